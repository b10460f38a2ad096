import { isoDay } from "../../src/process/calendar";
import { startOf } from "../../src/process/calendar-periods";
import type { Cell } from "../../src/process/model";
import type { Database } from "./database";

const REASONS = ["Price", "Timing", "No budget", ""];
const COMPETITORS = ["Umbra", "Hooli", "", "", "Initech"];
/** In percent for some, as exports have it, so that both ways are asked about. */
const CHANCES: Readonly<Record<string, number>> = { Lead: 10, Demo: 25, Proposal: 50, Negotiation: 77.5, Prospecting: 5, Engaging: 30, Won: 100, "After-sales": 100, Lost: 0 };

/** Deals with when they are expected to close, why and to whom they were lost: by their place, always the same. */
export function withProspects(deals: Cell[][], created: string): Cell[][] {
  const at = deals[0]!.indexOf(created);
  return deals.map((row, i) => {
    if (i === 0) return [...row, "Expected close", "Reason", "Competitor"];
    const day = Number(row[at]) || 0;
    return [...row, i % 7 === 0 || day === 0 ? "" : day + 20 + ((i * 37) % 100), REASONS[(i * 13) % 4], COMPETITORS[(i * 7) % 5]];
  });
}

export const STAGES_WITH_CHANCES: Cell[][] = [
  ["Stage", "Kind", "Probability"],
  ...Object.entries(CHANCES).map(([stage, chance]): Cell[] => [stage, stage === "Won" ? "won" : stage === "After-sales" ? "after-sales" : stage === "Lost" ? "lost" : "open", chance]),
];

/** Quarterly targets of owners from a day on, and of everyone for the first quarter. */
export function targetsFor(owners: readonly string[], quarters: readonly (readonly [name: string, from: number, to: number])[]): { table: Cell[][]; rows: string[][] } {
  const table: Cell[][] = [["Period", "Name", "Amount", "Deals"]];
  const rows: string[][] = [];
  quarters.forEach(([name, from, to], q) => {
    for (const [at, owner] of (q === 0 ? owners : [...owners, ""]).entries()) {
      const [amount, deals] = [100_000 + 7_000 * at + 1_000.5 * q, 5 + at + q];
      table.push([name, owner, amount, deals]);
      rows.push([owner === "" ? "NULL" : `'${owner}'`, `DATE '${isoDay(from)}'`, `DATE '${isoDay(to)}'`, String(amount), String(deals)]);
    }
  });
  return { table, rows };
}

/** The quarters that follow a day, by name. */
export function quartersFrom(day: number, count: number): [string, number, number][] {
  const starts = [startOf(day, "quarter")];
  while (starts.length <= count) starts.push(startOf(starts.at(-1)! + 95, "quarter"));
  return starts.slice(0, -1).map((start, at) => [`${isoDay(start).slice(0, 4)}-Q${Math.ceil(Number(isoDay(start).slice(5, 7)) / 3)}`, start, starts[at + 1]! - 1]);
}

export async function loadProspects(database: Database, deals: Cell[][], targets: string[][]): Promise<void> {
  await database.run("money-schema");
  await database.load("prospects", deals, ["#", "Expected close", "Reason", "Competitor"], ["Expected close"]);
  await database.fill("chances", Object.entries(CHANCES).map(([stage, chance]) => [`'${stage}'`, String(chance / 100)]));
  await database.fill("targets", targets);
}

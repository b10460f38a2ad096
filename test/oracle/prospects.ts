import { isoDay } from "../../src/process/calendar";
import { startOf } from "../../src/process/calendar-periods";
import type { Cell } from "../../src/process/model";

const REASONS = ["Price", "Timing", "No budget", ""];
const COMPETITORS = ["Umbra", "Hooli", "", "", "Initech"];

/** Deals with when they are expected to close, why and to whom they were lost: by their place, always the same. */
export function withProspects(deals: Cell[][], created: string): Cell[][] {
  const at = deals[0]!.indexOf(created);
  return deals.map((row, i) => {
    if (i === 0) return [...row, "Expected close", "Reason", "Competitor"];
    const day = Number(row[at]) || 0;
    return [...row, i % 7 === 0 || day === 0 ? "" : day + 20 + ((i * 37) % 100), REASONS[(i * 13) % 4], COMPETITORS[(i * 7) % 5]];
  });
}

const RATES: readonly (readonly [currency: string, rate: number])[] = [["CNY", 1], ["EUR", 7.8], ["USD", 7.125]];

/** Deals in several currencies, with what each is worth; where a deal has no amount, some have no rate either. */
export function withCurrencies(deals: Cell[][]): Cell[][] {
  const at = deals[0]!.indexOf("Amount");
  return deals.map((row, i) => {
    if (i === 0) return [...row, "Currency", "Exchange rate"];
    const [currency, rate] = RATES[(i * 11) % 3]!;
    return [...row, currency, row[at] === "" && i % 2 === 0 ? "" : rate];
  });
}

/** Quarterly targets of owners, the last of them for everyone too but in the first quarter; `toldAs` is how the database names an owner. */
export function targetsFor(owners: readonly string[], quarters: readonly Quarter[], toldAs: (owner: string) => string): { table: Cell[][]; rows: string[][] } {
  const table: Cell[][] = [["Period", "Name", "Amount", "Deals"]];
  const rows: string[][] = [];
  quarters.forEach(([name, from, to], q) => {
    for (const [at, owner] of (q === 0 ? owners : [...owners, ""]).entries()) {
      const [amount, deals] = [100_000 + 7_000 * at + 1_000.5 * q, 5 + at + q];
      table.push([name, owner, amount, deals]);
      rows.push([owner === "" ? "NULL" : `'${toldAs(owner)}'`, `DATE '${isoDay(from)}'`, `DATE '${isoDay(to)}'`, String(amount), String(deals)]);
    }
  });
  return { table, rows };
}

export type Quarter = readonly [name: string, from: number, to: number];

/** The quarters that follow a day, by name. */
export function quartersFrom(day: number, count: number): Quarter[] {
  const starts = [startOf(day, "quarter")];
  while (starts.length <= count) starts.push(startOf(starts.at(-1)! + 95, "quarter"));
  return starts.slice(0, -1).map((start, at) => [`${isoDay(start).slice(0, 4)}-Q${Math.ceil(Number(isoDay(start).slice(5, 7)) / 3)}`, start, starts[at + 1]! - 1]);
}

import fc from "fast-check";
import { generated, STAGE_NAMES, type Generated } from "../functions/generated";
import type { Cell, Grid } from "../../src/process/model";
import { Database } from "./database";

export const AS_OF = 46_200;
const TARGET_DAYS = 30;
export const STAGES_TABLE: Cell[][] = [
  ["Stage", "Kind", "Target days"],
  ...STAGE_NAMES.map((name): Cell[] => [name, name === "Won" ? "won" : name === "After-sales" ? "after-sales" : "open", TARGET_DAYS]),
  ["Lost", "lost", ""],
];

/** Periods to ask about: name, first and last day. */
export const PERIODS: readonly (readonly [string, number | null, number | null])[] = [
  ["all time", null, null], ["a period", 46_050, 46_120], ["since a day", 46_090, null], ["until a day", null, 46_080],
];

/** Many small processes as one: deals of different ones never share a name. */
function together(processes: readonly Generated[]): Generated {
  const renamed = (grid: Grid, at: number) => grid.slice(1).map((row) => row.map((cell, index) => (grid[0]![index] === "Deal" ? `${at}/${String(cell)}` : cell)));
  const join = (table: "deals" | "tasks" | "history") => [[...processes[0]![table][0]!], ...processes.flatMap((process, at) => renamed(process[table], at))];
  return { stages: processes[0]!.stages, deals: join("deals"), tasks: join("tasks"), history: join("history") };
}

/** A process of a thousand deals, always the same one. */
export const PROCESS = together(fc.sample(generated, { numRuns: 300, seed: 20_260_131 }));

/** A database with it. */
export async function processDatabase(): Promise<Database> {
  const database = await Database.open();
  await database.fill("stages", [
    ...STAGE_NAMES.map((name, index) => [String(index + 1), `'${name}'`, name === "Won" ? "'won'" : name === "After-sales" ? "'after-sales'" : "'open'", String(TARGET_DAYS)]),
    ["NULL", "'Lost'", "'lost'", "NULL"],
  ]);
  await database.load("deals", PROCESS.deals, ["#", "Deal", "Owner", "Stage", "Amount", "Created", "Closed", "Lost in"], ["Created", "Closed"]);
  await database.load("tasks", PROCESS.tasks, ["#", "Deal", "Stage", "Task", "Milestone", "Owner", "Start", "Due", "Done", "Status"], ["Start", "Due", "Done"]);
  await database.load("history", PROCESS.history, ["Deal", "Stage", "Entered"], ["Entered"]);
  return database;
}

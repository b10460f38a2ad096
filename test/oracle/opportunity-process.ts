import type { Cell } from "../../src/process/model";
import { Database } from "./database";
import { opportunities } from "./opportunities";
import { opportunityTasks } from "./opportunity-tasks";
import { withProspects } from "./prospects";

/** Three months after the last opportunity was closed (31 December 2017). */
export const OPPORTUNITY_DAY = 43_190;

/** Targets near the means, so that some deals are beyond them. */
export const OPPORTUNITY_STAGES: Cell[][] = [
  ["Stage", "Kind", "Target days", "Probability"],
  ["Prospecting", "open", 20, 5],
  ["Engaging", "open", 60, 30],
  ["Won", "won", "", 100],
  ["Lost", "lost", "", 0],
];

/** The opportunities with what they do not tell: when each is expected to close, why and to whom it was lost. */
export function opportunityDeals(): Cell[][] {
  return withProspects(opportunities(), "engage_date");
}

/** What the opportunities tell of their history: engaged on one day, closed on another. */
export function opportunityHistory(): Cell[][] {
  const [header, ...rows] = opportunities();
  const at = (name: string) => header!.indexOf(name);
  const [deal, stage, engaged, closed] = [at("opportunity_id"), at("deal_stage"), at("engage_date"), at("close_date")];
  return [
    ["Deal", "Stage", "Entered"],
    ...rows.flatMap((row): Cell[][] => {
      const changes: Cell[][] = row[engaged!] === "" ? [[row[deal!], "Prospecting", ""]] : [[row[deal!], "Engaging", row[engaged!]]];
      return row[closed!] === "" ? changes : [...changes, [row[deal!], row[stage!], row[closed!]]];
    }),
  ];
}

/** A database with the opportunities as deals, as tasks and as their history. */
export async function opportunityDatabase(): Promise<Database> {
  const database = await Database.open();
  await database.fill(
    "stages",
    OPPORTUNITY_STAGES.slice(1).map(([stage, kind, days], index) => [kind === "lost" ? "NULL" : String(index + 1), `'${String(stage)}'`, `'${String(kind)}'`, days === "" ? "NULL" : String(days)])
  );
  await database.load(
    "deals", opportunities(), ["#", "opportunity_id", "sales_agent", "deal_stage", "close_value", "engage_date", "close_date", "lost in"],
    ["engage_date", "close_date"]
  );
  await database.run("money-schema");
  await database.load("prospects", opportunityDeals(), ["#", "Expected close", "Reason", "Competitor"], ["Expected close"]);
  await database.fill("chances", OPPORTUNITY_STAGES.slice(1).map(([stage, , , chance]) => [`'${String(stage)}'`, String(Number(chance) / 100)]));
  await database.load(
    "tasks", opportunityTasks(), ["#", "Deal", "Stage", "Task", "Milestone", "Owner", "Start", "Due", "Done", "Status"], ["Start", "Due", "Done"]
  );
  await database.load("history", opportunityHistory(), ["Deal", "Stage", "Entered"], ["Entered"]);
  return database;
}

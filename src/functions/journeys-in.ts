import { journeysOf, type Journeys } from "../metrics/journeys";
import type { TableKind } from "../process/columns";
import type { Day } from "../process/model";
import { StagebookError } from "../process/problem";
import { stagesOf, type Tables } from "./tables-of";

/** What tells how far deals came, best source first (METRICS.md, "Reaching a stage"). */
const SOURCES: readonly TableKind[] = ["History", "Process", "Deals"];

/** The journeys that the data tells, by the stages of the argument `stages` and those that the question names. */
export function journeysIn(tables: Tables, stages: unknown, asOf: Day, asked: readonly string[] = []): Journeys {
  const table = tables.table(...SOURCES);
  table.need("deal", "stage");
  if (table.length === 0 && asked.length === 0) throw new StagebookError("functions:nothing.noDeals");
  return journeysOf(table, { stages: stagesOf(stages, tables), asked, asOf });
}

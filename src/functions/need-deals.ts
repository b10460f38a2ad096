import { StagebookError } from "../process/problem";
import type { SheetTable } from "../process/read-table";

/** Throws unless one row of the table is one deal: a table of tasks or of stage entries would count deals many times. */
export function needDeals(table: SheetTable): void {
  if (table.kind === "Process") throw new StagebookError("functions:tasksNotDeals", {}, { column: table.headerOf("task") });
  if (table.kind === "History") throw new StagebookError("functions:historyNotDeals", {}, { column: table.headerOf("entered") });
  table.need("deal");
}

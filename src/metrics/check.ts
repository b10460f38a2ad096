import { checkCycle, readDealRows } from "../process/deal-rows";
import type { CellTable } from "../process/cell-table";
import { COLUMNS, type ColumnId } from "../process/columns";
import type { Day, Stage } from "../process/model";
import { StagebookError, type Problem } from "../process/problem";
import { readStages } from "../process/read-stages";
import { readTable, type SheetTable } from "../process/read-table";
import { readTaskRows } from "../process/task-rows";
import { journeysOf } from "./journeys";

/**
 * Every cell of a table that could not be read, by row and in the order of columns: those for which a figure would be
 * refused. All columns that mean something are looked at, whichever of them a figure needs: text in a date or number
 * column, error values, a word that is no yes or no, a blank or unknown stage, an unknown outcome, a task done before its
 * start, a deal closed before it was created, an amount without its exchange rate. Where the order of stages is neither
 * given nor known, no stage is unknown.
 */
export function check(cells: CellTable, stages: readonly Stage[] | null, asOf: Day): Problem[] {
  const table = readTable(cells, { onProblem: "collect" });
  if (table.kind === null) table.need("deal", "stage");
  for (const id of Object.keys(COLUMNS) as ColumnId[]) if (table.has(id)) READERS[COLUMNS[id].type](table, id);
  if (table.kind === "Stages") unless("process:noStages", () => readStages(table));
  if (table.kind === "Process" || table.kind === "History" || table.kind === "Deals") checkRows(table, stages, asOf);
  const place = new Map(table.header.map((header, index) => [header, index]));
  return [...table.problems].sort((a, b) => a.row! - b.row! || place.get(a.column!)! - place.get(b.column!)!);
}

const READERS = {
  text: (table: SheetTable, id: ColumnId) => table.text(id),
  day: (table: SheetTable, id: ColumnId) => table.days(id),
  number: (table: SheetTable, id: ColumnId) => table.numbers(id),
  flag: (table: SheetTable, id: ColumnId) => table.flags(id),
};

function checkRows(table: SheetTable, stages: readonly Stage[] | null, asOf: Day): void {
  if (!unless("process:stageOrderUnknown", () => journeysOf(table, { stages, asked: [], asOf })) && table.kind === "Process") readTaskRows(table);
  if (table.kind !== "Deals") return;
  const deals = readDealRows(table, stages);
  const created = table.days("created");
  const [amounts, rates] = [table.numbers("amount"), table.numbers("exchangeRate")];
  for (let i = 0; i < deals.length; i++) {
    checkCycle(deals, i, created[i]!);
    if (table.has("exchangeRate") && !Number.isNaN(amounts[i]) && Number.isNaN(rates[i])) table.report(i, "exchangeRate", "metrics:noExchangeRate");
  }
}

/** Reads what may be refused as a whole for this reason, which is about no cell; false: it was. */
function unless(code: string, read: () => void): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (error instanceof StagebookError && error.code === code) return false;
    throw error;
  }
}

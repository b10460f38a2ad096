import { errorIn, isBlank } from "../process/cells";
import { isBlankRow } from "../process/cell-table";
import { columnOf, COLUMNS } from "../process/columns";
import type { Cell } from "../process/model";
import { StagebookError } from "../process/problem";
import type { SheetTable } from "../process/read-table";
import { rangeOrNull, textOrNull, wrong } from "./arguments";
import { criterionOf } from "./criterion";
import { columnNamed } from "./group-column";
import { tablesOf, type Tables } from "./tables-of";

/**
 * The answer of SALES.WHERE: the header row and the rows that meet every condition, as they stand in the range, so that
 * it is the data of any other function. Rows that count nowhere, blank or without a deal, are left out. No row: the header
 * row alone. Of the handle of a whole process: the rows of the first table that has the columns.
 *
 * @param more column and value in turn
 */
export function whereAnswer(data: unknown, column: unknown, value: unknown, more: readonly unknown[] | null): Cell[][] {
  const given = [column, value, ...(more ?? [])];
  const table = tableWith(tablesOf(data), given.filter((_, at) => at % 2 === 0));
  const conditions = given.flatMap((name, at) => {
    if (at % 2 === 1) return [];
    const header = textOrNull(name, "column");
    const values = (rangeOrNull(given[at + 1]) ?? []).flat().filter((cell) => !isBlank(cell));
    if (header === null && values.length === 0 && at > 0) return []; // Excel hands over what was left out behind the last comma
    if (header === null) throw wrong("functions:missing", "column");
    if (values.length === 0) throw wrong("functions:whereNeedsValue", "value", { header });
    const error = values.map(errorIn).find((found) => found !== null);
    if (error !== undefined) throw wrong("functions:errorInArgument", "value", { error: error! });
    const index = columnNamed(table, header, "column");
    const id = columnOf(table.header[index]);
    return [{ index, test: criterionOf(values, id === null ? null : COLUMNS[id].type) }];
  });
  const { cells } = table;
  const key = table.kind !== "Activities" && table.has("deal") ? table.header.indexOf(table.headerOf("deal")) : -1;
  const counts = (i: number) => (key < 0 ? !isBlankRow(cells, i) : !isBlank(cells.cell(i, key)));
  const isWanted = (i: number) =>
    counts(i) &&
    conditions.every(({ index, test }) => {
      const cell = cells.cell(i, index);
      const error = errorIn(cell);
      if (error === null) return test(cell);
      throw new StagebookError("process:errorInCell", { error }, { row: cells.headerRow + 2 + i, column: table.header[index]! });
    });
  const rows = Array.from({ length: cells.length }, (_, i) => i).filter(isWanted);
  return [cells.header, ...rows.map((i) => cells.header.map((_, index) => cells.cell(i, index)))].map((row) => row.map((cell) => cell ?? ""));
}

/** The first table that has all the columns; when none has, the first. */
function tableWith({ all }: Tables, columns: readonly unknown[]): SheetTable {
  const has = (table: SheetTable) => columns.every((name) => rangeOrNull(name) === null || table.find(textOrNull(name, "column") ?? "") >= 0);
  return ((all.length > 1 && all.find(({ table }) => has(table))) || all[0]!).table;
}

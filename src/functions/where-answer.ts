import { errorIn, isBlank } from "../process/cells";
import { columnOf, COLUMNS } from "../process/columns";
import type { Cell, Grid } from "../process/model";
import { StagebookError } from "../process/problem";
import type { SheetTable } from "../process/read-table";
import { rangeOrNull, textOrNull, wrong } from "./arguments";
import { criterionOf } from "./criterion";
import { columnNamed } from "./group-column";
import { tablesOf, type Tables } from "./tables-of";

/**
 * The answer of SALES.WHERE: the header row and the rows that meet every condition, as they stand in the range, so that
 * it is the data of any other function. Blank rows are left out. No row: the header row alone. Of the handle of a whole
 * process: the rows of the first table that has the columns.
 *
 * @param more column and value in turn
 */
export function whereAnswer(data: unknown, column: unknown, value: unknown, more: readonly unknown[] | null): Cell[][] {
  const given = [column, value, ...(more ?? [])];
  const { table, grid } = tableWith(tablesOf(data), given.filter((_, at) => at % 2 === 0));
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
  const first = grid.findIndex((row) => !row.every(isBlank));
  const key = table.kind !== "Activities" && table.has("deal") ? table.header.indexOf(table.headerOf("deal")) : -1;
  const counts = (cells: Grid[number]) => (key < 0 ? !cells.every(isBlank) : !isBlank(cells[key]));
  const isWanted = (cells: Grid[number], row: number) =>
    row > first && counts(cells) &&
    conditions.every(({ index, test }) => {
      const error = errorIn(cells[index]);
      if (error !== null) throw new StagebookError("process:errorInCell", { error }, { row: row + 1, column: table.header[index]! });
      return test(cells[index]);
    });
  return [grid[first]!, ...grid.filter(isWanted)].map((row) => row.map((cell) => cell ?? ""));
}

/** The first table that has all the columns; when none has, the first. */
function tableWith({ all }: Tables, columns: readonly unknown[]): Tables["all"][number] {
  const has = (table: SheetTable) => columns.every((name) => rangeOrNull(name) === null || table.find(textOrNull(name, "column") ?? "") >= 0);
  return (all.length > 1 && all.find(({ table }) => has(table))) || all[0]!;
}

import type { Cell } from "../process/model";
import type { Rows } from "../process/typed-columns";
import { handleIn, sourceFor } from "./kept-tables-in";
import { handleText } from "./table-answer";
import { tablesOf } from "./tables-of";
import { conditionsOf, rowsWhere, viewOf } from "./where";

/**
 * The answer of SALES.WHERE, the data of any other function. Of a range: the header row and the rows that meet every
 * condition, as they stand in it; rows that count nowhere, blank or without a deal, are left out. No row: the header row
 * alone. Of a handle: the handle of a view.
 *
 * @param more column and value in turn
 */
export function whereAnswer(data: unknown, column: unknown, value: unknown, more: readonly unknown[] | null): Cell[][] {
  const conditions = conditionsOf([column, value, ...(more ?? [])]);
  const handle = handleIn(data);
  if (handle !== null) return [[handleText(viewOf(sourceFor(handle), [...handle.where, ...conditions]))]];
  const table = tablesOf(data).all[0]!.table;
  const rows = conditions.reduce<Rows>((rows, condition) => rowsWhere(table, condition, rows), null);
  const { cells } = table;
  return [cells.header, ...Array.from(rows!, (i) => cells.header.map((_, index) => cells.cell(i, index)))].map((row) => row.map((cell) => cell ?? ""));
}

import type { Cell } from "../process/model";
import type { TableCopy } from "../process/table-copy";
import { bodyOf, isNothing, rangeOf } from "./cells";
import type { AnyTableAt } from "./find-tables";
import { readBlocks } from "./read-blocks";

/**
 * The columns of each table in which a cell holds a formula, by their place in it: one request. Where Excel does not tell,
 * as on protected sheets, the formulas are read. (Of a single cell Excel may search the whole sheet: then a column too many
 * is named, which does no harm.)
 */
export async function findFormulaColumns(context: Excel.RequestContext, tables: readonly AnyTableAt[]): Promise<number[][]> {
  const asked = tables.map((at) =>
    at.isProtected ? null : at.header.map((_, column) => rangeOf(context, bodyOf(at, column)).getSpecialCellsOrNullObject("Formulas").load("cellCount"))
  );
  await context.sync();
  const hidden = tables.filter((_, index) => asked[index] === null);
  const read = hidden.length > 0 ? await readBlocks(context, hidden.map((at) => bodyOf(at)), "formulas") : [];
  return tables.map((at, index) => {
    const rows = read[hidden.indexOf(at)];
    const isFormula = (column: number) => (rows === undefined ? !asked[index]![column]!.isNullObject : rows.some((row) => String(row[column]).startsWith("=")));
    return [...at.header.keys()].filter(isFormula);
  });
}

/** Reads the given columns of each table. */
export async function readColumns(context: Excel.RequestContext, tables: readonly { at: AnyTableAt; columns: readonly number[] }[]): Promise<Cell[][][]> {
  const places = tables.flatMap(({ at, columns }, table) => columns.map((column) => ({ table, block: bodyOf(at, column) })));
  const read = await readBlocks(context, places.map(({ block }) => block));
  const columns: Cell[][][] = tables.map(() => []);
  places.forEach(({ table }, index) => columns[table]!.push(read[index]!.map(([cell]) => cell)));
  return columns;
}

/** A copy with these values in these columns; the very same copy when they are as they were. */
export function withColumns(copy: TableCopy, columns: readonly number[], values: readonly (readonly Cell[])[]): TableCopy {
  let [first, last] = [copy.length, -1];
  for (let i = 0; i < copy.length; i++) {
    if (columns.every((column, index) => isSame(copy.cell(i, column), values[index]![i]))) continue;
    first = Math.min(first, i);
    last = i;
  }
  if (last < 0) return copy;
  const rows = Array.from({ length: last - first + 1 }, (_, at) => copy.header.map((_text, column) => copy.cell(first + at, column)));
  columns.forEach((column, index) => rows.forEach((row, at) => (row[column] = values[index]![first + at])));
  return copy.with(first, rows);
}

function isSame(before: Cell, now: Cell): boolean {
  return before === now || (isNothing(before) && isNothing(now));
}

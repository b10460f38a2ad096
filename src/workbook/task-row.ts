import { normalText, type ColumnId } from "../process/columns";
import type { Cell } from "../process/model";
import { StagebookError } from "../process/problem";
import { bodyOf, cellOf, rangeOf, written } from "./cells";
import type { CellsChange } from "./changes";
import { refOf } from "./append-rows";
import { columnAt, needColumn, type TableAt } from "./find-tables";
import { readBlocks } from "./read-blocks";
import type { Transaction } from "./transaction";

/** A row that was just found, with its values and formulas by column. */
export interface FoundRow {
  readonly table: TableAt;
  /** Place in the body. */
  readonly row: number;
  readonly key: CellsChange["key"];
  /** Value of a column; "" when the table has no such column. */
  value(id: ColumnId): Cell;
  /** The formula of a column's cell; null when it holds a constant. */
  formula(id: ColumnId): string | null;
}

/** Reads one row of a body with its formulas: queued loads and a request. */
export async function readRow(context: Excel.RequestContext, table: TableAt, row: number, key: CellsChange["key"]): Promise<FoundRow> {
  const range = rangeOf(context, { ...bodyOf(table), top: table.top + 1 + row, rows: 1 });
  range.load("values,formulas");
  await context.sync();
  const [values, formulas] = [range.values[0] as Cell[], range.formulas[0] as Cell[]];
  return {
    table,
    row,
    key,
    value: (id) => values[columnAt(table, id)] ?? "",
    formula(id) {
      const formula = formulas[columnAt(table, id)];
      return typeof formula === "string" && formula.startsWith("=") && formula !== values[columnAt(table, id)] ? formula : null;
    },
  };
}

/** Places of the rows that have this text in a column, by reading that column now. */
export async function rowsWith(context: Excel.RequestContext, table: TableAt, id: ColumnId, text: string): Promise<number[]> {
  const [cells] = await readBlocks(context, [bodyOf(table, needColumn(table, id))]);
  const wanted = normalText(text);
  return cells!.flatMap(([cell], row) => (normalText(cell) === wanted ? [row] : []));
}

/** The row of a task, found by its ID at this moment and never by its place. */
export async function findTask(context: Excel.RequestContext, table: TableAt, taskId: string): Promise<FoundRow> {
  if (taskId.trim() === "") throw new StagebookError("workbook:taskHasNoId", { sheet: table.sheet });
  const rows = await rowsWith(context, table, "id", taskId);
  if (rows.length === 0) throw new StagebookError("workbook:taskGone", { id: taskId, sheet: table.sheet });
  if (rows.length > 1) {
    throw new StagebookError("workbook:idTwice", {
      id: taskId,
      sheet: table.sheet,
      rows: rows.map((row) => row + table.top + 2).join(", "),
    });
  }
  return readRow(context, table, rows[0]!, { header: table.header[needColumn(table, "id")]!, value: taskId });
}

/** Queues new values for cells of a row, and says so to the transaction. Columns that the table lacks are passed over. */
export function changeCells(tx: Transaction, row: FoundRow, values: Partial<Record<ColumnId, Cell>>): void {
  const wanted = (Object.entries(values) as [ColumnId, Cell][]).filter(([id]) => columnAt(row.table, id) >= 0);
  const cells = wanted.map(([id, after]) => ({
    header: row.table.header[columnAt(row.table, id)]!,
    before: { value: row.value(id), formula: row.formula(id) },
    after: after ?? "",
  }));
  if (cells.length === 0) return;
  tx.will<CellsChange>({ kind: "cells", table: refOf(row.table), key: row.key, cells });
  for (const [id, after] of wanted) {
    rangeOf(tx.context, cellOf(row.table, row.row, columnAt(row.table, id))).values = [[written(after ?? "")]];
  }
}

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

/** Where a row stands, and by what it is found again. */
export type RowPlace = Pick<FoundRow, "table" | "row" | "key">;

/** Reads rows with their formulas in one request. */
export async function readRows(context: Excel.RequestContext, places: readonly RowPlace[]): Promise<FoundRow[]> {
  const read = places.map((place) => {
    const range = rangeOf(context, { ...bodyOf(place.table), top: place.table.top + 1 + place.row, rows: 1 });
    range.load("values,formulas");
    return { ...place, range };
  });
  await context.sync();
  return read.map(({ table, row, key, range }): FoundRow => {
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
  });
}

/** Places of the cells of a column that hold this text. */
export function placesOf(column: readonly (readonly Cell[])[], text: string): number[] {
  const wanted = normalText(text);
  return column.flatMap(([cell], row) => (normalText(cell) === wanted ? [row] : []));
}

/** The place of a task by its ID, in the column of IDs as it was just read. */
export function taskPlace(table: TableAt, ids: readonly (readonly Cell[])[], taskId: string): number {
  if (taskId.trim() === "") throw new StagebookError("workbook:taskHasNoId", { sheet: table.sheet });
  const places = placesOf(ids, taskId);
  if (places.length === 0) throw new StagebookError("workbook:taskGone", { id: taskId, sheet: table.sheet });
  if (places.length > 1) {
    const rows = places.map((place) => place + table.top + 2).join(", ");
    throw new StagebookError("workbook:idTwice", { id: taskId, sheet: table.sheet, rows });
  }
  return places[0]!;
}

/** The row of a task, found by its ID at this moment and never by its place. */
export async function findTask(context: Excel.RequestContext, table: TableAt, taskId: string): Promise<FoundRow> {
  const column = needColumn(table, "id");
  const [ids] = await readBlocks(context, [bodyOf(table, column)]);
  const [task] = await readRows(context, [{ table, row: taskPlace(table, ids!, taskId), key: { header: table.header[column]!, value: taskId } }]);
  return task!;
}

/** Queues going to a row's sheet and selecting the row. */
export function selectRow(context: Excel.RequestContext, { table, row }: RowPlace): void {
  context.workbook.worksheets.getItem(table.sheetId).activate();
  rangeOf(context, { ...bodyOf(table), top: table.top + 1 + row, rows: 1 }).select();
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

/** The text of a column; "" when its cell is blank or the table has no such column. */
export function textIn(row: FoundRow, id: ColumnId): string {
  return String(row.value(id) ?? "").trim();
}

/** The row's notes with one more line below. */
export function withNote(row: FoundRow, note: string): string {
  const before = textIn(row, "notes");
  return before === "" ? note : `${before}\n${note}`;
}

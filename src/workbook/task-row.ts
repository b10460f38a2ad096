import { normalText, type ColumnId } from "../process/columns";
import type { Cell } from "../process/model";
import { StagebookError } from "../process/problem";
import { bodyOf, cellOf, rangeOf, written } from "./cells";
import type { CellsChange, ChangedRow } from "./changes";
import { refOf, type RowValues } from "./append-rows";
import { columnAt, needColumn, type TableAt } from "./find-tables";
import { CELLS_PER_READ, planReads, readBlocks } from "./read-blocks";
import { queueRowChanges } from "./rewrite-rows";
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

/** Reads rows with their formulas: neighbours as one range, all in one request unless they are thousands. */
export async function readRows(context: Excel.RequestContext, places: readonly RowPlace[]): Promise<FoundRow[]> {
  const runs = neighbours(places);
  const contents = new Map<RowPlace, readonly [values: Cell[], formulas: Cell[]]>();
  // Each cell comes twice: its value and its formula.
  const groups = planReads(runs.map((run) => ({ rows: run.length, columns: run[0]!.table.header.length })), CELLS_PER_READ / 2);
  for (const group of groups) {
    const ranges = group.map(({ block, from, rows }) => {
      const { table, row } = runs[block]![from]!;
      const range = rangeOf(context, { ...bodyOf(table), top: table.top + 1 + row, rows });
      range.load("values,formulas");
      return range;
    });
    // eslint-disable-next-line office-addins/no-context-sync-in-loop -- one request per 1 to 2 MB is the point
    await context.sync();
    group.forEach(({ block, from, rows }, index) => {
      const { values, formulas } = ranges[index]!;
      for (let row = 0; row < rows; row++) contents.set(runs[block]![from + row]!, [values[row] as Cell[], formulas[row] as Cell[]]);
    });
  }
  return places.map((place): FoundRow => {
    const { table, row, key } = place;
    const [values, formulas] = contents.get(place)!;
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

/** Rows of one table that stand one below the other. */
function neighbours(places: readonly RowPlace[]): RowPlace[][] {
  const runs: RowPlace[][] = [];
  const last = new Map<TableAt, RowPlace[]>();
  for (const place of [...places].sort((one, other) => one.row - other.row)) {
    const run = last.get(place.table);
    if (run !== undefined && run.at(-1)!.row + 1 === place.row) {
      run.push(place);
    } else {
      const next = [place];
      runs.push(next);
      last.set(place.table, next);
    }
  }
  return runs;
}

/** Places of the cells of a column that hold this text. */
export function placesOf(column: readonly (readonly Cell[])[], text: string): number[] {
  const wanted = normalText(text);
  return column.flatMap(([cell], row) => (normalText(cell) === wanted ? [row] : []));
}

/** The places of tasks by their IDs, in the column of IDs as it was just read. */
export function taskPlaces(table: TableAt, ids: readonly (readonly Cell[])[], taskIds: readonly string[]): number[] {
  const places = new Map<string, number[]>(taskIds.map((id) => [normalText(id), []]));
  ids.forEach(([cell], row) => places.get(normalText(cell))?.push(row));
  return taskIds.map((taskId) => {
    if (taskId.trim() === "") throw new StagebookError("workbook:taskHasNoId", { sheet: table.sheet });
    const [place, ...more] = places.get(normalText(taskId))!;
    if (place === undefined) throw new StagebookError("workbook:taskGone", { id: taskId, sheet: table.sheet });
    if (more.length > 0) {
      const rows = [place, ...more].map((row) => row + table.top + 2).join(", ");
      throw new StagebookError("workbook:idTwice", { id: taskId, sheet: table.sheet, rows });
    }
    return place;
  });
}

/** The rows of tasks, found by their IDs at this moment and never by their places. */
export async function findTasks(context: Excel.RequestContext, table: TableAt, taskIds: readonly string[]): Promise<FoundRow[]> {
  const column = needColumn(table, "id");
  const [ids] = await readBlocks(context, [bodyOf(table, column)]);
  const header = table.header[column]!;
  return readRows(context, taskPlaces(table, ids!, taskIds).map((row, index) => ({ table, row, key: { header, value: taskIds[index]! } })));
}

/** Queues going to a row's sheet and selecting the row. */
export function selectRow(context: Excel.RequestContext, { table, row }: RowPlace): void {
  context.workbook.worksheets.getItem(table.sheetId).activate();
  rangeOf(context, { ...bodyOf(table), top: table.top + 1 + row, rows: 1 }).select();
}

/** Queues new values for cells of a row, and says so to the transaction. Columns that the table lacks are passed over. */
export function changeCells(tx: Transaction, row: FoundRow, values: RowValues): void {
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

/** What cells of a row are to hold. */
export interface RowChange {
  readonly row: FoundRow;
  readonly values: RowValues;
}

/**
 * The same for rows of one table with one key. Many are one change to the transaction, which finds them all again by
 * reading their columns once.
 */
export async function changeRows(tx: Transaction, changes: readonly RowChange[]): Promise<void> {
  const [first, ...more] = changes;
  if (first === undefined) return;
  if (more.length === 0) return changeCells(tx, first.row, first.values);
  const { table, key } = first.row;
  const keyColumn = table.columns[table.header.indexOf(key.header)]!;
  const ids = table.columns.filter((id): id is ColumnId => id !== null && columnAt(table, id) >= 0 && changes.some(({ values }) => values[id] !== undefined));
  await queueRowChanges(tx, table, {
    keyHeaders: [key.header],
    headers: ids.map((id) => table.header[columnAt(table, id)]!),
    rows: changes.map(({ row, values }): ChangedRow => ({
      place: row.row,
      key: [row.value(keyColumn)],
      before: ids.map((id) => (values[id] === undefined ? null : { value: row.value(id), formula: row.formula(id) })),
      after: ids.map((id) => values[id] ?? ""),
    })),
  });
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

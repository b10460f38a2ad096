import { normalText } from "../process/columns";
import type { Cell } from "../process/model";
import { StagebookError } from "../process/problem";
import { refOf } from "./append-rows";
import { bodyOf, isNothing, rangeOf, written } from "./cells";
import type { RowsDeleted } from "./changes";
import { columnAt, type TableAt } from "./find-tables";
import { readBlocks } from "./read-blocks";
import { formulaIn, ROW_KEYS } from "./rewrite-rows";
import { bodyNow, tableNow, type TableNow } from "./table-now";
import type { Transaction } from "./transaction";

/** Queues deleting rows of one of the small tables that are set up, and says so to the transaction. */
export async function deleteRows(tx: Transaction, table: TableAt, places: readonly number[]): Promise<void> {
  if (places.length === 0) return;
  const body = bodyOf(table);
  const [values] = await readBlocks(tx.context, [body]);
  const [formulas] = await readBlocks(tx.context, [body], "formulas");
  const ascending = [...places].sort((one, other) => one - other);
  const counts = countsOf(values!);
  const keys = ROW_KEYS[table.kind].map((id) => columnAt(table, id)).filter((column) => column >= 0);
  tx.will<RowsDeleted>({
    kind: "rowsDeleted",
    table: refOf(table),
    header: table.header,
    rows: ascending.map((place) => ({ place, values: values![place]!, formulas: formulas![place]!, alike: counts.get(sign(values![place]!))! })),
    keyHeaders: keys.map((column) => table.header[column]!),
    namesakes: ascending.map((place) => values!.filter((row) => keyIn(row, keys) === keyIn(values![place]!, keys)).length),
  });
  const { rows } = tx.context.workbook.tables.getItem(table.id);
  for (const place of [...ascending].reverse()) rows.getItemAt(place).delete();
}

/** A row as it compares: blank cells are all the same. */
function sign(row: readonly Cell[]): string {
  return JSON.stringify(row.map((cell) => (isNothing(cell) ? "" : cell)));
}

/** What a row is called. */
function keyIn(row: readonly Cell[], columns: readonly number[]): string {
  return JSON.stringify(columns.map((column) => normalText(row[column])));
}

function countsOf(rows: readonly (readonly Cell[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(sign(row), (counts.get(sign(row)) ?? 0) + 1);
  return counts;
}

/** The table's rows with their cells in the order in which they were when rows were deleted. */
async function rowsNow(context: Excel.RequestContext, change: RowsDeleted): Promise<{ now: TableNow; body: Cell[][]; aligned: Cell[][] } | null> {
  const now = await tableNow(context, change.table);
  if (now === null) return null;
  const [body] = await readBlocks(context, [bodyNow(now)]);
  const places = change.header.map((header) => now.header.indexOf(header));
  return { now, body: body!, aligned: body!.map((row) => places.map((place) => row[place] ?? "")) };
}

/** Puts deleted rows back where they stood, those that are missing. */
export async function putDeletedBack(context: Excel.RequestContext, change: RowsDeleted): Promise<void> {
  const found = await rowsNow(context, change);
  if (found === null) throw new StagebookError("workbook:noTable", { table: change.table.name });
  const { now, body, aligned } = found;
  const counts = countsOf(aligned);
  let blank = body.length === 1 && body[0]!.every(isNothing);
  let rows = now.rows;
  for (const { place, values, formulas, alike } of change.rows) {
    const there = counts.get(sign(values)) ?? 0;
    if (there >= alike) continue;
    counts.set(sign(values), there + 1);
    const cells = now.header.map((header) => {
      const column = change.header.indexOf(header);
      if (column < 0) return null;
      return formulaIn(formulas[column], values[column]) ?? written(values[column] ?? "");
    });
    if (blank) {
      // A table whose last row was deleted has kept one blank row.
      rangeOf(context, bodyNow(now, 0, 1)).values = [cells];
      blank = false;
    } else {
      now.table.rows.add(Math.min(place, rows), [cells as (string | number | boolean)[]]);
      rows += 1;
    }
  }
  await context.sync();
}

/** Deletes rows again that came back. */
export async function deleteAgain(context: Excel.RequestContext, change: RowsDeleted): Promise<void> {
  const found = await rowsNow(context, change);
  if (found === null) return;
  const { now, aligned } = found;
  const counts = countsOf(aligned);
  const places: number[] = [];
  for (const deleted of countsOfDeleted(change)) {
    let beyond = (counts.get(deleted.sign) ?? 0) - (deleted.alike - deleted.count);
    for (let place = aligned.length - 1; place >= 0 && beyond > 0; place--) {
      if (sign(aligned[place]!) !== deleted.sign) continue;
      places.push(place);
      beyond -= 1;
    }
  }
  for (const place of places.sort((one, other) => other - one)) now.table.rows.getItemAt(place).delete();
  await context.sync();
}

function countsOfDeleted({ rows }: RowsDeleted): { sign: string; alike: number; count: number }[] {
  const bySign = new Map<string, { sign: string; alike: number; count: number }>();
  for (const { values, alike } of rows) {
    const key = sign(values);
    const known = bySign.get(key);
    if (known === undefined) bySign.set(key, { sign: key, alike, count: 1 });
    else known.count += 1;
  }
  return [...bySign.values()];
}

/** Whether somebody has meanwhile added a row in the place of a deleted one, which would then be there twice. */
export async function isReplaced(context: Excel.RequestContext, change: RowsDeleted): Promise<boolean> {
  const found = await rowsNow(context, change);
  if (found === null) return true;
  const columns = change.keyHeaders.map((header) => change.header.indexOf(header));
  return change.rows.some(({ values }, index) => {
    const isNamesake = (row: readonly Cell[]) => keyIn(row, columns) === keyIn(values, columns);
    const deleted = change.rows.filter((row) => isNamesake(row.values)).length;
    return found.aligned.filter(isNamesake).length > change.namesakes[index]! - deleted;
  });
}

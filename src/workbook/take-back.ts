import { t } from "../locales";
import { columnOf, normalText, type ColumnId } from "../process/columns";
import type { Cell } from "../process/model";
import { StagebookError } from "../process/problem";
import { bodyOf, cellOf, holds, isNothing, rangeOf, written, type Block } from "./cells";
import type { BlockWritten, CellsChange, Change, ChartsAdded, ChartsBound, ColumnsAdded, FormulaPut, FormulaRemoved, RowsAdded, SheetsAdded, TableRef } from "./changes";
import { takeBackChangedRows } from "./changed-rows";
import { bindChart } from "./dashboard-charts";
import { deleteAgain, putDeletedBack } from "./deleted-rows";
import { listSources } from "./append-rows";
import { findTables, languageOf } from "./find-tables";
import { layLists } from "./lay-lists";
import { readBlocks } from "./read-blocks";
import { putBackRemembered } from "./remembered";
import { COLOURS, ourColours, queueColours, queueDropdowns } from "./table-looks";
import { bodyNow, tableNow, type TableNow } from "./table-now";

/**
 * Takes one change back, whether it was made, half made or not made: it looks first. What somebody else has changed
 * since is left alone. Answers what remains, in words; null when nothing does.
 */
export async function takeBack(context: Excel.RequestContext, change: Change): Promise<string | null> {
  switch (change.kind) {
    case "cells":
      return takeBackCells(context, change);
    case "rowsAdded":
      return takeBackRows(context, change);
    case "rowsRemoved":
      await putRowsBack(context, change.added);
      return null;
    case "rowsChanged":
      return takeBackChangedRows(context, change);
    case "rowsDeleted":
      await putDeletedBack(context, change);
      return null;
    case "rowsReturned":
      await deleteAgain(context, change.deleted);
      return null;
    case "listsChanged":
      await layLists(context);
      return null;
    case "columnsAdded":
      await takeBackColumns(context, change);
      return null;
    case "sheetsAdded":
      await takeBackSheets(context, change);
      return null;
    case "remembered":
      await putBackRemembered(context, change.raw);
      return null;
    case "block":
      await takeBackBlock(context, change);
      return null;
    case "formulaPut":
      if (await isFormulaThere(context, change)) queueFormulaRemoval(context, change);
      await context.sync();
      return null;
    case "formulaRemoved":
      await putFormulaBack(context, change);
      return null;
    case "chartsAdded":
      await takeBackCharts(context, change);
      return null;
    case "chartsBound":
      await takeBackBinding(context, change);
      return null;
    case "namesAdded":
      for (const name of change.names) await removeName(context, name);
      return null;
  }
}

// ---- cells

/** Where the cells of a change stand now, and what they hold. */
export async function cellsNow(
  context: Excel.RequestContext,
  change: CellsChange
): Promise<{ block: Block; value: Cell }[] | null> {
  const now = await tableNow(context, change.table);
  const keyColumn = now?.header.indexOf(change.key.header) ?? -1;
  if (now === null || keyColumn < 0) return null;
  const at = { ...now, kind: change.table.kind };
  const [keys] = await readBlocks(context, [{ ...bodyNow(now), left: now.left + keyColumn, columns: 1 }]);
  const row = keys!.findIndex(([cell]) => normalText(cell) === normalText(change.key.value));
  const columns = change.cells.map((cell) => now.header.indexOf(cell.header));
  if (row < 0 || columns.includes(-1)) return null;
  const blocks = columns.map((column) => cellOf(at, row, column));
  const values = await readBlocks(context, blocks);
  return blocks.map((block, index) => ({ block, value: values[index]![0]![0] }));
}

async function takeBackCells(context: Excel.RequestContext, change: CellsChange): Promise<string | null> {
  const cells = await cellsNow(context, change);
  if (cells === null) return null; // the row or the table is gone, and our change with it
  const others: string[] = [];
  change.cells.forEach(({ header, before, after }, index) => {
    const { block, value } = cells[index]!;
    if (holds(value, after)) queueBefore(context, block, before);
    else if (before.formula === null && !holds(value, before.value ?? "")) others.push(header);
  });
  await context.sync();
  if (others.length === 0) return null;
  return t("workbook:remains.changedByOther", { sheet: change.table.sheet, row: change.key.value, columns: others.join(", ") });
}

/** Queues putting back what stood in a cell. */
export function queueBefore(context: Excel.RequestContext, block: Block, before: CellsChange["cells"][number]["before"]): void {
  const range = rangeOf(context, block);
  if (before.formula !== null) range.formulas = [[before.formula]];
  else range.values = [[written(before.value ?? "")]];
}

// ---- rows

/** Which rows of the body are those that were added, by their places; and which lie below the table, not yet in it. */
export interface RowsFound {
  readonly now: TableNow;
  /** Places in the body, ascending. */
  readonly inBody: readonly number[];
  /** Rows below the body, counted from its end, that hold ours. */
  readonly below: readonly number[];
  /** Ours by their key, but with other contents: somebody has changed them. */
  readonly changed: number;
  /** Our colours on the table and right below it. */
  readonly colours: readonly Excel.ConditionalFormat[];
}

/**
 * Finds added rows by what they hold: by their key where the table has one, otherwise by all their cells. `anywhere`
 * looks for rows without a key in the whole table (they were certainly written, and may have been sorted since);
 * otherwise only where they were to be written, so that an equal row that was there before is not taken for ours.
 */
export async function findRows(context: Excel.RequestContext, change: RowsAdded, anywhere: boolean): Promise<RowsFound | null> {
  const now = await tableNow(context, change.table);
  if (now === null) return null;
  const places = change.header.map((header) => now.header.indexOf(header));
  const key = change.keyHeader === null ? -1 : change.header.indexOf(change.keyHeader);
  const first = change.rowsBefore - change.blankUsed;
  const from = key >= 0 || anywhere ? 0 : Math.min(first, now.rows);
  const totals = now.hasTotals ? 1 : 0;
  const belowTop = now.top + 1 + now.rows + totals;
  const beyond = change.rows.length - change.blankUsed;
  const [body, below] = await readBlocks(context, [
    bodyNow(now, from),
    { ...bodyNow(now), top: belowTop, rows: Math.max(0, beyond) },
  ]);

  const left = new Map<string, number[]>();
  const keyOf = (row: readonly Cell[]) => JSON.stringify(key >= 0 ? normalText(row[key]) : row.map((cell) => cell ?? ""));
  change.rows.forEach((row, index) => left.set(keyOf(row), [...(left.get(keyOf(row)) ?? []), index]));
  const aligned = (row: readonly Cell[]) => change.rows[0]!.map((cell, index) => (cell === null ? null : (row[places[index]!] ?? "")));

  const inBody: number[] = [];
  let changed = 0;
  for (let index = body!.length - 1; index >= 0; index--) {
    const row = aligned(body![index]!);
    const ours = left.get(keyOf(row));
    const which = ours?.at(-1);
    if (which === undefined) continue;
    if (change.rows[which]!.every((cell, column) => holds(row[column], cell))) {
      ours!.pop();
      inBody.push(from + index);
    } else changed += 1;
  }
  const belowOurs = below!.flatMap((row, index) => {
    const cells = aligned(row);
    const which = left.get(keyOf(cells))?.at(-1);
    return which !== undefined && change.rows[which]!.every((cell, column) => holds(cells[column], cell)) ? [index] : [];
  });
  const reach = { ...bodyNow(now), rows: now.rows + totals + Math.max(0, beyond) };
  const colours = change.isColoured ? await ourColours(context, columnsNow(now), reach) : [];
  return { now, inBody: inBody.reverse(), below: belowOurs, changed, colours };
}

function columnsNow(now: TableNow): (ColumnId | null)[] {
  return now.header.map(columnOf);
}

/** Queues colouring the table's rows anew, as many as there will be. */
function queueRecolouring(context: Excel.RequestContext, { now, colours }: RowsFound, rows: number): void {
  for (const colour of colours) colour.delete();
  queueColours(context, columnsNow(now), bodyNow(now, 0, rows));
}

/** Queues removing rows that were found, leaving the table as large as it was before. */
export function queueRemoval(context: Excel.RequestContext, change: RowsAdded, found: RowsFound): void {
  const { now, inBody, below, colours } = found;
  const { table } = now;
  const totals = now.hasTotals ? 1 : 0;
  for (const index of below) queueWipe(rangeOf(context, { ...bodyNow(now), top: now.top + 1 + now.rows + totals + index, rows: 1 }));
  let tail = 0;
  while (tail < inBody.length && inBody[inBody.length - 1 - tail] === now.rows - 1 - tail) tail += 1;
  const elsewhere = inBody.slice(0, inBody.length - tail);
  // Table rows that have moved are removed one by one, the last first so that places stay right.
  for (const index of [...elsewhere].reverse()) table.rows.getItemAt(index).delete();
  const rowsLeft = now.rows - elsewhere.length;
  const start = rowsLeft - tail;
  const keep = Math.min(tail, Math.max(change.blankUsed - elsewhere.length, start === 0 ? 1 : 0, 0));
  if (keep > 0) rangeOf(context, bodyNow(now, start, keep)).clear("Contents");
  if (tail > keep) {
    if (now.hasTotals) table.showTotals = false;
    table.resize(rangeOf(context, { ...bodyNow(now), top: now.top, rows: 1 + start + keep }));
    queueWipe(rangeOf(context, bodyNow(now, start + keep, tail - keep)));
    if (now.hasTotals) table.showTotals = true;
  }
  if (change.isColoured && (inBody.length > 0 || colours.length !== COLOURS)) queueRecolouring(context, found, start + keep);
}

/** Contents, looks and dropdowns: the cells are as cells that were never used. */
function queueWipe(range: Excel.Range): void {
  range.clear("All");
  range.dataValidation.clear();
}

async function takeBackRows(context: Excel.RequestContext, change: RowsAdded): Promise<string | null> {
  const found = await findRows(context, change, false);
  if (found === null) return null;
  queueRemoval(context, change, found);
  if (change.hasTotals && !found.now.hasTotals) found.now.table.showTotals = true;
  await context.sync();
  return found.changed === 0 ? null : t("workbook:remains.rows", { sheet: change.table.sheet, count: found.changed });
}

/**
 * Puts rows that were removed back, unless they are still there: where they were added while those rows stand blank, and
 * otherwise at the end of their table.
 */
async function putRowsBack(context: Excel.RequestContext, change: RowsAdded): Promise<void> {
  const found = await findRows(context, change, true);
  if (found === null) throw new StagebookError("workbook:noTable", { table: change.table.name });
  const { now, inBody } = found;
  if (change.rows.length === inBody.length) return;
  const added = Math.min(change.rowsBefore - change.blankUsed, now.rows);
  const there = await readBlocks(context, [...inBody.map((index) => bodyNow(now, index, 1)), bodyNow(now, added)]);
  const ends = there.pop()!;
  const missing = change.rows.flatMap((row, index) =>
    there.some(([cells]) => row.every((cell, column) => holds(cells![now.header.indexOf(change.header[column]!)], cell))) ? [] : [{ row, index }]
  );
  const isFree = (index: number) => ends[index]?.every(isNothing) ?? false;
  const inPlace = missing.filter(({ index }) => isFree(index));
  const places = new Map(inPlace.map(({ row, index }) => [row, added + index]));
  for (const { row } of missing) if (!places.has(row)) places.set(row, now.rows + places.size - inPlace.length);
  const end = Math.max(now.rows, ...[...places.values()].map((place) => place + 1));

  const last = rangeOf(context, bodyNow(now, now.rows - 1));
  last.load("numberFormat");
  await context.sync();
  if (now.hasTotals) now.table.showTotals = false;
  for (const [row, place] of places) {
    const range = rangeOf(context, bodyNow(now, place, 1));
    range.numberFormat = [[...(last.numberFormat[0] as Cell[])]];
    range.values = [now.header.map((header) => written(row[change.header.indexOf(header)] ?? null))];
  }
  now.table.resize(rangeOf(context, { ...bodyNow(now), top: now.top, rows: 1 + end }));
  if (now.hasTotals) now.table.showTotals = true;
  if (change.isColoured) queueRecolouring(context, found, end);
  await context.sync();
  await putDropdownsBack(context, change.table, [...places.values()]);
}

/** The dropdowns of rows that came back, in a table that we made. */
async function putDropdownsBack(context: Excel.RequestContext, { kind, id }: TableRef, places: readonly number[]): Promise<void> {
  const found = await findTables(context);
  const table = found.tables[kind];
  if (table?.id !== id || !table.isOurs) return;
  for (const place of places) {
    queueDropdowns(context, kind, table.columns, { ...bodyOf(table), top: table.top + 1 + place, rows: 1 }, languageOf(found), listSources(found));
  }
  await context.sync();
}

// ---- columns, sheets, blocks, charts

async function takeBackColumns(context: Excel.RequestContext, change: ColumnsAdded): Promise<void> {
  const now = await tableNow(context, change.table);
  if (now === null) return;
  for (const header of change.headers) {
    if (now.header.includes(header)) now.table.columns.getItem(header).delete();
  }
  await context.sync();
}

async function takeBackSheets(context: Excel.RequestContext, change: SheetsAdded): Promise<void> {
  const keys = change.ids.length > 0 ? change.ids : change.names;
  const sheets = keys.map((key) => context.workbook.worksheets.getItemOrNullObject(key));
  for (const sheet of sheets) sheet.load("id");
  await context.sync();
  for (const sheet of sheets) if (!sheet.isNullObject) sheet.delete();
  await context.sync();
}

async function takeBackBlock(context: Excel.RequestContext, change: BlockWritten): Promise<void> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(change.block.sheetId);
  sheet.load("id");
  await context.sync();
  if (sheet.isNullObject) return;
  const range = rangeOf(context, change.block);
  range.formulas = change.formulas.map((row, r) =>
    row.map((formula, c) => (formula === change.values[r]![c] ? written(formula) : formula))
  );
  range.numberFormat = change.numberFormat.map((row) => [...row]);
  await context.sync();
}

/** Whether the formula that was put there is there still. */
export async function isFormulaThere(context: Excel.RequestContext, { block, formula }: FormulaPut): Promise<boolean> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(block.sheetId);
  sheet.load("id");
  await context.sync();
  if (sheet.isNullObject) return false;
  const first = rangeOf(context, { ...block, rows: 1, columns: 1 });
  first.load("formulas");
  await context.sync();
  const now = first.formulas[0]![0] as Cell;
  return formula === null ? !isNothing(now) : now === formula;
}

export function queueFormulaRemoval(context: Excel.RequestContext, { block, numberFormat }: FormulaPut): void {
  rangeOf(context, { ...block, rows: 1, columns: 1 }).clear("Contents");
  rangeOf(context, block).numberFormat = numberFormat.map((row) => [...row]);
}

/** Puts a formula back, unless something stands in its cell: ours, which was not removed, or somebody else's. */
async function putFormulaBack(context: Excel.RequestContext, { put, numberFormat }: FormulaRemoved): Promise<void> {
  if (put.formula === null || (await isFormulaThere(context, { ...put, formula: null }))) return;
  rangeOf(context, { ...put.block, rows: 1, columns: 1 }).formulas = [[put.formula]];
  rangeOf(context, put.block).numberFormat = numberFormat.map((row) => [...row]);
  await context.sync();
}

async function takeBackCharts(context: Excel.RequestContext, change: ChartsAdded): Promise<void> {
  for (const chart of await chartsNow(context, change.sheetId, change.names)) chart?.delete();
  await context.sync();
}

async function takeBackBinding(context: Excel.RequestContext, change: ChartsBound): Promise<void> {
  const charts = await chartsNow(context, change.sheetId, change.charts.map(({ name }) => name));
  change.charts.forEach(({ title, cells }, index) => {
    const chart = charts[index];
    if (!chart) return;
    chart.title.text = title;
    if (cells !== null) bindChart(context, chart, cells);
  });
  await context.sync();
}

/** The charts of these names; null for one that is gone. */
async function chartsNow(context: Excel.RequestContext, sheetId: string, names: readonly string[]): Promise<(Excel.Chart | null)[]> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(sheetId);
  sheet.load("id");
  await context.sync();
  if (sheet.isNullObject) return [];
  const charts = names.map((name) => sheet.charts.getItemOrNullObject(name));
  for (const chart of charts) chart.load("name");
  await context.sync();
  return charts.map((chart) => (chart.isNullObject ? null : chart));
}

async function removeName(context: Excel.RequestContext, name: string): Promise<void> {
  const item = context.workbook.names.getItemOrNullObject(name);
  item.load("name");
  await context.sync();
  if (!item.isNullObject) item.delete();
  await context.sync();
}

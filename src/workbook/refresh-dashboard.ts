import { normalText } from "../process/columns";
import { LANGUAGES, type Language } from "../process/language";
import type { Cell } from "../process/model";
import { StagebookError } from "../process/problem";
import { bodyOf, rangeOf, written, type Block } from "./cells";
import type { BlockWritten, ChartsAdded, ChartsBound, NamesAdded, RememberedChanged, SheetsAdded } from "./changes";
import { bindChart, CHARTS, chartSource, queueChart, queueCharts, type RowsShown } from "./dashboard-charts";
import {
  BLOCKS, dashboardCells, firstAnchors, stepsOf,
  type Anchors, type At, type DashboardBlock, type DashboardCell, type DashboardSource,
} from "./dashboard-cells";
import { queueDashboardLooks } from "./dashboard-looks";
import { columnAt, findTables, hasProcess, needTable, type TableAt, type TablesFound } from "./find-tables";
import { DASHBOARD_NAME, freeSheetName } from "./free-names";
import type { OperationOptions } from "./operation";
import { readBlocks } from "./read-blocks";
import { readSnapshot } from "./read-process";
import { writeRemembered } from "./remembered";
import { newRowId } from "./row-ids";
import { transaction, type Transaction } from "./transaction";

/** Defined names on the first cells of our blocks: rows inserted above, or a block moved, do not lose it. */
const ANCHOR_NAMES: Readonly<Record<DashboardBlock, string>> = {
  top: "Stagebook_Dashboard",
  funnel: "Stagebook_Funnel",
  reps: "Stagebook_Reps",
};

/** The dashboard as it stands. */
interface Standing {
  readonly sheetId: string;
  readonly sheet: string;
  readonly anchors: Anchors;
}

/**
 * Writes the dashboard's sheet, or brings it up to date: labels in the language, formulas over the tables as they are
 * called now, charts over as many rows as there are. What a manager has written beside our blocks stays, and so does a
 * formula or label of ours that the manager has changed.
 */
export async function refreshDashboard(language: Language, options: OperationOptions = {}): Promise<{ readonly sheet: string }> {
  const { answer } = await transaction(options, async (tx) => {
    const { context } = tx;
    const found = await findTables(context);
    if (found.isReadOnly) throw new StagebookError("workbook:readOnly");
    if (!hasProcess(found)) throw new StagebookError("workbook:noProcess");
    const { stages } = await readSnapshot(context, found, ["Stages"]);
    const source: DashboardSource = {
      language,
      deals: needTable(found, "Deals").name,
      process: found.tables.Process?.name ?? null,
      stagesTable: found.tables.Stages?.name ?? null,
      stages,
    };
    const people = await countPeople(context, [found.tables.Deals, found.tables.Process]);
    tx.progress(0.3);
    const standing = await findDashboard(context, found);
    const sheet = standing === null ? await create(tx, found, source, people) : await refresh(tx, found, source, people, standing);
    tx.progress(1);
    return { sheet };
  });
  return answer;
}

/** How many rows SALES.REPS has: owners of deals or tasks, those without an owner as one. */
async function countPeople(context: Excel.RequestContext, tables: readonly (TableAt | undefined)[]): Promise<number> {
  const owners = tables.flatMap((table) => (table === undefined || columnAt(table, "owner") < 0 ? [] : [{ table, column: columnAt(table, "owner") }]));
  const values = await readBlocks(
    context,
    owners.flatMap(({ table, column }) => [bodyOf(table, column), bodyOf(table, Math.max(0, columnAt(table, "deal")))])
  );
  const people = new Set<string>();
  owners.forEach((_, index) => {
    const [names, deals] = [values[2 * index]!, values[2 * index + 1]!];
    names.forEach(([name], row) => {
      if (normalText(deals[row]![0]) !== "") people.add(normalText(name));
    });
  });
  return Math.max(1, people.size);
}

async function findDashboard(context: Excel.RequestContext, found: TablesFound): Promise<Standing | null> {
  const remembered = found.remembered.dashboard;
  if (remembered === null) return null;
  const sheet = context.workbook.worksheets.getItemOrNullObject(remembered.sheetId);
  sheet.load("id,name");
  sheet.protection.load("protected");
  const items = BLOCKS.map((block) => {
    const item = context.workbook.names.getItemOrNullObject(ANCHOR_NAMES[block]);
    item.load("name");
    const range = item.getRangeOrNullObject();
    range.load("rowIndex,columnIndex");
    range.worksheet.load("id");
    return { block, item, range };
  });
  await context.sync();
  if (sheet.isNullObject) return null;
  if (sheet.protection.protected) throw new StagebookError("workbook:sheetProtected", { sheet: sheet.name });
  const stands = items.every(({ item, range }) => !item.isNullObject && !range.isNullObject && range.worksheet.id === sheet.id);
  if (!stands) return null; // a block was deleted: a new sheet is better than half an old one
  const at = (block: DashboardBlock): At => {
    const { range } = items.find((item) => item.block === block)!;
    return { row: range.rowIndex, column: range.columnIndex };
  };
  return { sheetId: sheet.id, sheet: sheet.name, anchors: { top: at("top"), funnel: at("funnel"), reps: at("reps") } };
}

// ---- a new dashboard

async function create(tx: Transaction, found: TablesFound, source: DashboardSource, people: number): Promise<string> {
  const { context } = tx;
  const { workbook } = context;
  workbook.worksheets.load("items/name");
  workbook.protection.load("protected");
  const first = workbook.worksheets.getItem((found.tables.Deals ?? found.tables.Process)!.sheetId);
  first.load("position");
  const names = BLOCKS.map((block) => workbook.names.getItemOrNullObject(ANCHOR_NAMES[block]));
  for (const name of names) name.load("name");
  await context.sync();
  if (workbook.protection.protected) throw new StagebookError("workbook:structureProtected");

  const temporary = `Stagebook ${newRowId(new Set())}`;
  const added = tx.will<SheetsAdded>({ kind: "sheetsAdded", names: [temporary], ids: [] });
  const sheet = workbook.worksheets.add(temporary);
  sheet.load("id");
  await tx.sync();
  added.ids = [sheet.id];

  const sheetId = sheet.id;
  const anchors = firstAnchors(source.stages);
  const cells = dashboardCells(source, anchors);
  tx.will<NamesAdded>({ kind: "namesAdded", names: Object.values(ANCHOR_NAMES) });
  tx.will<RememberedChanged>({ kind: "remembered", raw: found.raw });
  for (const name of names) if (!name.isNullObject) name.delete(); // left over from a sheet that was deleted
  queueDashboardLooks(context, sheetId, source, anchors);
  const shown = { people, steps: stepsOf(source.stages).length };
  queueCharts(context, sheetId, source, anchors, shown);
  for (const cell of cells) queueCell(context, sheetId, anchors, cell);
  for (const block of BLOCKS) {
    const { row, column } = anchors[block];
    workbook.names.add(ANCHOR_NAMES[block], rangeOf(context, { sheetId, top: row, left: column, rows: 1, columns: 1 }));
  }
  const name = freeSheetName(DASHBOARD_NAME[source.language], workbook.worksheets.items.map((item) => item.name));
  sheet.name = name;
  sheet.position = first.position;
  remember(context, found, sheetId, cells, shown);
  sheet.activate();
  await tx.sync();
  return name;
}

function queueCell(context: Excel.RequestContext, sheetId: string, anchors: Anchors, cell: DashboardCell): void {
  const range = rangeOf(context, cellBlock(sheetId, anchors, cell));
  if (cell.content.startsWith("=")) range.formulas = [[cell.content]];
  else range.values = [[written(cell.content)]];
}

function cellBlock(sheetId: string, anchors: Anchors, { block, row, column }: DashboardCell): Block {
  return { sheetId, top: anchors[block].row + row, left: anchors[block].column + column, rows: 1, columns: 1 };
}

/** Under which the rows that the charts show are remembered. */
const ROWS = { people: "rows.people", steps: "rows.steps" } as const;

function remember(
  context: Excel.RequestContext,
  found: TablesFound,
  sheetId: string,
  cells: readonly DashboardCell[],
  rows: RowsShown
): void {
  const texts = Object.fromEntries(cells.map(({ key, content }) => [key, content]));
  const written = { ...texts, [ROWS.people]: rows.people, [ROWS.steps]: rows.steps };
  writeRemembered(context, { ...found.remembered, dashboard: { sheetId, written } });
}

// ---- one that is there

async function refresh(tx: Transaction, found: TablesFound, source: DashboardSource, people: number, standing: Standing): Promise<string> {
  const { context } = tx;
  const { sheetId, anchors } = standing;
  const before = found.remembered.dashboard!.written;
  const cells = dashboardCells(source, anchors);
  const sheet = context.workbook.worksheets.getItem(sheetId);
  const read = cells.map((cell) => {
    const range = rangeOf(context, cellBlock(sheetId, anchors, cell));
    range.load("values,formulas,numberFormat");
    return { cell, range };
  });
  const charts = CHARTS.map((name) => {
    const chart = sheet.charts.getItemOrNullObject(name);
    chart.load("name");
    return { name, chart };
  });
  await context.sync();

  const there = charts.filter(({ chart }) => !chart.isNullObject);
  for (const { chart } of there) {
    chart.title.load("text");
    chart.series.load("count");
  }
  if (there.length > 0) await context.sync();
  const standingCharts = there.filter(({ chart }) => chart.series.count > 0); // one whose series were deleted is the manager's
  const shown = { people, steps: stepsOf(source.stages).length };
  const shownBefore = { people: Number(before[ROWS.people]) || people, steps: Number(before[ROWS.steps]) || shown.steps };
  const chartChanges = standingCharts.flatMap(({ name, chart }) => {
    const [was, is] = [shownBefore, shown].map((rows) => chartSource(sheetId, source, anchors, name, rows));
    if (was === null || is === null) return [];
    const titles = LANGUAGES.map((language) => chartSource(sheetId, { ...source, language }, anchors, name, shown)?.title);
    const title = titles.includes(chart.title.text) ? is!.title : chart.title.text; // a title that the manager gave stays
    const isBoundAnew = was!.values.rows !== is!.values.rows;
    return isBoundAnew || title !== chart.title.text ? [{ name, chart, was: was!, is: is!, title, isBoundAnew }] : [];
  });

  const outdated = read.filter(({ cell, range }) => isOurs(range.formulas[0]![0] as Cell, before[cell.key]));
  for (const { cell, range } of outdated) {
    tx.will<BlockWritten>({
      kind: "block",
      sheet: standing.sheet,
      block: cellBlock(sheetId, anchors, cell),
      values: range.values as Cell[][],
      formulas: range.formulas as Cell[][],
      numberFormat: range.numberFormat as Cell[][],
    });
    queueCell(context, sheetId, anchors, cell);
  }
  const missing = charts.filter(({ chart, name }) => chart.isNullObject && chartSource(sheetId, source, anchors, name, shown) !== null);
  tx.will<ChartsAdded>({ kind: "chartsAdded", sheetId, names: missing.map(({ name }) => name) });
  tx.will<ChartsBound>({
    kind: "chartsBound",
    sheetId,
    charts: chartChanges.map(({ name, chart, was, isBoundAnew }) => ({ name, title: chart.title.text, cells: isBoundAnew ? was : null })),
  });
  tx.will<RememberedChanged>({ kind: "remembered", raw: found.raw });
  for (const { name } of missing) queueChart(context, sheetId, source, anchors, name, shown);
  for (const { chart, is, title, isBoundAnew } of chartChanges) {
    if (isBoundAnew) bindChart(context, chart, is);
    chart.title.text = title;
  }
  remember(context, found, sheetId, cells, shown);
  sheet.activate();
  await tx.sync();
  return standing.sheet;
}

/**
 * Whether a cell still holds what we wrote there, so that it may be written anew: nothing, our own text, or a formula
 * that lost a table. Excel spells formulas in its own way, so spaces and case do not count.
 */
function isOurs(now: Cell, ours: string | number | undefined): boolean {
  const plain = (cell: unknown) => normalText(cell).replace(/\s/gu, "");
  return plain(now) === "" || plain(now) === plain(ours) || plain(now).includes("#ref!");
}

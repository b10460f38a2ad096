import { COLUMNS, TABLE_COLUMNS, type ColumnId, type TableKind } from "../process/columns";
import type { Language } from "../process/language";
import type { Cell } from "../process/model";
import { StagebookError } from "../process/problem";
import { rangeOf, written, type Block } from "./cells";
import type { RememberedChanged, SheetsAdded } from "./changes";
import { BYTES_PER_WRITE, inChunks } from "./chunks";
import { findTables, type TablesFound } from "./find-tables";
import { freeSheetName, freeTableName, sheetNameOf } from "./free-names";
import type { Renamed } from "./operation";
import { writeRemembered, type RememberedTable } from "./remembered";
import { newRowId } from "./row-ids";
import { queueColours, queueDropdowns, queueFormats, widthOf, type ListSources } from "./table-looks";
import type { RowValues } from "./append-rows";
import type { Transaction } from "./transaction";

/** Where the sheets stand, left to right: what reps work in first, what is set up once after it, the logs last. */
const TAB_ORDER: readonly TableKind[] = ["Deals", "Process", "Stages", "Playbook", "Team", "Targets", "Holidays", "Activities", "History"];

const TAB_COLOURS: Readonly<Record<TableKind, string>> = {
  Deals: "#0F6CBD",
  Process: "#0F6CBD",
  Stages: "#498205",
  Playbook: "#498205",
  Team: "#498205",
  Targets: "#498205",
  Holidays: "#498205",
  Activities: "#8A8886",
  History: "#8A8886",
};

export interface NewTable {
  readonly rows: readonly RowValues[];
  /** Columns of the source that are none of ours, right of ours; one value per row. */
  readonly extra?: readonly { readonly header: string; readonly values: readonly Cell[] }[];
}

export interface NewTables {
  readonly language: Language;
  readonly tables: Partial<Readonly<Record<TableKind, NewTable>>>;
  readonly roles: readonly string[];
}

/** What the workbook has already, as far as new sheets and tables must keep clear of it. */
export interface NamesTaken {
  readonly found: TablesFound;
  readonly sheets: readonly string[];
  readonly names: readonly string[];
}

/** Looks at the workbook before sheets are added, and throws when none may be. */
export async function findNamesTaken(context: Excel.RequestContext): Promise<NamesTaken> {
  const { workbook } = context;
  workbook.worksheets.load("items/name");
  workbook.names.load("items/name");
  workbook.protection.load("protected");
  const found = await findTables(context);
  if (found.isReadOnly) throw new StagebookError("workbook:readOnly");
  if (workbook.protection.protected) throw new StagebookError("workbook:structureProtected");
  return {
    found,
    sheets: workbook.worksheets.items.map((sheet) => sheet.name),
    names: [...found.tableNames, ...workbook.names.items.map((item) => item.name)],
  };
}

interface Planned {
  readonly kind: TableKind;
  readonly wantedSheet: string;
  readonly sheet: string;
  readonly table: string;
  readonly temporary: string;
  readonly columns: readonly (ColumnId | null)[];
  readonly header: readonly string[];
  /** The body, at least one row: Excel knows no table without. */
  readonly body: readonly (readonly Cell[])[];
}

/**
 * Adds sheets with tables. They are built under names that nobody else gives and renamed at the very end, so that half
 * of them never looks like a process, and taking them back can never hit somebody else's sheet.
 */
export async function addTables(
  tx: Transaction,
  { found, sheets, names }: NamesTaken,
  { language, tables, roles }: NewTables,
  remember: { readonly language: Language; readonly isSample?: boolean }
): Promise<readonly Renamed[]> {
  const { context } = tx;
  const marks = new Set<string>();
  const planned = TAB_ORDER.filter((kind) => tables[kind] !== undefined).map((kind): Planned => {
    const { rows, extra = [] } = tables[kind]!;
    const columns: readonly ColumnId[] = TABLE_COLUMNS[kind];
    const wantedSheet = sheetNameOf(kind, language);
    const body = rows.map((row, index) => [...columns.map((id) => row[id] ?? ""), ...extra.map((column) => column.values[index] ?? "")]);
    return {
      kind,
      wantedSheet,
      sheet: freeSheetName(wantedSheet, sheets),
      table: freeTableName(kind, names),
      temporary: `Stagebook ${newRowId(marks)}`,
      columns: [...columns, ...extra.map(() => null)],
      header: [...columns.map((id) => COLUMNS[id].header[language]), ...extra.map((column) => column.header)],
      body: body.length > 0 ? body : [[...columns.map(() => ""), ...extra.map(() => "")]],
    };
  });

  const added = tx.will<SheetsAdded>({ kind: "sheetsAdded", names: planned.map(({ temporary }) => temporary), ids: [] });
  const made = planned.map((plan) => {
    const sheet = context.workbook.worksheets.add(plan.temporary);
    sheet.load("id");
    const header = sheet.getRangeByIndexes(0, 0, 1, plan.header.length);
    header.values = [plan.header.map((text) => written(text) as string)];
    return { plan, sheet };
  });
  await fill(tx, made);
  added.ids = made.map(({ sheet }) => sheet.id);

  const blocks = made.map(({ plan, sheet }) => ({
    plan,
    body: { sheetId: sheet.id, top: 1, left: 0, rows: plan.body.length, columns: plan.header.length } satisfies Block,
  }));
  const tablesMade = blocks.map(({ plan, body }) => {
    const sheet = context.workbook.worksheets.getItem(body.sheetId);
    queueFormats(context, plan.columns, body);
    const table = sheet.tables.add(rangeOf(context, { ...body, top: 0, rows: body.rows + 1 }), true);
    table.name = plan.table;
    table.style = plan.kind === "Deals" || plan.kind === "Process" ? "TableStyleMedium2" : "TableStyleLight9";
    table.load("id");
    queueLooks(context, plan, body);
    return table;
  });
  await tx.sync(0.9);

  tx.will<RememberedChanged>({ kind: "remembered", raw: found.raw });
  const sources = sourcesOf(blocks, roles);
  for (const { plan, body } of blocks) {
    const sheet = context.workbook.worksheets.getItem(body.sheetId);
    sheet.name = plan.sheet;
  }
  for (const { plan, body } of blocks) {
    queueDropdowns(context, plan.kind, plan.columns, body, language, sources);
    if (plan.kind === "Process") queueColours(context, plan.columns, body);
  }
  const rememberedTables: Partial<Record<TableKind, RememberedTable>> = { ...found.remembered.tables };
  blocks.forEach(({ plan }, index) => {
    rememberedTables[plan.kind] = { id: tablesMade[index]!.id, name: plan.table };
  });
  const sample = remember.isSample === true ? blocks.map(({ body }) => body.sheetId) : null;
  writeRemembered(context, { ...found.remembered, language: remember.language, tables: rememberedTables, sample });
  context.workbook.worksheets.getItem(blocks[0]!.body.sheetId).activate();
  await tx.sync(1);
  return planned.flatMap(({ kind, wantedSheet, sheet, table }): Renamed[] => [
    ...(sheet === wantedSheet ? [] : [{ what: "sheet" as const, wanted: wantedSheet, given: sheet }]),
    ...(table === kind ? [] : [{ what: "table" as const, wanted: kind, given: table }]),
  ]);
}

/** Writes the bodies, about a megabyte per request; the first request also makes the sheets. */
async function fill(tx: Transaction, made: readonly { plan: Planned; sheet: Excel.Worksheet }[]): Promise<void> {
  const rows = made.reduce((sum, { plan }) => sum + plan.body.length, 0);
  const parts = made.flatMap(({ plan, sheet }) =>
    inChunks(plan.body.map((row) => row.map(written))).map((chunk) => ({ ...chunk, sheet, columns: plan.header.length }))
  );
  let done = 0;
  let waiting = 0;
  for (const { from, rows: values, bytes, sheet, columns } of parts) {
    // A full part goes alone, small ones (the lists of a template) go together.
    if (waiting > 0 && waiting + bytes > BYTES_PER_WRITE) {
      await tx.sync((0.8 * done) / rows);
      waiting = 0;
    }
    sheet.getRangeByIndexes(1 + from, 0, values.length, columns).values = values;
    done += values.length;
    waiting += bytes;
  }
  await tx.sync(0.8);
}

function queueLooks(context: Excel.RequestContext, plan: Planned, body: Block): void {
  const sheet = context.workbook.worksheets.getItem(body.sheetId);
  sheet.tabColor = TAB_COLOURS[plan.kind];
  sheet.freezePanes.freezeRows(1);
  plan.columns.forEach((id, index) => {
    const column = rangeOf(context, { ...body, top: 0, left: index, rows: body.rows + 1, columns: 1 });
    column.format.columnWidth = widthOf(id);
    if (id === "guidance") column.format.wrapText = true;
  });
  if (plan.columns.includes("guidance")) rangeOf(context, body).format.verticalAlignment = "Top";
}

function sourcesOf(blocks: readonly { plan: Planned; body: Block }[], roles: readonly string[]): ListSources {
  const list = (kind: TableKind, id: ColumnId): ListSources["stages"] => {
    const made = blocks.find(({ plan }) => plan.kind === kind);
    if (made === undefined) return null;
    const { top, left, rows } = made.body;
    return { sheet: made.plan.sheet, block: { top, left: left + made.plan.columns.indexOf(id), rows, columns: 1 } };
  };
  return { stages: list("Stages", "stage"), people: list("Team", "name"), roles };
}

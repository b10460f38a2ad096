import { columnOf, COLUMNS, type ColumnId, type TableKind } from "../process/columns";
import type { Language } from "../process/language";
import { StagebookError } from "../process/problem";
import { kindOfHeader } from "../process/read-table";
import { loadRemembered, parseRemembered, rawRemembered, type Remembered } from "./remembered";

/** An Excel table with a header row, of the process or not, as it stands in the workbook at this moment. */
export interface AnyTableAt {
  readonly id: string;
  readonly name: string;
  readonly sheetId: string;
  readonly sheet: string;
  /** The header row, as written. */
  readonly header: readonly string[];
  /** What each column means, null for a column that is none of ours. */
  readonly columns: readonly (ColumnId | null)[];
  /** Zero-based row of the header and column of the first cell. */
  readonly top: number;
  readonly left: number;
  /** Rows of the body. */
  readonly rows: number;
  readonly hasTotals: boolean;
  /** Zero-based row of the last cell on the sheet that holds anything. */
  readonly lastUsedRow: number;
  readonly isProtected: boolean;
}

/** A table of the process as it stands in the workbook at this moment. */
export interface TableAt extends AnyTableAt {
  readonly kind: TableKind;
  /** Whether we made it, and may so keep up its dropdowns and colours. */
  readonly isOurs: boolean;
}

export interface TablesFound {
  readonly tables: Partial<Readonly<Record<TableKind, TableAt>>>;
  readonly remembered: Remembered;
  /** The setting's text, to put it back. */
  readonly raw: string | null;
  readonly isReadOnly: boolean;
  /** Whether day 0 is 1 January 1904, so that every date that we read or write would be four years and a day off. */
  readonly countsFrom1904: boolean;
  /** Every table with a header row, ours or not. */
  readonly everyTable: readonly AnyTableAt[];
  /** Names of every table in the workbook, ours or not. */
  readonly tableNames: readonly string[];
}

/**
 * Finds the tables of the process: those we remember, as long as their headers still speak for them; otherwise, so that
 * a workbook made by hand works, the table of the right name, or the first with the right headers. Two requests.
 */
export async function findTables(context: Excel.RequestContext): Promise<TablesFound> {
  const { workbook } = context;
  workbook.load("readOnly");
  const setting = loadRemembered(context);
  const { tables } = workbook;
  tables.load("items/id,items/name,items/showTotals,items/showHeaders");
  // No property tells the date system; this day is 1462 in the usual one and 0 in that of 1904.
  const firstDayOf1904 = workbook.functions.date(1904, 1, 1);
  firstDayOf1904.load("value");
  await context.sync();

  const parts = tables.items
    .filter((table) => table.showHeaders)
    .map((table) => {
      const header = table.getHeaderRowRange();
      header.load("values,rowIndex,columnIndex");
      const body = table.getDataBodyRange();
      body.load("rowCount");
      const sheet = table.worksheet;
      sheet.load("id,name");
      sheet.protection.load("protected");
      const used = sheet.getUsedRangeOrNullObject(true);
      used.load("rowIndex,rowCount");
      return { table, header, body, sheet, used };
    });
  await context.sync();

  const remembered = parseRemembered(setting);
  const found = parts.map(({ table, header, body, sheet, used }): AnyTableAt => {
    const texts = (header.values[0] ?? []).map((cell) => String(cell ?? "").trim());
    return {
      id: table.id,
      name: table.name,
      sheetId: sheet.id,
      sheet: sheet.name,
      header: texts,
      columns: texts.map(columnOf),
      top: header.rowIndex,
      left: header.columnIndex,
      rows: body.rowCount,
      hasTotals: table.showTotals,
      lastUsedRow: used.isNullObject ? header.rowIndex : used.rowIndex + used.rowCount - 1,
      isProtected: sheet.protection.protected,
    };
  });
  return {
    tables: choose(found, remembered),
    remembered,
    raw: rawRemembered(setting),
    isReadOnly: workbook.readOnly,
    everyTable: found,
    countsFrom1904: firstDayOf1904.value === 0,
    tableNames: tables.items.map((table) => table.name),
  };
}

/** The column without which a remembered table is no longer what it was. */
const SIGN: Readonly<Record<TableKind, readonly ColumnId[]>> = {
  Process: ["task"],
  Deals: ["deal", "stage", "id"],
  History: ["entered"],
  Activities: ["logged"],
  Stages: ["stage"],
  Playbook: ["task"],
  Team: ["name"],
  Targets: ["period"],
  Holidays: ["holiday"],
};

function choose(
  found: readonly AnyTableAt[],
  remembered: Remembered
): Partial<Record<TableKind, TableAt>> {
  const chosen: Partial<Record<TableKind, TableAt>> = {};
  const taken = new Set<string>();
  const take = (kind: TableKind, table: AnyTableAt | undefined, isOurs: boolean) => {
    if (table === undefined || chosen[kind] !== undefined) return;
    chosen[kind] = { ...table, kind, isOurs };
    taken.add(table.id);
  };
  for (const [kind, { id, name }] of Object.entries(remembered.tables) as [TableKind, { id: string; name: string }][]) {
    const stillIs = (table: (typeof found)[number]) => SIGN[kind]?.some((column) => table.columns.includes(column));
    take(kind, found.find((table) => table.id === id && stillIs(table)) ?? found.find((table) => table.name === name && stillIs(table)), true);
  }
  const byShape = found.filter((table) => !taken.has(table.id)).map((table) => ({ table, kind: kindOfHeader(table.header) }));
  const fits = (kind: TableKind) => byShape.filter((candidate) => candidate.kind === kind).map(({ table }) => table);
  for (const kind of ["Process", "Deals", "History", "Activities", "Stages", "Playbook", "Team", "Targets", "Holidays"] as const) {
    const candidates = fits(kind);
    take(kind, candidates.find((table) => table.name.toLowerCase() === kind.toLowerCase()) ?? candidates[0], false);
  }
  return chosen;
}

/**
 * Whether the workbook has a process. A list of deals alone is none: it may be the sheet that someone is about to turn
 * into one.
 */
export function hasProcess({ tables }: TablesFound): boolean {
  return tables.Process !== undefined || (tables.Deals !== undefined && tables.Stages !== undefined);
}

/** The table, or an error that says how to get it. */
export function needTable({ tables }: TablesFound, kind: TableKind): TableAt {
  const table = tables[kind];
  if (table === undefined) throw new StagebookError("workbook:noTable", { table: kind });
  return table;
}

/** Position of the column within the table; -1 when there is none. */
export function columnAt(table: TableAt, id: ColumnId): number {
  const first = table.columns.indexOf(id);
  const second = first < 0 ? -1 : table.columns.indexOf(id, first + 1);
  if (second >= 0) {
    throw new StagebookError("workbook:columnTwice", {
      table: table.name,
      sheet: table.sheet,
      one: table.header[first]!,
      other: table.header[second]!,
    });
  }
  return first;
}

/** Position of the column within the table; throws when there is none. */
export function needColumn(table: TableAt, id: ColumnId): number {
  const index = columnAt(table, id);
  if (index < 0) {
    const { en, "zh-CN": chinese } = COLUMNS[id].header;
    throw new StagebookError("workbook:columnMissing", { table: table.name, sheet: table.sheet, en, chinese });
  }
  return index;
}

/** Throws when the workbook or one of the tables' sheets cannot be written, naming the sheet. */
export function needWritable({ isReadOnly }: TablesFound, tables: readonly (TableAt | undefined)[]): void {
  if (isReadOnly) throw new StagebookError("workbook:readOnly");
  const protectedTable = tables.find((table) => table?.isProtected);
  if (protectedTable) throw new StagebookError("workbook:sheetProtected", { sheet: protectedTable.sheet });
}

/** Throws when dates would be written that mean other days in this workbook. */
export function needDatesFrom1900({ countsFrom1904 }: TablesFound): void {
  if (countsFrom1904) throw new StagebookError("workbook:datesFrom1904");
}

/** The language of the process: the one it was made in, else that of its headers. */
export function languageOf({ remembered, tables }: TablesFound): Language {
  if (remembered.language !== null) return remembered.language;
  const headers = Object.values(tables).flatMap((table) => table.header);
  const chinese = headers.filter((header) => /[\u4e00-\u9fff]/u.test(header)).length;
  return chinese * 2 > headers.length ? "zh-CN" : "en";
}

import type { Cell } from "../process/model";
import type { ColumnId } from "../process/columns";
import type { Language } from "../process/language";
import { StagebookError } from "../process/problem";
import { absoluteAddress, bodyOf, isNothing, rangeOf, setNumberFormat, written, type Block } from "./cells";
import type { RowsAdded, TableRef } from "./changes";
import { inChunks } from "./chunks";
import { columnAt, type TableAt, type TablesFound } from "./find-tables";
import { readBlocks } from "./read-blocks";
import { ourColours, queueColours, queueDropdowns, type ListSources } from "./table-looks";
import type { Transaction } from "./transaction";

/** A row for a table by what its columns mean; columns that are not named are left blank, foreign ones alone. */
export type RowValues = Partial<Record<ColumnId, Cell>>;

/** How many rows at the end of a table may stand blank, prepared by hand, and be filled first. */
const BLANK_ROWS_SEEN = 50;

/** What has to be known of a table before rows are written below it. */
export interface Appendable {
  readonly table: TableAt;
  /** Blank rows at the end of the body, to be used first. */
  readonly blank: number;
  /** Number formats of the last row, which the new ones take over. */
  readonly formats: readonly string[];
  /** Conditional formats of ours, which are laid anew over the larger table. */
  readonly colours: readonly Excel.ConditionalFormat[];
}

export function refOf(table: TableAt): TableRef {
  return { id: table.id, name: table.name, kind: table.kind, sheet: table.sheet };
}

/** Looks at the ends of tables to which rows will be added: one request, two more only for a coloured table. */
export async function prepareAppend(context: Excel.RequestContext, tables: readonly TableAt[]): Promise<Appendable[]> {
  const looked = tables.map((table) => {
    const seen = Math.min(table.rows, BLANK_ROWS_SEEN);
    const tail = rangeOf(context, { ...bodyOf(table), top: table.top + 1 + table.rows - seen, rows: seen });
    tail.load("values");
    const last = rangeOf(context, { ...bodyOf(table), top: table.top + table.rows, rows: 1 });
    last.load("numberFormat");
    return { table, tail, last };
  });
  await context.sync();
  const prepared: Appendable[] = [];
  for (const { table, tail, last } of looked) {
    prepared.push({
      table,
      blank: blankAtEnd(tail.values as Cell[][]),
      formats: (last.numberFormat[0] as unknown[]).map(String),
      colours: table.kind === "Process" && table.isOurs ? await ourColours(context, table.columns, bodyOf(table)) : [],
    });
  }
  return prepared;
}

function blankAtEnd(rows: readonly (readonly Cell[])[]): number {
  let blank = 0;
  while (blank < rows.length && rows[rows.length - 1 - blank]!.every(isNothing)) blank += 1;
  return blank;
}

/**
 * Writes rows below a table and enlarges it over them. `rows.add` would be slow for many rows and clash with a colleague
 * who adds one at the same time (office-js issues 12 and 3013). What does not fit into one request is sent in several;
 * the last part is only queued, together with the enlargement, so that the caller sends it with what belongs to it.
 */
export async function appendRows(
  tx: Transaction,
  { table, blank, formats, colours }: Appendable,
  rows: readonly RowValues[],
  looks: { language: Language; sources: ListSources } | null,
  extra: readonly (readonly { column: number; value: Cell }[])[] = [],
  onRows?: (count: number) => void
): Promise<RowsAdded | null> {
  if (rows.length === 0) return null;
  const { context } = tx;
  const values = rows.map((row, index) => {
    const cells: Cell[] = table.columns.map((id) => (id === null || columnAt(table, id) < 0 ? null : (row[id] ?? "")));
    for (const { column, value } of extra[index] ?? []) cells[column] = value;
    return cells;
  });
  const blankUsed = Math.min(blank, rows.length);
  const start = table.rows - blank;
  const end = Math.max(table.rows, start + rows.length);
  await needRoomBelow(tx, table, end - table.rows);

  const key = columnAt(table, "id");
  const change = tx.will<RowsAdded>({
    kind: "rowsAdded",
    table: refOf(table),
    header: table.header,
    rows: values,
    keyHeader: key < 0 ? null : table.header[key]!,
    rowsBefore: table.rows,
    blankUsed,
    hasTotals: table.hasTotals,
    isColoured: colours.length > 0,
  });
  const block: Block = { ...bodyOf(table), top: table.top + 1 + start, rows: rows.length };
  const grows = end > table.rows;
  const excelTable = context.workbook.tables.getItem(table.id);
  if (grows && table.hasTotals) excelTable.showTotals = false;
  const chunks = inChunks(values.map((row) => row.map(written)));
  for (const [index, chunk] of chunks.entries()) {
    rangeOf(context, { ...block, top: block.top + chunk.from, rows: chunk.rows.length }).values = chunk.rows;
    if (index < chunks.length - 1) await tx.sync();
    onRows?.(chunk.rows.length);
  }
  queueTakenOverFormats(context, block, formats);
  if (grows) {
    excelTable.resize(rangeOf(context, { ...bodyOf(table), top: table.top, rows: 1 + end }));
    if (table.hasTotals) excelTable.showTotals = true;
  }
  if (looks !== null && table.isOurs) queueDropdowns(context, table.kind, table.columns, block, looks.language, looks.sources);
  if (grows && colours.length > 0) {
    for (const colour of colours) colour.delete();
    queueColours(context, table.columns, { ...bodyOf(table), rows: end });
  }
  return change;
}

/** New rows look as the last one: a format that somebody has given the column goes on. */
function queueTakenOverFormats(context: Excel.RequestContext, block: Block, formats: readonly string[]): void {
  formats.forEach((format, index) => {
    if (format === "General") return;
    setNumberFormat(rangeOf(context, { ...block, left: block.left + index, columns: 1 }), format);
  });
}

/** Throws when something stands where the new rows would go: it must not be overwritten or swallowed by the table. */
async function needRoomBelow(tx: Transaction, table: TableAt, count: number): Promise<void> {
  const end = table.top + table.rows + (table.hasTotals ? 1 : 0);
  if (count <= 0 || table.lastUsedRow <= end) return;
  const block = { ...bodyOf(table), top: end + 1, rows: count };
  const [below] = await readBlocks(tx.context, [block]);
  const row = below!.findIndex((cells) => !cells.every(isNothing));
  if (row < 0) return;
  const column = below![row]!.findIndex((cell) => !isNothing(cell));
  const address = absoluteAddress({ top: block.top + row, left: block.left + column, rows: 1, columns: 1 }).replaceAll("$", "");
  throw new StagebookError("workbook:noRoomBelow", { table: table.name, sheet: table.sheet, address, count });
}

/** The lists for dropdowns as they stand in the workbook. `grown`: rows that Stages and Team are about to get. */
export function listSources({ tables }: TablesFound, grown: { stages?: number; people?: number } = {}): ListSources {
  const list = (table: TableAt | undefined, id: ColumnId, more: number) => {
    const column = table === undefined ? -1 : table.columns.indexOf(id);
    if (table === undefined || column < 0) return null;
    const { top, left, rows, columns } = bodyOf(table, column);
    return { sheet: table.sheet, block: { top, left, rows: rows + more, columns } };
  };
  return {
    stages: list(tables.Stages, "stage", grown.stages ?? 0),
    people: list(tables.Team, "name", grown.people ?? 0),
    roles: [],
  };
}

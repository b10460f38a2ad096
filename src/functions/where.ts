import { errorIn, isBlank } from "../process/cells";
import { filledRows, rowsWith } from "../process/cell-table";
import { columnOf, COLUMNS, normalText, type TableKind } from "../process/columns";
import { keptTogether } from "../process/kept";
import type { Cell } from "../process/model";
import { StagebookError } from "../process/problem";
import type { SheetTable } from "../process/read-table";
import { rowsThat } from "../process/some-rows";
import type { Rows } from "../process/typed-columns";
import type { Kept, KeptTable } from "../process/workbook-tables";
import { rangeOrNull, textOrNull, wrong } from "./arguments";
import { criterionOf } from "./criterion";
import { columnNamed } from "./group-column";

/** One condition of SALES.WHERE. */
export interface Condition {
  readonly column: string;
  /** Not empty, and no error among them. */
  readonly values: readonly Cell[];
}

/** Characters that the conditions of a handle may have: Excel shows no text of more than 32,767. */
const LONGEST = 30_000;

/**
 * The conditions of a call.
 *
 * @param given column and value in turn
 */
export function conditionsOf(given: readonly unknown[]): Condition[] {
  return given.flatMap((name, at) => {
    if (at % 2 === 1) return [];
    const column = textOrNull(name, "column");
    const values = (rangeOrNull(given[at + 1]) ?? []).flat().filter((cell) => !isBlank(cell));
    if (column === null && values.length === 0 && at > 0) return []; // Excel hands over what was left out behind the last comma
    if (column === null) throw wrong("functions:missing", "column");
    if (values.length === 0) throw wrong("functions:whereNeedsValue", "value", { header: column });
    const error = values.map(errorIn).find((found) => found !== null);
    if (error !== undefined) throw wrong("functions:errorInArgument", "value", { error: error! });
    return [{ column, values }];
  });
}

/** Conditions as the text of a handle has them: `["Owner","Li Na","Stage",["Lead","Won"]]`. */
export function whereText(conditions: readonly Condition[]): string {
  const text = JSON.stringify(conditions.flatMap(({ column, values }) => [column, values.length === 1 ? values[0] : values]));
  if (text.length > LONGEST) throw wrong("functions:whereTooLong", "value");
  return text;
}

/** The conditions in the text of a handle; null: it has others in it than `whereText` writes. */
export function conditionsIn(where: string): Condition[] | null {
  try {
    const given = JSON.parse(where) as readonly (Cell | readonly Cell[])[];
    return conditionsOf(given.map((each) => (Array.isArray(each) ? [each] : each)));
  } catch {
    return null;
  }
}

/**
 * The places of the rows of a table that meet a condition. Rows that count nowhere, blank or without a deal, do not.
 *
 * @param rows among which; null: all
 */
export function rowsWhere(table: SheetTable, { column, values }: Condition, rows: Rows): Int32Array {
  const index = columnNamed(table, column, "column");
  const id = columnOf(table.header[index]);
  const meets = criterionOf(values, id === null ? null : COLUMNS[id].type);
  return rowsThat(table.cells, index, rows ?? rowsThatCount(table), (cell, place) => {
    const error = errorIn(cell);
    if (error === null) return meets(cell);
    throw new StagebookError("process:errorInCell", { error }, { row: table.cells.rowNumber(place), column: table.header[index]! });
  });
}

function rowsThatCount(table: SheetTable): Rows {
  const { cells } = table;
  return table.kind !== "Activities" && table.has("deal") ? rowsWith(cells.column(dealColumn(table))) : filledRows(cells);
}

/** By what is kept, then by the text of the conditions. */
const views = new WeakMap<Kept, Map<string, Kept>>();

/**
 * A view of what is kept: the rows that meet the conditions, one after the other. Of a whole process: in Deals and Process,
 * as far as they have the column, the rows that meet it; in the other tables about deals the rows of the deals that remain.
 * What neither of these two has is looked for in the logs (History, Activities), then in the other tables, which are
 * otherwise left as they are. The same for all who ask, as long as the same is kept.
 */
export function viewOf(kept: Kept, conditions: readonly Condition[]): Kept {
  if (conditions.length === 0) return kept;
  const where = whereText(conditions);
  const known = views.get(kept) ?? new Map<string, Kept>();
  views.set(kept, known);
  let view = known.get(where);
  if (view === undefined) known.set(where, (view = makeView(kept, where, conditions)));
  return view;
}

/** A table and what remains of it. */
interface Part {
  readonly of: KeptTable;
  rows: Rows;
}

function makeView(kept: Kept, where: string, conditions: readonly Condition[]): Kept {
  const parts = kept.tables.map((of): Part => ({ of, rows: null }));
  for (const condition of conditions) restrict(parts, condition);
  return { ...keptTogether(kept.source, parts), where };
}

/** The tables in which a condition is looked for, one group after the other, and whether the deals that remain are asked. */
const SUBJECTS: readonly (readonly TableKind[])[] = [["Deals", "Process"], ["History"], ["Activities"]];
const ABOUT_DEALS = new Set<TableKind | null>(SUBJECTS.flat());

function restrict(parts: readonly Part[], condition: Condition): void {
  if (parts.length === 1) return keep(parts[0]!, condition);
  const has = ({ of }: Part) => of.table.find(condition.column) >= 0;
  const ofKind = (kinds: readonly TableKind[]) => kinds.flatMap((kind) => parts.filter(({ of }) => of.table.kind === kind));
  const subjects = SUBJECTS.map((kinds) => ofKind(kinds).filter(has)).find(({ length }) => length > 0);
  if (subjects === undefined) return keep(parts.find(has) ?? ofKind(SUBJECTS.flat())[0] ?? parts[0]!, condition);
  for (const subject of subjects) keep(subject, condition);
  const deals = dealsIn(subjects[0]!);
  if (deals === null) return;
  for (const part of parts) if (ABOUT_DEALS.has(part.of.table.kind) && !subjects.includes(part)) keepDeals(part, deals);
}

function keep(part: Part, condition: Condition): void {
  part.rows = rowsWhere(part.of.table, condition, part.rows);
}

/** The deals in what remains of a table, as they compare; null: the table names none. */
function dealsIn({ of, rows }: Part): Set<string> | null {
  if (!of.table.has("deal")) return null;
  const deals = new Set<string>();
  const { cells } = of.table;
  rowsThat(cells, dealColumn(of.table), rows, (deal) => deals.add(normalText(deal)).size > 0);
  return deals;
}

/** Leaves the rows of these deals, and those that do not say of which: whoever counts them says what is wrong with them. */
function keepDeals(part: Part, deals: ReadonlySet<string>): void {
  const { table } = part.of;
  if (!table.has("deal")) return;
  part.rows = rowsThat(table.cells, dealColumn(table), part.rows, (deal) => errorIn(deal) !== null || deals.has(normalText(deal)));
}

function dealColumn(table: SheetTable): number {
  return table.header.indexOf(table.headerOf("deal"));
}

import { parseStructRef, stringifyStructRef, tokenize, type ReferenceStruct } from "@borgar/fx";
import { areaToA1, intersection, sheetPrefix, type Area, type CellPosition } from "../document/area";

/** A table as formulas see it. */
export interface TableInfo {
  readonly name: string;
  readonly sheetId: string;
  /** The whole table with its header row and totals row, 0-based. */
  readonly area: Area;
  /** The texts of the header row, from left to right. */
  readonly columns: readonly string[];
  readonly hasHeaders: boolean;
  readonly hasTotals: boolean;
}

/** Where a structured reference points, or the error that Excel shows instead. */
export type Resolved = { readonly sheetId: string; readonly area: Area } | { readonly error: "#REF!" | "#NAME?" | "#VALUE!" };

/** A structured reference that stands in a formula. */
export interface FoundReference {
  readonly text: string;
  /** Its place in the formula: [first, after the last). */
  readonly from: number;
  readonly to: number;
}

const collator = new Intl.Collator("en", { sensitivity: "accent" });

/** Whether two names are one to Excel, which minds no capitals. */
export const sameName = (a: string, b: string): boolean => a === b || collator.compare(a, b) === 0;

/** The structured references of a formula (`Process[Stage]`, `[@Due]`), in order. A table's bare name is not among them. */
export function findReferences(formula: string): FoundReference[] {
  if (!formula.includes("[")) return [];
  return tokenize(formula, { withLocation: true, mergeRefs: true })
    .filter((token) => token.type === "structured" && token.loc)
    .map((token) => ({ text: token.value, from: token.loc![0]!, to: token.loc![1]! }));
}

/** Puts other texts in the place of a formula's structured references; what `replace` leaves undefined stays. */
export function replaceReferences(formula: string, replace: (text: string) => string | undefined): string {
  let result = formula;
  for (const { text, from, to } of findReferences(formula).reverse()) {
    const other = replace(text);
    if (other !== undefined) result = result.slice(0, from) + other + result.slice(to);
  }
  return result;
}

/** Puts other names in the place of those that stand alone in a formula: a table's bare name, a defined name. */
export function replaceNames(formula: string, replace: (name: string) => string | undefined): string {
  let result = formula;
  for (const { type, value, loc } of tokenize(formula, { withLocation: true, mergeRefs: true }).reverse()) {
    const other = type === "range_named" && loc ? replace(value) : undefined;
    if (other !== undefined) result = result.slice(0, loc![0]) + other + result.slice(loc![1]);
  }
  return result;
}

function parseReference(text: string): ReferenceStruct | null {
  return parseStructRef(text) ?? null;
}

/** The reference as Excel writes it: names in the table's own letters, `Process[@Due]` for `process[[#this row],[due]]`. */
export function tidyReference(text: string, tables: readonly TableInfo[], at?: CellPosition): string {
  const reference = parseReference(text);
  if (!reference) return text;
  const table = tableOf(reference, tables, at);
  return stringifyStructRef({
    ...reference,
    table: reference.table && table ? table.name : reference.table,
    columns: reference.columns?.map((name) => table?.columns.find((column) => sameName(column, name)) ?? name),
  });
}

function tableOf(reference: ReferenceStruct, tables: readonly TableInfo[], at?: CellPosition): TableInfo | undefined {
  const { table } = reference;
  if (table) return tables.find(({ name }) => sameName(name, table));
  if (!at) return undefined;
  const cell = { top: at.row, bottom: at.row, left: at.col, right: at.col };
  return tables.find(({ sheetId, area }) => sheetId === at.sheetId && intersection(area, cell));
}

/**
 * Where a structured reference points.
 *
 * - `Process`, `Process[]`, `Process[#Data]` → the rows below the header
 * - `Process[#All]` → with header and totals; `[#Headers]`, `[#Totals]` → those rows
 * - `Process[Due]`, `Process[[Stage]:[Due]]` → columns; with a section first: `Process[[#All],[Due]]`
 * - `Process[@Due]`, `[@Due]` → the cell of that column in the row of `at`; outside the table's rows it is #VALUE!, as in Excel
 *
 * @param at the cell that holds the formula
 */
export function resolveReference(text: string, tables: readonly TableInfo[], at?: CellPosition): Resolved {
  const bareName = tables.find(({ name }) => sameName(name, text));
  const reference: ReferenceStruct | null = bareName ? { table: bareName.name } : parseReference(text);
  if (!reference) return { error: "#NAME?" };
  const table = tableOf(reference, tables, at);
  if (!table) return { error: reference.table ? "#NAME?" : "#REF!" };

  const columns = (reference.columns ?? []).map((name) => table.columns.findIndex((column) => sameName(column, name)));
  if (columns.includes(-1)) return { error: "#REF!" };
  const left = table.area.left + (columns.length ? Math.min(...columns) : 0);
  const right = columns.length ? table.area.left + Math.max(...columns) : table.area.right;

  const rows = rowsOf(reference.sections ?? [], table, at);
  if ("error" in rows) return rows;
  return { sheetId: table.sheetId, area: { ...rows, left, right } };
}

function rowsOf(
  sections: readonly string[],
  { area, hasHeaders, hasTotals, sheetId }: TableInfo,
  at?: CellPosition
): { top: number; bottom: number } | { error: "#REF!" | "#VALUE!" } {
  const firstRow = area.top + (hasHeaders ? 1 : 0);
  const lastRow = area.bottom - (hasTotals ? 1 : 0);
  if (!sections.length) return { top: firstRow, bottom: lastRow };
  let top = Infinity;
  let bottom = -Infinity;
  const take = (from: number, to: number) => {
    top = Math.min(top, from);
    bottom = Math.max(bottom, to);
  };
  for (const section of sections.map((name) => name.toLowerCase())) {
    if (section === "all") take(area.top, area.bottom);
    else if (section === "data") take(firstRow, lastRow);
    else if (section === "headers" && hasHeaders) take(area.top, area.top);
    else if (section === "totals" && hasTotals) take(area.bottom, area.bottom);
    else if (section === "this row") {
      if (!at || at.sheetId !== sheetId || at.row < firstRow || at.row > lastRow) return { error: "#VALUE!" };
      take(at.row, at.row);
    } else return { error: "#REF!" };
  }
  return { top, bottom };
}

/** The same reference after its table got another name; undefined when it speaks of another table. */
export function renameTable(text: string, from: string, to: string): string | undefined {
  const reference = parseReference(text);
  if (!reference?.table || !sameName(reference.table, from)) return undefined;
  return stringifyStructRef({ ...reference, table: to });
}

/** The same reference after a column of its table got another name; undefined when it does not name that column. */
export function renameColumn(
  text: string,
  table: TableInfo,
  from: string,
  to: string,
  tables: readonly TableInfo[],
  at?: CellPosition
): string | undefined {
  const reference = parseReference(text);
  if (!reference?.columns?.some((column) => sameName(column, from))) return undefined;
  if (tableOf(reference, tables, at)?.name !== table.name) return undefined;
  return stringifyStructRef({ ...reference, columns: reference.columns.map((column) => (sameName(column, from) ? to : column)) });
}

/** The reference as a plain address ('My sheet'!$A$2:$L$9), which is what is left of it when its table becomes a range. */
export function referenceToAddress(resolved: Resolved, sheetName: string): string {
  if ("error" in resolved) return resolved.error;
  return sheetPrefix(sheetName) + areaToA1(resolved.area).replace(/[A-Z]+|\d+/g, (part) => `$${part}`);
}

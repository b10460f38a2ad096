import type { Cell } from "../process/model";
import { safeText } from "../process/safe-text";
import type { TableAt } from "./find-tables";

/** What a cell can hold; Excel refuses the whole request over one longer text. */
const LONGEST_TEXT = 32_767;

/** A block of cells on a sheet, zero-based. */
export interface Block {
  readonly sheetId: string;
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
}

export function rangeOf(context: Excel.RequestContext, { sheetId, top, left, rows, columns }: Block): Excel.Range {
  return context.workbook.worksheets.getItem(sheetId).getRangeByIndexes(top, left, rows, columns);
}

type Placed = Pick<TableAt, "sheetId" | "top" | "left" | "rows" | "header">;

/** One column of a table's body, or its whole body. */
export function bodyOf(table: Placed, column?: number): Block {
  return {
    sheetId: table.sheetId,
    top: table.top + 1,
    left: table.left + (column ?? 0),
    rows: table.rows,
    columns: column === undefined ? table.header.length : 1,
  };
}

/** A table with its header row, as `Name[#All]` has it. */
export function wholeOf({ sheetId, top, left, rows, header }: Placed): Block {
  return { sheetId, top, left, rows: rows + 1, columns: header.length };
}

/** A single cell of a table's body. */
export function cellOf(table: Pick<Placed, "sheetId" | "top" | "left">, row: number, column: number): Block {
  return { sheetId: table.sheetId, top: table.top + 1 + row, left: table.left + column, rows: 1, columns: 1 };
}

/** A value as it is written, so that the cell then holds exactly it: never a formula. null leaves the cell alone. */
export function written(value: Cell): Cell {
  return safeText(typeof value === "string" && value.length > LONGEST_TEXT ? value.slice(0, LONGEST_TEXT) : (value ?? null));
}

/** Whether a cell holds the value that was written to it; what was left alone (null) holds anything. */
export function holds(cell: unknown, value: Cell): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === "string" && value.length > LONGEST_TEXT) return cell === value.slice(0, LONGEST_TEXT);
  return cell === value || (isNothing(cell) && isNothing(value));
}

export function isNothing(cell: unknown): boolean {
  return cell === "" || cell === null || cell === undefined;
}

/** "B" of 1. */
export function columnLetters(index: number): string {
  let letters = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** "B2:D9", or "B2" of a single cell, without the sheet. */
export function addressOf({ top, left, rows, columns }: Omit<Block, "sheetId">): string {
  const corner = (row: number, column: number) => `${columnLetters(column)}${row + 1}`;
  const first = corner(top, left);
  return rows === 1 && columns === 1 ? first : `${first}:${corner(top + rows - 1, left + columns - 1)}`;
}

/** "$B$2:$D$9", without the sheet. */
export function absoluteAddress(block: Omit<Block, "sheetId">): string {
  return addressOf(block).replace(/[A-Z]+|\d+/gu, "$$$&");
}

/** A sheet's name as formulas write it. */
export function quotedSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** Queues one number format for every cell of a range; the types know arrays only, Office.js takes the single value. */
export function setNumberFormat(range: Excel.Range, format: string): void {
  (range as { numberFormat: unknown }).numberFormat = format;
}

import { parseA1 } from "./area";
import { ExcelError } from "./excel-error";

const SHEET_NAME_LIMIT = 31;
const NAME_LIMIT = 255;

/** Excel's rules for the name of a sheet, checked against the names that are taken. */
export function checkSheetName(name: unknown, taken: readonly string[]): asserts name is string {
  if (typeof name !== "string" || name.trim() === "" || name.length > SHEET_NAME_LIMIT) throw new ExcelError("InvalidArgument");
  if (/[\\/?*[\]:\u0000-\u001f]/u.test(name) || name.startsWith("'") || name.endsWith("'")) throw new ExcelError("InvalidArgument");
  if (name.toLowerCase() === "history") throw new ExcelError("InvalidArgument"); // reserved for tracked changes
  if (name.includes("'")) throw new ExcelError("NotImplemented", "Sheet names with an apostrophe are not available in this host.");
  if (taken.some((other) => sameName(other, name))) {
    throw new ExcelError("ItemAlreadyExists", "A resource with the same name or identifier already exists.");
  }
}

/**
 * Excel's rules for the name of a table or a defined name: a letter, "_" or "\" first, then letters, digits, "." and
 * "_"; not like a cell (A1, R1C1), not R or C, at most 255 characters.
 */
export function checkDefinedName(name: unknown, taken: readonly string[]): asserts name is string {
  if (typeof name !== "string" || name === "" || name.length > NAME_LIMIT) throw new ExcelError("InvalidArgument");
  if (!/^[\p{L}_\\][\p{L}\p{N}\p{M}._\\?]*$/u.test(name)) throw new ExcelError("InvalidArgument");
  if (/^[rc]$/iu.test(name) || /^r\d*c\d*$/iu.test(name) || /^[rc]\d+$/iu.test(name)) throw new ExcelError("InvalidArgument");
  if (parseA1(name) || /^(true|false)$/iu.test(name)) throw new ExcelError("InvalidArgument");
  if (taken.some((other) => sameName(other, name))) {
    throw new ExcelError("ItemAlreadyExists", "A resource with the same name or identifier already exists.");
  }
}

/** Whether Excel takes two names as one: case does not matter. */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The first free name of a row like Table1, Table2 … */
export function freeName(stem: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const name = `${stem}${number}`;
    if (!taken.some((other) => sameName(other, name))) return name;
  }
}

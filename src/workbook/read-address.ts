import type { Cell } from "../process/model";
import { StagebookError } from "../process/problem";
import { readBlocks } from "./read-blocks";

/** Reads the cells of an address that names its sheet, such as 'Deals 2026'!A1:H90. */
export async function readAddress(context: Excel.RequestContext, address: string): Promise<Cell[][]> {
  const at = address.lastIndexOf("!");
  const name = address.slice(0, at).replace(/^'(.*)'$/su, "$1").replaceAll("''", "'");
  const sheet = context.workbook.worksheets.getItemOrNullObject(name);
  sheet.load("id");
  await context.sync();
  if (sheet.isNullObject) throw new StagebookError("functions:noSuchSheet", { sheet: name });
  const range = sheet.getRange(address.slice(at + 1));
  range.load("rowIndex,columnIndex,rowCount,columnCount");
  await context.sync();
  const block = { sheetId: sheet.id, top: range.rowIndex, left: range.columnIndex, rows: range.rowCount, columns: range.columnCount };
  return (await readBlocks(context, [block]))[0]!;
}

import { StagebookError, type Problem } from "../process/problem";
import { rangeOf } from "./cells";
import { findTables } from "./find-tables";
import { inExcel } from "./in-excel";

/**
 * Goes to what a problem of `readProcess` is about: the cell; the row, when the problem names no column that is still
 * there; the header row of the table, when it names no row.
 */
export function showCell({ params, row, column }: Pick<Problem, "params" | "row" | "column">): Promise<void> {
  return inExcel(async (context) => {
    const { tables } = await findTables(context);
    const name = String(params["table"] ?? "");
    const table = Object.values(tables).find((each) => each.name === name);
    if (table === undefined) throw new StagebookError("workbook:noTable", { table: name });
    const index = column === undefined ? -1 : table.header.indexOf(column);
    context.workbook.worksheets.getItem(table.sheetId).activate();
    rangeOf(context, {
      sheetId: table.sheetId,
      top: row === undefined ? table.top : row - 1,
      left: table.left + Math.max(index, 0),
      rows: 1,
      columns: index < 0 ? table.header.length : 1,
    }).select();
    await context.sync();
  });
}

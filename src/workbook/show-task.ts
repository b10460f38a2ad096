import { bodyOf, rangeOf } from "./cells";
import { findTables, needTable } from "./find-tables";
import { inExcel } from "./in-excel";
import { findTasks } from "./task-row";

/** Goes to a task's row in its sheet, so that the user sees what stands around it. */
export function showTask(taskId: string): Promise<void> {
  return inExcel(async (context) => {
    const process = needTable(await findTables(context), "Process");
    const [task] = await findTasks(context, process, [taskId]);
    context.workbook.worksheets.getItem(process.sheetId).activate();
    rangeOf(context, { ...bodyOf(process), top: process.top + 1 + task!.row, rows: 1 }).select();
    await context.sync();
  });
}

import { findTables, needTable } from "./find-tables";
import { inExcel } from "./in-excel";
import { findTask, selectRow } from "./task-row";

/** Goes to a task's row in its sheet, so that the user sees what stands around it. */
export function showTask(taskId: string): Promise<void> {
  return inExcel(async (context) => {
    selectRow(context, await findTask(context, needTable(await findTables(context), "Process"), taskId));
    await context.sync();
  });
}

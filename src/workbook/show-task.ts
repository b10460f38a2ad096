import { findTables, needTable } from "./find-tables";
import { inExcel } from "./in-excel";
import { findTasks, selectRow } from "./task-row";

/** Goes to a task's row in its sheet, so that the user sees what stands around it. */
export function showTask(taskId: string): Promise<void> {
  return inExcel(async (context) => {
    const [task] = await findTasks(context, needTable(await findTables(context), "Process"), [taskId]);
    selectRow(context, task!);
    await context.sync();
  });
}

import type { Day } from "../process/model";
import { TASK_OPEN, type TaskRows } from "../process/task-rows";
import { isIn, type Period } from "./period";

/** Whether a task is overdue at a day: open and due before it. Due on that day is not overdue; without a Due, never. */
export function isOverdue(tasks: TaskRows, i: number, day: Day): boolean {
  return tasks.states[i] === TASK_OPEN && tasks.due[i] !== 0 && tasks.due[i]! < day;
}

/** The overdue tasks at a day as row indexes, the latest first. */
export function overdueTasks(tasks: TaskRows, day: Day): number[] {
  return openTasksDue(tasks, { from: null, to: day - 1 });
}

/**
 * The open tasks whose Due is in a period as row indexes, by Due; tasks of one due date by deal, task, stage and owner, so
 * that the order of rows in the sheet does not matter.
 */
export function openTasksDue(tasks: TaskRows, period: Period): number[] {
  tasks.table.need("due");
  const { table, states, due, length } = tasks;
  const rows: number[] = [];
  for (let i = 0; i < length; i++) {
    if (states[i] === TASK_OPEN && due[i] !== 0 && isIn(due[i]!, period) && table.isReadable(i)) rows.push(i);
  }
  const columns = (["deal", "task", "stage", "owner", "id"] as const).filter((id) => table.has(id)).map((id) => () => {
    const column = table.text(id);
    return { codes: column.codes, compare: column.comparison() };
  });
  const ties: ReturnType<(typeof columns)[number]>[] = []; // a column is read when it is the first to decide something
  return rows.sort((a, b) => {
    let order = due[a]! - due[b]!;
    for (let at = 0; order === 0 && at < columns.length; at++) {
      const { codes, compare } = (ties[at] ??= columns[at]!());
      order = compare(codes[a]!, codes[b]!);
    }
    return order;
  });
}

/** Days late: for an open task the day − Due, for a done one Done − Due, when positive; otherwise 0. */
export function daysLate(tasks: TaskRows, i: number, day: Day): number {
  if (tasks.due[i] === 0) return 0;
  if (tasks.states[i] === TASK_OPEN) return Math.max(0, day - tasks.due[i]!);
  return tasks.done[i] === 0 ? 0 : Math.max(0, tasks.done[i]! - tasks.due[i]!);
}

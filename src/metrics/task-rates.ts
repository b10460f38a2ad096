import type { Codes } from "../process/cell-column";
import type { Day } from "../process/model";
import { TASK_DONE, TASK_OPEN, type TaskRows } from "../process/task-rows";
import { isOverdue } from "./overdue";
import { isIn, type Period } from "./period";
import { ratio, type Ratio } from "./ratio";

/** Tasks of one group (a person, a stage, or everything) whose Due is in a period, and how they went. */
export interface TaskRates {
  /** Done or open, with a Due in the period; skipped tasks are in no figure. */
  readonly due: number;
  /** Of these, done, whenever that was. */
  readonly done: number;
  /** Completion rate: done ÷ (done + open). */
  readonly completion: Ratio;
  /** On-time rate: done on or before Due ÷ (done with a Due + overdue at the end of the period). */
  readonly onTime: Ratio;
  /** Overdue at `asOf`, whatever the period. */
  readonly overdueNow: number;
}

/**
 * Task figures by group (METRICS.md, "Items"): on-time rate and completion rate over the tasks whose Due is in the
 * period, and what is overdue at `asOf`. A period without an end ends on `asOf`. Leaving a task undone is not rewarded:
 * overdue tasks are in the on-time rate's denominator.
 *
 * @param groupOf group of each row; a row with a negative group is left out
 * @param ends the day at which each group's tasks are overdue or not, where it is not the period's last
 */
export function taskRates(tasks: TaskRows, groupOf: Codes, groups: number, period: Period, asOf: Day, ends: readonly Day[] = []): TaskRates[] {
  tasks.table.need("due");
  const counter = () => new Int32Array(groups);
  const [due, done, inTime, overdueAtEnd, overdueNow] = [counter(), counter(), counter(), counter(), counter()];
  const end = period.to ?? asOf;
  for (let i = 0; i < tasks.length; i++) {
    const group = groupOf[i]!;
    if (group < 0 || !tasks.table.isReadable(i)) continue;
    if (isOverdue(tasks, i, asOf)) overdueNow[group]! += 1;
    if (tasks.due[i] === 0 || !isIn(tasks.due[i]!, period)) continue;
    const state = tasks.states[i];
    if (state === TASK_DONE || state === TASK_OPEN) due[group]! += 1;
    if (state === TASK_DONE) {
      done[group]! += 1;
      if (tasks.done[i] !== 0 && tasks.done[i]! <= tasks.due[i]!) inTime[group]! += 1;
    }
    if (isOverdue(tasks, i, ends[group] ?? end)) overdueAtEnd[group]! += 1;
  }
  return Array.from({ length: groups }, (_, group) => ({
    due: due[group]!,
    done: done[group]!,
    completion: ratio(done[group]!, due[group]!),
    onTime: ratio(inTime[group]!, done[group]! + overdueAtEnd[group]!),
    overdueNow: overdueNow[group]!,
  }));
}

import type { Codes } from "../process/cell-column";
import { nextStart, startOf } from "../process/calendar-periods";
import type { Day } from "../process/model";
import { TASK_OPEN, type TaskRows } from "../process/task-rows";
import { isOverdue } from "./overdue";
import { isBounded, isIn, type Period } from "./period";

/** The open tasks of one person. */
export interface Load {
  overdue: number;
  /** Per week, by Due. */
  readonly weeks: Int32Array;
  /** Without a Due; counted when there is no period. */
  undated: number;
  total: number;
}

export interface Workload {
  /** The Mondays of the weeks. */
  readonly weeks: readonly Day[];
  readonly loads: readonly Load[];
}

/**
 * Workload: the open tasks whose Due is in the period, by owner and by the week of their Due, Monday to Sunday. What is
 * overdue at `asOf` is in no week, since it is to be done now; so the first week is that of `asOf` (of the period's first
 * day, when that is later), and the last one that of the period's last day, else of the last Due. Tasks without a Due
 * count when there is no period. Everything adds up to the total.
 *
 * @param most how many weeks there may be; more are null, since one mistyped year would fill the sheet
 */
export function workload(tasks: TaskRows, groupOf: Codes, groups: number, period: Period, asOf: Day, most: number): Workload | null {
  const { due, states, table } = tasks;
  table.need("due");
  const rows: number[] = [];
  let last = 0;
  for (let i = 0; i < tasks.length; i++) {
    if (states[i] !== TASK_OPEN || !isIn(due[i]!, period) || !table.isReadable(i)) continue;
    rows.push(i);
    last = Math.max(last, due[i]!);
  }
  const first = startOf(Math.max(asOf, period.from ?? 0), "week");
  const weeks: Day[] = [];
  for (let week = first; week <= (period.to ?? last) && weeks.length <= most; week = nextStart(week, "week")) weeks.push(week);
  if (weeks.length > most) return null;
  const loads = Array.from({ length: groups }, (): Load => ({ overdue: 0, weeks: new Int32Array(weeks.length), undated: 0, total: 0 }));
  for (const i of rows) {
    const load = loads[groupOf[i]!]!;
    load.total += 1;
    if (due[i] === 0) load.undated += 1;
    else if (isOverdue(tasks, i, asOf)) load.overdue += 1;
    else load.weeks[(startOf(due[i]!, "week") - first) / 7]! += 1;
  }
  return { weeks, loads };
}

/** Whether tasks without a Due count. */
export function countsUndated(period: Period): boolean {
  return !isBounded(period);
}

import { isoDay } from "./calendar";
import type { Days, SheetTable } from "./read-table";
import { statusOfWord } from "./words";

/** How a task stands, as `states` codes it. */
export const TASK_OPEN = 0;
export const TASK_DONE = 1;
/** Closed without doing it: never open, never overdue, in no rate. */
export const TASK_SKIPPED = 2;

/** The rows of a Process table as columns, one row per task. */
export interface TaskRows {
  readonly table: SheetTable;
  readonly length: number;
  /** TASK_OPEN, TASK_DONE or TASK_SKIPPED per task. */
  readonly states: Uint8Array;
  readonly start: Days;
  readonly due: Days;
  readonly done: Days;
}

/**
 * How each task of a Process table stands (METRICS.md, "Items"): done when Done has a date or Status says Done/完成;
 * closed without doing when Status says Skipped/Cancelled/跳过/取消; open when neither. A task that was done before its
 * Start is a problem.
 */
export function readTaskRows(table: SheetTable): TaskRows {
  table.need("deal", "task");
  const start = table.days("start");
  const done = table.days("done");
  const status = table.text("status");
  const byStatus = status.map(statusOfWord);
  const states = new Uint8Array(table.length);
  for (let i = 0; i < states.length; i++) {
    if (done[i] !== 0) {
      if (done[i]! < start[i]!) {
        table.report(i, "done", "process:doneBeforeStart", { done: isoDay(done[i]!), start: isoDay(start[i]!) });
      }
      states[i] = TASK_DONE;
    } else {
      const said = byStatus[status.codes[i]!];
      states[i] = said === "done" ? TASK_DONE : said === "skipped" ? TASK_SKIPPED : TASK_OPEN;
    }
  }
  return { table, length: table.length, states, start, due: table.days("due"), done };
}

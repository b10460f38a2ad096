import { daysLate } from "../metrics/overdue";
import { isoDay, today } from "../process/calendar";
import { StagebookError } from "../process/problem";
import type { AnswerCell } from "./answer-table";
import { dayOrNull, wantsHeaders } from "./arguments";
import { taskList } from "./task-list";

/** The answer of SALES.OVERDUE. */
export function overdueAnswer(data: unknown, asOf: unknown, headers: unknown): AnswerCell[][] {
  const day = dayOrNull(asOf, "asOf") ?? today();
  const none = new StagebookError("functions:nothing.nothingOverdue", { day: isoDay(day) });
  return taskList(data, { from: null, to: day - 1 }, "daysLate", (tasks, i) => daysLate(tasks, i, day), wantsHeaders(headers), none);
}

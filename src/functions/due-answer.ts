import { today } from "../process/calendar";
import { StagebookError } from "../process/problem";
import type { AnswerCell } from "./answer-table";
import { dayOrNull, numberOf, wantsHeaders } from "./arguments";
import { periodWords } from "./nothing";
import { taskList } from "./task-list";

/** The answer of SALES.DUE: the open tasks that are due on the day or in the days that follow it. */
export function dueAnswer(data: unknown, days: unknown, asOf: unknown, headers: unknown): AnswerCell[][] {
  const day = dayOrNull(asOf, "asOf") ?? today();
  const period = { from: day, to: day + Math.floor(numberOf(days, "days", 7, 0, 36_525)) };
  const none = new StagebookError("functions:nothing.nothingDue", periodWords(period));
  return taskList(data, period, "daysLeft", ({ due }, i) => due[i]! - day, wantsHeaders(headers), none);
}

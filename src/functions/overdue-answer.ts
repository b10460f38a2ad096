import { daysLate, overdueTasks } from "../metrics/overdue";
import { isoDay, today } from "../process/calendar";
import type { ColumnId } from "../process/columns";
import { StagebookError } from "../process/problem";
import { readTaskRows } from "../process/task-rows";
import { answerTable, columnHeader, figureHeader, type AnswerCell, type AnswerColumn } from "./answer-table";
import { dayOrNull, wantsHeaders } from "./arguments";
import { tablesOf } from "./tables-of";

/** What tells the reader which task it is, where the data has it. */
const SHOWN: readonly ColumnId[] = ["deal", "customer", "stage", "task", "owner"];

/** The answer of SALES.OVERDUE. */
export function overdueAnswer(data: unknown, asOf: unknown, headers: unknown): AnswerCell[][] {
  const day = dayOrNull(asOf, "asOf") ?? today();
  const withHeaders = wantsHeaders(headers);
  const table = tablesOf(data).table("Process");
  table.need("deal", "task", "due");
  const tasks = readTaskRows(table);
  const rows = overdueTasks(tasks, day);
  if (rows.length === 0) throw new StagebookError("functions:nothing.nothingOverdue", { day: isoDay(day) });
  const columns: AnswerColumn<number>[] = [
    ...SHOWN.filter((id) => table.has(id)).map((id): AnswerColumn<number> => {
      const { codes, labels } = table.text(id);
      return { header: columnHeader(id), cell: (i) => labels[codes[i]!]! };
    }),
    { header: columnHeader("due"), cell: (i) => tasks.due[i]! },
    { header: figureHeader("daysLate"), cell: (i) => daysLate(tasks, i, day) },
  ];
  return answerTable(columns, rows, withHeaders);
}

import { openTasksDue } from "../metrics/overdue";
import type { Period } from "../metrics/period";
import type { ColumnId } from "../process/columns";
import type { StagebookError } from "../process/problem";
import { readTaskRows, type TaskRows } from "../process/task-rows";
import { answerTable, columnHeader, figureHeader, type AnswerCell, type AnswerColumn } from "./answer-table";
import { tablesOf } from "./tables-of";

/** What tells the reader which task it is, where the data has it. */
const SHOWN: readonly ColumnId[] = ["deal", "customer", "stage", "task", "owner"];

/** The open tasks whose Due is in the period, with a last column of their own; `none` is thrown when there are none. */
export function taskList(
  data: unknown, period: Period, last: string, lastCell: (tasks: TaskRows, i: number) => number, headers: boolean, none: StagebookError
): AnswerCell[][] {
  const table = tablesOf(data).table("Process");
  table.need("deal", "task", "due");
  const tasks = readTaskRows(table);
  const rows = openTasksDue(tasks, period);
  if (rows.length === 0) throw none;
  const columns: AnswerColumn<number>[] = [
    ...SHOWN.filter((id) => table.has(id)).map((id): AnswerColumn<number> => {
      const column = table.text(id);
      return { header: columnHeader(id), cell: (i) => column.labelAt(i) };
    }),
    { header: columnHeader("due"), cell: (i) => tasks.due[i]! },
    { header: figureHeader(last), cell: (i) => lastCell(tasks, i) },
  ];
  return answerTable(columns, rows, headers);
}

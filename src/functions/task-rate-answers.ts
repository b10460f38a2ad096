import { taskRates, type TaskRates } from "../metrics/task-rates";
import { today } from "../process/calendar";
import { readTaskRows } from "../process/task-rows";
import { figureHeader, type AnswerCell, type AnswerColumn } from "./answer-table";
import { dayOrNull, periodOf, wantsHeaders } from "./arguments";
import { byColumn } from "./by-column";
import { nothing } from "./nothing";
import { tablesOf } from "./tables-of";

/** The answer of SALES.ONTIME: one number, or a table with a row for each value of the column `by`. */
export function onTimeAnswer(data: unknown, by: unknown, from: unknown, to: unknown, asOf: unknown, headers: unknown): AnswerCell[][] {
  return rates(data, by, from, to, asOf, headers, "onTimeRate", ({ onTime }) => onTime.rate, [
    { header: figureHeader("onTime"), cell: ({ onTime }) => onTime.numerator },
    { header: figureHeader("doneOrOverdue"), cell: ({ onTime }) => onTime.denominator },
  ]);
}

/** The answer of SALES.COMPLETION, likewise. */
export function completionAnswer(data: unknown, by: unknown, from: unknown, to: unknown, headers: unknown): AnswerCell[][] {
  return rates(data, by, from, to, null, headers, "completionRate", ({ completion }) => completion.rate, [
    { header: figureHeader("tasksDone"), cell: ({ done }) => done },
    { header: figureHeader("tasksDue"), cell: ({ due }) => due },
  ]);
}

function rates(
  data: unknown, by: unknown, from: unknown, to: unknown, asOf: unknown, headers: unknown,
  key: string, figure: (tasks: TaskRates) => number | null, parts: readonly AnswerColumn<TaskRates>[]
): AnswerCell[][] {
  const period = periodOf(from, to);
  const day = dayOrNull(asOf, "asOf") ?? today();
  const withHeaders = wantsHeaders(headers);
  const table = tablesOf(data).table("Process");
  table.need("deal", "task", "due");
  const tasks = readTaskRows(table);
  return byColumn<TaskRates>(table, by, withHeaders, {
    compute: (groupOf, groups) => taskRates(tasks, groupOf, groups, period, day),
    figure,
    columns: [...parts, { header: figureHeader(key), cell: figure }],
    none: () => nothing.figure(key, period),
  });
}

import { countsUndated, workload, type Load } from "../metrics/workload";
import { isoDay, today } from "../process/calendar";
import { StagebookError } from "../process/problem";
import { readTaskRows } from "../process/task-rows";
import { answerTable, figureHeader, type AnswerCell } from "./answer-table";
import { dayOrNull, periodOf, wantsHeaders } from "./arguments";
import { groupsBy } from "./group-column";
import { nothing } from "./nothing";
import { tablesOf } from "./tables-of";

/** Ten years. */
const MOST_WEEKS = 522;

/** The answer of SALES.WORKLOAD: a row for each owner of open tasks, a column for each week. */
export function workloadAnswer(data: unknown, from: unknown, to: unknown, asOf: unknown, headers: unknown): AnswerCell[][] {
  const period = periodOf(from, to);
  const day = dayOrNull(asOf, "asOf") ?? today();
  const withHeaders = wantsHeaders(headers);
  const table = tablesOf(data).table("Process");
  table.need("deal", "task", "due", "owner");
  const groups = groupsBy(table, table.headerOf("owner"));
  const answer = workload(readTaskRows(table), groups.codes, groups.length, period, day, MOST_WEEKS);
  if (answer === null) throw new StagebookError("functions:tooManyWeeks", { most: MOST_WEEKS });
  const { weeks, loads } = answer;
  const busy = groups.used.filter((group) => loads[group]!.total > 0);
  if (busy.length === 0) throw nothing.figure("openTasks", period);
  const of = (read: (load: Load) => number) => (group: number) => read(loads[group]!);
  return answerTable(
    [
      { header: groups.header, cell: groups.nameOf },
      { header: figureHeader("overdueNow"), cell: of(({ overdue }) => overdue) },
      ...weeks.map((week, at) => ({ header: isoDay(week), cell: of((load) => load.weeks[at]!) })),
      ...(countsUndated(period) ? [{ header: figureHeader("undated"), cell: of(({ undated }) => undated) }] : []),
      { header: figureHeader("openTasks"), cell: of(({ total }) => total) },
    ],
    busy,
    withHeaders
  );
}

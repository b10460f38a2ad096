import type { RepDeals } from "../metrics/rep-deals";
import { reps, type Rep } from "../metrics/reps";
import type { TaskRates } from "../metrics/task-rates";
import { today } from "../process/calendar";
import { readDealRows, tellsClosed } from "../process/deal-rows";
import { StagebookError } from "../process/problem";
import type { SheetTable } from "../process/read-table";
import { readTaskRows } from "../process/task-rows";
import { t } from "../locales";
import { answerTable, figureHeader, type AnswerCell, type AnswerColumn } from "./answer-table";
import { dayOrNull, periodOf, rangeOrNull, wantsHeaders } from "./arguments";
import { needDeals } from "./need-deals";
import { tablesOf } from "./tables-of";

/** The answer of SALES.REPS. */
export function repsAnswer(data: unknown, tasks: unknown, from: unknown, to: unknown, asOf: unknown, headers: unknown): AnswerCell[][] {
  const period = periodOf(from, to);
  const day = dayOrNull(asOf, "asOf") ?? today();
  const withHeaders = wantsHeaders(headers);
  const tables = tablesOf(data);
  const main = tables.table("Deals", "Process");
  const given = rangeOrNull(tasks) === null ? null : tablesOf(tasks, "tasks").table("Process");
  const { dealTable, taskTable } = dealsAndTasks(main, given ?? (main.kind === "Process" ? null : tables.find("Process")));
  const deals = dealTable === null ? null : readDealRows(dealTable);
  const work = taskTable === null ? null : readTaskRows(taskTable);
  const people = reps(deals, work, period, day);
  if (people.length === 0) throw new StagebookError("functions:nothing.noDeals");
  const columns: AnswerColumn<Rep>[] = [
    { header: figureHeader("rep"), cell: ({ name }) => (name === "" ? t("figures:noOwner") : name) },
    ...(work === null ? [] : TASK_FIGURES.map(([key, cell]) => ({ header: figureHeader(key), cell: (rep: Rep) => cell(rep.tasks!) }))),
    ...(dealTable === null
      ? []
      : DEAL_FIGURES.filter(([key]) => isTold(key, dealTable)).map(([key, cell]) => ({
          header: figureHeader(key),
          cell: (rep: Rep) => cell(rep.deals!),
        }))),
  ];
  return answerTable(columns, people, withHeaders);
}

/** The measures of people by the key of their header: first those of tasks, then those of deals. */
export const TASK_FIGURES: readonly (readonly [string, (tasks: TaskRates) => number | null])[] = [
  ["tasksDue", (tasks) => tasks.due],
  ["tasksDone", (tasks) => tasks.done],
  ["onTimeRate", (tasks) => tasks.onTime.rate],
  ["overdueNow", (tasks) => tasks.overdueNow],
];

export const DEAL_FIGURES: readonly (readonly [string, (deals: RepDeals) => number | null])[] = [
  ["openDeals", (deals) => deals.open],
  ["won", (deals) => deals.won],
  ["lost", (deals) => deals.lost],
  ["winRate", (deals) => deals.winRate.rate],
  ["wonAmount", (deals) => deals.wonAmount],
  ["meanCycle", (deals) => deals.meanCycle],
];

/** Figures whose source is not in the data are left out. */
function isTold(figure: string, table: SheetTable): boolean {
  if (figure === "wonAmount") return table.has("amount");
  if (figure === "meanCycle") return table.has("created") && tellsClosed(table);
  return true;
}

/** Which of the two ranges has the deals and which the tasks. A Process table alone gives the figures of tasks. */
function dealsAndTasks(data: SheetTable, tasks: SheetTable | null): { dealTable: SheetTable | null; taskTable: SheetTable | null } {
  tasks?.need("deal", "task", "owner", "due");
  if (data.kind !== "Process") {
    needDeals(data);
    data.need("owner");
    return { dealTable: data, taskTable: tasks };
  }
  if (tasks !== null) throw new StagebookError("functions:dealsFirst", {}, { column: data.headerOf("task") });
  data.need("owner", "due");
  return { dealTable: null, taskTable: data };
}

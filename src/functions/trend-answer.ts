import { converted } from "../metrics/conversion";
import { cycles } from "../metrics/cycle";
import { chancesOf, expectedCloses, forecasts } from "../metrics/forecast";
import { mean } from "../metrics/percentile";
import { ALWAYS, type Period } from "../metrics/period";
import { taskRates, type TaskRates } from "../metrics/task-rates";
import { timeline } from "../metrics/trend";
import { winRates } from "../metrics/win-rate";
import { wonAmounts } from "../metrics/won-amount";
import { today } from "../process/calendar";
import { needClosed, OPEN, readDealRows, type DealRows } from "../process/deal-rows";
import type { Day } from "../process/model";
import { StagebookError } from "../process/problem";
import type { Days } from "../process/read-table";
import { readTaskRows } from "../process/task-rows";
import { answerTable, columnHeader, figureHeader, type AnswerCell } from "./answer-table";
import { choiceOf, dayOrNull, numberOf, periodOf, textOf, wantsHeaders } from "./arguments";
import { EVERY, figureChoices, withoutUnit } from "./choices";
import { journeysIn } from "./journeys-in";
import { needDeals } from "./need-deals";
import { nothing } from "./nothing";
import { stagesOf, tablesOf, type Tables } from "./tables-of";

/** More rows than anyone reads, and a few years of days. */
const MOST = 2_000;

/** What is asked of the data. */
interface Question {
  readonly tables: Tables;
  readonly stages: unknown;
  readonly asOf: Day;
}

/** A figure over time: the day that decides when each row counts, and the figure of each group of rows. */
interface Trend {
  readonly days: Days;
  readonly figures: (groupOf: Int32Array, groups: number, ends: readonly Day[]) => (number | null)[];
}

/** The measures by the key of their header. */
const TRENDS: Readonly<Record<string, (question: Question) => Trend>> = {
  created: byDeals(
    (deals) => (deals.table.need("created"), deals.table.days("created")),
    (deals, groupOf, groups) => winRates(deals, groupOf, groups, "all", ALWAYS).map(({ denominator }) => denominator)
  ),
  won: byClosed((deals, groupOf, groups) => winRates(deals, groupOf, groups, "count", ALWAYS).map(({ numerator }) => numerator)),
  lost: byClosed((deals, groupOf, groups) => winRates(deals, groupOf, groups, "count", ALWAYS).map(({ numerator, denominator }) => denominator - numerator)),
  winRate: byClosed((deals, groupOf, groups) => winRates(deals, groupOf, groups, "count", ALWAYS).map(({ rate }) => rate)),
  wonAmount: byClosed((deals, groupOf, groups) => wonAmounts(deals, groupOf, groups, ALWAYS)),
  meanCycle: byClosed((deals, groupOf, groups) => cycles(deals, groupOf, groups, ALWAYS).map(mean)),
  expectedAmount: byExpected(false),
  forecast: byExpected(true),
  conversion: ({ tables, stages, asOf }) => {
    const journeys = journeysIn(tables, stages, asOf);
    const { length, entered, order, dated } = journeys;
    const steps = order.steps.length;
    if (!dated[0]) throw new StagebookError("metrics:noEntryDates", { stage: order.steps[0]!.name });
    return {
      days: Int32Array.from({ length }, (_, deal) => entered[deal * steps]!),
      figures: (groupOf, groups) => {
        const deals = Array.from({ length: groups }, (): number[] => []);
        groupOf.forEach((group, deal) => group >= 0 && deals[group]!.push(deal));
        return deals.map((cohort) => converted(journeys, cohort, 0, Math.min(order.won, steps - 1), "cohort").rate);
      },
    };
  },
  tasksDue: byDue(({ due }) => due),
  tasksDone: byDue(({ done }) => done),
  onTimeRate: byDue(({ onTime }) => onTime.rate),
  completionRate: byDue(({ completion }) => completion.rate),
};

function byDeals(daysOf: (deals: DealRows) => Days, figures: (deals: DealRows, groupOf: Int32Array, groups: number, question: Question) => (number | null)[]) {
  return (question: Question): Trend => {
    const { tables, stages } = question;
    const table = tables.table("Deals");
    needDeals(table);
    const deals = readDealRows(table, stagesOf(stages, tables));
    return { days: daysOf(deals), figures: (groupOf, groups) => figures(deals, groupOf, groups, question) };
  };
}

function byClosed(figures: (deals: DealRows, groupOf: Int32Array, groups: number) => (number | null)[]) {
  return byDeals((deals) => (needClosed(deals.table), deals.closed), figures);
}

function byExpected(isWeighted: boolean) {
  const bounded: Period = { from: 1, to: null }; // without a date no deal is in a month
  return byDeals(
    (deals) => expectedCloses(deals, bounded).map((day, i) => (deals.outcomes[i] === OPEN ? day : 0)),
    (deals, groupOf, groups, { tables, stages }) => {
      deals.table.need("amount");
      const chances = isWeighted ? chancesOf(deals, stagesOf(stages, tables)) : null;
      return forecasts(deals, chances, groupOf, groups, ALWAYS).map(({ amount, weighted }) => weighted ?? amount);
    }
  );
}

function byDue(figure: (rates: TaskRates) => number | null) {
  return ({ tables, asOf }: Question): Trend => {
    const table = tables.table("Process");
    table.need("deal", "task", "due");
    const tasks = readTaskRows(table);
    const figures: Trend["figures"] = (groupOf, groups, ends) =>
      taskRates(tasks, groupOf, groups, ALWAYS, asOf, ends.map((end) => Math.min(end, asOf))).map(figure);
    return { days: tasks.due, figures };
  };
}

/** The answer of SALES.TREND: a row for each day, week, month, quarter or year. */
export function trendAnswer(
  data: unknown, every: unknown, measure: unknown, yearStart: unknown, from: unknown, to: unknown, asOf: unknown, stages: unknown, headers: unknown
): AnswerCell[][] {
  const unit = choiceOf(every, "every", EVERY);
  const key = choiceOf(withoutUnit(textOf(measure, "measure")), "measure", figureChoices(Object.keys(TRENDS)));
  const month = Math.floor(numberOf(yearStart, "yearStart", 1, 1, 12));
  const period = periodOf(from, to);
  const day = dayOrNull(asOf, "asOf") ?? today();
  const withHeaders = wantsHeaders(headers);
  const { days, figures } = TRENDS[key]!({ tables: tablesOf(data), stages, asOf: day });
  const time = timeline(days, period, unit, month, MOST);
  if (time === null) throw nothing.figure(key, period);
  if (time === "tooMany") throw new StagebookError("functions:tooManyPeriods", { most: MOST });
  const cells = figures(time.places, time.names.length, time.ends);
  return answerTable(
    [{ header: columnHeader("period"), cell: (at: number) => time.names[at]! }, { header: figureHeader(key), cell: (at) => cells[at]! }],
    cells.map((_, at) => at),
    withHeaders
  );
}

import { cohorts, type Cohort } from "../metrics/cohorts";
import { today } from "../process/calendar";
import { answerTable, figureHeader, type AnswerCell, type AnswerColumn } from "./answer-table";
import { choiceOf, dayOrNull, periodOf, textOrNull, wantsHeaders, type Choices } from "./arguments";
import { stepsBetween } from "./conversion-answer";
import { journeysIn } from "./journeys-in";
import { nothing } from "./nothing";
import { tablesOf } from "./tables-of";

/** The default first. */
const MEASURES: Choices<"rate" | "count"> = {
  rate: { en: "rate", "zh-CN": "转化率" },
  count: { en: "count", "zh-CN": "数量" },
};

/** The answer of SALES.COHORTS: a row for each month of entry, a column for each month since. */
export function cohortsAnswer(
  data: unknown, fromStage: unknown, toStage: unknown, measure: unknown, from: unknown, to: unknown, asOf: unknown, stages: unknown,
  headers: unknown
): AnswerCell[][] {
  const [first, second] = [textOrNull(fromStage, "fromStage"), textOrNull(toStage, "toStage")];
  const isRate = choiceOf(measure, "measure", MEASURES) === "rate";
  const period = periodOf(from, to);
  const day = dayOrNull(asOf, "asOf") ?? today();
  const withHeaders = wantsHeaders(headers);
  const journeys = journeysIn(tablesOf(data), stages, day, [first, second].filter((name) => name !== null));
  const [a, b] = stepsBetween(journeys, first, second);
  const rows = cohorts(journeys, a, b, period, day);
  if (rows.length === 0) throw nothing.reached(journeys.order.steps[a]!.name, period);
  const figure = (count: number | undefined, { deals }: Cohort) => (count === undefined ? null : isRate ? count / deals : count);
  const months = Array.from({ length: rows[0]!.byMonth.length }, (_, month): AnswerColumn<Cohort> => ({ header: String(month), cell: (row) => figure(row.byMonth[month], row) }));
  return answerTable(
    [
      { header: figureHeader("month"), cell: ({ month }) => month },
      { header: figureHeader("deals"), cell: ({ deals }) => deals },
      { header: figureHeader("toDate"), cell: (row) => figure(row.converted, row) },
      ...months,
    ],
    rows,
    withHeaders
  );
}

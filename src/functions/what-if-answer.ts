import { conversion } from "../metrics/conversion";
import { ALWAYS } from "../metrics/period";
import { velocities } from "../metrics/velocity";
import { outlook, type Outlook } from "../metrics/what-if";
import { today } from "../process/calendar";
import { readDealRows } from "../process/deal-rows";
import { StagebookError } from "../process/problem";
import { answerTable, figureHeader, type AnswerCell } from "./answer-table";
import { choiceOrNull, numberOf, periodOf, textOf, textOrNull, wantsHeaders } from "./arguments";
import { figureChoices, withoutUnit } from "./choices";
import { stepNamed } from "./conversion-answer";
import { journeysIn } from "./journeys-in";
import { needDeals } from "./need-deals";
import { nothing } from "./nothing";
import { stagesOf, tablesOf } from "./tables-of";

/** The rows of the table by the key of their name. */
const FIGURES: readonly (readonly [string, (outlook: Outlook) => number])[] = [
  ["stageConversion", ({ conversion: rate }) => rate],
  ["winRate", ({ winRate }) => winRate],
  ["meanCycle", ({ cycle }) => cycle],
  ["outlook", ({ amount }) => amount],
  ["velocity", ({ perDay }) => perDay],
];

/** The answer of SALES.WHATIF: what is, what would be and the difference; or with a measure what would be, alone. */
export function whatIfAnswer(
  data: unknown, stage: unknown, points: unknown, days: unknown, measure: unknown, from: unknown, to: unknown, stages: unknown, headers: unknown
): AnswerCell[][] {
  const name = textOf(stage, "stage");
  const asked = textOrNull(measure, "measure");
  const only = choiceOrNull(asked === null ? null : withoutUnit(asked), "measure", figureChoices(FIGURES.map(([key]) => key)));
  const raise = numberOf(points, "points", 0, -100, 100);
  const period = periodOf(from, to);
  const withHeaders = wantsHeaders(headers);
  const tables = tablesOf(data);
  const table = tables.table("Deals");
  needDeals(table);
  const journeys = journeysIn(tables, stages, today(), [name]);
  const step = stepNamed(journeys, name, "stage");
  if (step >= journeys.order.won) throw new StagebookError("functions:nothingFollows", { stage: name });
  const { rate } = conversion(journeys, step, step + 1, "resolved", ALWAYS);
  const [velocity] = velocities(readDealRows(table, stagesOf(stages, tables)), new Int32Array(table.length), 1, period);
  const now = outlook(velocity!, rate, 0, 0);
  if (now === null) throw nothing.figure("outlook", period);
  const shorter = numberOf(days, "days", 0, -36_525, Math.max(0, Math.ceil(now.cycle) - 1));
  const then = outlook(velocity!, rate, raise, shorter);
  if (then === null) throw nothing.figure("outlook", period);
  if (only !== null) return [[FIGURES.find(([key]) => key === only)![1](then)]];
  return answerTable(
    [
      { header: figureHeader("figure"), cell: ([key]) => figureHeader(key) },
      { header: figureHeader("now"), cell: ([, of]) => of(now) },
      { header: figureHeader("whatIf"), cell: ([, of]) => of(then) },
      { header: figureHeader("change"), cell: ([, of]) => of(then) - of(now) },
    ],
    FIGURES,
    withHeaders
  );
}

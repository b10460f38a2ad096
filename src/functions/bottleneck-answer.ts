import { amountsOf } from "../metrics/amounts";
import { bottlenecks, type StageCost } from "../metrics/bottleneck";
import { cohortOf } from "../metrics/conversion";
import { today } from "../process/calendar";
import { StagebookError } from "../process/problem";
import { t } from "../locales";
import { columnHeader, type AnswerCell } from "./answer-table";
import { choiceOrNull, dayOrNull, periodOf, rangeOrNull, wantsHeaders, type Choices } from "./arguments";
import { figureTable } from "./figure-table";
import { journeysIn } from "./journeys-in";
import { needDeals } from "./need-deals";
import { nothing } from "./nothing";
import { tablesOf } from "./tables-of";

type Measure = "cost" | "why" | "days" | "lost" | "amount";

const STAGE: Choices<"stage"> = { stage: { en: "stage", "zh-CN": "阶段" } };

const MEASURES: Choices<Measure> = {
  cost: { en: "cost", "zh-CN": "代价" },
  why: { en: "why", "zh-CN": "原因" },
  days: { en: "days", "zh-CN": "天数" },
  lost: { en: "lost", "zh-CN": "输单" },
  amount: { en: "amount", "zh-CN": "金额" },
};

/** The answer of SALES.BOTTLENECK: a row for each open stage, the dearest first; with a measure that figure of the dearest. */
export function bottleneckAnswer(
  data: unknown, deals: unknown, measure: unknown, from: unknown, to: unknown, asOf: unknown, stages: unknown, headers: unknown
): AnswerCell[][] {
  const what = choiceOrNull<Measure | "stage">(measure, "measure", { ...STAGE, ...MEASURES });
  const period = periodOf(from, to);
  const day = dayOrNull(asOf, "asOf") ?? today();
  const withHeaders = wantsHeaders(headers);
  const tables = tablesOf(data);
  const journeys = journeysIn(tables, stages, day);
  const priced = rangeOrNull(deals) === null ? tables.find("Deals") : tablesOf(deals, "deals").table("Deals");
  if (priced !== null) needDeals(priced);
  const amounts = amountsOf(journeys, priced);
  const rows = bottlenecks(journeys, period, amounts);
  if (cohortOf(journeys, 0, period).length === 0) throw nothing.reached(journeys.order.steps[0]!.name, period);
  if (rows.length === 0) throw new StagebookError("functions:nothing.noCost");
  if (what === "stage") return [[rows[0]!.stage]];
  return figureTable<Measure, StageCost>(
    { measure: what, headers: withHeaders },
    MEASURES,
    {
      cost: ({ cost }) => cost,
      why: ({ why }) => t(`reasons:costs.${why}`),
      days: rows.some(({ daysOver }) => daysOver !== null) && (({ daysOver }) => daysOver),
      lost: ({ lost }) => lost,
      amount: amounts !== null && (({ lostAmount }) => lostAmount),
    },
    { header: columnHeader("stage"), cell: ({ stage }) => stage },
    rows,
    what === null ? null : rows[0]!,
    { days: "daysOver", lost: "lostHere", amount: "lostAmount" }
  );
}

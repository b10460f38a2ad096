import { stageTimes, type StageTime, type StayMode } from "../metrics/stage-time";
import { today } from "../process/calendar";
import { columnHeader, type AnswerCell } from "./answer-table";
import { choiceOf, dayOrNull, periodOf, textOrNull, type Choices } from "./arguments";
import { stepNamed } from "./conversion-answer";
import { askedOf, figureTable } from "./figure-table";
import { journeysIn } from "./journeys-in";
import { nothing } from "./nothing";
import { tablesOf } from "./tables-of";

type Measure = "mean" | "median" | "p90" | "deals" | "over";

/** The default first. */
const MEASURES: Choices<Measure> = {
  mean: { en: "mean", "zh-CN": "平均" },
  median: { en: "median", "zh-CN": "中位数" },
  p90: { en: "p90", "zh-CN": "90分位" },
  deals: { en: "deals", "zh-CN": "商机数" },
  over: { en: "over", "zh-CN": "超时" },
};

/** The default first. */
const MODES: Choices<StayMode> = {
  completed: { en: "completed", "zh-CN": "已离开" },
  all: { en: "all", "zh-CN": "全部" },
};

/** The answer of SALES.STAGETIME: a row for each stage, or one figure of one stage. */
export function stageTimeAnswer(
  data: unknown, stage: unknown, measure: unknown, mode: unknown, from: unknown, to: unknown, asOf: unknown, stages: unknown,
  headers: unknown
): AnswerCell[][] {
  const asked = askedOf(measure, MEASURES, headers);
  const name = textOrNull(stage, "stage");
  const how = choiceOf(mode, "mode", MODES);
  const period = periodOf(from, to);
  const day = dayOrNull(asOf, "asOf") ?? today();
  const journeys = journeysIn(tablesOf(data), stages, day, name === null ? [] : [name]);
  const rows = stageTimes(journeys, how, period);
  const only = name === null ? null : rows[stepNamed(journeys, name, "stage")]!;
  if (rows.every(({ days }) => days.count === 0)) throw nothing.stayed(period);
  return figureTable<Measure, StageTime>(
    asked,
    MEASURES,
    {
      mean: ({ days }) => days.mean,
      median: ({ days }) => days.median,
      p90: ({ days }) => days.p90,
      deals: ({ days }) => days.count,
      over: rows.some(({ targetDays }) => targetDays !== null) && (({ overTarget }) => overTarget),
    },
    { header: columnHeader("stage"), cell: (row) => row.stage },
    rows,
    only,
    { mean: "meanDays", median: "medianDays", p90: "p90Days", deals: "deals", over: "overTarget" }
  );
}

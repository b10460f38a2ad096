import { cycles } from "../metrics/cycle";
import { spreadOf, type Spread } from "../metrics/percentile";
import { readDealRows } from "../process/deal-rows";
import { StagebookError } from "../process/problem";
import type { AnswerCell } from "./answer-table";
import { periodOf, type Choices } from "./arguments";
import { figureTable, askedOf, type Figures } from "./figure-table";
import { dealGroups } from "./group-column";
import { needDeals } from "./need-deals";
import { nothing } from "./nothing";
import { tablesOf } from "./tables-of";

type Measure = "mean" | "median" | "p90" | "deals";

/** The default first. */
const MEASURES: Choices<Measure> = {
  mean: { en: "mean", "zh-CN": "平均" },
  median: { en: "median", "zh-CN": "中位数" },
  p90: { en: "p90", "zh-CN": "90分位" },
  deals: { en: "deals", "zh-CN": "商机数" },
};

/** The answer of SALES.CYCLE: one number, or a table with a row for each value of the column `by`. */
export function cycleAnswer(data: unknown, by: unknown, measure: unknown, from: unknown, to: unknown, headers: unknown): AnswerCell[][] {
  const asked = askedOf(measure, MEASURES, headers);
  const period = periodOf(from, to);
  const table = tablesOf(data).table("Deals");
  needDeals(table);
  const deals = readDealRows(table);
  if (deals.length === 0) throw new StagebookError("functions:nothing.noDeals");
  const groups = dealGroups(table, by);
  const rows = cycles(deals, groups.codes, groups.length, period).map(spreadOf);
  if (rows.every(({ count }) => count === 0)) throw nothing.closed("noCycle", period);
  const of = (read: (spread: Spread) => number | null) => (group: number) => read(rows[group]!);
  const figures: Figures<Measure, number> = {
    mean: of((days) => days.mean),
    median: of((days) => days.median),
    p90: of((days) => days.p90),
    deals: of((days) => days.count),
  };
  return figureTable(asked, MEASURES, figures, groups.label, groups.used, groups.all, {
    mean: "meanCycle", median: "medianCycle", p90: "p90Cycle", deals: "won",
  });
}

import { velocities, type Velocity } from "../metrics/velocity";
import { readDealRows } from "../process/deal-rows";
import { StagebookError } from "../process/problem";
import type { AnswerCell } from "./answer-table";
import { periodOf, type Choices } from "./arguments";
import { figureTable, askedOf, type Figures } from "./figure-table";
import { dealGroups } from "./group-column";
import { needDeals } from "./need-deals";
import { nothing } from "./nothing";
import { tablesOf } from "./tables-of";

type Measure = "velocity" | "open" | "winRate" | "amount" | "cycle";

/** The default first. */
const MEASURES: Choices<Measure> = {
  velocity: { en: "velocity", "zh-CN": "速度" },
  open: { en: "open", "zh-CN": "进行中" },
  winRate: { en: "winrate", "zh-CN": "赢单率" },
  amount: { en: "amount", "zh-CN": "金额" },
  cycle: { en: "cycle", "zh-CN": "周期" },
};

/** The answer of SALES.VELOCITY: one number, or a table with a row for each value of the column `by`. */
export function velocityAnswer(data: unknown, by: unknown, measure: unknown, from: unknown, to: unknown, headers: unknown): AnswerCell[][] {
  const asked = askedOf(measure, MEASURES, headers);
  const period = periodOf(from, to);
  const table = tablesOf(data).table("Deals");
  needDeals(table);
  const deals = readDealRows(table);
  if (deals.length === 0) throw new StagebookError("functions:nothing.noDeals");
  const groups = dealGroups(table, by);
  const rows = velocities(deals, groups.codes, groups.length, period);
  const of = (read: (velocity: Velocity) => number | null) => (group: number) => read(rows[group]!);
  const figures: Figures<Measure, number> = {
    velocity: of(({ perDay }) => perDay),
    open: of(({ open }) => open),
    winRate: of(({ winRate }) => winRate.rate),
    amount: of(({ meanWon }) => meanWon),
    cycle: of(({ meanCycle }) => meanCycle),
  };
  if (groups.all !== null && figures[asked.measure ?? "velocity"](groups.all) === null) throw nothing.closed(missing(rows[0]!, asked.measure), period);
  return figureTable(asked, MEASURES, figures, groups.label, groups.used, groups.all, { open: "openDeals", amount: "meanWonAmount", cycle: "meanCycle" });
}

/** What a figure lacks that is not there. */
function missing({ winRate, meanWon, meanCycle }: Velocity, measure: Measure | null): Parameters<typeof nothing.closed>[0] {
  if (winRate.rate === null) return "noneClosed";
  if (winRate.numerator === 0) return "noDealWon";
  if (meanWon === null && measure !== "cycle") return "noWonAmount";
  return meanCycle === null ? "noCycle" : "noDays";
}

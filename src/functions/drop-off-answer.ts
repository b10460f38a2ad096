import { amountsOf } from "../metrics/amounts";
import { dropOff, type DropOff, type DropOffMode } from "../metrics/drop-off";
import { today } from "../process/calendar";
import { columnHeader, type AnswerCell } from "./answer-table";
import { choiceOf, dayOrNull, periodOf, textOrNull, type Choices } from "./arguments";
import { stepNamed } from "./conversion-answer";
import { askedOf, figureTable } from "./figure-table";
import { journeysIn } from "./journeys-in";
import { nothing } from "./nothing";
import { tablesOf } from "./tables-of";

type Measure = "rate" | "lost" | "reached" | "open" | "share" | "amount";

/** The default first. */
const MEASURES: Choices<Measure> = {
  rate: { en: "rate", "zh-CN": "流失率" },
  lost: { en: "lost", "zh-CN": "输单" },
  reached: { en: "reached", "zh-CN": "到达" },
  open: { en: "open", "zh-CN": "停留" },
  share: { en: "share", "zh-CN": "占比" },
  amount: { en: "amount", "zh-CN": "金额" },
};

/** The default first. */
const MODES: Choices<DropOffMode> = {
  cohort: { en: "cohort", "zh-CN": "同批" },
  resolved: { en: "resolved", "zh-CN": "已结" },
};

/** The answer of SALES.DROPOFF: a row for each stage, or one figure of one stage. */
export function dropOffAnswer(
  data: unknown, stage: unknown, measure: unknown, mode: unknown, from: unknown, to: unknown, asOf: unknown, stages: unknown,
  headers: unknown
): AnswerCell[][] {
  const asked = askedOf(measure, MEASURES, headers);
  const name = textOrNull(stage, "stage");
  const how = choiceOf(mode, "mode", MODES);
  const period = periodOf(from, to);
  const day = dayOrNull(asOf, "asOf") ?? today();
  const tables = tablesOf(data);
  const journeys = journeysIn(tables, stages, day, name === null ? [] : [name]);
  const amounts = amountsOf(journeys, tables.find("Deals"));
  const rows = dropOff(journeys, how, period, amounts);
  if (rows[0]!.reached === 0) throw nothing.reached(rows[0]!.stage, period);
  return figureTable<Measure, DropOff>(
    asked,
    MEASURES,
    {
      rate: ({ rate }) => rate.rate,
      lost: ({ lost }) => lost,
      reached: ({ reached }) => reached,
      open: ({ open }) => open,
      share: ({ share }) => share.rate,
      amount: amounts !== null && (({ lostAmount }) => lostAmount),
    },
    { header: columnHeader("stage"), cell: (row) => row.stage },
    rows,
    name === null ? null : rows[stepNamed(journeys, name, "stage")]!,
    {
      rate: "dropOff", lost: "lostHere", open: "openHere", share: "lossShare", amount: "lostAmount",
      reached: journeys.lostNowhere === 0 ? "reached" : "reachedLostInFirst",
    }
  );
}

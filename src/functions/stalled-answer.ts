import { stalledDeals, type StalledDeal, type StalledMode } from "../metrics/stalled";
import { isoDay, today } from "../process/calendar";
import { StagebookError } from "../process/problem";
import { t } from "../locales";
import { answerTable, columnHeader, figureHeader, type AnswerCell, type AnswerColumn } from "./answer-table";
import { choiceOf, dayOrNull, rangeOrNull, wantsHeaders, type Choices } from "./arguments";
import { journeysIn } from "./journeys-in";
import { tablesOf } from "./tables-of";

/** The default first. */
const MEASURES: Choices<"list" | "count"> = {
  list: { en: "list", "zh-CN": "明细" },
  count: { en: "count", "zh-CN": "数量" },
};

/** The default first. */
const MODES: Choices<StalledMode> = {
  any: { en: "any", "zh-CN": "任一" },
  stage: { en: "stage", "zh-CN": "阶段" },
  activity: { en: "activity", "zh-CN": "活动" },
};

/** The answer of SALES.STALLED: a row for each stalled deal, or how many they are. */
export function stalledAnswer(
  data: unknown, tasks: unknown, measure: unknown, mode: unknown, asOf: unknown, stages: unknown, headers: unknown
): AnswerCell[][] {
  const what = choiceOf(measure, "measure", MEASURES);
  const how = choiceOf(mode, "mode", MODES);
  const day = dayOrNull(asOf, "asOf") ?? today();
  const withHeaders = wantsHeaders(headers);
  const tables = tablesOf(data);
  const journeys = journeysIn(tables, stages, day);
  const work = rangeOrNull(tasks) === null ? tables.find("Process") : tablesOf(tasks, "tasks").table("Process");
  work?.need("deal", "task");
  const rows = stalledDeals(journeys, work, how, day);
  if (what === "count") return [[rows.length]];
  if (rows.length === 0) throw new StagebookError("functions:nothing.nothingStalled", { day: isoDay(day) });
  const words = { stage: t("reasons:stalled.stage"), activity: t("reasons:stalled.activity"), both: t("reasons:stalled.both") };
  const columns: (AnswerColumn<StalledDeal> | false)[] = [
    { header: columnHeader("deal"), cell: ({ deal }) => deal },
    rows[0]!.owners !== null && { header: columnHeader("owner"), cell: ({ owners }) => owners },
    { header: columnHeader("stage"), cell: ({ stage }) => stage },
    { header: figureHeader("daysInStage"), cell: ({ days }) => days },
    { header: figureHeader("idleDays"), cell: ({ idle }) => idle },
    { header: columnHeader("targetDays"), cell: ({ targetDays }) => targetDays },
    { header: figureHeader("why"), cell: ({ why }) => words[why] },
  ];
  return answerTable(columns.filter((column) => column !== false), rows, withHeaders);
}

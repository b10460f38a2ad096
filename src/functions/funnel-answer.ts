import { funnel, type FunnelRow } from "../metrics/funnel";
import { journeysOf } from "../metrics/journeys";
import { isBounded } from "../metrics/period";
import { isoDay, today } from "../process/calendar";
import { StagebookError } from "../process/problem";
import { readStageList } from "../process/read-stages";
import { answerTable, columnHeader, figureHeader, type AnswerCell, type AnswerColumn } from "./answer-table";
import { choiceOf, dataRange, dayOrNull, periodOf, rangeOrNull, wantsHeaders } from "./arguments";
import { MODES } from "./choices";
import { readOnce } from "./read-once";

/** The answer of SALES.FUNNEL. */
export function funnelAnswer(
  data: unknown, mode: unknown, from: unknown, to: unknown, asOf: unknown, stages: unknown, headers: unknown
): AnswerCell[][] {
  const how = choiceOf(mode, "mode", MODES);
  const period = periodOf(from, to);
  const day = dayOrNull(asOf, "asOf") ?? today();
  const list = rangeOrNull(stages);
  const withHeaders = wantsHeaders(headers);
  const table = readOnce(dataRange(data));
  table.need("deal", "stage");
  if (table.length === 0) throw new StagebookError("functions:nothing.noDeals");
  const journeys = journeysOf(table, { stages: list === null ? null : readStageList(list), asked: [], asOf: day });
  const { rows, has, lostNowhere, deals } = funnel(journeys, how, period);
  if (deals === 0) {
    const stage = journeys.order.steps[0]!.name;
    if (!isBounded(period)) throw new StagebookError("functions:nothing.noDealReached", { stage });
    throw new StagebookError("functions:nothing.noDealEnteredInPeriod", {
      stage,
      from: period.from === null ? "…" : isoDay(period.from),
      to: period.to === null ? "…" : isoDay(period.to),
    });
  }
  const columns: (AnswerColumn<FunnelRow> | false)[] = [
    { header: columnHeader("stage"), cell: (row) => row.stage },
    { header: figureHeader(lostNowhere === 0 ? "reached" : "reachedLostInFirst"), cell: (row) => row.reached },
    { header: figureHeader("fromPrevious"), cell: (row) => row.fromPrevious },
    { header: figureHeader("fromFirst"), cell: (row) => row.fromFirst },
    { header: figureHeader("lostHere"), cell: (row) => row.lostHere },
    { header: figureHeader("openHere"), cell: (row) => row.openHere },
    has.openAmount && { header: figureHeader("openAmount"), cell: (row) => row.openAmount },
    has.medianDays && { header: figureHeader("medianDays"), cell: (row) => row.medianDays },
    has.overTarget && { header: figureHeader("overTarget"), cell: (row) => row.overTarget },
  ];
  return answerTable(columns.filter((column) => column !== false), rows, withHeaders);
}

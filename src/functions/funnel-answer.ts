import { funnel, type FunnelRow } from "../metrics/funnel";
import { today } from "../process/calendar";
import { answerTable, columnHeader, figureHeader, type AnswerCell, type AnswerColumn } from "./answer-table";
import { choiceOf, dayOrNull, periodOf, wantsHeaders } from "./arguments";
import { MODES } from "./choices";
import { journeysIn } from "./journeys-in";
import { nothing } from "./nothing";
import { tablesOf } from "./tables-of";

/** The answer of SALES.FUNNEL. */
export function funnelAnswer(
  data: unknown, mode: unknown, from: unknown, to: unknown, asOf: unknown, stages: unknown, headers: unknown
): AnswerCell[][] {
  const how = choiceOf(mode, "mode", MODES);
  const period = periodOf(from, to);
  const day = dayOrNull(asOf, "asOf") ?? today();
  const withHeaders = wantsHeaders(headers);
  const journeys = journeysIn(tablesOf(data), stages, day);
  const { rows, has, lostNowhere, deals } = funnel(journeys, how, period);
  if (deals === 0) throw nothing.reached(journeys.order.steps[0]!.name, period);
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

import { conversion } from "../metrics/conversion";
import { journeysOf } from "../metrics/journeys";
import { isBounded } from "../metrics/period";
import { isoDay, today } from "../process/calendar";
import { StagebookError } from "../process/problem";
import { listed } from "../process/read-table";
import { readStageList } from "../process/read-stages";
import { LOST_STAGE, type StageOrder } from "../process/stage-orders";
import { choiceOf, dataRange, dayOrNull, periodOf, rangeOrNull, textOf, type ArgumentName } from "./arguments";
import { MODES } from "./choices";
import { readOnce } from "./read-once";

/** The answer of SALES.CONVERSION. */
export function conversionAnswer(
  data: unknown, fromStage: unknown, toStage: unknown, mode: unknown, from: unknown, to: unknown, asOf: unknown, stages: unknown
): number {
  const [first, second] = [textOf(fromStage, "fromStage"), textOf(toStage, "toStage")];
  const how = choiceOf(mode, "mode", MODES);
  const period = periodOf(from, to);
  const day = dayOrNull(asOf, "asOf") ?? today();
  const list = rangeOrNull(stages);
  const table = readOnce(dataRange(data));
  table.need("deal", "stage");
  const journeys = journeysOf(table, {
    stages: list === null ? null : readStageList(list),
    asked: [first, second],
    asOf: day,
  });
  const a = stepNamed(journeys.order, first, "fromStage");
  const b = stepNamed(journeys.order, second, "toStage");
  if (a >= b) throw new StagebookError("functions:stagesReversed", { from: first, to: second, stages: stepNames(journeys.order) });
  const { rate } = conversion(journeys, a, b, how, period);
  if (rate !== null) return rate;
  const reason = isBounded(period) ? "noDealEnteredInPeriod" : how === "resolved" ? "noDealResolved" : "noDealReached";
  throw new StagebookError(`functions:nothing.${reason}`, {
    stage: journeys.order.steps[a]!.name,
    from: period.from === null ? "…" : isoDay(period.from),
    to: period.to === null ? "…" : isoDay(period.to),
  });
}

function stepNamed(order: StageOrder, name: string, argument: ArgumentName): number {
  const step = order.stepOf(name);
  if (step >= 0) return step;
  const code = step === LOST_STAGE ? "functions:lostIsNoStep" : "functions:noSuchStage";
  throw new StagebookError(code, { argument, stage: name, stages: stepNames(order) });
}

function stepNames(order: StageOrder): string {
  return listed(order.steps.map(({ name }) => name));
}

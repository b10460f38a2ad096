import { conversion } from "../metrics/conversion";
import type { Journeys } from "../metrics/journeys";
import { isBounded } from "../metrics/period";
import { today } from "../process/calendar";
import { StagebookError } from "../process/problem";
import { listed } from "../process/read-table";
import { LOST_STAGE, type StageOrder } from "../process/stage-orders";
import { choiceOf, dayOrNull, periodOf, textOf, type ArgumentName } from "./arguments";
import { MODES } from "./choices";
import { journeysIn } from "./journeys-in";
import { nothing } from "./nothing";
import { tablesOf } from "./tables-of";

/** The answer of SALES.CONVERSION. */
export function conversionAnswer(
  data: unknown, fromStage: unknown, toStage: unknown, mode: unknown, from: unknown, to: unknown, asOf: unknown, stages: unknown
): number {
  const [first, second] = [textOf(fromStage, "fromStage"), textOf(toStage, "toStage")];
  const how = choiceOf(mode, "mode", MODES);
  const period = periodOf(from, to);
  const day = dayOrNull(asOf, "asOf") ?? today();
  const journeys = journeysIn(tablesOf(data), stages, day, [first, second]);
  const [a, b] = stepsBetween(journeys, first, second);
  const { rate } = conversion(journeys, a, b, how, period);
  if (rate !== null) return rate;
  const { name } = journeys.order.steps[a]!;
  throw how === "resolved" && !isBounded(period) ? new StagebookError("functions:nothing.noDealResolved", { stage: name }) : nothing.reached(name, period);
}

/** The steps of two stages, the second after the first. Left out they are the first stage and the won one, else the last. */
export function stepsBetween(journeys: Journeys, fromStage: string | null, toStage: string | null): [number, number] {
  const { steps, won } = journeys.order;
  const a = fromStage === null ? 0 : stepNamed(journeys, fromStage, "fromStage");
  const b = toStage === null ? Math.min(won, steps.length - 1) : stepNamed(journeys, toStage, "toStage");
  if (a < b) return [a, b];
  throw new StagebookError("functions:stagesReversed", { from: steps[a]!.name, to: steps[b]!.name, stages: stepNames(journeys.order) });
}

/** The step of the stage that an argument names. */
export function stepNamed({ order }: Journeys, name: string, argument: ArgumentName): number {
  const step = order.stepOf(name);
  if (step >= 0) return step;
  const code = step === LOST_STAGE ? "functions:lostIsNoStep" : "functions:noSuchStage";
  throw new StagebookError(code, { argument, stage: name, stages: stepNames(order) });
}

function stepNames(order: StageOrder): string {
  return listed(order.steps.map(({ name }) => name));
}

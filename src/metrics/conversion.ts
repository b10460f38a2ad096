import { OPEN } from "../process/deal-rows";
import { StagebookError } from "../process/problem";
import type { Journeys } from "./journeys";
import { isBounded, isIn, type Period } from "./period";
import { ratio, type Ratio } from "./ratio";

/** How a conversion is counted; CRMs disagree, so each way has a name (METRICS.md, "Conversion from A to B"). */
export type ConversionMode = "cohort" | "resolved" | "period" | "snapshot";

/**
 * Conversion from step `a` to a later step `b`.
 *
 * - `cohort`: of the deals that reached A and entered it in the period, those that have reached B.
 * - `resolved`: the same, leaving out deals that are still open and have not reached B.
 * - `period`: deals that entered B in the period ÷ deals that entered A in the period; it can exceed 1.
 * - `snapshot`: a Deals table and no dates: reached B ÷ reached A.
 */
export function conversion(journeys: Journeys, a: number, b: number, mode: ConversionMode, period: Period): Ratio {
  checkMode(journeys, mode, period);
  if (mode === "period") return ratio(enteredIn(journeys, b, period), enteredIn(journeys, a, period));
  return converted(journeys, cohortOf(journeys, a, period), a, b, mode);
}

/** Of the given deals that reached `a`, those that reached `b`. */
export function converted(journeys: Journeys, deals: readonly number[], a: number, b: number, mode: ConversionMode): Ratio {
  const { furthest, outcomes } = journeys;
  let [reached, all] = [0, 0];
  for (const deal of deals) {
    if (furthest[deal]! < a) continue;
    const hasReached = furthest[deal]! >= b;
    if (mode === "resolved" && !hasReached && outcomes[deal] === OPEN) continue;
    all += 1;
    if (hasReached) reached += 1;
  }
  return ratio(reached, all);
}

/** The deals that reached a step and entered it in the period. */
export function cohortOf(journeys: Journeys, step: number, period: Period): number[] {
  needDates(journeys, step, period);
  const { length, furthest, entered, order } = journeys;
  const deals: number[] = [];
  for (let deal = 0; deal < length; deal++) {
    if (furthest[deal]! >= step && isIn(entered[deal * order.steps.length + step]!, period)) deals.push(deal);
  }
  return deals;
}

/** How many deals entered a step in the period. */
export function enteredIn(journeys: Journeys, step: number, period: Period): number {
  return cohortOf(journeys, step, period).length;
}

/** Throws when the mode does not go with the table or with dates. */
export function checkMode(journeys: Journeys, mode: ConversionMode, period: Period): void {
  if (mode !== "snapshot") return;
  if (journeys.source !== "Deals") throw new StagebookError("metrics:snapshotNeedsDeals");
  if (isBounded(period)) throw new StagebookError("metrics:snapshotHasNoDates");
}

function needDates(journeys: Journeys, step: number, period: Period): void {
  if (!isBounded(period) || journeys.dated[step]) return;
  const stage = journeys.order.steps[step]!.name;
  const code = journeys.source !== "Deals" ? "metrics:noEntryDates" : step === 0 ? "metrics:noCreatedDates" : "metrics:dealsDateNoStage";
  throw new StagebookError(code, { stage });
}

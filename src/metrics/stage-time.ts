import { OPEN } from "../process/deal-rows";
import { StagebookError } from "../process/problem";
import { cohortOf } from "./conversion";
import type { Journeys, Stays } from "./journeys";
import { spreadOf, type Spread } from "./percentile";
import type { Period } from "./period";

/** Which stays count: those that are over, or also the ones that go on. */
export type StayMode = "completed" | "all";

/** How long deals stay in a stage. */
export interface StageTime {
  readonly stage: string;
  readonly step: number;
  /** Days per deal, all its stays in the stage added up. */
  readonly days: Spread;
  readonly targetDays: number | null;
  /** Deals whose days are more than the stage's target; null without a target. */
  readonly overTarget: number | null;
}

/**
 * Days in each stage (METRICS.md): the sum of a deal's stays there, over completed stays; with `all` the stays of open
 * deals that go on count too, up to the day of the question. Of the deals that entered the first stage in the period, as
 * in the funnel, so that the medians agree.
 */
export function stageTimes(journeys: Journeys, mode: StayMode, period: Period): StageTime[] {
  const deals = cohortOf(journeys, 0, period);
  return journeys.order.steps.map(({ name, targetDays }, step) => {
    const days = daysIn(journeys, deals, step, mode);
    const overTarget = targetDays === null ? null : days.filter((stayed) => stayed > targetDays).length;
    return { stage: name, step, days: spreadOf(days), targetDays, overTarget };
  });
}

/** The days that each of the given deals was in a step; deals of which it is not known are left out. */
export function daysIn(journeys: Journeys, deals: readonly number[], step: number, mode: StayMode): number[] {
  const { completed, current } = staysOf(journeys);
  const steps = journeys.order.steps.length;
  const days: number[] = [];
  for (const deal of deals) {
    const goesOn = journeys.outcomes[deal] === OPEN && journeys.stands[deal] === step;
    const stayed = mode === "all" && goesOn ? current[deal]! : completed[deal * steps + step]!;
    if (!Number.isNaN(stayed)) days.push(stayed);
  }
  return days;
}

/** The stays of deals; throws where the table does not tell them. */
export function staysOf(journeys: Journeys): Stays {
  if (journeys.source === "Deals") throw new StagebookError("metrics:noStays");
  if (journeys.stays === null) journeys.table.need("done");
  return journeys.stays!;
}

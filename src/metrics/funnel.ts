import { LOST, OPEN } from "../process/deal-rows";
import { checkMode, cohortOf, converted, enteredIn, type ConversionMode } from "./conversion";
import type { Journeys } from "./journeys";
import { MoneySums } from "./money";
import { median } from "./percentile";
import { ALWAYS, type Period } from "./period";
import { ratio } from "./ratio";

/** One stage of a funnel. A figure that the data cannot tell is null in every row. */
export interface FunnelRow {
  readonly stage: string;
  readonly reached: number;
  /** Null: for the first stage, and when no deal is in the denominator. */
  readonly fromPrevious: number | null;
  readonly fromFirst: number | null;
  readonly lostHere: number;
  readonly openHere: number;
  readonly openAmount: number | null;
  readonly medianDays: number | null;
  readonly overTarget: number | null;
}

export interface Funnel {
  readonly rows: readonly FunnelRow[];
  /** Which figures the data can tell. */
  readonly has: { readonly openAmount: boolean; readonly medianDays: boolean; readonly overTarget: boolean };
  /** Lost deals that count in the first stage only, because nothing says where they were lost. */
  readonly lostNowhere: number;
  /** How many deals it is about; 0: the funnel is empty. */
  readonly deals: number;
}

/**
 * The funnel (METRICS.md): per stage the deals that reached it, the conversion from the stage before and from the first
 * one, deals lost here, open here, the open ones' amount, the median of the days that deals spent here (completed stays;
 * a deal's stays added up), and the open deals that are here longer than the stage's target days.
 *
 * - `cohort`, `resolved`, `snapshot`: one group of deals is followed through all stages: those that entered the first
 *   stage in the period. `resolved` leaves deals that are still open and have not reached the stage out of its
 *   conversions.
 * - `period`: reached is the number of deals that entered the stage in the period, and the conversions divide these
 *   numbers; the other figures are about all deals.
 */
export function funnel(journeys: Journeys, mode: ConversionMode, period: Period): Funnel {
  checkMode(journeys, mode, period);
  const { order, furthest, stands, outcomes, stays, table } = journeys;
  const steps = order.steps.length;
  const deals = cohortOf(journeys, 0, mode === "period" ? ALWAYS : period);
  const entries = mode === "period" ? order.steps.map((_, step) => enteredIn(journeys, step, period)) : null;
  const rateOf = (from: number, to: number) =>
    (entries === null ? converted(journeys, deals, from, to, mode) : ratio(entries[to]!, entries[from]!)).rate;

  const reached = new Int32Array(steps);
  const [lostHere, openHere, overTarget] = [new Int32Array(steps), new Int32Array(steps), new Int32Array(steps)];
  const days: number[][] = order.steps.map(() => []);
  const money = journeys.source === "Deals" && table.has("amount") ? new MoneySums(table, steps) : null;
  for (const deal of deals) {
    for (let step = 0; step <= furthest[deal]!; step++) reached[step]! += 1;
    const here = stands[deal]!;
    if (outcomes[deal] === LOST) lostHere[here]! += 1;
    if (outcomes[deal] === OPEN) {
      openHere[here]! += 1;
      money?.add(here, deal);
      const target = order.steps[here]!.targetDays;
      if (target !== null && stays !== null && stays.current[deal]! > target) overTarget[here]! += 1;
    }
    for (let step = 0; stays !== null && step < steps; step++) {
      const stayed = stays.completed[deal * steps + step]!;
      if (!Number.isNaN(stayed)) days[step]!.push(stayed);
    }
  }

  const has = {
    openAmount: money !== null,
    medianDays: stays !== null,
    overTarget: stays !== null && order.steps.some((stage) => stage.targetDays !== null),
  };
  const rows = order.steps.map(
    (stage, step): FunnelRow => ({
      stage: stage.name,
      reached: entries === null ? reached[step]! : entries[step]!,
      fromPrevious: step === 0 ? null : rateOf(step - 1, step),
      fromFirst: rateOf(0, step),
      lostHere: lostHere[step]!,
      openHere: openHere[step]!,
      openAmount: money === null ? null : money.of(step),
      medianDays: median(days[step]!),
      overTarget: has.overTarget && stage.targetDays !== null ? overTarget[step]! : null,
    })
  );
  const counted = entries === null ? deals.length : Math.max(0, ...entries);
  return { rows, has, lostNowhere: journeys.lostNowhere, deals: counted };
}

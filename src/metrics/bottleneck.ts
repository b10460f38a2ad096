import type { Amounts } from "./amounts";
import { cohortOf } from "./conversion";
import { dropOff } from "./drop-off";
import type { Journeys } from "./journeys";
import type { Period } from "./period";
import { daysIn } from "./stage-time";

/** What an open stage costs. */
export interface StageCost {
  readonly stage: string;
  /** Mean of its shares of the days over target and of the losses; of one where the data tells only one. */
  readonly cost: number;
  /** Which of the two shares is the larger. */
  readonly why: "time" | "losses" | "both";
  /** Days over the stage's target, of all deals together; null: not known. */
  readonly daysOver: number | null;
  readonly lost: number;
  /** Null when nothing tells amounts. */
  readonly lostAmount: number | null;
}

/**
 * The open stages by what they cost, the dearest first: that is the bottleneck. Two costs are measured: the days over
 * target × deals, that is the days that deals were in the stage beyond its Target days, all added up, stays that go on
 * too; and the drop-off × amount, that is the amount of the deals lost in the stage (their number, where the lost deals
 * have no amount). Days and money have no common measure, so each counts as the stage's share of all stages', and the cost
 * is the mean of the two shares. Of the deals that entered the first stage in the period. None: no stage costs anything.
 */
export function bottlenecks(journeys: Journeys, period: Period, amounts: Amounts | null): StageCost[] {
  const { order, stays } = journeys;
  const deals = cohortOf(journeys, 0, period);
  const losses = dropOff(journeys, "cohort", period, amounts, true).slice(0, order.won);
  const daysOver = losses.map(({ step }) => {
    const { targetDays } = order.steps[step]!;
    if (targetDays === null || stays === null) return null;
    return daysIn(journeys, deals, step, "all").reduce((sum, days) => sum + Math.max(0, days - targetDays), 0);
  });
  const timeShares = sharesOf(daysOver);
  const lossShares = sharesOf(losses.map(({ lostAmount }) => lostAmount)) ?? sharesOf(losses.map(({ lost }) => lost));
  if (timeShares === null && lossShares === null) return [];
  return losses
    .map(({ stage, lost, lostAmount }, step): StageCost => {
      const [time, loss] = [timeShares?.[step] ?? 0, lossShares?.[step] ?? 0];
      const cost = timeShares === null || lossShares === null ? time + loss : (time + loss) / 2;
      return { stage, cost, why: time > loss ? "time" : time < loss ? "losses" : "both", daysOver: daysOver[step]!, lost, lostAmount };
    })
    .map((row, step) => ({ row, step }))
    .sort((one, other) => other.row.cost - one.row.cost || one.step - other.step)
    .map(({ row }) => row);
}

/** Each value's share of all; null when they are nothing together. */
function sharesOf(values: readonly (number | null)[]): number[] | null {
  const all = values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  return all === 0 ? null : values.map((value) => (value ?? 0) / all);
}

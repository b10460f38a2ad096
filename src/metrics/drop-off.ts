import { LOST, OPEN } from "../process/deal-rows";
import { sumAmounts, type Amounts } from "./amounts";
import { cohortOf } from "./conversion";
import type { Journeys } from "./journeys";
import type { Period } from "./period";
import { ratio, type Ratio } from "./ratio";

/** Which deals a stage's drop-off is a share of. */
export type DropOffMode = "cohort" | "resolved";

/** What a stage loses. */
export interface DropOff {
  readonly stage: string;
  readonly step: number;
  readonly reached: number;
  /** Lost while they stood in this stage. */
  readonly lost: number;
  /** Open deals that stand here. */
  readonly open: number;
  /** lost ÷ reached; `resolved` leaves the open deals that stand here out of the denominator. */
  readonly rate: Ratio;
  /** Share of all lost deals. */
  readonly share: Ratio;
  /** Amount of the deals lost here; null when nothing tells amounts. */
  readonly lostAmount: number | null;
}

/**
 * Drop-off (churn) per stage: the deals lost in the stage ÷ the deals that reached it, of those that entered the first
 * stage in the period, as in the funnel. A deal that is still open has not dropped off. What is lost in the won and the
 * after-sales stages was won before.
 *
 * @param compared the stages' lost amounts are compared with each other, so they have one currency between them
 */
export function dropOff(journeys: Journeys, mode: DropOffMode, period: Period, amounts: Amounts | null, compared = false): DropOff[] {
  const { order, furthest, stands, outcomes, length } = journeys;
  const counter = () => new Int32Array(order.steps.length);
  const [reached, lost, open] = [counter(), counter(), counter()];
  const lostIn = new Int32Array(length).fill(-1);
  for (const deal of cohortOf(journeys, 0, period)) {
    for (let step = 0; step <= furthest[deal]!; step++) reached[step]! += 1;
    const here = stands[deal]!;
    if (outcomes[deal] === OPEN) open[here]! += 1;
    if (outcomes[deal] !== LOST) continue;
    lost[here]! += 1;
    lostIn[deal] = here;
  }
  const all = lost.reduce((sum, count) => sum + count, 0);
  const lostAmounts = amounts === null ? null : sumAmounts(amounts, lostIn, order.steps.length, compared);
  return order.steps.map(({ name }, step) => ({
    stage: name,
    step,
    reached: reached[step]!,
    lost: lost[step]!,
    open: open[step]!,
    rate: ratio(lost[step]!, mode === "resolved" ? reached[step]! - open[step]! : reached[step]!),
    share: ratio(lost[step]!, all),
    lostAmount: lostAmounts?.[step] ?? null,
  }));
}

import type { Codes } from "../process/cell-column";
import { LOST, needClosed, type DealRows } from "../process/deal-rows";
import { MoneySums } from "./money";
import { isBounded, isIn, type Period } from "./period";

/** The lost deals of one group. */
export interface Loss {
  readonly lost: number;
  /** Null without an Amount column. */
  readonly amount: number | null;
}

/**
 * The deals lost in the period and their amounts, by group: what loss shares (METRICS.md) are made of.
 *
 * @param ofAmounts the shares are of amounts, so these have one currency between them
 */
export function losses(deals: DealRows, groupOf: Codes, groups: number, period: Period, ofAmounts: boolean): Loss[] {
  const { table, outcomes, closed, length } = deals;
  if (isBounded(period)) needClosed(table);
  const lost = new Int32Array(groups);
  const money = table.has("amount") ? new MoneySums(table, groups, ofAmounts) : null;
  for (let i = 0; i < length; i++) {
    if (outcomes[i] !== LOST || !isIn(closed[i]!, period) || !table.isReadable(i)) continue;
    lost[groupOf[i]!]! += 1;
    money?.add(groupOf[i]!, i);
  }
  return Array.from(lost, (count, group) => ({ lost: count, amount: money?.of(group) ?? null }));
}

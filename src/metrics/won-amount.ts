import type { Codes } from "../process/cell-column";
import { WON, type DealRows } from "../process/deal-rows";
import { MoneySums } from "./money";
import { isIn, type Period } from "./period";

/**
 * The amount of the deals won in the period, by group.
 *
 * @param groupOf group of each deal; a deal with a negative group is left out
 */
export function wonAmounts({ table, outcomes, closed, length }: DealRows, groupOf: Codes, groups: number, period: Period): number[] {
  table.need("amount");
  const money = new MoneySums(table, groups);
  for (let i = 0; i < length; i++) {
    if (groupOf[i]! >= 0 && outcomes[i] === WON && isIn(closed[i]!, period) && table.isReadable(i)) money.add(groupOf[i]!, i);
  }
  return Array.from({ length: groups }, (_, group) => money.of(group));
}

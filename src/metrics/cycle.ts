import { checkCycle, needClosed, WON, type DealRows } from "../process/deal-rows";
import { isIn, type Period } from "./period";

/**
 * Cycles by group (METRICS.md): Closed − Created in calendar days of each deal won in the period. A deal without one of
 * the two dates has no cycle.
 *
 * @param groupOf group of each deal; a deal with a negative group is left out
 */
export function cycles(deals: DealRows, groupOf: Int32Array, groups: number, period: Period): number[][] {
  deals.table.need("created");
  needClosed(deals.table);
  const created = deals.table.days("created");
  const days: number[][] = Array.from({ length: groups }, () => []);
  for (let i = 0; i < deals.length; i++) {
    const group = groupOf[i]!;
    const closed = deals.closed[i]!;
    if (group < 0 || deals.outcomes[i] !== WON || created[i] === 0 || closed === 0 || !isIn(closed, period)) continue;
    checkCycle(deals, i, created[i]!);
    if (deals.table.isReadable(i)) days[group]!.push(closed - created[i]!);
  }
  return days;
}

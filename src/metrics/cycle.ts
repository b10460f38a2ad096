import { checkCycle, needClosed, WON, type DealRows } from "../process/deal-rows";
import type { Codes } from "../process/cell-column";
import { isIn, type Period } from "./period";

/**
 * Cycles by group (METRICS.md): Closed − Created in calendar days of each deal won in the period. A deal without one of
 * the two dates has no cycle.
 *
 * @param groupOf group of each deal; a deal with a negative group is left out
 */
export function cycles(deals: DealRows, groupOf: Codes, groups: number, period: Period): number[][] {
  const days: number[][] = Array.from({ length: groups }, () => []);
  eachCycle(deals, groupOf, period, (group, cycle) => days[group]!.push(cycle));
  return days;
}

/** The mean cycle of each group; null: none of its deals has one. */
export function meanCycles(deals: DealRows, groupOf: Codes, groups: number, period: Period): (number | null)[] {
  const [sums, counts] = [new Float64Array(groups), new Int32Array(groups)];
  eachCycle(deals, groupOf, period, (group, cycle) => {
    sums[group]! += cycle;
    counts[group]! += 1;
  });
  return Array.from(sums, (sum, group) => (counts[group] === 0 ? null : sum / counts[group]!));
}

function eachCycle(deals: DealRows, groupOf: Codes, period: Period, note: (group: number, days: number) => void): void {
  const { table, outcomes, closed, length } = deals;
  table.need("created");
  needClosed(table);
  const created = table.days("created");
  for (let i = 0; i < length; i++) {
    const group = groupOf[i]!;
    if (group < 0 || outcomes[i] !== WON || created[i] === 0 || closed[i] === 0 || !isIn(closed[i]!, period)) continue;
    checkCycle(deals, i, created[i]!);
    if (table.isReadable(i)) note(group, closed[i]! - created[i]!);
  }
}

import { OPEN, WON, type DealRows } from "../process/deal-rows";
import type { Codes } from "../process/cell-column";
import { meanCycles } from "./cycle";
import { MoneySums } from "./money";
import { isIn, type Period } from "./period";
import type { Ratio } from "./ratio";
import { winRates } from "./win-rate";

/** How much a pipeline brings per day, and what it is made of. */
export interface Velocity {
  readonly open: number;
  readonly winRate: Ratio;
  /** Mean amount of the won deals that have one; null: none has. */
  readonly meanWon: number | null;
  /** Mean cycle of the won deals; null: none has both dates. */
  readonly meanCycle: number | null;
  /** open × win rate × mean won amount ÷ mean cycle; null where one of them is not known or the mean cycle is 0 days. */
  readonly perDay: number | null;
}

/**
 * Velocity by group (METRICS.md): open deals × win rate × mean won amount ÷ mean cycle, an amount per day. Win rate, won
 * amount and cycle are of the deals closed in the period; open deals are as of now.
 *
 * @param groupOf group of each deal; a deal with a negative group is left out
 */
export function velocities(deals: DealRows, groupOf: Codes, groups: number, period: Period): Velocity[] {
  const { table, outcomes, closed, length } = deals;
  table.need("amount");
  const meanCycleOf = meanCycles(deals, groupOf, groups, period);
  const rates = winRates(deals, groupOf, groups, "count", period);
  const amounts = table.numbers("amount");
  const won = new MoneySums(table, groups);
  const [open, priced] = [new Int32Array(groups), new Int32Array(groups)];
  for (let i = 0; i < length; i++) {
    const group = groupOf[i]!;
    if (group < 0 || !table.isReadable(i)) continue;
    if (outcomes[i] === OPEN) open[group]! += 1;
    if (outcomes[i] !== WON || !isIn(closed[i]!, period) || Number.isNaN(amounts[i]!)) continue;
    won.add(group, i);
    priced[group]! += 1;
  }
  return rates.map((winRate, group) => {
    const meanWon = priced[group] === 0 ? null : won.of(group) / priced[group]!;
    const meanCycle = meanCycleOf[group]!;
    const isKnown = winRate.rate !== null && meanWon !== null && meanCycle !== null && meanCycle > 0;
    return { open: open[group]!, winRate, meanWon, meanCycle, perDay: isKnown ? (open[group]! * winRate.rate * meanWon) / meanCycle : null };
  });
}

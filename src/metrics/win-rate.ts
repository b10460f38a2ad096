import type { Codes } from "../process/cell-column";
import { LOST, needClosed, WON, type DealRows } from "../process/deal-rows";
import { MoneySums } from "./money";
import { isBounded, isIn, type Period } from "./period";
import { ratio, type Ratio } from "./ratio";

/** What a win rate counts. */
export type WinMeasure = "count" | "amount" | "all";

/**
 * Win rate by group (METRICS.md, "Deals and people"): won ÷ (won + lost), of the deals closed in the period.
 *
 * - `count`: numbers of deals.
 * - `amount`: their amounts.
 * - `all`: won ÷ every deal created in the period, open ones too.
 *
 * @param groupOf group of each deal; a deal with a negative group is left out
 */
export function winRates(deals: DealRows, groupOf: Codes, groups: number, measure: WinMeasure, period: Period): Ratio[] {
  const { table, outcomes, closed, length } = deals;
  if (measure === "amount") table.need("amount");
  if (isBounded(period) && measure === "all") table.need("created");
  if (isBounded(period) && measure !== "all") needClosed(table);
  const created = table.days("created");
  const money = measure === "amount" ? { won: new MoneySums(table, groups), closed: new MoneySums(table, groups) } : null;
  const won = new Int32Array(groups);
  const all = new Int32Array(groups);
  for (let i = 0; i < length; i++) {
    const group = groupOf[i]!;
    const isClosed = outcomes[i] === WON || outcomes[i] === LOST;
    const counts = measure === "all" ? isIn(created[i]!, period) : isClosed && isIn(closed[i]!, period);
    if (group < 0 || !counts || !table.isReadable(i)) continue;
    all[group]! += 1;
    money?.closed.add(group, i);
    if (outcomes[i] !== WON) continue;
    won[group]! += 1;
    money?.won.add(group, i);
  }
  return Array.from({ length: groups }, (_, group) =>
    money === null ? ratio(won[group]!, all[group]!) : ratio(money.won.of(group), money.closed.of(group))
  );
}

/** The win rate of all deals as one group. */
export function winRate(deals: DealRows, measure: WinMeasure, period: Period): Ratio {
  return winRates(deals, new Int32Array(deals.length), 1, measure, period)[0]!;
}

import { normalText } from "../../process/columns";
import type { Day, Deal, Stage, Task } from "../../process/model";

/** A deal and what its tasks say of it. */
export interface DealCard {
  readonly deal: Deal;
  /** Its open tasks that are overdue. */
  readonly overdue: number;
}

export interface StageColumn {
  readonly stage: string;
  readonly deals: readonly DealCard[];
  /** Sum of the known amounts. */
  readonly amount: number;
}

/**
 * Open deals by stage in the process's order, the largest first. A stage that the Stages table lacks comes last, under
 * its own name; stages without open deals are left out.
 */
export function groupDeals(
  deals: readonly Deal[],
  tasks: readonly Task[],
  stages: readonly Stage[],
  today: Day
): readonly StageColumn[] {
  const overdue = new Map<string, number>();
  for (const task of tasks) {
    if (task.status !== "open" || task.due === null || task.due >= today) continue;
    const deal = normalText(task.deal);
    overdue.set(deal, (overdue.get(deal) ?? 0) + 1);
  }
  const columns = new Map<string, { stage: string; deals: DealCard[]; amount: number }>();
  for (const stage of [...stages].sort((one, other) => one.order - other.order)) {
    columns.set(normalText(stage.name), { stage: stage.name, deals: [], amount: 0 });
  }
  for (const deal of deals) {
    if (deal.outcome !== "open") continue;
    const key = normalText(deal.stage);
    let column = columns.get(key);
    if (column === undefined) columns.set(key, (column = { stage: deal.stage, deals: [], amount: 0 }));
    column.deals.push({ deal, overdue: overdue.get(normalText(deal.deal)) ?? 0 });
    column.amount += deal.amount ?? 0;
  }
  const filled = [...columns.values()].filter((column) => column.deals.length > 0);
  for (const column of filled) column.deals.sort((one, other) => (other.deal.amount ?? 0) - (one.deal.amount ?? 0));
  return filled;
}

/** The deals that a search finds: by name, customer or owner. */
export function findDeals(deals: readonly Deal[], text: string): readonly Deal[] {
  const wanted = normalText(text);
  if (wanted === "") return deals;
  return deals.filter((deal) => [deal.deal, deal.customer, deal.owner].some((part) => normalText(part).includes(wanted)));
}

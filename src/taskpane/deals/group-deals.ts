import { normalText } from "../../process/columns";
import type { Day, Deal, Stage, Task } from "../../process/model";
import { sumsOf, worthOf, type Sum } from "./money";

/** A deal and what its tasks say of it. */
export interface DealCard {
  readonly deal: Deal;
  /** Its open tasks that are overdue. */
  readonly overdue: number;
}

export interface StageColumn {
  readonly stage: string;
  /** The row of the Stages table; null for a stage that the table lacks. */
  readonly known: Stage | null;
  readonly deals: readonly DealCard[];
  readonly sums: readonly Sum[];
}

/** How many open tasks are overdue, by the deal's name as it is compared; no deal without one. */
export function overdueByDeal(tasks: readonly Task[], today: Day): ReadonlyMap<string, number> {
  const overdue = new Map<string, number>();
  for (const task of tasks) {
    if (task.status !== "open" || task.due === null || task.due >= today) continue;
    const deal = normalText(task.deal);
    overdue.set(deal, (overdue.get(deal) ?? 0) + 1);
  }
  return overdue;
}

interface Grouping {
  readonly stages: readonly Stage[];
  readonly overdue: ReadonlyMap<string, number>;
  /** Whether amounts are converted by the deals' rates. */
  readonly rated: boolean;
  /** The order of names. */
  readonly compare: (one: string, other: string) => number;
}

/**
 * Deals by stage in the process's order, each stage's largest first, equal ones by name. A stage that the Stages table lacks
 * comes last, under its own name. Stages of the table without a deal are there too.
 */
export function groupDeals(deals: readonly Deal[], { stages, overdue, rated, compare }: Grouping): readonly StageColumn[] {
  const columns = new Map<string, { stage: string; known: Stage | null; deals: Deal[] }>();
  for (const known of [...stages].sort((one, other) => one.order - other.order)) {
    columns.set(normalText(known.name), { stage: known.name, known, deals: [] });
  }
  for (const deal of deals) {
    const key = normalText(deal.stage);
    let column = columns.get(key);
    if (column === undefined) columns.set(key, (column = { stage: deal.stage, known: null, deals: [] }));
    column.deals.push(deal);
  }
  const bySize = (one: Deal, other: Deal) => (worthOf(other, rated) ?? 0) - (worthOf(one, rated) ?? 0) || compare(one.deal, other.deal);
  return [...columns.values()].map(({ stage, known, deals: mine }) => ({
    stage,
    known,
    deals: mine.sort(bySize).map((deal) => ({ deal, overdue: overdue.get(normalText(deal.deal)) ?? 0 })),
    sums: sumsOf(mine, rated),
  }));
}

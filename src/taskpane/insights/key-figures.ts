import { dayToDate } from "../../process/calendar";
import type { Day, ProcessSnapshot } from "../../process/model";

/** What the pane says beside the dashboard's button; the dashboard itself is made of functions in cells. */
export interface KeyFigures {
  readonly openDeals: number;
  readonly openAmount: number;
  readonly overdueTasks: number;
  /** Deals won since the first of this month. */
  readonly wonThisMonth: number;
}

/** The figures as METRICS.md defines them: overdue is open and due before today. */
export function keyFigures(snapshot: ProcessSnapshot, today: Day): KeyFigures {
  const open = snapshot.deals.filter((deal) => deal.outcome === "open");
  const monthBegan = today - dayToDate(today).getUTCDate() + 1;
  return {
    openDeals: open.length,
    openAmount: open.reduce((sum, deal) => sum + (deal.amount ?? 0), 0),
    overdueTasks: snapshot.tasks.filter((task) => task.status === "open" && task.due !== null && task.due < today).length,
    wonThisMonth: snapshot.deals.filter(
      (deal) => deal.outcome === "won" && deal.closed !== null && deal.closed >= monthBegan && deal.closed <= today
    ).length,
  };
}

import { dayToDate } from "../../process/calendar";
import { normalText } from "../../process/columns";
import type { Day, Task } from "../../process/model";

export const GROUPS = ["overdue", "today", "week", "later", "doneToday"] as const;
export type Group = (typeof GROUPS)[number];
export type GroupedTasks = Readonly<Record<Group, readonly Task[]>>;

/** The Sunday that ends this day's week. */
export function endOfWeek(day: Day): Day {
  const weekday = dayToDate(day).getUTCDay(); // 0 is Sunday
  return Math.floor(day) + ((7 - weekday) % 7);
}

/**
 * One person's tasks (everyone's, when owner is null) by when they are due: open ones overdue, today, until Sunday, and
 * later (or without a due date), and those that were done today. Each group is in order of due date, as they stand in
 * the sheet within a day.
 *
 * Overdue is METRICS' rule: open and due before today.
 */
export function groupTasks(tasks: readonly Task[], today: Day, owner: string | null): GroupedTasks {
  const groups: Record<Group, Task[]> = { overdue: [], today: [], week: [], later: [], doneToday: [] };
  const wanted = owner === null ? null : normalText(owner);
  const sunday = endOfWeek(today);
  for (const task of tasks) {
    if (wanted !== null && normalText(task.owner) !== wanted) continue;
    if (task.status === "done") {
      if (task.done === today) groups.doneToday.push(task);
    } else if (task.status === "open") {
      if (task.due === null || task.due > sunday) groups.later.push(task);
      else if (task.due > today) groups.week.push(task);
      else if (task.due === today) groups.today.push(task);
      else groups.overdue.push(task);
    }
  }
  for (const name of GROUPS) groups[name].sort((one, other) => compareDue(one.due, other.due));
  return groups;
}

export interface CustomersTasks {
  /** As its first task spells it; "" of tasks that name none, which come last. */
  readonly customer: string;
  readonly tasks: readonly Task[];
}

/** The open tasks among grouped ones by their customer, in the order of their names; each customer's by due date. */
export function byCustomer(groups: GroupedTasks, compare: (one: string, other: string) => number): CustomersTasks[] {
  const customers = new Map<string, { readonly customer: string; readonly tasks: Task[] }>();
  for (const task of [...groups.overdue, ...groups.today, ...groups.week, ...groups.later]) {
    const key = normalText(task.customer);
    const known = customers.get(key);
    if (known === undefined) customers.set(key, { customer: task.customer.trim(), tasks: [task] });
    else known.tasks.push(task);
  }
  return [...customers.values()].sort(
    (one, other) => Number(one.customer === "") - Number(other.customer === "") || compare(one.customer, other.customer)
  );
}

/** No due date comes last. */
function compareDue(one: Day | null, other: Day | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one - other;
}

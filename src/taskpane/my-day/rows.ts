import type { Task } from "../../process/model";

/** What is said below a task's name: its customer and deal. */
export function customerAndDeal(task: Task): string {
  return [task.customer, task.deal].filter((part) => part !== "").join("\u00a0· ");
}

/** The row that leaves takes the focus with it: the next one of its list gets it, or the heading when it was the last. */
export function focusNext(row: HTMLElement): void {
  const rows = [...(row.parentElement?.children ?? [])];
  const place = rows.indexOf(row);
  // A skipped task has nothing to tick.
  const ticks = [...rows.slice(place + 1), ...rows.slice(0, place).reverse()].map((each) => each.querySelector<HTMLElement>("[data-tick]:not(:disabled)"));
  const next = ticks.find((tick) => tick !== null) ?? row.closest("section")?.querySelector<HTMLElement>("h2");
  next?.focus();
}

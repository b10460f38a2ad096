import { normalText } from "../../process/columns";
import type { Deal, Task } from "../../process/model";

/** The deal's tasks by when they are due, those without a day last. */
export function tasksOf(deal: Deal, tasks: readonly Task[]): Task[] {
  const name = normalText(deal.deal);
  return tasks.filter((task) => normalText(task.deal) === name).sort((one, other) => (one.due ?? Infinity) - (other.due ?? Infinity));
}

import { normalText } from "../../process/columns";
import type { Day, Person, Task } from "../../process/model";
import { hasReminder } from "./calendar-file";

export interface OwnersTasks {
  readonly owner: string;
  /** From the Team table; "" where it has none. */
  readonly email: string;
  readonly overdue: readonly Task[];
  readonly today: readonly Task[];
  /** Due after today, up to the last day asked about. */
  readonly ahead: readonly Task[];
}

/** The open tasks due up to a day, by owner; who has most to catch up on comes first. */
export function whoIsDue(tasks: readonly Task[], team: readonly Person[], today: Day, until: Day): OwnersTasks[] {
  const owners = new Map<string, { owner: string; tasks: Task[] }>();
  for (const task of tasks) {
    if (!hasReminder(task) || task.due! > until || task.owner === "") continue;
    const key = normalText(task.owner);
    const known = owners.get(key);
    if (known === undefined) owners.set(key, { owner: task.owner, tasks: [task] });
    else known.tasks.push(task);
  }
  const emails = new Map(team.map((person) => [normalText(person.name), person.email]));
  return [...owners.entries()]
    .map(([key, { owner, tasks: mine }]) => {
      mine.sort((one, other) => one.due! - other.due!);
      return {
        owner,
        email: emails.get(key) ?? "",
        overdue: mine.filter((task) => task.due! < today),
        today: mine.filter((task) => task.due === today),
        ahead: mine.filter((task) => task.due! > today),
      };
    })
    .sort((one, other) => other.overdue.length - one.overdue.length || other.today.length - one.today.length);
}

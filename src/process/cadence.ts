import { addBusinessDays } from "./calendar";
import { normalText } from "./columns";
import type { Day, PlaybookTask } from "./model";
import type { GateTask } from "./what-follows";

/**
 * When a task that was done on a day is due again; null when it is not.
 *
 * A task of the playbook with Repeat days comes again so many business days after it was done, for as long as its deal
 * stands in the task's stage (`standsIn`, after what followed from the tick) and no other task of its name is open there.
 */
export function dueAgain(
  task: Pick<GateTask, "stage" | "task">,
  on: Day,
  standsIn: string,
  tasks: readonly GateTask[],
  { playbook, holidays }: { readonly playbook: readonly PlaybookTask[]; readonly holidays: readonly Day[] }
): Day | null {
  if (normalText(standsIn) !== normalText(task.stage)) return null;
  const isSame = (other: Pick<GateTask, "stage" | "task">) =>
    normalText(other.stage) === normalText(task.stage) && normalText(other.task) === normalText(task.task);
  const repeatDays = playbook.find(isSame)?.repeatDays ?? null;
  if (repeatDays === null || tasks.some((other) => other.status === "open" && isSame(other))) return null;
  return addBusinessDays(on, repeatDays, new Set(holidays));
}

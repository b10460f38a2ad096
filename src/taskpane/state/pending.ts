import type { Day, Deal, Task } from "../../process/model";
import type { Problem } from "../../process/problem";

/** What the user did to a task, before the workbook has it. */
export type TaskChange =
  | { readonly what: "done"; readonly on: Day }
  | { readonly what: "skipped" }
  | { readonly what: "reopened" }
  | { readonly what: "due"; readonly due: Day }
  | { readonly what: "owner"; readonly owner: string };

/** Where the user moved a deal, before the workbook has it. */
export type DealChange = Pick<Deal, "stage" | "outcome" | "lostIn">;

export interface Pending<Change = TaskChange> {
  readonly change: Change;
  /** Of all tasks that it is done to, as one operation, or of the deal. */
  readonly keys: readonly string[];
  /** Why the workbook did not take it; null while it is being written. */
  readonly failure: Problem | null;
  /** The same wish once more. */
  readonly again: () => void;
}

/** By a task's ID, or by a deal's name as it is compared. */
export type PendingChanges<Change = TaskChange> = ReadonlyMap<string, Pending<Change>>;

/** The changes of several tasks at once that the workbook did not take. */
export function failedTogether(pending: PendingChanges): (Pending & { readonly failure: Problem })[] {
  return [...new Set(pending.values())].filter((each): each is Pending & { readonly failure: Problem } => each.keys.length > 1 && each.failure !== null);
}

function changed(task: Task, change: TaskChange): Task {
  switch (change.what) {
    case "done":
      return { ...task, status: "done", done: change.on };
    case "skipped":
      return { ...task, status: "skipped" };
    case "reopened":
      return { ...task, status: "open", done: null };
    case "due":
      return { ...task, due: change.due };
    case "owner":
      return { ...task, owner: change.owner };
  }
}

/**
 * The tasks as the user should see them now: what is being written shows already, what failed stands again as the
 * sheet has it.
 */
export function withPending(tasks: readonly Task[], pending: PendingChanges): readonly Task[] {
  if (pending.size === 0) return tasks;
  return tasks.map((task) => {
    const mine = pending.get(task.id);
    return mine === undefined || mine.failure !== null ? task : changed(task, mine.change);
  });
}

import type { ProblemParams } from "../../process/problem";
import type { TaskDone } from "../../workbook";

/** What a done task caused, as one sentence: a key of the texts and what it names. */
export function whatFollowed(done: TaskDone): { readonly key: string; readonly params: ProblemParams } {
  const params = { task: done.task, deal: done.deal, stage: done.movedTo ?? "", count: done.milestonesLeft.length, ...(done.dueAgain === null ? {} : { day: done.dueAgain }) };
  if (done.won) return { key: "taskpane:followed.won", params };
  if (done.movedTo !== null) return { key: "taskpane:followed.moved", params };
  if (done.dueAgain !== null) return { key: "taskpane:followed.again", params };
  if (done.milestone) return { key: "taskpane:followed.milestone", params };
  return { key: "taskpane:followed.done", params };
}

import type { ProblemParams } from "../../process/problem";
import type { DealFollowed } from "../../workbook";

interface Sentence {
  /** A key of the texts. */
  readonly key: string;
  readonly params: ProblemParams;
}

/** What tasks that were done at once caused, as one sentence. */
export function whatFollowed(deals: readonly DealFollowed[]): Sentence {
  const tasks = deals.reduce((sum, deal) => sum + deal.tasks.length, 0);
  return tasks === 1 ? fromOne(deals[0]!) : fromSeveral(deals, tasks);
}

function fromOne({ deal, tasks, milestone, movedTo, won, milestonesLeft, dueAgain }: DealFollowed): Sentence {
  const [again] = dueAgain;
  const params = { task: tasks[0]!, deal, stage: movedTo ?? "", count: milestonesLeft.length, ...(again === undefined ? {} : { day: again.due }) };
  if (won) return { key: "taskChanges:followed.won", params };
  if (movedTo !== null) return { key: "taskChanges:followed.moved", params };
  if (again !== undefined) return { key: "taskChanges:followed.again", params };
  if (milestone) return { key: "taskChanges:followed.milestone", params };
  return { key: "taskChanges:followed.done", params };
}

/** A deal is named when it is the only one that moves on; otherwise they are counted. */
function fromSeveral(deals: readonly DealFollowed[], tasks: number): Sentence {
  const moved = deals.filter(({ movedTo }) => movedTo !== null);
  const won = moved.filter((deal) => deal.won).length;
  const again = deals.reduce((sum, { dueAgain }) => sum + dueAgain.length, 0);
  const is = moved.length === 0 ? "done" : moved.length === 1 ? (won === 1 ? "won" : "moved") : won > 0 ? "dealsWon" : "dealsMoved";
  const params = { tasks, deal: moved[0]?.deal ?? "", stage: moved[0]?.movedTo ?? "", moved: moved.length, won, again };
  return { key: `taskChanges:severalFollowed.${is}${again > 0 ? "Again" : ""}`, params };
}

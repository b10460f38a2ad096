import { LOST, OPEN, WON } from "../process/deal-rows";
import type { SheetTable } from "../process/read-table";
import { LOST_STAGE, UNKNOWN_STAGE, type StageOrder } from "../process/stage-orders";
import { readTaskRows, TASK_DONE, TASK_OPEN, TASK_SKIPPED, type TaskRows } from "../process/task-rows";
import type { JourneyQuestion, Journeys } from "./journeys";
import { reportStage, stepsOfStageColumn } from "./stage-column";

/**
 * Journeys from a Process table, where one row is one task of one deal in one stage.
 *
 * A deal reached stage k when k is the first stage; or a task of stage k or of a later one is done; or every milestone
 * of stage k−1 is done (of a stage without a milestone: every task). It entered k on the day on which the last milestone
 * of stage k−1 was done, and the first stage on its earliest Start, else its Created date. It was won when it reached the
 * won stage; it was lost when a row says so, or when nothing of it is open, something was skipped and it was not won
 * (losing a deal skips its open tasks).
 */
export function processJourneys(table: SheetTable, question: JourneyQuestion): Journeys {
  table.need("deal", "stage", "task");
  const tasks = readTaskRows(table);
  const { order, stepOfCode } = stepsOfStageColumn(table, question);
  const work = countWork(tasks, order, stepOfCode, question.asOf);
  const steps = order.steps.length;
  const { length } = work;

  const furthest = new Int32Array(length);
  const outcomes = new Uint8Array(length);
  const entered = new Int32Array(length * steps);
  const completed = new Float64Array(length * steps).fill(NaN);
  const current = new Float64Array(length).fill(NaN);

  for (let deal = 0; deal < length; deal++) {
    const offset = deal * steps;
    entered[offset] = work.start[deal]! || work.created[deal]!;
    furthest[deal] = Math.max(0, work.lastDone[deal]!);
    for (let step = 1; step < steps; step++) {
      if (!isComplete(work, offset + step - 1)) continue;
      if (step > furthest[deal]!) furthest[deal] = step;
      entered[offset + step] = completedOn(work, offset + step - 1);
      const [from, to] = [entered[offset + step - 1]!, entered[offset + step]!];
      if (from !== 0 && to !== 0) completed[offset + step - 1] = Math.max(0, to - from); // stages done out of order took no time
    }
    outcomes[deal] = furthest[deal]! >= order.won ? WON : work.lost[deal] || (!work.open[deal] && work.skipped[deal]) ? LOST : OPEN;
    const since = entered[offset + furthest[deal]!]!;
    if (outcomes[deal] === OPEN && since !== 0) current[deal] = Math.max(0, question.asOf - since);
  }

  return {
    source: "Process", order, length, furthest, stands: furthest, entered, outcomes,
    dated: order.steps.map((_, step) => (step === 0 ? table.has("start") || table.has("created") : table.has("done"))),
    stays: table.has("done") ? { completed, current } : null,
    table,
    lostNowhere: 0,
  };
}

/** What is done and what is not, per deal, and per deal and step at [deal × steps + step]. */
interface Work {
  readonly length: number;
  readonly tasks: Int32Array;
  readonly tasksDone: Int32Array;
  readonly milestones: Int32Array;
  readonly milestonesDone: Int32Array;
  /** Latest day on which a task, and a milestone, was done; -1: one of them was done on a day that is not known. */
  readonly lastTask: Int32Array;
  readonly lastMilestone: Int32Array;
  /** Last step with a task done; -1: none. */
  readonly lastDone: Int32Array;
  readonly start: Int32Array;
  readonly created: Int32Array;
  readonly open: Uint8Array;
  readonly skipped: Uint8Array;
  readonly lost: Uint8Array;
}

function countWork(rows: TaskRows, order: StageOrder, stepOfCode: readonly number[], asOf: number): Work {
  const { table } = rows;
  const deals = table.text("deal");
  const stages = table.text("stage");
  const isMilestone = table.flags("milestone");
  const created = table.days("created");
  const steps = order.steps.length;
  const length = deals.size - 1;
  const perStep = () => new Int32Array(length * steps);
  const work: Work = {
    length, tasks: perStep(), tasksDone: perStep(), milestones: perStep(), milestonesDone: perStep(),
    lastTask: perStep(), lastMilestone: perStep(),
    lastDone: new Int32Array(length).fill(-1), start: new Int32Array(length), created: new Int32Array(length),
    open: new Uint8Array(length), skipped: new Uint8Array(length), lost: new Uint8Array(length),
  };
  for (let i = 0; i < rows.length; i++) {
    const deal = deals.codes[i]! - 1;
    const step = stepOfCode[stages.codes[i]!]!;
    if (step === UNKNOWN_STAGE) reportStage(table, i, order);
    if (deal < 0 || !table.isReadable(i)) continue;
    earliest(work.start, deal, rows.start[i]!);
    earliest(work.created, deal, created[i]!);
    if (step === LOST_STAGE) work.lost[deal] = 1;
    // What is done after the day asked about is still open on that day.
    const state = rows.states[i] === TASK_DONE && rows.done[i]! > asOf ? TASK_OPEN : rows.states[i]!;
    if (state === TASK_OPEN) work.open[deal] = 1;
    if (state === TASK_SKIPPED) work.skipped[deal] = 1;
    if (step < 0) continue;
    const at = deal * steps + step;
    work.tasks[at]! += 1;
    if (isMilestone[i]) work.milestones[at]! += 1;
    if (state !== TASK_DONE) continue;
    work.tasksDone[at]! += 1;
    latest(work.lastTask, at, rows.done[i]!);
    if (isMilestone[i]) {
      work.milestonesDone[at]! += 1;
      latest(work.lastMilestone, at, rows.done[i]!);
    }
    if (step > work.lastDone[deal]!) work.lastDone[deal] = step;
  }
  return work;
}

function isComplete(work: Work, at: number): boolean {
  if (work.milestones[at]! > 0) return work.milestonesDone[at] === work.milestones[at];
  return work.tasks[at]! > 0 && work.tasksDone[at] === work.tasks[at];
}

/** The day on which a complete stage was completed; 0: not known. */
function completedOn(work: Work, at: number): number {
  return Math.max(0, work.milestones[at]! > 0 ? work.lastMilestone[at]! : work.lastTask[at]!);
}

function earliest(days: Int32Array, at: number, day: number): void {
  if (day !== 0 && (days[at] === 0 || day < days[at]!)) days[at] = day;
}

function latest(days: Int32Array, at: number, day: number): void {
  if (day === 0) days[at] = -1;
  else if (days[at]! >= 0 && day > days[at]!) days[at] = day;
}

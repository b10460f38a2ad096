import { normalText } from "./columns";
import { stagePath } from "./gate";
import type { Stage, TaskStatus } from "./model";

/** A task as the gate of its stage sees it. */
export interface GateTask {
  readonly stage: string;
  readonly task: string;
  readonly milestone: boolean;
  readonly status: TaskStatus;
}

export interface Following {
  /** The stages that the deal enters, one after the other; none when it stays where it is. */
  readonly enters: readonly Stage[];
  /** What the stage in which the deal then stands still waits for. */
  readonly waitsFor: readonly string[];
}

/**
 * What follows when a task of the deal was done, its new status being in `tasks`.
 *
 * A stage's gate is its milestones; a stage without milestones is gated by all its tasks; one without any task is left
 * only by hand. When the gate is open the deal enters the next stage, and goes on when the work there is done already.
 * From Won it goes on to an after-sales stage with the first task done there. It never enters Lost by itself.
 */
export function whatFollows(stages: readonly Stage[], dealStage: string, tasks: readonly GateTask[]): Following {
  const path = stagePath(stages);
  let at = path.findIndex((stage) => normalText(stage.name) === normalText(dealStage));
  if (at < 0) return { enters: [], waitsFor: [] };
  const enters: Stage[] = [];
  while (at + 1 < path.length && mayLeave(path[at]!, path[at + 1]!, tasks)) {
    at += 1;
    enters.push(path[at]!);
  }
  return { enters, waitsFor: gateOf(path[at]!, tasks).filter(isOpen).map((item) => item.task) };
}

function mayLeave(stage: Stage, next: Stage, tasks: readonly GateTask[]): boolean {
  if (stage.kind === "won") return next.kind === "after-sales" && of(next, tasks).some((item) => item.status === "done");
  const gate = gateOf(stage, tasks);
  return gate.length > 0 && !gate.some(isOpen);
}

/** The tasks that a deal must finish before it leaves the stage. */
function gateOf<T extends GateTask>(stage: Stage, tasks: readonly T[]): T[] {
  const own = of(stage, tasks);
  const milestones = own.filter((item) => item.milestone);
  return milestones.length > 0 ? milestones : own;
}

function of<T extends GateTask>(stage: Stage, tasks: readonly T[]): T[] {
  return tasks.filter((item) => normalText(item.stage) === normalText(stage.name));
}

function isOpen(item: GateTask): boolean {
  return item.status === "open";
}

import { normalText } from "./columns";
import type { Deal, Outcome, Stage } from "./model";
import { stageNamed } from "./read-stages";
import type { GateTask } from "./what-follows";

/** The stages that a deal goes through, in order; lost is none of them. */
export function stagePath(stages: readonly Stage[]): Stage[] {
  return stages.filter((stage) => stage.kind !== "lost").sort((a, b) => a.order - b.order);
}

/**
 * What a deal has to finish before it may move on from one stage to a later one: the open milestones of the stage that it
 * leaves and of those that it skips. A stage without milestones asks for nothing here; a deal may always go back.
 */
export function openMilestones<T extends GateTask>(stages: readonly Stage[], from: string, to: string, tasks: readonly T[]): T[] {
  const path = stagePath(stages);
  const at = (name: string) => path.findIndex((stage) => normalText(stage.name) === normalText(name));
  const [first, end] = [at(from), at(to)];
  if (first < 0) return [];
  const left = new Set(path.slice(first, Math.max(first, end)).map((stage) => normalText(stage.name)));
  return tasks.filter((task) => task.milestone && task.status === "open" && left.has(normalText(task.stage)));
}

/** How a deal stands once it has moved to a stage: Won closes it, an open stage opens it, after-sales changes nothing. */
export function outcomeIn({ kind }: Stage, before: Outcome): Outcome {
  return kind === "after-sales" ? before : kind;
}

/** Where a lost deal goes on: the stage in which it was lost, or the first one when that is not told or no longer there. */
export function stageToReopen(stages: readonly Stage[], { lostIn, stage }: Pick<Deal, "lostIn" | "stage">): Stage | null {
  const path = stagePath(stages).filter(({ kind }) => kind === "open");
  return stageNamed(path, lostIn) ?? stageNamed(path, stage) ?? path[0] ?? null;
}

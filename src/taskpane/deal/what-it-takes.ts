import { normalText } from "../../process/columns";
import { openMilestones } from "../../process/gate";
import type { Deal, Stage, Task } from "../../process/model";

/**
 * What it takes to move a deal to a stage: nothing, a reason because milestones are open, or why it was lost. Or it cannot
 * be: it is there already, or it is lost and has to be opened again first.
 */
export type WhatItTakes = "nothing" | "exception" | "whyLost" | "cannot";

export function whatItTakes(deal: Deal, to: Stage, stages: readonly Stage[], tasks: readonly Task[]): WhatItTakes {
  if (deal.outcome === "lost" || normalText(deal.stage) === normalText(to.name)) return "cannot";
  if (to.kind === "lost") return "whyLost";
  return openMilestones(stages, deal.stage, to.name, tasks).length > 0 ? "exception" : "nothing";
}

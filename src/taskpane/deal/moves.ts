import { outcomeIn, stageToReopen } from "../../process/gate";
import type { Deal, Stage } from "../../process/model";
import { loseDeal, moveDeal, reopenDeal, type Signed } from "../../workbook";
import type { Said } from "../state/pane";
import type { DealChange } from "../state/pending";

/** A deal's move: how it shows at once, and what writes it. */
export interface DealMove {
  readonly change: DealChange;
  readonly write: () => Promise<Said>;
}

/** To another stage, forward or back; past open milestones only with a reason. */
export function moveTo(stage: Stage, { deal, outcome, lostIn }: Deal, signed: Signed, exception = ""): DealMove {
  return {
    change: { stage: stage.name, outcome: outcomeIn(stage, outcome), lostIn },
    write: async () => {
      const done = await moveDeal(deal, stage.name, signed, exception);
      return { key: done.won ? "deal:wonNow" : "deal:moved", params: { deal: done.deal, stage: done.stage }, undo: done.undo };
    },
  };
}

export interface WhyLost {
  readonly reason: string;
  readonly competitor: string;
}

/** Out of the process, lost: into the stage for that, where the process has one. */
export function loseFor(why: WhyLost, { deal, stage }: Deal, stages: readonly Stage[], signed: Signed): DealMove {
  return {
    change: { stage: stages.find(({ kind }) => kind === "lost")?.name ?? stage, outcome: "lost", lostIn: stage },
    write: async () => {
      const done = await loseDeal(deal, why, signed);
      return { key: "deal:lostNow", params: { deal: done.deal }, undo: done.undo };
    },
  };
}

/** Back into the stage where it was lost. */
export function reopenAgain(deal: Deal, stages: readonly Stage[], signed: Signed): DealMove {
  return {
    change: { stage: stageToReopen(stages, deal)?.name ?? deal.stage, outcome: "open", lostIn: "" },
    write: async () => {
      const done = await reopenDeal(deal.deal, signed);
      return { key: "deal:reopened", params: { deal: done.deal, stage: done.stage }, undo: done.undo };
    },
  };
}

import { historyJourneys } from "../../metrics/history-journeys";
import { normalText } from "../../process/columns";
import { stagePath } from "../../process/gate";
import type { Day, Deal, Grid, Stage, StageEntry } from "../../process/model";
import { readTable } from "../../process/read-table";
import { kindOfStageName } from "../../process/words";

export interface StageStep {
  readonly stage: Stage;
  readonly is: "passed" | "here" | "ahead";
  /** Days that the deal has spent there, all its stays added up; null where the history does not tell. */
  readonly days: number | null;
  /** Whether it has been there longer than the stage's target days. */
  readonly over: boolean;
}

/**
 * A deal's way through the stages: where it stands, what lies behind and before it, and how long it stayed (METRICS.md,
 * "Days in stage"). A lost deal stands where it was lost.
 */
export function stageSteps(deal: Deal, stages: readonly Stage[], history: readonly StageEntry[], today: Day): StageStep[] {
  const path = stagePath(stages);
  const name = normalText(deal.outcome === "lost" && deal.lostIn !== "" ? deal.lostIn : deal.stage);
  const here = path.findIndex((stage) => normalText(stage.name) === name);
  const days = daysInStages(deal, stages, history, today);
  return path.map((stage, at) => {
    const spent = days.get(normalText(stage.name)) ?? null;
    return {
      stage,
      is: here < 0 || at > here ? "ahead" : at === here ? "here" : "passed",
      days: spent,
      over: spent !== null && stage.targetDays !== null && spent > stage.targetDays,
    };
  });
}

function daysInStages(deal: Deal, stages: readonly Stage[], history: readonly StageEntry[], today: Day): ReadonlyMap<string, number> {
  const mine = history.filter((entry) => normalText(entry.deal) === normalText(deal.deal));
  const known = new Set(stages.map((stage) => normalText(stage.name)));
  // An entry into a stage that was renamed or removed since would give its days to the one before it: then none are told.
  if (mine.length === 0 || mine.some(({ stage }) => !known.has(normalText(stage)) && kindOfStageName(stage) === null)) return new Map();
  const grid: Grid = [["Deal", "Stage", "Entered"], ...mine.map(({ stage, entered }) => [deal.deal, stage, entered])];
  const { order, stays, stands } = historyJourneys(readTable(grid, { kind: "History" }), { stages, asOf: today, asked: [] });
  const days = new Map<string, number>();
  order.steps.forEach((stage, step) => {
    const completed = stays!.completed[step]!;
    const now = step === stands[0] ? stays!.current[0]! : NaN;
    const spent = Number.isNaN(now) ? completed : now; // the present stay has the earlier ones of its stage in it
    if (!Number.isNaN(spent)) days.set(normalText(stage.name), spent);
  });
  return days;
}

import { journeysOf } from "../../metrics/journeys";
import { stalledDeals } from "../../metrics/stalled";
import { normalText } from "../../process/columns";
import type { Day, Grid, ProcessSnapshot } from "../../process/model";
import { readTable } from "../../process/read-table";

/**
 * The names of the deals that are stalled (METRICS.md), as they are compared; null when nothing tells which are: no stage
 * has target days, or no history says since when a deal has been in its stage.
 */
export function stalledNames({ stages, history, tasks }: ProcessSnapshot, today: Day): ReadonlySet<string> | null {
  if (history.length === 0 || stages.every(({ targetDays }) => targetDays === null)) return null;
  const entries: Grid = [["Deal", "Stage", "Entered"], ...history.map(({ deal, stage, entered }) => [deal, stage, entered])];
  const work: Grid = [["Deal", "Task", "Done"], ...tasks.map(({ deal, task, done }) => [deal, task, done])];
  const journeys = journeysOf(readTable(entries, { kind: "History", onProblem: "collect" }), { stages, asOf: today, asked: [] });
  const found = stalledDeals(journeys, tasks.length === 0 ? null : readTable(work, { kind: "Process", onProblem: "collect" }), "any", today);
  return new Set(found.map(({ deal }) => normalText(deal)));
}

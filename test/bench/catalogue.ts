import { provideMore } from "../../src/functions/answer-from-more";
import * as functions from "../../src/functions/functions";
import * as more from "../../src/functions/more";
import { forgetTables } from "../../src/functions/read-once";
import { addTexts } from "../../src/locales";
import { addMessages } from "../../src/locales/messages";
import type { Cell } from "../../src/process/model";
import { AS_OF, OWNERS, STAGES_TABLE, YEAR } from "./deals";

addMessages(addTexts);
provideMore(more);

const TARGETS: Cell[][] = [["Period", "Name", "Amount"], ...OWNERS.map((owner): Cell[] => [YEAR, owner, 10_000_000_000])];

/** Every figure of the catalogue once, over the tables of a company, the reading included. Gives how many answers there were. */
export function everyMetric({ deals, tasks, history }: { deals: Cell[][]; tasks: Cell[][]; history: Cell[][] }): number {
  const f = functions;
  const stages = STAGES_TABLE;
  forgetTables();
  const answers = [
    f.funnel(history, null, null, null, AS_OF, stages), f.conversion(history, "Lead", "Won", null, null, null, AS_OF, stages),
    f.dropoff(history, null, null, null, null, null, AS_OF, stages), f.stagetime(history, null, null, null, null, null, AS_OF, stages),
    f.cycle(deals), f.velocity(deals), f.bottleneck(history, deals, null, null, null, AS_OF, stages),
    f.stalled(history, tasks, null, null, AS_OF, stages), f.paths(history, null, null, null, AS_OF, stages),
    f.cohorts(history, "Lead", "Won", null, null, null, AS_OF, stages),
    f.overdue(tasks, AS_OF), f.due(tasks, 30, AS_OF - 90), f.ontime(tasks, "Owner", null, null, AS_OF), f.completion(tasks, "Owner"),
    f.workload(tasks, null, null, AS_OF),
    f.reps(deals, tasks, null, null, AS_OF), f.rep(deals, OWNERS[0], "won amount"), f.winrate(deals, "Owner"),
    f.forecast(deals, "Owner", null, null, null, stages), f.attainment(deals, TARGETS, "Owner"), f.coverage(deals, TARGETS, "Owner"),
    f.losses(deals, "Reason"), f.trend(deals, "month", "won amount"), f.whatif(deals, "Proposal", 5, 2, null, null, null, stages),
  ];
  return answers.length;
}

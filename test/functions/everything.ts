import {
  attainment, bottleneck, cohorts, completion, conversion, coverage, cycle, dropoff, due, forecast, funnel, losses, ontime, overdue, paths, rep, reps, stagetime, stalled,
  trend, velocity, whatif, where, winrate, workload,
} from "../../src/functions/functions";
import { shown } from "./custom-functions";
import type { Generated } from "./generated";

export const FROM = 46_050;
export const TO = 46_150;
export const AS_OF = 46_200;

/** Everything that the functions say of the tables; errors are answers too. */
export function everything({ stages, deals, tasks, history }: Generated): unknown[] {
  const answers: (() => unknown)[] = [];
  for (const table of [deals, tasks, history]) {
    for (const mode of ["cohort", "resolved", "period"]) {
      answers.push(() => funnel(table, mode, null, null, AS_OF, stages));
      answers.push(() => conversion(table, "Lead", "Won", mode, FROM, TO, AS_OF, stages));
      answers.push(() => conversion(table, "Demo", "Proposal", mode, null, null, AS_OF, stages));
    }
  }
  answers.push(() => funnel(deals, "snapshot", null, null, AS_OF, stages));
  answers.push(() => funnel(history, null, FROM, TO, AS_OF, stages));
  for (const table of [deals, tasks, history]) {
    answers.push(() => cohorts(table, "Lead", "Won", null, null, TO, AS_OF, stages));
    answers.push(() => dropoff(table, null, null, "resolved", FROM, TO, AS_OF, stages));
    answers.push(() => stagetime(table, null, null, "all", null, null, AS_OF, stages));
  }
  answers.push(() => cycle(deals, "Owner", null, FROM, TO), () => velocity(deals, "Owner"));
  answers.push(() => paths(history, null, null, TO, AS_OF, stages));
  const targets = [["Stage", "Target days"], ...stages.map(([name]) => [name!, 30])];
  answers.push(() => stalled(tasks, undefined, null, null, AS_OF, targets), () => stalled(history, tasks, null, null, AS_OF, targets));
  answers.push(() => bottleneck(history, deals, null, null, null, AS_OF, targets), () => bottleneck(tasks, undefined, null, FROM, null, AS_OF, targets));
  answers.push(() => overdue(tasks, AS_OF));
  answers.push(() => reps(deals, tasks, FROM, TO, AS_OF));
  answers.push(() => winrate(deals, "Owner", "amount"));
  for (const measure of ["count", "amount", "all"]) answers.push(() => winrate(deals, null, measure, FROM, TO));
  answers.push(() => due(tasks, 30, FROM), () => ontime(tasks, "Owner", FROM, null, AS_OF), () => completion(tasks, "Stage"), () => workload(tasks, null, TO, FROM));
  answers.push(() => rep(deals, "Ann", "won amount", FROM), () => rep(tasks, "Li Na", "on-time rate", null, null, AS_OF), () => losses(deals, "Lost in", null, "amount"));
  const chances = [["Stage", "Probability"], ...stages.map(([name], at) => [name!, at / 8])]; // eighths add up to the same in any order
  const goals = [["Period", "Name", "Amount"], ["2026-Q1", "Ann", 50_000], ["2026-Q1", "Bo", 80_000], ["2026-Q2", "", 200_000]];
  answers.push(() => forecast(deals, "Owner", null, null, null, chances), () => attainment(deals, goals, "Owner"), () => coverage(deals, goals, null, null, FROM, null));
  for (const measure of ["won", "win rate", "won amount", "mean cycle", "open amount"]) answers.push(() => trend(deals, "month", measure, 4));
  for (const table of [deals, tasks, history]) answers.push(() => trend(table, "quarter", "conversion to won", null, FROM, TO, AS_OF, stages));
  answers.push(() => trend(tasks, "week", "on-time rate", null, FROM, TO, AS_OF), () => whatif(deals, "Demo", 5, 2, null, null, null, stages));
  answers.push(() => reps(where(deals, "Owner", [["A*"], ["Li Na"]], ["Created", ">=2026-02-01"] as never)), () => overdue(where(tasks, "Milestone", true as never), AS_OF));
  return answers.map(shown);
}

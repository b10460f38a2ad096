/*
 * The answers whose code comes in a script of its own, when the first of them is asked for: figures over time and by
 * person, tasks and their rates, days in stages and cycles, money and targets, paths, cohorts, checks and filters. The
 * others are there at start-up.
 */
import "../locales/reasons"; // words of these answers
export { bottleneckAnswer } from "./bottleneck-answer";
export { checkAnswer } from "./check-answer";
export { cohortsAnswer } from "./cohorts-answer";
export { cycleAnswer } from "./cycle-answer";
export { dropOffAnswer } from "./drop-off-answer";
export { dueAnswer } from "./due-answer";
export { forecastAnswer } from "./forecast-answer";
export { lossesAnswer } from "./losses-answer";
export { overdueAnswer } from "./overdue-answer";
export { pathsAnswer } from "./paths-answer";
export { repAnswer } from "./rep-answer";
export { repsAnswer } from "./reps-answer";
export { stageTimeAnswer } from "./stage-time-answer";
export { stalledAnswer } from "./stalled-answer";
export { tableAnswer } from "./table-answer";
export { attainmentAnswer } from "./target-answers";
export { completionAnswer, onTimeAnswer } from "./task-rate-answers";
export { trendAnswer } from "./trend-answer";
export { velocityAnswer } from "./velocity-answer";
export { whatIfAnswer } from "./what-if-answer";
export { whereAnswer } from "./where-answer";
export { workloadAnswer } from "./workload-answer";

/*
 * The answers whose code comes in a script of its own, when the first of them is asked for: figures over time, money and
 * targets, paths, cohorts and checks, which few cells of a workbook ask for. The others are there at start-up.
 */
import "../locales/reasons"; // words of these answers
export { bottleneckAnswer } from "./bottleneck-answer";
export { checkAnswer } from "./check-answer";
export { cohortsAnswer } from "./cohorts-answer";
export { forecastAnswer } from "./forecast-answer";
export { lossesAnswer } from "./losses-answer";
export { pathsAnswer } from "./paths-answer";
export { stalledAnswer } from "./stalled-answer";
export { tableAnswer } from "./table-answer";
export { attainmentAnswer } from "./target-answers";
export { trendAnswer } from "./trend-answer";
export { whatIfAnswer } from "./what-if-answer";
export { workloadAnswer } from "./workload-answer";

/*
 * The custom functions of the namespace SALES. Their comments are what Excel shows in the formula bar:
 * custom-functions-metadata-plugin makes functions.json of them, and localised-metadata.ts its Chinese twin. It reads
 * function declarations only, and only types that Excel has. Ids and the order of arguments live for ever, because
 * workbooks have them; a new argument comes last.
 *
 * An argument that was left out arrives as null, a range as an array of rows. A range may arrive with errors in its
 * cells, which the answer then names (`allowErrorForDataTypeAny`, set in localised-metadata.ts).
 */
import "../locales/figures";
import { answerFromMore } from "./answer-from-more";
import { answer, answerLater } from "./cell-error";
import { conversionAnswer } from "./conversion-answer";
import { cycleAnswer } from "./cycle-answer";
import { defineAnswer } from "./define-answer";
import { dropOffAnswer } from "./drop-off-answer";
import { dueAnswer } from "./due-answer";
import { funnelAnswer } from "./funnel-answer";
import { overdueAnswer } from "./overdue-answer";
import { repAnswer } from "./rep-answer";
import { repsAnswer } from "./reps-answer";
import { stageTimeAnswer } from "./stage-time-answer";
import { completionAnswer, onTimeAnswer } from "./task-rate-answers";
import { velocityAnswer } from "./velocity-answer";
import { whereAnswer } from "./where-answer";
import { winRateAnswer } from "./win-rate-answer";

/* eslint-disable @typescript-eslint/no-explicit-any -- the only type for a range of mixed cells that the metadata knows */

/**
 * The funnel: for each stage how many deals reached it, the conversion from the stage before and from the first stage, deals lost and open there, their amount and how long deals stay.
 * @customfunction FUNNEL
 * @param data Process, Deals or History table with its header row.
 * @param [mode] How to count: cohort (default), resolved, period or snapshot.
 * @param [from] First day of the period. Default: no limit.
 * @param [to] Last day of the period. Default: no limit.
 * @param [asOf] Day on which things stand. Default: today.
 * @param [stages] The stages in order: one column of names, or the Stages table with its header row.
 * @param [headers] FALSE leaves the header row out.
 * @returns A table with a row for each stage.
 */
export function funnel(data: any[][], mode?: any, from?: any, to?: any, asOf?: any, stages?: any[][], headers?: any): any[][] {
  return answer(() => funnelAnswer(data, mode, from, to, asOf, stages, headers));
}

/**
 * The conversion from one stage to a later one: the share of the deals that reached the first stage which have reached the second.
 * @customfunction CONVERSION
 * @param data Process, Deals or History table with its header row.
 * @param fromStage The stage to start from.
 * @param toStage The later stage.
 * @param [mode] How to count: cohort (default), resolved, period or snapshot.
 * @param [from] First day of the period in which deals entered the stage. Default: no limit.
 * @param [to] Last day of the period. Default: no limit.
 * @param [asOf] Day on which things stand. Default: today.
 * @param [stages] The stages in order: one column of names, or the Stages table with its header row.
 * @returns The conversion as a number; 0.25 is 25%.
 */
export function conversion(
  data: any[][], fromStage: any, toStage: any, mode?: any, from?: any, to?: any, asOf?: any, stages?: any[][]
): number {
  return answer(() => conversionAnswer(data, fromStage, toStage, mode, from, to, asOf, stages));
}

/**
 * Drop-off (churn) per stage: deals lost in the stage as a share of the deals that reached it. A deal that is still open has not dropped off.
 * @customfunction DROPOFF
 * @param data Process, Deals or History table with its header row.
 * @param [stage] A stage, for one figure of it alone. Default: all stages.
 * @param [measure] One figure: rate, lost, reached, open, share (of all losses) or amount (lost). Default: all; of one stage the rate.
 * @param [mode] How to count: cohort (default), or resolved, which leaves deals that are open in the stage out of the denominator.
 * @param [from] First day of the period in which deals entered the first stage. Default: no limit.
 * @param [to] Last day of the period. Default: no limit.
 * @param [asOf] Day on which things stand. Default: today.
 * @param [stages] The stages in order: one column of names, or the Stages table with its header row.
 * @param [headers] FALSE leaves the header row out.
 * @returns A table with a row for each stage, or one number.
 */
export function dropoff(
  data: any[][], stage?: any, measure?: any, mode?: any, from?: any, to?: any, asOf?: any, stages?: any[][], headers?: any
): any[][] {
  return answer(() => dropOffAnswer(data, stage, measure, mode, from, to, asOf, stages, headers));
}

/**
 * Days that deals stay in each stage: mean, median and 90th percentile, all stays of a deal in the stage added up.
 * @customfunction STAGETIME
 * @param data History or Process table with its header row.
 * @param [stage] A stage, for one figure of it alone. Default: all stages.
 * @param [measure] One figure: mean, median, p90, deals or over (deals beyond the target days). Default: all; of one stage the mean.
 * @param [mode] Which stays: completed (default), or all, open ones too, up to asOf.
 * @param [from] First day of the period in which deals entered the first stage. Default: no limit.
 * @param [to] Last day of the period. Default: no limit.
 * @param [asOf] Day on which things stand. Default: today.
 * @param [stages] The stages in order: one column of names, or the Stages table with its header row.
 * @param [headers] FALSE leaves the header row out.
 * @returns A table with a row for each stage, or one number.
 */
export function stagetime(
  data: any[][], stage?: any, measure?: any, mode?: any, from?: any, to?: any, asOf?: any, stages?: any[][], headers?: any
): any[][] {
  return answer(() => stageTimeAnswer(data, stage, measure, mode, from, to, asOf, stages, headers));
}

/**
 * The sales cycle: days from Created to Closed of won deals, for all deals or by the values of a column.
 * @customfunction CYCLE
 * @param data Deals table with its header row.
 * @param [by] Header of the column to group by, such as Owner. Default: one number for all deals.
 * @param [measure] One figure: mean, median, p90 or deals. Default: the mean; of groups all.
 * @param [from] First day of the period in which deals were won. Default: no limit.
 * @param [to] Last day of the period. Default: no limit.
 * @param [headers] FALSE leaves the header row out.
 * @returns One number, or a table with a row for each value of the column.
 */
export function cycle(data: any[][], by?: any, measure?: any, from?: any, to?: any, headers?: any): any[][] {
  return answer(() => cycleAnswer(data, by, measure, from, to, headers));
}

/**
 * Sales velocity, an amount per day: open deals × win rate × mean won amount ÷ mean cycle, for all deals or by the values of a column.
 * @customfunction VELOCITY
 * @param data Deals table with its header row.
 * @param [by] Header of the column to group by, such as Owner. Default: one number for all deals.
 * @param [measure] One figure: velocity, open, winrate, amount (mean won amount) or cycle (mean). Default: the velocity; of groups all.
 * @param [from] First day of the period in which deals were closed. Default: no limit.
 * @param [to] Last day of the period. Default: no limit.
 * @param [headers] FALSE leaves the header row out.
 * @returns One number, or a table with a row for each value of the column.
 */
export function velocity(data: any[][], by?: any, measure?: any, from?: any, to?: any, headers?: any): any[][] {
  return answer(() => velocityAnswer(data, by, measure, from, to, headers));
}

/**
 * The bottleneck: the open stages by what they cost, the dearest first, and why: days over target × deals, and drop-off × amount.
 * @customfunction BOTTLENECK
 * @param data History, Process or Deals table with its header row.
 * @param [deals] Deals table with its header row, for the amounts.
 * @param [measure] One figure of the dearest stage: stage (its name), cost, why, days, lost or amount. Default: the table of stages.
 * @param [from] First day of the period in which deals entered the first stage. Default: no limit.
 * @param [to] Last day of the period. Default: no limit.
 * @param [asOf] Day on which things stand. Default: today.
 * @param [stages] The stages in order; a Stages table with Target days, for the days over target.
 * @param [headers] FALSE leaves the header row out.
 * @returns A table with a row for each open stage, or one figure.
 */
export function bottleneck(
  data: any[][], deals?: any[][], measure?: any, from?: any, to?: any, asOf?: any, stages?: any[][], headers?: any
): any[][] {
  return answerFromMore((more) => more.bottleneckAnswer(data, deals, measure, from, to, asOf, stages, headers));
}

/**
 * The stalled deals: open, and in their stage longer than its target days, or without anything done or logged for that long; the answer says which.
 * @customfunction STALLED
 * @param data History or Process table with its header row.
 * @param [tasks] Process table with its header row, which tells more of what was done.
 * @param [measure] What to show: list (default), or count.
 * @param [mode] Why: any (default), stage (too long in it) or activity (none).
 * @param [asOf] Day on which things stand. Default: today.
 * @param [stages] Stages table with its header row and Target days.
 * @param [headers] FALSE leaves the header row out.
 * @returns A table with a row for each stalled deal, or their number.
 */
export function stalled(data: any[][], tasks?: any[][], measure?: any, mode?: any, asOf?: any, stages?: any[][], headers?: any): any[][] {
  return answerFromMore((more) => more.stalledAnswer(data, tasks, measure, mode, asOf, stages, headers));
}

/**
 * The real paths of deals through the stages, the most frequent first, with the stages that were skipped, repeated and gone back to.
 * @customfunction PATHS
 * @param data History table with its header row.
 * @param [measure] One number: deals, paths, or the deals that went straight, skipped, repeated or backward. Default: the table of paths.
 * @param [from] First day of the period in which deals entered their first stage. Default: no limit.
 * @param [to] Last day of the period. Default: no limit.
 * @param [asOf] Day on which things stand. Default: today.
 * @param [stages] The stages in order: one column of names, or the Stages table with its header row.
 * @param [headers] FALSE leaves the header row out.
 * @returns A table with a row for each path, or one number.
 */
export function paths(data: any[][], measure?: any, from?: any, to?: any, asOf?: any, stages?: any[][], headers?: any): any[][] {
  return answerFromMore((more) => more.pathsAnswer(data, measure, from, to, asOf, stages, headers));
}

/**
 * Cohorts: deals by the month in which they entered a stage, and the share of them that had come to a later one by the end of that month and of each month since.
 * @customfunction COHORTS
 * @param data Process, Deals or History table with its header row.
 * @param [fromStage] The stage to start from. Default: the first stage.
 * @param [toStage] The later stage. Default: won.
 * @param [measure] What to show: rate (default), or count of the deals that came there.
 * @param [from] First day of the period in which deals entered the stage. Default: no limit.
 * @param [to] Last day of the period. Default: no limit.
 * @param [asOf] Day on which things stand. Default: today.
 * @param [stages] The stages in order: one column of names, or the Stages table with its header row.
 * @param [headers] FALSE leaves the header row out.
 * @returns A table with a row for each month of entry and a column for each month since.
 */
export function cohorts(
  data: any[][], fromStage?: any, toStage?: any, measure?: any, from?: any, to?: any, asOf?: any, stages?: any[][], headers?: any
): any[][] {
  return answerFromMore((more) => more.cohortsAnswer(data, fromStage, toStage, measure, from, to, asOf, stages, headers));
}

/**
 * The overdue tasks: open and due before the day, the latest first, with the days they are late.
 * @customfunction OVERDUE
 * @param data Process table with its header row.
 * @param [asOf] The day. Default: today.
 * @param [headers] FALSE leaves the header row out.
 * @returns A table with a row for each overdue task.
 */
export function overdue(data: any[][], asOf?: any, headers?: any): any[][] {
  return answer(() => overdueAnswer(data, asOf, headers));
}

/**
 * Performance by person: tasks due, done, on time and overdue; deals open, won and lost, win rate, won amount and mean cycle.
 * @customfunction REPS
 * @param data Deals table with its header row; or a Process table, for the figures of tasks alone.
 * @param [tasks] Process table with its header row, for the figures of tasks.
 * @param [from] First day of the period. Default: no limit.
 * @param [to] Last day of the period. Default: no limit.
 * @param [asOf] Day on which things stand. Default: today.
 * @param [headers] FALSE leaves the header row out.
 * @returns A table with a row for each person.
 */
export function reps(data: any[][], tasks?: any[][], from?: any, to?: any, asOf?: any, headers?: any): any[][] {
  return answer(() => repsAnswer(data, tasks, from, to, asOf, headers));
}

/**
 * The win rate: won deals as a share of won and lost ones, for all deals or by the values of a column.
 * @customfunction WINRATE
 * @param data Deals table with its header row.
 * @param [by] Header of the column to group by, such as Owner. Default: one number for all deals.
 * @param [measure] What to count: count of deals (default), amount, or all (won of all deals created, open ones too).
 * @param [from] First day of the period. Default: no limit.
 * @param [to] Last day of the period. Default: no limit.
 * @param [headers] FALSE leaves the header row out.
 * @returns One number, or a table with a row for each value of the column.
 */
export function winrate(data: any[][], by?: any, measure?: any, from?: any, to?: any, headers?: any): any[][] {
  return answer(() => winRateAnswer(data, by, measure, from, to, headers));
}

/**
 * The rows of a table that meet every condition, with its header row: the data of any other function.
 * @customfunction WHERE
 * @param data Table with its header row.
 * @param column Header of the column that the condition is about.
 * @param value What the cell has to be: a value, a list of values (any of them), or a condition as in COUNTIFS, such as ">=10000", "<>Lost", "A*" or "=" for blank.
 * @param [more] Further conditions: column and value in turn.
 * @returns The header row and the rows; the header row alone when no row meets the conditions.
 */
export function where(data: any[][], column: any, value: any[][], more?: any[][][]): any[][] {
  return answer(() => whereAnswer(data, column, value, more ?? null));
}

/**
 * Every cell of a table that could not be read, with its row, its column and the reason; blank when all is well.
 * @customfunction CHECK
 * @param data Process, Deals, History, Stages, Targets or another table of the process, with its header row.
 * @param [stages] The stages in order: one column of names, or the Stages table with its header row.
 * @param [headers] FALSE leaves the header row out.
 * @returns A table with a row for each problem.
 */
export function check(data: any[][], stages?: any[][], headers?: any): any[][] {
  return answerFromMore((more) => more.checkAnswer(data, stages, headers));
}

/**
 * What a function computes, in words.
 * @customfunction DEFINE
 * @param name Name of the function, such as CONVERSION.
 * @returns The definition.
 */
export function define(name: any): Promise<string> {
  return answerLater(() => defineAnswer(name));
}

/**
 * The open tasks that are due on the day or in the days that follow it, by due date. Overdue tasks are not among them.
 * @customfunction DUE
 * @param data Process table with its header row.
 * @param [days] How many calendar days follow the day. Default: 7; 0 is the day alone.
 * @param [asOf] The day. Default: today.
 * @param [headers] FALSE leaves the header row out.
 * @returns A table with a row for each task.
 */
export function due(data: any[][], days?: any, asOf?: any, headers?: any): any[][] {
  return answer(() => dueAnswer(data, days, asOf, headers));
}

/**
 * The on-time rate: done on or before Due as a share of done and overdue tasks, of those due in the period; for all tasks or by the values of a column.
 * @customfunction ONTIME
 * @param data Process table with its header row.
 * @param [by] Header of the column to group by, such as Owner. Default: one number for all tasks.
 * @param [from] First day of the period. Default: no limit.
 * @param [to] Last day of the period, on which tasks are overdue or not. Default: no limit, and the day asOf.
 * @param [asOf] Day on which things stand. Default: today.
 * @param [headers] FALSE leaves the header row out.
 * @returns One number, or a table with a row for each value of the column.
 */
export function ontime(data: any[][], by?: any, from?: any, to?: any, asOf?: any, headers?: any): any[][] {
  return answer(() => onTimeAnswer(data, by, from, to, asOf, headers));
}

/**
 * The completion rate: done tasks as a share of done and open ones, of those due in the period; for all tasks or by the values of a column.
 * @customfunction COMPLETION
 * @param data Process table with its header row.
 * @param [by] Header of the column to group by, such as Owner. Default: one number for all tasks.
 * @param [from] First day of the period. Default: no limit.
 * @param [to] Last day of the period. Default: no limit.
 * @param [headers] FALSE leaves the header row out.
 * @returns One number, or a table with a row for each value of the column.
 */
export function completion(data: any[][], by?: any, from?: any, to?: any, headers?: any): any[][] {
  return answer(() => completionAnswer(data, by, from, to, headers));
}

/**
 * The workload: open tasks by owner and by the week of their due date, Monday to Sunday; overdue ones in a column of their own.
 * @customfunction WORKLOAD
 * @param data Process table with its header row.
 * @param [from] First due date. Default: no limit.
 * @param [to] Last due date, up to whose week there are columns. Default: no limit.
 * @param [asOf] Day before which tasks are overdue and whose week comes first. Default: today.
 * @param [headers] FALSE leaves the header row out.
 * @returns A table with a row for each owner and a column for each week.
 */
export function workload(data: any[][], from?: any, to?: any, asOf?: any, headers?: any): any[][] {
  return answerFromMore((more) => more.workloadAnswer(data, from, to, asOf, headers));
}

/**
 * One figure of one person, as the table of REPS has it.
 * @customfunction REP
 * @param data Deals table with its header row; for a figure of tasks, the Process table.
 * @param rep The person's name.
 * @param measure The figure: tasks due, tasks done, on-time rate, overdue now, open deals, won, lost, win rate, won amount or mean cycle.
 * @param [from] First day of the period. Default: no limit.
 * @param [to] Last day of the period. Default: no limit.
 * @param [asOf] Day on which things stand. Default: today.
 * @returns The figure.
 */
export function rep(data: any[][], rep: any, measure: any, from?: any, to?: any, asOf?: any): number {
  return answer(() => repAnswer(data, rep, measure, from, to, asOf));
}

/**
 * The weighted forecast: amount × probability of the open deals that are expected to close in the period; for all deals or by the values of a column. Without an Expected close, an open deal's Closed date is when it is expected to close.
 * @customfunction FORECAST
 * @param data Deals table with its header row.
 * @param [by] Header of the column to group by, such as Owner. Default: one number for all deals.
 * @param [measure] What to add up: weighted (default), or amount (each deal's whole amount).
 * @param [from] First day on which deals are expected to close. Default: no limit.
 * @param [to] Last day on which deals are expected to close. Default: no limit.
 * @param [stages] Stages table with a column Probability. Default: each deal's own probability.
 * @param [headers] FALSE leaves the header row out.
 * @returns One amount, or a table with a row for each value of the column.
 */
export function forecast(data: any[][], by?: any, measure?: any, from?: any, to?: any, stages?: any[][], headers?: any): any[][] {
  return answerFromMore((more) => more.forecastAnswer(data, by, measure, from, to, stages, headers));
}

/**
 * The attainment: what was won in the period as a share of its target; for all deals or by the values of a column. Targets count whose whole time is in the period.
 * @customfunction ATTAINMENT
 * @param data Deals table with its header row.
 * @param [targets] Targets table with its header row (Period, Name, Amount), or one amount.
 * @param [by] Header of the column whose values the targets name, such as Owner. Default: one number for all deals.
 * @param [measure] What to compare: amount (default), or count of deals.
 * @param [from] First day of the period. Default: the first day of the targets.
 * @param [to] Last day of the period. Default: the last day of the targets.
 * @param [headers] FALSE leaves the header row out.
 * @returns One number, or a table with a row for each value of the column.
 */
export function attainment(data: any[][], targets?: any[][], by?: any, measure?: any, from?: any, to?: any, headers?: any): any[][] {
  return answerFromMore((more) => more.attainmentAnswer(data, targets, by, measure, from, to, headers, false));
}

/**
 * The coverage: what is open and expected to close in the period, as a multiple of what is still missing to its target; for all deals or by the values of a column.
 * @customfunction COVERAGE
 * @param data Deals table with its header row.
 * @param [targets] Targets table with its header row (Period, Name, Amount), or one amount.
 * @param [by] Header of the column whose values the targets name, such as Owner. Default: one number for all deals.
 * @param [measure] What to compare: amount (default), or count of deals.
 * @param [from] First day of the period. Default: the first day of the targets.
 * @param [to] Last day of the period. Default: the last day of the targets.
 * @param [headers] FALSE leaves the header row out.
 * @returns One number, or a table with a row for each value of the column.
 */
export function coverage(data: any[][], targets?: any[][], by?: any, measure?: any, from?: any, to?: any, headers?: any): any[][] {
  return answerFromMore((more) => more.attainmentAnswer(data, targets, by, measure, from, to, headers, true));
}

/**
 * Why deals are lost: each reason's, competitor's or other value's share of the lost deals, the greatest first.
 * @customfunction LOSSES
 * @param data Deals table with its header row.
 * @param [by] Header of the column to group by. Default: Reason.
 * @param [value] One value of the column, for its share alone. Default: a table of all values.
 * @param [measure] What the shares are of: count of lost deals (default), or amount.
 * @param [from] First day of the period in which deals were lost. Default: no limit.
 * @param [to] Last day of the period. Default: no limit.
 * @param [headers] FALSE leaves the header row out.
 * @returns A table with a row for each value of the column, or one share.
 */
export function losses(data: any[][], by?: any, value?: any, measure?: any, from?: any, to?: any, headers?: any): any[][] {
  return answerFromMore((more) => more.lossesAnswer(data, by, value, measure, from, to, headers));
}

/**
 * A figure over time: for each day, week, month, quarter or year.
 * @customfunction TREND
 * @param data Deals table with its header row; the Process table for figures of tasks; also History or Process for the conversion.
 * @param every day, week (from Monday), month, quarter or year.
 * @param measure The figure: deals created, won, lost, win rate, won amount, mean cycle, open amount or weighted forecast (when deals are expected to close), conversion to won, tasks due, tasks done, on-time rate or completion rate.
 * @param [yearStart] Month in which the fiscal year starts, 1 to 12; the year has the number of the one in which it ends. Default: 1.
 * @param [from] First day. Default: the first one in the data.
 * @param [to] Last day. Default: the last one in the data.
 * @param [asOf] Day on which things stand. Default: today.
 * @param [stages] The stages in order: one column of names, or the Stages table with its header row, for the conversion and the forecast.
 * @param [headers] FALSE leaves the header row out.
 * @returns A table with a row for each period.
 */
export function trend(
  data: any[][], every: any, measure: any, yearStart?: any, from?: any, to?: any, asOf?: any, stages?: any[][], headers?: any
): any[][] {
  return answerFromMore((more) => more.trendAnswer(data, every, measure, yearStart, from, to, asOf, stages, headers));
}

/**
 * What the open deals would bring if a stage converted better and the cycle were shorter: open deals × win rate × mean won amount, and that ÷ mean cycle per day. The win rate changes by the same factor as the stage's conversion.
 * @customfunction WHATIF
 * @param data Deals table with its header row.
 * @param stage The stage whose conversion to the next one changes.
 * @param [points] By how many percentage points it rises: 5 makes 40% into 45%. Default: 0.
 * @param [days] By how many days the mean cycle is shorter. Default: 0.
 * @param [measure] One figure alone, as it would be: expected amount, velocity, win rate, mean cycle or conversion of the stage. Default: a table of all.
 * @param [from] First day of the period in which the deals were closed that tell win rate, won amount and cycle. Default: no limit.
 * @param [to] Last day of the period. Default: no limit.
 * @param [stages] The stages in order: one column of names, or the Stages table with its header row.
 * @param [headers] FALSE leaves the header row out.
 * @returns A table of what is, what would be and the change; or one figure.
 */
export function whatif(
  data: any[][], stage: any, points?: any, days?: any, measure?: any, from?: any, to?: any, stages?: any[][], headers?: any
): any[][] {
  return answerFromMore((more) => more.whatIfAnswer(data, stage, points, days, measure, from, to, stages, headers));
}

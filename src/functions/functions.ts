/*
 * The custom functions of the namespace SALES. Their comments are what Excel shows in the formula bar:
 * custom-functions-metadata-plugin makes functions.json of them, and localised-metadata.ts its Chinese twin. It reads
 * function declarations only, and only types that Excel has. Ids and the order of arguments live for ever, because
 * workbooks have them; a new argument comes last.
 *
 * An argument that was left out arrives as null, a range as an array of rows. A range may arrive with errors in its
 * cells, which the answer then names (`allowErrorForDataTypeAny`, set in localised-metadata.ts).
 */
import "../locales/functions";
import "../locales/metrics";
import "../locales/process";
import { answer } from "./cell-error";
import { conversionAnswer } from "./conversion-answer";
import { funnelAnswer } from "./funnel-answer";
import { overdueAnswer } from "./overdue-answer";
import { repsAnswer } from "./reps-answer";
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

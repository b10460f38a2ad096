/*
 * The custom functions of the namespace SALES. Their comments are what Excel shows in the formula bar:
 * custom-functions-metadata-plugin makes functions.json of them, and localised-metadata.ts its Chinese twin. It reads
 * function declarations only, and only types that Excel has. Ids and the order of arguments live for ever, because
 * workbooks have them; a new argument comes last.
 *
 * `npm run docs` makes the pages of docs/ of the same comments; their examples are run by test/functions/docs.test.ts.
 *
 * An argument that was left out arrives as null, a range as an array of rows. A range may arrive with errors in its
 * cells, which the answer then names (`allowErrorForDataTypeAny`, set in localised-metadata.ts).
 */
import "../locales/figures";
import { answerFromMore, streamFromMore } from "./answer-from-more";
import { answer, answerLater } from "./cell-error";
import { conversionAnswer } from "./conversion-answer";
import { defineAnswer } from "./define-answer";
import { funnelAnswer } from "./funnel-answer";
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
 * @example
 * `=SALES.FUNNEL(History[#All], , , , DATE(2026,3,31), Stages[#All])` →
 *
 * | Stage | Reached | From previous | From first | Lost here | Open here | Median days | Over target |
 * |---|---|---|---|---|---|---|---|
 * | Lead | 4 | | 1 | 1 | 1 | 29 | 1 |
 * | Proposal | 2 | 0.5 | 0.5 | 0 | 1 | | 1 |
 * | Won | 1 | 0.5 | 0.25 | 0 | 0 | | |
 * @example
 * `=SALES.FUNNEL(Deals[#All], , , , , Stages[#All])` →
 *
 * | Stage | Reached | From previous | From first | Lost here | Open here | Open amount |
 * |---|---|---|---|---|---|---|
 * | Lead | 4 | | 1 | 1 | 1 | 1000 |
 * | Proposal | 2 | 0.5 | 0.5 | 0 | 1 | 5000 |
 * | Won | 1 | 0.5 | 0.25 | 0 | 0 | 0 |
 * @example
 * `=SALES.FUNNEL(Process[#All], "period", "2026-01-01", "2026-01-31", "2026-03-31", {"Lead";"Proposal";"Won"}, FALSE)` →
 *
 * | Lead | 1 | | 1 | 0 | 1 | 15 |
 * |---|---|---|---|---|---|---|
 * | Proposal | 1 | 1 | 1 | 0 | 1 | |
 * | Won | 0 | 0 | 0 | 0 | 0 | |
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
 * @example
 * `=SALES.CONVERSION(History[#All], "Lead", "Won", , , , DATE(2026,3,31), Stages[#All])` → **0.25**
 *
 * One of four deals was won by the end of March.
 * @example
 * Without the deals that are still open:
 *
 * `=SALES.CONVERSION(History[#All], "Lead", "Won", "resolved", , , DATE(2026,3,31), Stages[#All])` → **0.5**
 * @example
 * Of the deals that became a lead in January, two of three came further:
 *
 * `=SALES.CONVERSION(History[#All], "Lead", "Proposal", "cohort", DATE(2026,1,1), DATE(2026,1,31), DATE(2026,3,31), Stages[#All])` → **0.667**
 * @example
 * And at the end of January, one of three:
 *
 * `=SALES.CONVERSION(History[#All], "Lead", "Proposal", "cohort", DATE(2026,1,1), DATE(2026,1,31), DATE(2026,1,31), Stages[#All])` → **0.333**
 * @example
 * `=SALES.CONVERSION(Deals[#All], "Lead", "Won", "snapshot", , , , Stages[#All])` → **0.25**
 * @example
 * `=SALES.CONVERSION(History[#All], "Lead", "Won", , "2027-01-01", "2027-01-31", "2027-02-01", Stages[#All])` → `#N/A` No deal entered “Lead” in this period (2027-01-01 to 2027-01-31).
 * @example
 * `=SALES.CONVERSION(History[#All], "Leed", "Won", , , , , Stages[#All])` → `#VALUE!` The argument “fromStage” is “Leed”, which is none of the stages. They are: Lead, Proposal, Won.
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
 * @example
 * `=SALES.DROPOFF(Deals[#All], , , , , , DATE(2026,3,31), Stages[#All])` →
 *
 * | Stage | Drop-off | Lost here | Reached | Open here | Share of losses | Lost amount |
 * |---|---|---|---|---|---|---|
 * | Lead | 0.25 | 1 | 4 | 1 | 1 | 2000 |
 * | Proposal | 0 | 0 | 2 | 1 | 0 | 0 |
 * | Won | 0 | 0 | 1 | 0 | 0 | 0 |
 * @example
 * `=SALES.DROPOFF(History[#All], "Lead", , , , , DATE(2026,3,31), Stages[#All])` → **0.25**
 * @example
 * `=SALES.DROPOFF(History[#All], "Lead", "rate", "resolved", , , DATE(2026,3,31), Stages[#All])` → **0.333**
 * @example
 * `=SALES.DROPOFF(History[#All], , "amount", , , , , Stages[#All])` → `#VALUE!` The data does not tell “amount”. For these data the argument “measure” can be: rate, lost, reached, open, share (流失率, 输单, 到达, 停留, 占比).
 */
export function dropoff(
  data: any[][], stage?: any, measure?: any, mode?: any, from?: any, to?: any, asOf?: any, stages?: any[][], headers?: any
): any[][] {
  return answerFromMore((more) => more.dropOffAnswer(data, stage, measure, mode, from, to, asOf, stages, headers));
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
 * @example
 * `=SALES.STAGETIME(History[#All], , , , , , DATE(2026,3,31), Stages[#All])` →
 *
 * | Stage | Mean days | Median days | 90th percentile (days) | Deals | Over target |
 * |---|---|---|---|---|---|
 * | Lead | 31.333 | 29 | 45.8 | 3 | 1 |
 * | Proposal | | | | 0 | 0 |
 * | Won | | | | 0 | |
 * @example
 * `=SALES.STAGETIME(History[#All], "Proposal", , "all", , , DATE(2026,3,31), Stages[#All])` → **70**
 * @example
 * `=SALES.STAGETIME(Process[#All], "Lead", "median", , , , DATE(2026,3,31), Stages[#All])` → **15**
 * @example
 * `=SALES.STAGETIME(History[#All], "Proposal", , , , , DATE(2026,3,31), Stages[#All])` → `#N/A` “Proposal” has no “Mean days”: there is nothing to compute it from.
 * @example
 * `=SALES.STAGETIME(Deals[#All], , , , , , , Stages[#All])` → `#VALUE!` A Deals table does not say how long deals stay in a stage. Take the History table or the Process table.
 */
export function stagetime(
  data: any[][], stage?: any, measure?: any, mode?: any, from?: any, to?: any, asOf?: any, stages?: any[][], headers?: any
): any[][] {
  return answerFromMore((more) => more.stageTimeAnswer(data, stage, measure, mode, from, to, asOf, stages, headers));
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
 * @example
 * `=SALES.CYCLE(Deals[#All])` → **50**
 * @example
 * `=SALES.CYCLE(Deals[#All], "Owner")` →
 *
 * | Owner | Mean cycle (days) | Median cycle (days) | 90th percentile (days) | Won |
 * |---|---|---|---|---|
 * | Li Na | 50 | 50 | 50 | 1 |
 * | Wu Fang | | | | 0 |
 * @example
 * `=SALES.CYCLE(Deals[#All], , "median", "2027-01-01", "2027-01-31")` → `#N/A` No won deal has both a Created and a Closed date [2027-01-01 – 2027-01-31].
 */
export function cycle(data: any[][], by?: any, measure?: any, from?: any, to?: any, headers?: any): any[][] {
  return answerFromMore((more) => more.cycleAnswer(data, by, measure, from, to, headers));
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
 * @example
 * `=SALES.VELOCITY(Deals[#All])` → **160**
 *
 * Two open deals, of which half will be won, at 8,000 in 50 days.
 * @example
 * `=SALES.VELOCITY(Deals[#All], "Owner")` →
 *
 * | Owner | Velocity (amount per day) | Open deals | Win rate | Mean won amount | Mean cycle (days) |
 * |---|---|---|---|---|---|
 * | Li Na | 160 | 1 | 1 | 8000 | 50 |
 * | Wu Fang | | 1 | 0 | | |
 * @example
 * `=SALES.VELOCITY(Deals[#All], , , "2026-02-01", "2026-02-28")` → `#N/A` No deal is won [2026-02-01 – 2026-02-28].
 */
export function velocity(data: any[][], by?: any, measure?: any, from?: any, to?: any, headers?: any): any[][] {
  return answerFromMore((more) => more.velocityAnswer(data, by, measure, from, to, headers));
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
 * @example
 * `=SALES.BOTTLENECK(History[#All], Deals[#All], , , , DATE(2026,3,31), Stages[#All])` →
 *
 * | Stage | Share of cost | Why | Days over target | Lost here | Lost amount |
 * |---|---|---|---|---|---|
 * | Lead | 0.914 | losses | 48 | 1 | 2000 |
 * | Proposal | 0.086 | time | 10 | 0 | 0 |
 * @example
 * `=SALES.BOTTLENECK(Process[#All], , "days", , , DATE(2026,3,31), Stages[#All])` → **28**
 * @example
 * `=SALES.BOTTLENECK(History[#All], , , "2027-01-01", , , Stages[#All])` → `#N/A` No deal entered “Lead” in this period (2027-01-01 to …).
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
 * @example
 * `=SALES.STALLED(Process[#All], , , , DATE(2026,3,31), Stages[#All])` →
 *
 * | Deal | Owner | Stage | Days in stage | Days without activity | Target days | Why |
 * |---|---|---|---|---|---|---|
 * | Delta | Wu Fang | Lead | 58 | 58 | 30 | both |
 * | Alpha | Li Na | Proposal | 70 | 70 | 60 | both |
 * @example
 * `=SALES.STALLED(History[#All], , "count", "stage", DATE(2026,3,31), Stages[#All])` → **2**
 * @example
 * `=SALES.STALLED(History[#All], , , , DATE(2026,2,1), Stages[#All])` → `#N/A` No deal is stalled on 2026-02-01.
 * @example
 * `=SALES.STALLED(History[#All], , , , , {"Lead";"Proposal";"Won"})` → `#VALUE!` How long a deal may stay is not known: give the Stages table with its column “Target days” as the argument “stages”.
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
 * @example
 * `=SALES.PATHS(History[#All], , , , DATE(2026,3,31), Stages[#All])` →
 *
 * | Path | Deals | Share | Skipped | Repeated | Backward | Won | Lost |
 * |---|---|---|---|---|---|---|---|
 * | Lead | 1 | 0.25 | 0 | 0 | 0 | 0 | 0 |
 * | Lead → Proposal | 1 | 0.25 | 0 | 0 | 0 | 0 | 0 |
 * | Lead → Won | 1 | 0.25 | 1 | 0 | 0 | 1 | 0 |
 * | Lead → Lost | 1 | 0.25 | 0 | 0 | 0 | 0 | 1 |
 * @example
 * `=SALES.PATHS(History[#All], "skipped", , , DATE(2026,3,31), Stages[#All])` → **1**
 * @example
 * `=SALES.PATHS(Deals[#All])` → `#VALUE!` Only a History table (Deal, Stage, Entered) tells the paths of deals.
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
 * @example
 * `=SALES.COHORTS(History[#All], , , , , , DATE(2026,3,31), Stages[#All])` →
 *
 * | Month | Deals | To date | 0 | 1 | 2 |
 * |---|---|---|---|---|---|
 * | 2026-01 | 3 | 0.333 | 0 | 0 | 0.333 |
 * | 2026-02 | 1 | 0 | 0 | 0 | |
 * @example
 * `=SALES.COHORTS(History[#All], "Lead", "Proposal", "count", , , DATE(2026,3,31), Stages[#All], FALSE)` →
 *
 * | 2026-01 | 3 | 2 | 1 | 1 | 2 |
 * |---|---|---|---|---|---|
 * | 2026-02 | 1 | 0 | 0 | 0 | |
 * @example
 * `=SALES.COHORTS(Deals[#All], "Lead", "Proposal", , , , DATE(2026,3,31), Stages[#All])` → `#VALUE!` The range does not say when deals entered “Proposal”. Take the History table, or the Process table with Start and Done; a Deals table dates the first stage (Created) and the won one (Closed) only.
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
 * @example
 * `=SALES.OVERDUE(Process[#All], DATE(2026,2,13))` →
 *
 * | Deal | Stage | Task | Owner | Due | Days late |
 * |---|---|---|---|---|---|
 * | Delta | Lead | Make the first call | Wu Fang | 2026-02-05 | 8 |
 * | Alpha | Proposal | Send the proposal | Li Na | 2026-02-06 | 7 |
 * @example
 * `=SALES.OVERDUE(Process[#All], "2026-01-31")` → `#N/A` Nothing is overdue on 2026-01-31.
 * @example
 * `=SALES.OVERDUE(Deals[#All])` → `#VALUE!` The range has no column “Task” (任务). Its headers are: Deal, Customer, Owner, Stage, Amount, Created, Closed, Lost in.
 */
export function overdue(data: any[][], asOf?: any, headers?: any): any[][] {
  return answerFromMore((more) => more.overdueAnswer(data, asOf, headers));
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
 * @example
 * `=SALES.REPS(Deals[#All], Process[#All], , , DATE(2026,2,13))` →
 *
 * | Rep | Tasks due | Tasks done | On-time rate | Overdue now | Open deals | Won | Lost | Win rate | Won amount | Mean cycle (days) |
 * |---|---|---|---|---|---|---|---|---|---|---|
 * | Li Na | 3 | 2 | 0.333 | 1 | 1 | 1 | 0 | 1 | 8000 | 50 |
 * | Wu Fang | 2 | 0 | 0 | 1 | 1 | 0 | 1 | 0 | 0 | |
 * @example
 * `=SALES.REPS(Deals[#All], , DATE(2026,2,1), DATE(2026,2,28), , FALSE)` →
 *
 * | Li Na | 1 | 0 | 0 | | 0 | |
 * |---|---|---|---|---|---|---|
 * | Wu Fang | 1 | 0 | 1 | 0 | 0 | |
 * @example
 * `=SALES.REPS(History[#All])` → `#VALUE!` The range has one row per stage entered (it has a column “Entered”). This figure takes a Deals table: one row per deal, with Deal and Stage.
 */
export function reps(data: any[][], tasks?: any[][], from?: any, to?: any, asOf?: any, headers?: any): any[][] {
  return answerFromMore((more) => more.repsAnswer(data, tasks, from, to, asOf, headers));
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
 * @example
 * `=SALES.WINRATE(Deals[#All])` → **0.5**
 * @example
 * `=SALES.WINRATE(Deals[#All], , "amount")` → **0.8**
 * @example
 * `=SALES.WINRATE(Deals[#All], , "all", "2026-01-01", "2026-01-31")` → **0.333**
 * @example
 * `=SALES.WINRATE(Deals[#All], "Owner")` →
 *
 * | Owner | Won | Won and lost | Win rate |
 * |---|---|---|---|
 * | Li Na | 1 | 1 | 1 |
 * | Wu Fang | 0 | 1 | 0 |
 * @example
 * `=SALES.WINRATE(Deals[#All], "Region")` → `#VALUE!` The argument “by” is “Region”, but the range has no such column. Its headers are: Deal, Customer, Owner, Stage, Amount, Created, Closed, Lost in.
 * @example
 * `=SALES.WINRATE(Deals[#All], , "sum")` → `#VALUE!` The argument “measure” is “sum”. It can be: count, amount, all (数量, 金额, 全部).
 */
export function winrate(data: any[][], by?: any, measure?: any, from?: any, to?: any, headers?: any): any[][] {
  return answer(() => winRateAnswer(data, by, measure, from, to, headers));
}

/**
 * The rows of a table that meet every condition, with its header row: the data of any other function. Of a handle: the handle of a view.
 * @customfunction WHERE
 * @param data Table with its header row, or a handle (the cell of SALES.TABLE).
 * @param column Header of the column that the condition is about.
 * @param value What the cell has to be: a value, a list of values (any of them), or a condition as in COUNTIFS, such as ">=10000", "<>Lost", "A*" or "=" for blank.
 * @param [more] Further conditions: column and value in turn.
 * @returns The header row and the rows, the header row alone when no row meets the conditions; of a handle one cell, the handle of the rows.
 * @example
 * `=SALES.WHERE(Deals[#All], "Owner", "li na", "Amount", ">5000")` →
 *
 * | Deal | Customer | Owner | Stage | Amount | Created | Closed | Lost in |
 * |---|---|---|---|---|---|---|---|
 * | Beta | Globex | Li Na | Won | 8000 | 2026-01-10 | 2026-03-01 | |
 * @example
 * `=SALES.WINRATE(SALES.WHERE(Deals[#All], "Created", "<2026-02-01", "Owner", "Wu*"))` → **0**
 * @example
 * `=SALES.OVERDUE(SALES.WHERE(Process[#All], "Milestone", TRUE), "2026-02-28", FALSE)` →
 *
 * | Alpha | Proposal | Send the proposal | Li Na | 2026-02-06 | 22 |
 * |---|---|---|---|---|---|
 * | Delta | Lead | Agree on a meeting | Wu Fang | 2026-02-13 | 15 |
 * @example
 * The same rows, without a copy of them:
 *
 * `=SALES.WHERE(SALES.TABLE("Deals"), "Owner", "li na", "Amount", ">5000")` → *Deals ["Owner","li na","Amount",">5000"] · 1 row · 2026-11-26 · f452b78e*
 * @example
 * `=SALES.WINRATE(SALES.WHERE(SALES.TABLE("Deals"), "Created", "<2026-02-01"))` → **0.5**
 * @example
 * `=SALES.WHERE(Deals[#All], "Region", "North")` → `#VALUE!` The argument “column” is “Region”, but the range has no such column. Its headers are: Deal, Customer, Owner, Stage, Amount, Created, Closed, Lost in.
 * @example
 * `=SALES.WHERE(Deals[#All], "Owner", "")` → `#VALUE!` The argument “value” for the column “Owner” is missing. To find blank cells, write "=".
 */
export function where(data: any[][], column: any, value: any[][], more?: any[][][]): any[][] {
  return answerFromMore((answers) => answers.whereAnswer(data, column, value, more ?? null));
}

/**
 * A handle: keeps one copy of an Excel table, or of the whole process, for other functions. Take this cell as their data: the table is read once after each change, however many cells ask about it.
 * @customfunction TABLE
 * @param [name] Name of a table, or a range with its header row. Default: the workbook's whole process, Stages and Targets among its tables.
 * @param invocation What Excel follows the cell by.
 * @requiresStreamParameterAddresses
 * @returns What is kept: the table, its rows, the day and a fingerprint of the contents.
 * @example
 * `=SALES.TABLE("Deals")` → *Deals · 4 rows · 2026-11-26 · 3d8f42b1*
 * @example
 * `=SALES.TABLE("Process")` → *Process · 5 rows · 2026-11-26 · dd49923f*
 * @example
 * `=SALES.WINRATE(SALES.TABLE("Deals"))` → **0.5**
 * @example
 * `=SALES.TABLE("Orders")` → `#VALUE!` There is no table “Orders” in this workbook. The tables are: Deals, Process, History, Stages, Pipeline, Chances, Targets, Mistakes. Give one of these names, or the range itself.
 */
export function table(name: any[][], invocation: CustomFunctions.StreamingInvocation<string>): void {
  streamFromMore(invocation, (more, show) => more.tableAnswer(name, invocation.parameterAddresses?.[0], show));
}

/**
 * Every cell of a table that could not be read, with its row, its column and the reason; blank when all is well.
 * @customfunction CHECK
 * @param data Process, Deals, History, Stages, Targets or another table of the process, with its header row.
 * @param [stages] The stages in order: one column of names, or the Stages table with its header row.
 * @param [headers] FALSE leaves the header row out.
 * @returns A table with a row for each problem.
 * @example
 * `=SALES.CHECK(Mistakes[#All], Stages[#All])` →
 *
 * | Row | Column | Problem |
 * |---|---|---|
 * | 2 | Closed | “next week” is text, not a date. Enter it as a date, as in 2026-01-31. |
 * | 3 | Stage | “Leed” is none of the stages Lead, Proposal, Won. Correct it, or add it to the list of stages. |
 * | 4 | Amount | “a lot” is text, not a number. Enter it as a number. |
 * | 4 | Closed | Closed on 2026-02-10, before it was created on 2026-02-12. Correct one of the two dates. |
 * @example
 * `=SALES.CHECK(Deals[#All], Stages[#All])` → **blank**
 * @example
 * `=SALES.CHECK({"Deal";"Alpha"})` → `#VALUE!` The range has no column “Stage” (阶段). Its headers are: Deal.
 */
export function check(data: any[][], stages?: any[][], headers?: any): any[][] {
  return answerFromMore((more) => more.checkAnswer(data, stages, headers));
}

/**
 * What a function computes, in words.
 * @customfunction DEFINE
 * @param name Name of the function, such as CONVERSION.
 * @returns The definition.
 * @example
 * `=SALES.DEFINE("WINRATE")` → *Won ÷ (won + lost), of the deals closed in the period. count: numbers of deals. amount: their amounts. all: won ÷ every deal created in the period, open ones too.*
 * @example
 * `=SALES.DEFINE("SALES.OVERDUE")` → *A task is overdue on a day when it is open (neither done nor skipped) and its Due is before that day. Due on that day is not overdue; without a Due, never. Days late: the day − Due.*
 * @example
 * `=SALES.DEFINE("")` → `#VALUE!` The argument “name” is missing.
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
 * @example
 * `=SALES.DUE(Process[#All], , "2026-02-02")` →
 *
 * | Deal | Stage | Task | Owner | Due | Days left |
 * |---|---|---|---|---|---|
 * | Delta | Lead | Make the first call | Wu Fang | 2026-02-05 | 3 |
 * | Alpha | Proposal | Send the proposal | Li Na | 2026-02-06 | 4 |
 * @example
 * `=SALES.DUE(Process[#All], 14, DATE(2026,2,6), FALSE)` →
 *
 * | Alpha | Proposal | Send the proposal | Li Na | 2026-02-06 | 0 |
 * |---|---|---|---|---|---|
 * | Delta | Lead | Agree on a meeting | Wu Fang | 2026-02-13 | 7 |
 * @example
 * `=SALES.DUE(Process[#All], , "2026-03-01")` → `#N/A` No open task is due from 2026-03-01 to 2026-03-08.
 * @example
 * `=SALES.DUE(Process[#All], -1)` → `#VALUE!` The argument “days” is “-1”. It can be a number from 0 to 36525.
 */
export function due(data: any[][], days?: any, asOf?: any, headers?: any): any[][] {
  return answerFromMore((more) => more.dueAnswer(data, days, asOf, headers));
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
 * @example
 * `=SALES.ONTIME(Process[#All], , , , DATE(2026,2,13))` → **0.25**
 * @example
 * `=SALES.ONTIME(Process[#All], , "2026-01-01", "2026-01-31")` → **0.5**
 * @example
 * `=SALES.ONTIME(Process[#All], "Owner", , , DATE(2026,2,13))` →
 *
 * | Owner | On time | Done or overdue | On-time rate |
 * |---|---|---|---|
 * | Li Na | 1 | 3 | 0.333 |
 * | Wu Fang | 0 | 1 | 0 |
 * @example
 * `=SALES.ONTIME(Process[#All], , "2027-01-01", "2027-01-31")` → `#N/A` There is nothing to compute “On-time rate” from in this period (2027-01-01 to 2027-01-31).
 */
export function ontime(data: any[][], by?: any, from?: any, to?: any, asOf?: any, headers?: any): any[][] {
  return answerFromMore((more) => more.onTimeAnswer(data, by, from, to, asOf, headers));
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
 * @example
 * `=SALES.COMPLETION(Process[#All])` → **0.4**
 * @example
 * `=SALES.COMPLETION(Process[#All], , "2026-02-01", "2026-02-28")` → **0**
 * @example
 * `=SALES.COMPLETION(Process[#All], "Stage")` →
 *
 * | Stage | Tasks done | Tasks due | Completion rate |
 * |---|---|---|---|
 * | Lead | 2 | 4 | 0.5 |
 * | Proposal | 0 | 1 | 0 |
 * @example
 * `=SALES.COMPLETION(History[#All])` → `#VALUE!` The range has no column “Task” (任务). Its headers are: Deal, Stage, Entered.
 */
export function completion(data: any[][], by?: any, from?: any, to?: any, headers?: any): any[][] {
  return answerFromMore((more) => more.completionAnswer(data, by, from, to, headers));
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
 * @example
 * `=SALES.WORKLOAD(Process[#All], , , DATE(2026,2,6))` →
 *
 * | Owner | Overdue now | 2026-02-02 | 2026-02-09 | No due date | Open tasks |
 * |---|---|---|---|---|---|
 * | Li Na | 0 | 1 | 0 | 0 | 1 |
 * | Wu Fang | 1 | 0 | 1 | 0 | 2 |
 * @example
 * `=SALES.WORKLOAD(Process[#All], , "2026-02-22", "2026-02-02", FALSE)` →
 *
 * | Li Na | 0 | 1 | 0 | 0 | 1 |
 * |---|---|---|---|---|---|
 * | Wu Fang | 0 | 1 | 1 | 0 | 2 |
 * @example
 * `=SALES.WORKLOAD(Process[#All], "2027-01-01")` → `#N/A` There is nothing to compute “Open tasks” from in this period (2027-01-01 to …).
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
 * @example
 * `=SALES.REP(Deals[#All], "Li Na", "won amount")` → **8000**
 * @example
 * `=SALES.REP(Process[#All], "Wu Fang", "overdue now", , , DATE(2026,2,13))` → **1**
 * @example
 * `=SALES.REP(Deals[#All], "Wu Fang", "mean cycle")` → `#N/A` There is nothing to compute “Mean cycle (days)” from.
 * @example
 * `=SALES.REP(Deals[#All], "Wu", "won")` → `#VALUE!` The argument “rep” is “Wu”. It can be: Li Na, Wu Fang.
 */
export function rep(data: any[][], rep: any, measure: any, from?: any, to?: any, asOf?: any): number {
  return answerFromMore((more) => more.repAnswer(data, rep, measure, from, to, asOf));
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
 * @example
 * `=SALES.FORECAST(Pipeline[#All], , , , , Chances[#All])` → **2600**
 * @example
 * `=SALES.FORECAST(Pipeline[#All], , , "2026-04-01", "2026-04-30", Chances[#All])` → **2500**
 * @example
 * `=SALES.FORECAST(Pipeline[#All], "Owner", , , , Chances[#All])` →
 *
 * | Owner | Open deals | Open amount | Weighted forecast |
 * |---|---|---|---|
 * | Li Na | 1 | 5000 | 2500 |
 * | Wu Fang | 1 | 1000 | 100 |
 * @example
 * `=SALES.FORECAST(Pipeline[#All], , "amount")` → **6000**
 * @example
 * `=SALES.FORECAST(Pipeline[#All])` → `#VALUE!` The forecast needs the probability of each stage: give a Stages table with a column “Probability” as “stages”, or a column “Probability” in the data.
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
 * @example
 * `=SALES.ATTAINMENT(Pipeline[#All], Targets[#All], , , "2026-01-01", "2026-03-31")` → **0.5**
 * @example
 * `=SALES.ATTAINMENT(Pipeline[#All], Targets[#All], "Owner", , "2026-01-01", "2026-03-31")` →
 *
 * | Owner | Won amount | Target | Attainment |
 * |---|---|---|---|
 * | Li Na | 8000 | 10000 | 0.8 |
 * | Wu Fang | 0 | 6000 | 0 |
 * @example
 * `=SALES.ATTAINMENT(Pipeline[#All], Targets[#All], , "count", "2026-01-01", "2026-03-31")` → **0.25**
 * @example
 * `=SALES.ATTAINMENT(Pipeline[#All], 10000, , , "2026-01-01", "2026-03-31")` → **0.8**
 * @example
 * `=SALES.ATTAINMENT(Pipeline[#All], Targets[#All], , , "2026-02-01", "2026-02-28")` → `#VALUE!` The Targets table has no target that lies wholly between “from” and “to”, only longer ones. Give the first and the last day of a period that has a target.
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
 * @example
 * `=SALES.COVERAGE(Pipeline[#All], Targets[#All], , , "2026-01-01", "2026-06-30")` → **0.214**
 * @example
 * `=SALES.COVERAGE(Pipeline[#All], Targets[#All], "Owner", , "2026-01-01", "2026-06-30")` →
 *
 * | Owner | Open amount | Won amount | Target | Still missing | Coverage |
 * |---|---|---|---|---|---|
 * | Li Na | 5000 | 8000 | 10000 | 2000 | 2.5 |
 * | Wu Fang | 1000 | 0 | 6000 | 6000 | 0.167 |
 * @example
 * `=SALES.COVERAGE(Pipeline[#All], 10000)` → **3**
 * @example
 * `=SALES.COVERAGE(Pipeline[#All], 8000, , , "2026-01-01", "2026-03-31")` → `#N/A` The target of this period (2026-01-01 to 2026-03-31) is met: nothing is left to cover.
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
 * @example
 * `=SALES.LOSSES(Pipeline[#All])` →
 *
 * | Reason | Lost | Lost amount | Share of losses |
 * |---|---|---|---|
 * | Price | 2 | 6000 | 0.667 |
 * | Timing | 1 | 2000 | 0.333 |
 * @example
 * `=SALES.LOSSES(Pipeline[#All], "Competitor", , "amount", , , FALSE)` →
 *
 * | (blank) | 1 | 4000 | 0.5 |
 * |---|---|---|---|
 * | Hooli | 1 | 2000 | 0.25 |
 * | Umbra Ltd | 1 | 2000 | 0.25 |
 * @example
 * `=SALES.LOSSES(Pipeline[#All], "Reason", "price", , "2026-03-01", "2026-03-31")` → **0.5**
 * @example
 * `=SALES.LOSSES(Deals[#All])` → `#VALUE!` The range has no column “Reason” (原因). Its headers are: Deal, Customer, Owner, Stage, Amount, Created, Closed, Lost in.
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
 * @example
 * `=SALES.TREND(Pipeline[#All], "month", "lost")` →
 *
 * | Period | Lost |
 * |---|---|
 * | 2026-02 | 1 |
 * | 2026-03 | 2 |
 * @example
 * `=SALES.TREND(Pipeline[#All], "quarter", "win rate", 4)` →
 *
 * | Period | Win rate |
 * |---|---|
 * | FY2026-Q4 | 0.25 |
 * @example
 * `=SALES.TREND(Process[#All], "week", "tasks due", , "2026-01-26", "2026-02-15", , , FALSE)` →
 *
 * | 2026-01-26 | 0 |
 * |---|---|
 * | 2026-02-02 | 2 |
 * | 2026-02-09 | 1 |
 * @example
 * `=SALES.TREND(History[#All], "month", "conversion to won", , , , DATE(2026,3,31), Stages[#All])` →
 *
 * | Period | Conversion to won |
 * |---|---|
 * | 2026-01 | 0.333 |
 * | 2026-02 | 0 |
 * @example
 * `=SALES.TREND(Deals[#All], "fortnight", "won")` → `#VALUE!` The argument “every” is “fortnight”. It can be: month, day, week, quarter, year (月, 日, 周, 季度, 年).
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
 * @example
 * `=SALES.WHATIF(Deals[#All], "Lead", 10, 10, , , , Stages[#All])` →
 *
 * | Figure | Now | What if | Change |
 * |---|---|---|---|
 * | Conversion of the stage | 0.667 | 0.767 | 0.1 |
 * | Win rate | 0.5 | 0.575 | 0.075 |
 * | Mean cycle (days) | 50 | 40 | -10 |
 * | Expected amount | 8000 | 9200 | 1200 |
 * | Velocity (amount per day) | 160 | 230 | 70 |
 * @example
 * `=SALES.WHATIF(Deals[#All], "Lead", 10, 10, "velocity", , , Stages[#All])` → **230**
 * @example
 * `=SALES.WHATIF(Deals[#All], "Lead", , 60, , , , Stages[#All])` → `#VALUE!` The argument “days” is “60”. It can be a number from -36525 to 49.
 */
export function whatif(
  data: any[][], stage: any, points?: any, days?: any, measure?: any, from?: any, to?: any, stages?: any[][], headers?: any
): any[][] {
  return answerFromMore((more) => more.whatIfAnswer(data, stage, points, days, measure, from, to, stages, headers));
}

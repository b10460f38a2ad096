import type { Day, Stage } from "../process/model";
import { remembered } from "../process/remembered";
import type { StageOrder } from "../process/stage-orders";
import type { SheetTable } from "../process/read-table";
import { dealJourneys } from "./deal-journeys";
import { historyJourneys } from "./history-journeys";
import { processJourneys } from "./process-journeys";

/**
 * How far each deal has come along the stages (METRICS.md, "Reaching a stage"), from whichever table tells it. A deal
 * that reached a stage reached every stage before it, so one number per deal says it all.
 */
export interface Journeys {
  readonly source: "Process" | "Deals" | "History";
  readonly order: StageOrder;
  /** How many deals. */
  readonly length: number;
  /** The last step that each deal reached; -1: none. */
  readonly furthest: Int32Array;
  /** The step where each deal stands, or stood when it was won or lost; -1: none. */
  readonly stands: Int32Array;
  /** The day on which each deal entered each step, at [deal × steps + step]; 0: not known. */
  readonly entered: Int32Array;
  /** Which steps this kind of table can date at all. */
  readonly dated: readonly boolean[];
  /** OPEN, WON or LOST per deal (src/process/deal-rows). */
  readonly outcomes: Uint8Array;
  readonly stays: Stays | null;
  /** The table that tells the journeys. In a Deals table each deal is a row; in the others its code in the Deal column less one. */
  readonly table: SheetTable;
  /** Lost deals of which only the first stage is known to be reached, because nothing says where they were lost. */
  readonly lostNowhere: number;
}

/** Days in a stage: the sum of a deal's stays there. */
export interface Stays {
  /** Days of completed stays at [deal × steps + step]; NaN: no completed stay. */
  readonly completed: Float64Array;
  /** Days in the step where an open deal stands, its present stay up to `asOf` included; NaN: not known. */
  readonly current: Float64Array;
}

export interface JourneyQuestion {
  /** The given order of stages; null: a built-in one that fits. */
  readonly stages: readonly Stage[] | null;
  /** Stages that the question names, which the order must have. */
  readonly asked: readonly string[];
  /** What is dated after this day has not happened yet. */
  readonly asOf: Day;
}

/** The journeys of a Process, Deals or History table. */
export function journeysOf(table: SheetTable, question: JourneyQuestion): Journeys {
  return remembered(table, `journeys ${JSON.stringify(question)}`, () => readJourneys(table, question));
}

function readJourneys(table: SheetTable, question: JourneyQuestion): Journeys {
  if (table.kind === "Process") return processJourneys(table, question);
  if (table.kind === "History") return historyJourneys(table, question);
  return dealJourneys(table, question);
}

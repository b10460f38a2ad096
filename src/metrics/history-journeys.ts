import { LOST, OPEN, WON } from "../process/deal-rows";
import { ofCodes } from "../process/cell-column";
import type { Days, SheetTable, TextColumn } from "../process/read-table";
import { remembered } from "../process/remembered";
import { LOST_STAGE, UNKNOWN_STAGE, type StageOrder } from "../process/stage-orders";
import type { JourneyQuestion, Journeys } from "./journeys";
import { reportStage, stepsOfStageColumn } from "./stage-column";

/**
 * Journeys from a History table, where one row is one deal entering one stage.
 *
 * A deal reached a stage when it has a row for it or for a later one (a skipped stage counts as reached), and entered it
 * on the earliest of those rows. A row whose stage is that of the deal's row before is no change. A deal stands where its
 * last row says; rows of one day are taken in the order of stages. A deal whose only row says Lost reached nothing that
 * is known.
 */
export function historyJourneys(table: SheetTable, question: JourneyQuestion): Journeys {
  const { order, stepOf, days, rows, starts } = entriesOf(table, question);
  const steps = order.steps.length;
  const length = starts.length - 1;

  const furthest = new Int32Array(length).fill(-1);
  const stands = new Int32Array(length).fill(-1);
  const outcomes = new Uint8Array(length);
  const entered = new Int32Array(length * steps);
  const completed = new Float64Array(length * steps).fill(NaN);
  const current = new Float64Array(length).fill(NaN);

  for (let deal = 0; deal < length; deal++) {
    let before = -1; // the row of the present stay
    for (let at = starts[deal]!; at < starts[deal + 1]!; at++) {
      const i = rows[at]!;
      const step = stepOf[i]!;
      if (step >= 0) noteEntry(entered, deal * steps + step, days[i]!);
      if (before >= 0 && stepOf[before] === step) continue;
      if (before >= 0) addStay(completed, deal * steps, stepOf[before]!, days[before]!, days[i]!);
      before = i;
      if (step >= 0) {
        stands[deal] = step;
        if (step > furthest[deal]!) furthest[deal] = step;
      }
    }
    carryBack(entered, deal * steps, steps);
    if (before < 0) continue;
    outcomes[deal] = stepOf[before] === LOST_STAGE ? LOST : stepOf[before]! >= order.won ? WON : OPEN;
    if (outcomes[deal] === OPEN && days[before] !== 0) {
      const earlier = completed[deal * steps + stands[deal]!]!;
      current[deal] = question.asOf - days[before]! + (Number.isNaN(earlier) ? 0 : earlier);
    }
  }

  return {
    source: "History", order, length, furthest, stands, entered, outcomes,
    dated: order.steps.map(() => true),
    stays: { completed, current },
    table,
    lostNowhere: 0,
  };
}

/** What a History table tells of its deals, in the order in which it happened. */
export interface Entries {
  readonly order: StageOrder;
  /** The step of each row, or LOST_STAGE. */
  readonly stepOf: Int32Array;
  readonly days: Days;
  /** The rows that have happened by the day of the question, deal by deal; those of one day in the order of stages, lost last. */
  readonly rows: Int32Array;
  /** Where each deal's rows begin among them, and where those of the last one end. */
  readonly starts: Int32Array;
}

/** Reads the entries of a History table. */
export function entriesOf(table: SheetTable, question: JourneyQuestion): Entries {
  return remembered(table, `entries ${JSON.stringify(question)}`, () => readEntries(table, question));
}

function readEntries(table: SheetTable, question: JourneyQuestion): Entries {
  table.need("deal", "stage", "entered");
  const deals = table.text("deal");
  const { codes } = table.text("stage");
  const days = table.days("entered");
  const { order, stepOfCode } = stepsOfStageColumn(table, question);
  const stepOf = ofCodes(codes, stepOfCode);
  for (let i = 0; i < stepOf.length; i++) if (stepOf[i] === UNKNOWN_STAGE) reportStage(table, i, order);
  const happened = (i: number) => days[i]! <= question.asOf && table.isReadable(i);
  const { rows, starts } = rowsByDeal(deals, happened);
  const rank = (i: number) => (stepOf[i] === LOST_STAGE ? order.steps.length : stepOf[i]!);
  for (let deal = 0; deal < starts.length - 1; deal++) {
    sortFew(rows, starts[deal]!, starts[deal + 1]!, (a, b) => days[a]! - days[b]! || rank(a) - rank(b));
  }
  return { order, stepOf, days, rows, starts };
}

/** The rows that count by deal, deals by their code from 1 on, each deal's in the order of the table. */
function rowsByDeal({ codes, size }: TextColumn, counts: (i: number) => boolean): Pick<Entries, "rows" | "starts"> {
  const starts = new Int32Array(size);
  for (let i = 0; i < codes.length; i++) if (codes[i] !== 0 && counts(i)) starts[codes[i]!]! += 1; // for now how many the deal has
  for (let code = 1; code < size; code++) starts[code]! += starts[code - 1]!;
  const rows = new Int32Array(starts[size - 1] ?? 0);
  const next = starts.slice();
  for (let i = 0; i < codes.length; i++) if (codes[i] !== 0 && counts(i)) rows[next[codes[i]! - 1]!++] = i;
  return { rows, starts };
}

/** Sorts a part of a list in place, equal ones as they stand: by insertion, since a deal has a handful of rows. */
function sortFew(list: Int32Array, from: number, to: number, compare: (a: number, b: number) => number): void {
  for (let at = from + 1; at < to; at++) {
    const item = list[at]!;
    let place = at;
    for (; place > from && compare(list[place - 1]!, item) > 0; place--) list[place] = list[place - 1]!;
    list[place] = item;
  }
}

function noteEntry(entered: Int32Array, at: number, day: number): void {
  if (day !== 0 && (entered[at] === 0 || day < entered[at]!)) entered[at] = day;
}

/** A stage is entered no later than the stages after it, so that a skipped stage has a date too. */
function carryBack(entered: Int32Array, offset: number, steps: number): void {
  for (let step = steps - 2; step >= 0; step--) noteEntry(entered, offset + step, entered[offset + step + 1]!);
}

function addStay(completed: Float64Array, offset: number, step: number, from: number, to: number): void {
  if (step < 0 || from === 0 || to === 0) return;
  const before = completed[offset + step]!;
  completed[offset + step] = (Number.isNaN(before) ? 0 : before) + to - from;
}

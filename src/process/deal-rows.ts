import type { Day, Stage } from "./model";
import { normalText } from "./columns";
import type { Days, SheetTable, TextColumn } from "./read-table";
import { isoDay } from "./calendar";
import { remembered, rememberedOf } from "./remembered";
import { kindOfStageName, outcomeOfWord } from "./words";

/** How a deal stands, as `outcomes` codes it. */
export const OPEN = 0;
export const WON = 1;
export const LOST = 2;

/** The rows of a Deals table as columns, one row per deal. */
export interface DealRows {
  readonly table: SheetTable;
  readonly length: number;
  /** OPEN, WON or LOST per deal. */
  readonly outcomes: Uint8Array;
  /** The day on which a won or lost deal was closed; 0 for an open deal and where no date is given. */
  readonly closed: Int32Array;
  /** The first and the last of these days; 0: there is none. */
  readonly firstClosed: Day;
  readonly lastClosed: Day;
}

/**
 * How each deal of a Deals table stands and when it was closed.
 *
 * The Outcome column says it; a plain Status column too, as soon as one of its cells says won or lost. Where neither
 * does, the stage says it: by its Kind in `stages`, else by its name (Won, Closed Won, 赢单, 成交 … and Lost, Closed
 * Lost, 输单, 丢单 …); a deal in an after-sales stage was won; every other stage is open. A deal was closed on its
 * Closed date, else on its "Won on" or "Lost on". The Closed date of an open deal is when it is expected to close
 * (HubSpot and Salesforce keep both in one column).
 */
export function readDealRows(table: SheetTable, stages: readonly Stage[] | null = null): DealRows {
  table.need("deal");
  return remembered(table, stages === null ? "deal rows" : `deal rows ${JSON.stringify(stages)}`, () => {
    const outcomes = outcomesOf(table, stages);
    return { table, length: table.length, outcomes, ...closedOf(table, outcomes) };
  });
}

/** The column that tells outcomes, "outcome" or "status"; null when only the stage does. */
export function outcomeColumn(table: SheetTable): "outcome" | "status" | null {
  if (table.has("outcome")) return "outcome";
  if (!table.has("status")) return null;
  return table.text("status").map(outcomeOfWord).some((outcome) => outcome === "won" || outcome === "lost") ? "status" : null;
}

function outcomesOf(table: SheetTable, stages: readonly Stage[] | null): Uint8Array {
  const column = outcomeColumn(table);
  if (column === null) table.need("stage");
  const words = column === null ? null : table.text(column);
  const names = table.text("stage");
  return rememberedOf(table, `outcomes by ${String(column)} ${JSON.stringify(stages)}`, words === null ? [names] : [words, names], () =>
    readOutcomes(table, column, words, names, stages)
  );
}

function readOutcomes(
  table: SheetTable, column: "outcome" | "status" | null, words: TextColumn | null, names: TextColumn, stages: readonly Stage[] | null
): Uint8Array {
  const said = words?.map((label) => codeOfWord(outcomeOfWord(label))) ?? [];
  const byStage = names.map((label) => outcomeOfStage(label, stages));
  const outcomes = new Uint8Array(table.length);
  const [wordCodes, stageCodes] = [words?.codes ?? null, names.codes];
  for (let i = 0; i < outcomes.length; i++) {
    const word = wordCodes === null ? 0 : wordCodes[i]!;
    if (word !== 0) {
      const outcome = said[word]!;
      if (outcome === UNKNOWN) table.report(i, column!, "process:unknownOutcome", { text: words!.label(word) });
      else outcomes[i] = outcome;
    } else if (stageCodes[i] === 0 && column === null) {
      table.report(i, "stage", "process:blankStage");
    } else {
      outcomes[i] = byStage[stageCodes[i]!]!;
    }
  }
  return outcomes;
}

const UNKNOWN = -1;

function codeOfWord(outcome: ReturnType<typeof outcomeOfWord>): number {
  return outcome === null ? UNKNOWN : outcome === "won" ? WON : outcome === "lost" ? LOST : OPEN;
}

function outcomeOfStage(name: string, stages: readonly Stage[] | null): number {
  const key = normalText(name);
  const kind = stages?.find((stage) => normalText(stage.name) === key)?.kind ?? kindOfStageName(name) ?? "open";
  return kind === "open" ? OPEN : kind === "lost" ? LOST : WON;
}

type Closed = Pick<DealRows, "closed" | "firstClosed" | "lastClosed">;

function closedOf(table: SheetTable, outcomes: Uint8Array): Closed {
  const there = CLOSING.filter((id) => table.has(id));
  const daysOf = (id: (typeof CLOSING)[number]) => (table.has(id) ? table.days(id) : null);
  return rememberedOf(table, `closed by ${there.join()}`, [outcomes, ...there.map((id) => table.days(id))], () =>
    readClosed(outcomes, daysOf("closed"), daysOf("wonTime"), daysOf("lostTime"))
  );
}

function readClosed(outcomes: Uint8Array, closedOn: Days | null, wonOn: Days | null, lostOn: Days | null): Closed {
  const closed = new Int32Array(outcomes.length);
  let [first, last] = [Number.MAX_SAFE_INTEGER, 0];
  for (let i = 0; i < closed.length; i++) {
    const outcome = outcomes[i]!;
    if (outcome === OPEN) continue;
    let day = closedOn === null ? 0 : closedOn[i]!;
    if (day === 0) {
      const other = outcome === WON ? wonOn : lostOn;
      day = other === null ? 0 : other[i]!;
      if (day === 0) continue;
    }
    closed[i] = day;
    if (day > last) last = day;
    if (day < first) first = day;
  }
  return { closed, firstClosed: last === 0 ? 0 : first, lastClosed: last };
}

/** The columns that say when a deal was closed, or when it was won or lost. */
const CLOSING = ["closed", "wonTime", "lostTime"] as const;

/** Whether the table says when deals were closed. */
export function tellsClosed(table: SheetTable): boolean {
  return CLOSING.some((id) => table.has(id));
}

/** Throws process:missingColumn unless the table says when deals were closed. */
export function needClosed(table: SheetTable): void {
  if (!tellsClosed(table)) table.need("closed");
}

/** Reports a deal that was closed before it was created: one of its two dates is wrong, so it has no cycle. */
export function checkCycle(rows: DealRows, i: number, created: number): void {
  const closed = rows.closed[i]!;
  if (created === 0 || closed === 0 || closed >= created) return;
  const column = rows.table.has("closed") ? "closed" : rows.outcomes[i] === WON ? "wonTime" : "lostTime";
  rows.table.report(i, column, "process:closedBeforeCreated", { closed: isoDay(closed), created: isoDay(created) });
}

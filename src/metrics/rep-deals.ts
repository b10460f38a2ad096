import { checkCycle, LOST, needClosed, OPEN, tellsClosed, WON, type DealRows } from "../process/deal-rows";
import type { Day } from "../process/model";
import { hasOneUnit, MoneySums } from "./money";
import { isBounded, isIn, type Period } from "./period";
import { ratio, type Ratio } from "./ratio";

/** The deals of one person. */
export interface RepDeals {
  /** Open now, whatever the period. */
  readonly open: number;
  /** Closed in the period. */
  readonly won: number;
  readonly lost: number;
  readonly winRate: Ratio;
  /** Null without an Amount column. */
  readonly wonAmount: number | null;
  /** Mean cycle of the deals won in the period; null when none has both dates. */
  readonly meanCycle: number | null;
}

/**
 * The deals of each person, those closed in a period and those that are open. A sheet asks for one period after the other:
 * where the days are few enough, the deals are added up by day once, and each period is a sum of days.
 */
export function repDeals(deals: DealRows, groupOf: Int32Array, groups: number, period: Period): RepDeals[] {
  const { table } = deals;
  if (isBounded(period)) needClosed(table);
  const { open, days, byDay } = ledgerOf(deals, groupOf, groups);
  if (byDay === null) {
    const sums = addUp(deals, groups, cellsIn(deals, groupOf, period));
    return Array.from({ length: groups }, (_, group) => figuresOf(sums, open[group]!, group, group));
  }
  const [from, to] = isBounded(period) ? [placeFrom(days, period.from), placeTo(days, period.to)] : [0, days.count - 1];
  return Array.from({ length: groups }, (_, group) => figuresOf(byDay, open[group]!, group * days.count + from, group * days.count + to));
}

/** What is the same for every period. */
interface Ledger {
  readonly open: Int32Array;
  readonly days: Days;
  /** A cell for each person and day; null: that would be more of them than rows, or a period decides which currencies are added up. */
  readonly byDay: Sums | null;
}

/** By whose each deal is, which is one list for each table that was read. */
const ledgers = new WeakMap<Int32Array, Ledger>();

function ledgerOf(deals: DealRows, groupOf: Int32Array, groups: number): Ledger {
  const known = ledgers.get(groupOf);
  if (known !== undefined) return known;
  const { table, closed, length } = deals;
  const days = daysOf(closed);
  const byDay = hasOneUnit(table) && groups * days.count <= length ? addUp(deals, groups * days.count, cellsOf(deals, groupOf, days)) : null;
  const ledger = { open: openDeals(deals, groupOf, groups), days, byDay };
  ledgers.set(groupOf, ledger);
  return ledger;
}

// These loops are run once for each table, so they hold no function of their own: the engine would compile them anew.

function openDeals({ table, outcomes, length }: DealRows, groupOf: Int32Array, groups: number): Int32Array {
  const open = new Int32Array(groups);
  for (let i = 0; i < length; i++) if (outcomes[i] === OPEN && table.isReadable(i)) open[groupOf[i]!]! += 1;
  return open;
}

/** The days on which deals were closed have places from 1 on; those not known are at 0. */
interface Days {
  readonly first: Day;
  /** One more than the highest place. */
  readonly count: number;
}

function daysOf(closed: Int32Array): Days {
  let [first, last] = [Number.MAX_SAFE_INTEGER, 0];
  for (let i = 0; i < closed.length; i++) {
    const day = closed[i]!;
    if (day > last) last = day;
    if (day !== 0 && day < first) first = day;
  }
  return last === 0 ? { first: 0, count: 1 } : { first, count: last - first + 2 };
}

/** The place of a day or of the first one after it; with no limit the first that is known. */
function placeFrom({ first }: Days, day: Day | null): number {
  return day === null ? 1 : Math.max(1, day - first + 1);
}

/** The place of a day or of the last one before it; with no limit the last. */
function placeTo({ first, count }: Days, day: Day | null): number {
  return day === null ? count - 1 : Math.min(count - 1, day - first + 1);
}

const NOWHERE = -1;

/** The cell of each deal: its person's, where it was closed in the period. */
function cellsIn({ closed, length }: DealRows, groupOf: Int32Array, period: Period): Int32Array {
  const cells = new Int32Array(length);
  for (let i = 0; i < length; i++) cells[i] = isIn(closed[i]!, period) ? groupOf[i]! : NOWHERE;
  return cells;
}

/** The cell of each deal, by its person and the day on which it was closed. */
function cellsOf({ closed, length }: DealRows, groupOf: Int32Array, { first, count }: Days): Int32Array {
  const cells = new Int32Array(length);
  for (let i = 0; i < length; i++) {
    const day = closed[i]!;
    cells[i] = groupOf[i]! * count + (day === 0 ? 0 : day - first + 1);
  }
  return cells;
}

/** Closed deals added up by cell: one for each person, or one for each of their days. */
interface Sums {
  readonly won: Int32Array;
  readonly lost: Int32Array;
  readonly amounts: MoneySums | null;
  readonly cycles: Int32Array;
  readonly cycleDays: Int32Array;
}

function addUp(deals: DealRows, count: number, cells: Int32Array): Sums {
  const { table, outcomes, closed, length } = deals;
  const created = table.has("created") && tellsClosed(table) ? table.days("created") : null;
  const amounts = table.has("amount") ? new MoneySums(table, count) : null;
  const [won, lost, cycles, cycleDays] = [new Int32Array(count), new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  for (let i = 0; i < length; i++) {
    const outcome = outcomes[i]!;
    const cell = cells[i]!;
    if (outcome === OPEN || cell === NOWHERE) continue;
    const start = outcome === WON && created !== null ? created[i]! : 0;
    const end = closed[i]!;
    if (start !== 0 && end !== 0 && end < start) checkCycle(deals, i, start);
    if (!table.isReadable(i)) continue;
    if (outcome === LOST) lost[cell]! += 1;
    else {
      won[cell]! += 1;
      if (amounts !== null) amounts.add(cell, i);
    }
    if (start === 0 || end === 0) continue;
    cycles[cell]! += 1;
    cycleDays[cell]! += end - start;
  }
  return { won, lost, amounts, cycles, cycleDays };
}

/** The figures of the cells from one to another. */
function figuresOf(sums: Sums, open: number, from: number, to: number): RepDeals {
  let [won, lost, amount, cycles, cycleDays] = [0, 0, 0, 0, 0];
  for (let cell = from; cell <= to; cell++) {
    won += sums.won[cell]!;
    lost += sums.lost[cell]!;
    amount += sums.amounts?.of(cell) ?? 0;
    cycles += sums.cycles[cell]!;
    cycleDays += sums.cycleDays[cell]!;
  }
  return {
    open, won, lost,
    winRate: ratio(won, won + lost),
    wonAmount: sums.amounts === null ? null : amount,
    meanCycle: cycles === 0 ? null : cycleDays / cycles,
  };
}

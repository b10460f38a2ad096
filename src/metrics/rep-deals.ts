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
  const { table, closed } = deals;
  if (isBounded(period)) needClosed(table);
  const { open, days, byDay } = ledgerOf(deals, groupOf, groups);
  if (byDay === null) {
    const sums = addUp(deals, groups, (i) => (isIn(closed[i]!, period) ? groupOf[i]! : NOWHERE));
    return Array.from({ length: groups }, (_, group) => figuresOf(sums, open[group]!, group, group));
  }
  const [from, to] = isBounded(period) ? [Math.max(1, days.placeOf(period.from ?? 1)), period.to === null ? days.count - 1 : days.endOf(period.to)] : [0, days.count - 1];
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
  const byDay = hasOneUnit(table) && groups * days.count <= length ? addUp(deals, groups * days.count, (i) => groupOf[i]! * days.count + days.placeOf(closed[i]!)) : null;
  const ledger = { open: openDeals(deals, groupOf, groups), days, byDay };
  ledgers.set(groupOf, ledger);
  return ledger;
}

const NOWHERE = -1;

function openDeals({ table, outcomes, length }: DealRows, groupOf: Int32Array, groups: number): Int32Array {
  const open = new Int32Array(groups);
  for (let i = 0; i < length; i++) if (outcomes[i] === OPEN && table.isReadable(i)) open[groupOf[i]!]! += 1;
  return open;
}

/** The days from the first on which a deal was closed to the last, at the places from 1 on; at 0 those not known. */
interface Days {
  readonly count: number;
  /** Of a day, or of the first one after it. */
  readonly placeOf: (day: Day) => number;
  /** Of a day, or of the last one before it. */
  readonly endOf: (day: Day) => number;
}

function daysOf(closed: Int32Array): Days {
  let [first, last] = [Infinity, 0];
  for (let i = 0; i < closed.length; i++) {
    const day = closed[i]!;
    if (day > last) last = day;
    if (day !== 0 && day < first) first = day;
  }
  const count = last === 0 ? 1 : last - first + 2;
  return {
    count,
    placeOf: (day) => (day === 0 || count === 1 ? 0 : Math.max(1, day - first + 1)),
    endOf: (day) => (count === 1 ? 0 : Math.min(count - 1, day - first + 1)),
  };
}

/** Closed deals added up by cell: one for each person, or one for each of their days. */
interface Sums {
  readonly won: Int32Array;
  readonly lost: Int32Array;
  readonly amounts: MoneySums | null;
  readonly cycles: Int32Array;
  readonly cycleDays: Int32Array;
}

function addUp(deals: DealRows, cells: number, cellOf: (i: number) => number): Sums {
  const { table, outcomes, closed, length } = deals;
  const created = table.has("created") && tellsClosed(table) ? table.days("created") : null;
  const amounts = table.has("amount") ? new MoneySums(table, cells) : null;
  const counter = () => new Int32Array(cells);
  const [won, lost, cycles, cycleDays] = [counter(), counter(), counter(), counter()];
  for (let i = 0; i < length; i++) {
    if (outcomes[i] === OPEN) continue;
    const cell = cellOf(i);
    if (cell === NOWHERE) continue;
    const hasCycle = outcomes[i] === WON && created !== null && created[i] !== 0 && closed[i] !== 0;
    if (hasCycle) checkCycle(deals, i, created[i]!);
    if (!table.isReadable(i)) continue;
    if (outcomes[i] === LOST) lost[cell]! += 1;
    else {
      won[cell]! += 1;
      amounts?.add(cell, i);
    }
    if (!hasCycle) continue;
    cycles[cell]! += 1;
    cycleDays[cell]! += closed[i]! - created[i]!;
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

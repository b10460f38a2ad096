import type { Codes } from "../process/cell-column";
import { checkCycle, LOST, needClosed, OPEN, tellsClosed, WON, type DealRows } from "../process/deal-rows";
import { rememberedOf } from "../process/remembered";
import { hasOneUnit, MoneySums } from "./money";
import { ALWAYS, isBounded, type Period } from "./period";
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
 *
 * @param groupOf whose each deal is; one list for each Owner column
 */
export function repDeals(deals: DealRows, groupOf: Codes, groups: number, period: Period): RepDeals[] {
  const { table, firstClosed, lastClosed } = deals;
  if (isBounded(period)) needClosed(table);
  const days = lastClosed === 0 ? 1 : lastClosed - firstClosed + 2; // that of the deals without one is the first
  const byDay = hasOneUnit(table) && groups * days <= deals.length; // else a period decides which currencies are added up
  const counted = byDay ? countedByDay(deals, groupOf, groups, days) : count(deals, groupOf, groups, 1, period);
  const amounts = table.has("amount") ? wonAmounts(deals, counted) : null;
  const [from, to] = !byDay || !isBounded(period) ? [0, counted.days - 1] : placesOf(period, firstClosed, days);
  return Array.from({ length: groups }, (_, group) => figuresOf(counted, amounts, group, from, to));
}

/** The places of a period's days; with no limit those of all that are known. */
function placesOf({ from, to }: Period, first: number, days: number): [number, number] {
  return [from === null ? 1 : Math.max(1, from - first + 1), to === null ? days - 1 : Math.min(days - 1, to - first + 1)];
}

/** Deals counted by person and by the day on which they were closed: a cell for each, those without a day in the first. */
interface Counted {
  /** How many cells each person has: one for each day, or a single one. */
  readonly days: number;
  /** FIGURES numbers for each cell. */
  readonly figures: Int32Array;
  /** The won deals among them, and the cell of each. */
  readonly won: Int32Array;
  readonly cellOfWon: Int32Array;
}

/** How many are OPEN, WON and LOST, at these places; and of the won ones how many have a cycle, and its days added up. */
const FIGURES = 5;
const [CYCLES, CYCLE_DAYS] = [3, 4];

function countedByDay(deals: DealRows, groupOf: Codes, groups: number, days: number): Counted {
  const { table, outcomes, closed } = deals;
  const created = createdOf(deals);
  const readings = [groupOf, outcomes, closed, ...(created === null ? [] : [created])] as const;
  return rememberedOf(table, `${groups} groups by day`, readings, () => count(deals, groupOf, groups, days, ALWAYS));
}

/** When deals were created, where cycles can be told. */
function createdOf({ table }: DealRows) {
  return table.has("created") && tellsClosed(table) ? table.days("created") : null;
}

/** One look at all rows. It is run once for each table, so it holds no function of its own: the engine would compile that anew. */
function count(deals: DealRows, groupOf: Codes, groups: number, days: number, { from, to }: Period): Counted {
  const { table, outcomes, closed: closedOn, firstClosed, length } = deals;
  const created = createdOf(deals);
  const figures = new Int32Array(groups * days * FIGURES);
  const [won, cellOfWon] = [new Int32Array(length), new Int32Array(length)];
  let countOfWon = 0;
  const least = from ?? (to === null ? 0 : 1); // a day that is not known is in no period that has a bound
  const most = to ?? Number.MAX_SAFE_INTEGER;
  const before = firstClosed - 1;
  const someUnreadable = table.problems.length > 0;
  for (let i = 0; i < length; i++) {
    const outcome = outcomes[i]!;
    const day = closedOn[i]!;
    if (someUnreadable && !table.isReadable(i)) continue;
    if ((day < least || day > most) && outcome !== OPEN) continue;
    const cell = groupOf[i]! * days + (day === 0 || days === 1 ? 0 : day - before);
    const start = outcome === WON && created !== null ? created[i]! : 0;
    if (day < start && day !== 0) {
      checkCycle(deals, i, start);
      continue;
    }
    figures[cell * FIGURES + outcome]! += 1;
    if (outcome !== WON) continue;
    won[countOfWon] = i;
    cellOfWon[countOfWon++] = cell;
    if (start === 0 || day === 0) continue;
    figures[cell * FIGURES + CYCLES]! += 1;
    figures[cell * FIGURES + CYCLE_DAYS]! += day - start;
  }
  return { days, figures, won: won.slice(0, countOfWon), cellOfWon: cellOfWon.slice(0, countOfWon) };
}

/** Won amounts by cell. */
function wonAmounts({ table }: DealRows, { won, cellOfWon, figures }: Counted): MoneySums {
  const add = () => {
    const sums = new MoneySums(table, figures.length / FIGURES);
    sums.addEach(won, cellOfWon);
    return sums;
  };
  return hasOneUnit(table) ? rememberedOf(table, "won amounts", [won, table.numbers("amount")], add) : add();
}

/** The figures of one person, of the days from one place to another. */
function figuresOf({ days, figures }: Counted, amounts: MoneySums | null, group: number, from: number, to: number): RepDeals {
  let [won, lost, amount, cycles, cycleDays] = [0, 0, 0, 0, 0];
  for (let cell = group * days + from; cell <= group * days + to; cell++) {
    won += figures[cell * FIGURES + WON]!;
    lost += figures[cell * FIGURES + LOST]!;
    cycles += figures[cell * FIGURES + CYCLES]!;
    cycleDays += figures[cell * FIGURES + CYCLE_DAYS]!;
    if (amounts !== null) amount += amounts.of(cell);
  }
  return {
    open: figures[group * days * FIGURES + OPEN]!, won, lost,
    winRate: ratio(won, won + lost),
    wonAmount: amounts === null ? null : amount,
    meanCycle: cycles === 0 ? null : cycleDays / cycles,
  };
}

import type { Codes } from "../process/cell-column";
import { nextStart, startOf, type Every } from "../process/calendar-periods";
import { dayOf } from "../process/calendar";
import { needClosed, OPEN, WON, type DealRows } from "../process/deal-rows";
import type { Day } from "../process/model";
import { StagebookError } from "../process/problem";
import type { SheetTable } from "../process/read-table";
import { expectedCloses } from "./forecast";
import { MoneySums } from "./money";
import { isBounded, isIn, type Period } from "./period";

/** What targets are set in: amounts, or numbers of deals. */
export type TargetMeasure = "amount" | "count";

/** One row of a Targets table. */
export interface Target {
  /** As it compares; "" : the target of all. */
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  readonly value: number;
}

/**
 * The rows of a Targets table. A Period is a year (2026), a quarter (2026-Q1, Q1 2026, 2026年第一季度) or a month (2026-01,
 * 2026年1月, or any date in it, which is what Excel makes of "2026-01"). A row without a value for the measure is no target.
 */
export function readTargets(table: SheetTable, measure: TargetMeasure): Target[] {
  const column = measure === "amount" ? "amount" : "targetDeals";
  table.need("period", column);
  const [periods, names, values] = [table.text("period"), table.text("name"), table.numbers(column)];
  return Array.from(values, (value, i): Target[] => {
    const text = periods.keyAt(i);
    const period = periodOf(text);
    if (period === null) table.report(i, "period", "metrics:noSuchPeriod", { text });
    return period === null || Number.isNaN(value) ? [] : [{ name: names.keyAt(i), ...period, value }];
  }).flat();
}

/** The days of a Period as it compares; null: it names none. */
export function periodOf(text: string): { readonly from: Day; readonly to: Day } | null {
  const number = Number(text);
  if (number > 9999) return span(Math.floor(number), "month");
  const [, year, month] = /^(\d{4})(?:年|(?:年|[-/.])(\d{1,2})月?)?$/u.exec(text) ?? [];
  if (year !== undefined) {
    const first = dayOf(Number(year), Number(month ?? 1), 1);
    return first === null ? null : span(first, month === undefined ? "year" : "month");
  }
  const quarter = /^(\d{4})年?[-/ ]?(?:q([1-4])|第?([1-4一二三四])季度?)$/u.exec(text) ?? /^q([1-4])[-/ ]?(\d{4})$/u.exec(text)?.map((part, at, all) => (at > 0 ? all[3 - at]! : part));
  if (!quarter) return null;
  const digit = (quarter[2] ?? quarter[3])!;
  const place = "一二三四".indexOf(digit);
  return span(dayOf(Number(quarter[1]), (place < 0 ? Number(digit) - 1 : place) * 3 + 1, 1)!, "quarter");
}

function span(day: Day, every: Every): { from: Day; to: Day } {
  const from = startOf(day, every);
  return { from, to: nextStart(from, every) - 1 };
}

/** The targets that a period has. */
export interface TargetsOfPeriod {
  /** The period itself; without one, from the first day of the targets to their last. */
  readonly period: Period;
  /** The target of everyone: the rows without a name, and those of all names in the time for which there is none. */
  readonly all: number | null;
  readonly byName: ReadonlyMap<string, number>;
}

/**
 * The targets whose whole time is in the period, added up. Where a name has a target for a year and for months of it, the
 * longer one stands for them. Throws when the period has parts of targets only, since a share of a target is no one's
 * target.
 */
export function targetsOf(targets: readonly Target[], period: Period): TargetsOfPeriod {
  const within = targets.filter(({ from, to }) => (period.from ?? 0) <= from && (period.to ?? Infinity) >= to);
  const cut = targets.find(({ from, to }) => (period.from ?? 0) <= to && (period.to ?? Infinity) >= from);
  if (within.length === 0 && cut !== undefined) throw new StagebookError("metrics:partOfTarget");
  const taken: Target[] = [];
  const byName = new Map<string, number>();
  let all = 0;
  const meeting = (target: Target, name: string) => taken.filter((other) => other.name === name && other.from <= target.to && other.to >= target.from);
  // Rows without a name first, then the longer ones; rows for the same time add up.
  const order = [...within].sort((a, b) => Number(a.name !== "") - Number(b.name !== "") || b.to - b.from - (a.to - a.from));
  for (const target of order) {
    if (meeting(target, target.name).some(({ from, to }) => from !== target.from || to !== target.to)) continue;
    if (target.name === "" || meeting(target, "").length === 0) all += target.value;
    byName.set(target.name, (byName.get(target.name) ?? 0) + target.value);
    taken.push(target);
  }
  return {
    period: {
      from: period.from ?? (taken.length === 0 ? null : Math.min(...taken.map(({ from }) => from))),
      to: period.to ?? (taken.length === 0 ? null : Math.max(...taken.map(({ to }) => to))),
    },
    all: taken.length === 0 ? null : all,
    byName,
  };
}

/** How a group stands to its target. */
export interface Attainment {
  readonly won: number;
  /** Open and expected to close in the period; null where it was not asked for. */
  readonly open: number | null;
  readonly target: number | null;
  /** Won ÷ target; null: there is no target, or it is 0. */
  readonly attainment: number | null;
  /** Target − won, 0 once it is met. */
  readonly missing: number | null;
  /** Open ÷ (target − won); null: there is no target, or it is met. */
  readonly coverage: number | null;
}

/**
 * Attainment and coverage by group (METRICS.md): what was won in the period ÷ target of the period; what is open and
 * expected to close in the period ÷ (target − won).
 *
 * @param targetOf target of a group; null: it has none
 * @param withOpen whether coverage is wanted, which needs to know when deals are expected to close
 */
export function attainments(
  deals: DealRows, groupOf: Codes, groups: number, measure: TargetMeasure, period: Period, targetOf: (group: number) => number | null, withOpen: boolean
): Attainment[] {
  const { table, outcomes, closed, length } = deals;
  if (measure === "amount") table.need("amount");
  if (isBounded(period)) needClosed(table);
  const expected = withOpen ? expectedCloses(deals, period) : null;
  const counts = [new Int32Array(groups), new Int32Array(groups)] as const;
  const sums = [new MoneySums(table, groups), new MoneySums(table, groups)] as const;
  for (let i = 0; i < length; i++) {
    const isOpen = outcomes[i] === OPEN;
    const day = outcomes[i] === WON ? closed[i]! : isOpen && expected !== null ? expected[i]! : null;
    if (day === null || !isIn(day, period) || !table.isReadable(i)) continue;
    counts[isOpen ? 1 : 0][groupOf[i]!]! += 1;
    if (measure === "amount") sums[isOpen ? 1 : 0].add(groupOf[i]!, i);
  }
  return Array.from({ length: groups }, (_, group): Attainment => {
    const [won, open] = measure === "amount" ? [sums[0].of(group), sums[1].of(group)] : [counts[0][group]!, counts[1][group]!];
    const target = targetOf(group);
    const missing = target === null ? null : Math.max(0, target - won);
    return {
      won, open: withOpen ? open : null, target, missing,
      attainment: target === null || target === 0 ? null : won / target,
      coverage: missing === null || missing === 0 ? null : open / missing,
    };
  });
}

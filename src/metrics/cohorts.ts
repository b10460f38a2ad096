import { dayToDate } from "../process/calendar";
import type { Day } from "../process/model";
import { StagebookError } from "../process/problem";
import type { Journeys } from "./journeys";
import { isIn, type Period } from "./period";

/** The deals that entered a stage in one month, and when they came to a later one. */
export interface Cohort {
  /** As 2026-01. */
  readonly month: string;
  readonly deals: number;
  /** Of these, those that have reached the later stage, also those of which nobody knows when. */
  readonly converted: number;
  /** How many had entered it by the end of the month of entry, of the month after it, and so on to the month of `asOf`. */
  readonly byMonth: readonly number[];
}

/**
 * Cohorts: the deals that reached step `a` by the calendar month in which they entered it, and how many had entered step
 * `b` by the end of that month and of each month since. The month of `asOf` is counted up to that day. A deal of which the
 * entry into A is not dated is in no cohort.
 */
export function cohorts(journeys: Journeys, a: number, b: number, period: Period, asOf: Day): Cohort[] {
  const { order, length, furthest, entered, dated } = journeys;
  for (const step of [a, b]) if (!dated[step]) throw new StagebookError("metrics:noMonths", { stage: order.steps[step]!.name });
  const monthOf = monthsOfDays();
  const last = monthOf(asOf);
  const found = new Map<number, { deals: number; converted: number; added: number[] }>();
  for (let deal = 0; deal < length; deal++) {
    const since = entered[deal * order.steps.length + a]!;
    if (furthest[deal]! < a || since === 0 || since > asOf || !isIn(since, period)) continue;
    const month = monthOf(since);
    let cohort = found.get(month);
    if (cohort === undefined) found.set(month, (cohort = { deals: 0, converted: 0, added: Array<number>(last - month + 1).fill(0) }));
    cohort.deals += 1;
    if (furthest[deal]! < b) continue;
    cohort.converted += 1;
    const on = entered[deal * order.steps.length + b]!;
    // Tasks may be done out of order, so that a later stage is entered first: then it took no time.
    if (on !== 0 && on <= asOf) cohort.added[Math.max(0, monthOf(on) - month)]! += 1;
  }
  return [...found].sort(([one], [other]) => one - other).map(([month, { deals, converted, added }]) => {
    let sum = 0;
    return { month: monthName(month), deals, converted, byMonth: added.map((count) => (sum += count)) };
  });
}

/** Months since the year 0 of a day; each day is looked up once. */
function monthsOfDays(): (day: Day) => number {
  const known = new Map<Day, number>();
  return (day) => {
    let month = known.get(day);
    if (month === undefined) {
      const date = dayToDate(day);
      known.set(day, (month = date.getUTCFullYear() * 12 + date.getUTCMonth()));
    }
    return month;
  };
}

function monthName(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}

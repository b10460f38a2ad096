import { dayOf, dayToDate, isoDay } from "./calendar";
import type { Day } from "./model";

/** The parts that a year is cut into, the default first. */
export type Every = "month" | "day" | "week" | "quarter" | "year";

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/**
 * The first day of the week (its Monday, as ISO 8601 has it), month, quarter or year that a day is in.
 *
 * @param yearStart the month in which the year starts, 1 to 12: quarters and years are counted from it
 */
export function startOf(day: Day, every: Every, yearStart = 1): Day {
  if (every === "day") return day;
  if (every === "week") return day - ((day + 5) % 7); // serial 2 is a Monday, in the count that every day since March 1900 is in
  const months = monthsOf(day);
  return firstOf(months - ((((months - yearStart + 1) % 12) + 12) % MONTHS[every]));
}

/** The first day of the period after the one that starts on `start`. */
export function nextStart(start: Day, every: Every): Day {
  if (every === "day") return start + 1;
  return every === "week" ? start + 7 : firstOf(monthsOf(start) + MONTHS[every]);
}

/**
 * A period by the day on which it starts: 2026-01-31, 2026-01-26 (the week's Monday), 2026-01, 2026-Q1, 2026. A year that
 * does not start in January has the number of the year in which it ends: FY2026-Q1, FY2026.
 */
export function nameOf(start: Day, every: Every, yearStart = 1): string {
  if (every === "day" || every === "week") return isoDay(start);
  if (every === "month") return isoDay(start).slice(0, 7);
  const months = monthsOf(start) - yearStart + 1;
  const year = yearStart === 1 ? String(Math.floor(months / 12)) : `FY${Math.floor(months / 12) + 1}`;
  return every === "year" ? year : `${year}-Q${Math.floor((months % 12) / 3) + 1}`;
}

/** Months since the year 0. */
function monthsOf(day: Day): number {
  const date = dayToDate(day);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function firstOf(months: number): Day {
  return dayOf(Math.floor(months / 12), (months % 12) + 1, 1)!;
}

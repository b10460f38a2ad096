import { UTCDate } from "@date-fns/utc";
import { addBusinessDays as addWeekdays, isWeekend } from "date-fns";
import type { Day } from "./model";

const MS_PER_DAY = 86_400_000;
/** Serial 25569 is 1 January 1970 in Excel's 1900 date system. */
const UNIX_EPOCH_SERIAL = 25_569;
/** Serial 60 is the 29 February 1900 that never was; earlier serials lag one day behind the calendar. */
const PHANTOM_LEAP_DAY = 60;

/** The calendar day of a serial as midnight UTC, so that no time zone can move it. */
export function dayToDate(day: Day): UTCDate {
  const whole = Math.floor(day);
  const shift = whole < PHANTOM_LEAP_DAY ? 1 : 0;
  return new UTCDate((whole + shift - UNIX_EPOCH_SERIAL) * MS_PER_DAY);
}

/** The serial of a UTC date's calendar day. */
export function dateToDay(date: Date): Day {
  const day = Math.floor(date.getTime() / MS_PER_DAY) + UNIX_EPOCH_SERIAL;
  return day <= PHANTOM_LEAP_DAY ? day - 1 : day;
}

/** The serial of a year, month (1 to 12) and day of the month; null when the calendar has no such day. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | null {
  const date = new UTCDate(0);
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  return exists ? dateToDay(date) : null;
}

/** Today on the user's wall calendar. */
export function today(now: Date = new Date()): Day {
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate())!;
}

/** A day as yyyy-mm-dd. */
export function isoDay(day: Day): string {
  if (Math.floor(day) === PHANTOM_LEAP_DAY) return "1900-02-29";
  return dayToDate(day).toISOString().slice(0, 10);
}

/** Whether people work on this day: not a Saturday, a Sunday or a holiday. */
export function isBusinessDay(day: Day, holidays: ReadonlySet<Day> = new Set()): boolean {
  return !isWeekend(dayToDate(day)) && !holidays.has(Math.floor(day));
}

/** The day itself when it is a business day, otherwise the next one. */
export function onBusinessDay(day: Day, holidays: ReadonlySet<Day> = new Set()): Day {
  let candidate = Math.floor(day);
  while (!isBusinessDay(candidate, holidays)) candidate += 1;
  return candidate;
}

/**
 * The day `count` business days after `day` (before it, when negative), skipping Saturdays, Sundays and holidays,
 * as Excel's WORKDAY does.
 */
export function addBusinessDays(day: Day, count: number, holidays: ReadonlySet<Day> = new Set()): Day {
  if (holidays.size === 0) return dateToDay(addWeekdays(dayToDate(day), count));
  const step = Math.sign(count);
  let result = Math.floor(day);
  for (let left = Math.abs(count); left > 0; ) {
    result += step;
    if (isBusinessDay(result, holidays)) left -= 1;
  }
  return result;
}

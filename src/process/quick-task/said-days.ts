import { dateToDay, dayOf, dayToDate } from "../calendar";
import type { Day } from "../model";

/** 1 is Monday, 7 Sunday, as the week is counted in both languages' offices. */
function weekdayOf(day: Day): number {
  return dayToDate(day).getUTCDay() || 7;
}

/** The first such weekday after today: who means today says so. */
export function comingWeekday(weekday: number, today: Day): Day {
  return today + ((weekday - weekdayOf(today) + 6) % 7) + 1;
}

/** A weekday of the week that begins `weeks` Mondays from this one. */
export function weekdayIn(weeks: number, weekday: number, today: Day): Day {
  return today - weekdayOf(today) + weekday + weeks * 7;
}

/** The last day of the month that is `months` after this one. */
export function endOfMonth(months: number, today: Day): Day {
  const date = dayToDate(today);
  date.setUTCMonth(date.getUTCMonth() + months + 1, 0);
  return dateToDay(date);
}

/** The same day of the month that is `months` after this one; its last day, when it is shorter. */
export function monthsAfter(months: number, today: Day): Day {
  const date = dayToDate(today);
  const wanted = date.getUTCDate();
  const last = endOfMonth(months, today);
  return last - Math.max(dayToDate(last).getUTCDate() - wanted, 0);
}

/** How many years are looked through for a day without a year: 29 February comes after eight at most. */
const YEARS = 8;

/** A date as it is said; without a year the next such day, today included. null: there is no such day in Excel. */
export function saidDate(year: string | undefined, month: number, dayOfMonth: number, today: Day): Day | null {
  if (year !== undefined) {
    const day = dayOf(Number(year), month, dayOfMonth);
    return day !== null && day >= 1 ? day : null;
  }
  const thisYear = dayToDate(today).getUTCFullYear();
  for (let ahead = 0; ahead <= YEARS; ahead += 1) {
    const day = dayOf(thisYear + ahead, month, dayOfMonth);
    if (day !== null && day >= today) return day;
  }
  return null;
}

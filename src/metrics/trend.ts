import { nameOf, nextStart, startOf, type Every } from "../process/calendar-periods";
import type { Day } from "../process/model";
import type { Days } from "../process/read-table";
import { isIn, type Period } from "./period";

/** The periods that time is cut into. */
export interface Timeline {
  readonly names: readonly string[];
  /** The last day of each. */
  readonly ends: readonly Day[];
  /** The period of each day asked about, as its place in the lists; -1: the day is in none, or not known. */
  readonly places: Int32Array;
}

/**
 * Cuts the days of a period into days, weeks, months, quarters or years without a gap: from the period's first day, else
 * the first day there is, to its last, else the last there is. The first and the last part are as short as the period
 * makes them. Null: there is no day in the period.
 *
 * @param days 0: not known
 * @param most how many parts there may be; more answer as many as there would be, since one mistyped year would fill the
 *   sheet
 */
export function timeline(days: Days, period: Period, every: Every, yearStart: number, most: number): Timeline | null | "tooMany" {
  let [first, last] = [Infinity, 0];
  for (const day of days) {
    if (day === 0 || !isIn(day, period)) continue;
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  if (last === 0) return null;
  [first, last] = [period.from ?? first, period.to ?? last];
  const names: string[] = [];
  const ends: Day[] = [];
  const placeOf = new Int32Array(last - first + 1);
  for (let start = startOf(first, every, yearStart); start <= last; ) {
    if (names.length === most) return "tooMany";
    const next = nextStart(start, every);
    placeOf.fill(names.length, Math.max(0, start - first), Math.max(0, next - first));
    names.push(nameOf(start, every, yearStart));
    ends.push(Math.min(next - 1, last));
    start = next;
  }
  return { names, ends, places: new Int32Array(days).map((day) => (day !== 0 && isIn(day, period) ? placeOf[day - first]! : -1)) };
}

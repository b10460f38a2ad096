import type { Day } from "../process/model";

/** The days from `from` to `to`, both included; null leaves that side open. */
export interface Period {
  readonly from: Day | null;
  readonly to: Day | null;
}

/** All days, and things without a date too. */
export const ALWAYS: Period = { from: null, to: null };

/** Whether the period has a bound at all. */
export function isBounded({ from, to }: Period): boolean {
  return from !== null || to !== null;
}

/** Whether a day is in the period. A missing date (0) is in no period that has a bound. */
export function isIn(day: Day, { from, to }: Period): boolean {
  if (from === null && to === null) return true;
  return day !== 0 && (from === null || day >= from) && (to === null || day <= to);
}

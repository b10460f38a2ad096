import type { Day } from "../model";

/** One way to say a day. */
export interface DayPhrase {
  /** Finds it in folded text (`folded`); has the flags g and u. */
  readonly pattern: RegExp;
  /** The day that is meant, seen from today; null when the calendar has no such day, so that nothing was said. */
  readonly day: (groups: Readonly<Record<string, string | undefined>>, today: Day) => Day | null;
}

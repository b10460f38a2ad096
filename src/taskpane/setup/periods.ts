import { nameOf, nextStart, startOf } from "../../process/calendar-periods";
import { normalText } from "../../process/columns";
import type { Cell, Day } from "../../process/model";
import { periodOf } from "../../metrics/targets";

/** What targets are set for, the longest last. */
export const PERIODS = ["month", "quarter", "year"] as const;
export type Every = (typeof PERIODS)[number];

export interface TargetPeriod {
  readonly every: Every;
  readonly from: Day;
  readonly to: Day;
}

/** How far the choices reach: the periods before this one, and from this one on. */
const REACH: Readonly<Record<Every, { readonly before: number; readonly after: number }>> = {
  month: { before: 2, after: 13 },
  quarter: { before: 2, after: 6 },
  year: { before: 1, after: 3 },
};

/** The period that a cell of a Targets table names, as the figures read it; null: none. */
export function periodIn(cell: Cell): TargetPeriod | null {
  const days = periodOf(normalText(cell));
  if (days === null) return null;
  const every = PERIODS.find((each) => nextStart(days.from, each) - 1 === days.to);
  return every === undefined ? null : { every, ...days };
}

/** The period of a kind that a day is in. */
export function periodAround(day: Day, every: Every): TargetPeriod {
  const from = startOf(day, every);
  return { every, from, to: nextStart(from, every) - 1 };
}

/** The period before. */
export function periodBefore({ from, every }: TargetPeriod): TargetPeriod {
  return periodAround(from - 1, every);
}

/** The periods that can be chosen: some that are over, the present one, and those to come. */
export function periodsAround(today: Day, every: Every): readonly TargetPeriod[] {
  let first = periodAround(today, every);
  for (let back = 0; back < REACH[every].before; back++) first = periodBefore(first);
  const all = [first];
  while (all.length < REACH[every].before + REACH[every].after) all.push(periodAround(all.at(-1)!.to + 1, every));
  return all;
}

/** The name of a period: "2026-01", "2026-Q1", "2026". */
export function periodName({ from, every }: TargetPeriod): string {
  return nameOf(from, every);
}

/** What stands in the cell for a period: a year as a number, as people type it. */
export function periodCell(name: string): Cell {
  return /^\d{4}$/u.test(name) ? Number(name) : name;
}

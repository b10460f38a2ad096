import { dayToDate } from "./calendar";
import type { Day } from "./model";

/**
 * A call of one of our functions, as it stands in a formula; what is left out is null, and none of these stand at the end.
 */
export function callOf(name: string, args: readonly (string | null)[]): string {
  return `SALES.${name}(${args.map((arg) => arg ?? "").join(",")})`.replace(/,+\)$/u, ")");
}

/** A text as formulas write it. */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** A day as formulas write it in every language of Excel. */
export function dayArgument(day: Day | null): string | null {
  if (day === null) return null;
  const date = dayToDate(day);
  return `DATE(${date.getUTCFullYear()},${date.getUTCMonth() + 1},${date.getUTCDate()})`;
}

import { dayToDate } from "../../process/calendar";
import type { Day } from "../../process/model";
import type { Period } from "../../metrics/period";

/** A formula of one of our functions; arguments that are left out are null, and none stand at the end. */
export function callOf(name: string, args: readonly (string | null)[]): string {
  return `=SALES.${name}(${args.map((arg) => arg ?? "").join(",")})`.replace(/,+\)$/u, ")");
}

/** A day as formulas write it in every language of Excel. */
export function dayArgument(day: Day | null): string | null {
  if (day === null) return null;
  const date = dayToDate(day);
  return `DATE(${date.getUTCFullYear()},${date.getUTCMonth() + 1},${date.getUTCDate()})`;
}

/** The arguments from and to. */
export function periodArguments({ from, to }: Period): [string | null, string | null] {
  return [dayArgument(from), dayArgument(to)];
}

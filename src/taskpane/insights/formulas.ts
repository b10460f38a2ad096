import { callOf, dayArgument } from "../../process/formulas";
import type { Period } from "../../metrics/period";

/** A formula that is one call of one of our functions. */
export function formulaOf(name: string, args: readonly (string | null)[]): string {
  return `=${callOf(name, args)}`;
}

/** The arguments from and to. */
export function periodArguments({ from, to }: Period): [string | null, string | null] {
  return [dayArgument(from), dayArgument(to)];
}

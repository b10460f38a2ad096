import { normalText } from "../../process/columns";
import type { Deal } from "../../process/model";
import type { TargetPeriod } from "./periods";

/** How a team's target is shared out: to everyone the same, or as they have won before. */
export const SPLIT_WAYS = ["evenly", "asWon"] as const;
export type SplitWay = (typeof SPLIT_WAYS)[number];

/**
 * A total in parts by weight, whole numbers where the total is one (hundredths otherwise), that add up to the total to the
 * last unit: what rounding leaves goes to those whose part was cut most. Weights that are all 0 count as equal.
 */
export function inParts(total: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return [];
  const sum = weights.reduce((one, other) => one + other, 0);
  const shares = sum > 0 ? weights.map((weight) => weight / sum) : weights.map(() => 1 / weights.length);
  const unit = Number.isInteger(total) ? 1 : 0.01;
  const units = Math.round(total / unit);
  const exact = shares.map((share) => units * share);
  const parts = exact.map((part) => Math.floor(part + 1e-9));
  const byCut = exact.map((part, index) => ({ index, cut: part - parts[index] })).sort((one, other) => other.cut - one.cut || one.index - other.index);
  const left = units - parts.reduce((one, other) => one + other, 0);
  for (let place = 0; place < left; place++) parts[byCut[place % byCut.length].index] += 1;
  return parts.map((part) => (unit === 1 ? part : Number((part * unit).toFixed(2))));
}

/** What each of these people won in a period. */
export function wonBy(names: readonly string[], deals: readonly Deal[], { from, to }: TargetPeriod): number[] {
  const won = new Map<string, number>();
  for (const { outcome, closed, owner, amount } of deals) {
    if (outcome !== "won" || closed === null || closed < from || closed > to) continue;
    won.set(normalText(owner), (won.get(normalText(owner)) ?? 0) + Math.max(0, amount ?? 0));
  }
  return names.map((name) => won.get(normalText(name)) ?? 0);
}

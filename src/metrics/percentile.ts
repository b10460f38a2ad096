/**
 * The value below which a share of the values lies, with linear interpolation between neighbours as Excel's
 * PERCENTILE.INC has it. Null for no values.
 */
export function percentile(values: readonly number[], share: number): number | null {
  return ofSorted(Float64Array.from(values).sort(), share);
}

function ofSorted(sorted: Float64Array, share: number): number | null {
  if (sorted.length === 0) return null;
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below]!;
  const high = sorted[below + 1] ?? low;
  return low + (high - low) * (place - below);
}

/** The middle value: the 50th percentile. */
export function median(values: readonly number[]): number | null {
  return percentile(values, 0.5);
}

/** The arithmetic mean; null for no values. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** How values spread: what CRMs show of days in a stage and of cycles. Null where there are no values. */
export interface Spread {
  readonly count: number;
  readonly mean: number | null;
  readonly median: number | null;
  /** The 90th percentile: nine of ten are at most this. */
  readonly p90: number | null;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = Float64Array.from(values).sort();
  return { count: sorted.length, mean: mean(values), median: ofSorted(sorted, 0.5), p90: ofSorted(sorted, 0.9) };
}

/** A share as what it is made of, so that shares can be shown and summed honestly. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
  /** numerator ÷ denominator; null, never 0, when there is nothing in the denominator. */
  readonly rate: number | null;
}

export function ratio(numerator: number, denominator: number): Ratio {
  return { numerator, denominator, rate: denominator === 0 ? null : numerator / denominator };
}

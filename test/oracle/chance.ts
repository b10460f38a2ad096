import fc from "fast-check";

/** Draws a whole number from 0 to below its bound. */
export type Chance = (bound: number) => number;

/** Numbers by chance, always the same ones for a seed. */
export function chanceOf(seed: number): Chance {
  const BLOCK = 10_000;
  const number = fc.noBias(fc.nat(2 ** 30));
  let numbers: number[] = [];
  let block = 0;
  return (bound) => {
    if (numbers.length === 0) numbers = fc.sample(number, { numRuns: BLOCK, seed: seed + 7_919 * block++ });
    return numbers.pop()! % bound;
  };
}

const { SEED } = process.env;

/** The seeds of this run: `SEED=n` for n and the two after it, which are one for each language; the same three when none is named. */
export const SEEDS: readonly number[] = [0, 1, 2].map((more) => Number(SEED ?? 20_261_127) + more);

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
const FIRST = 3 * (Date.now() % 1_000_000);

/** The seeds of this run: `SEED=n` for that one alone; else three new ones, which are one for each language. */
export const SEEDS: readonly number[] = SEED !== undefined ? [Number(SEED)] : [FIRST, FIRST + 1, FIRST + 2];

import type { Cell } from "../../../src/process/model";

/** Another way to compute the thousand cells. */
export interface Peer {
  readonly name: string;
  /** More rows than that it cannot do, or not in a time that anyone would wait. */
  readonly mostRows: number;
  /** Takes so long that `--quick` leaves it out. */
  readonly slow?: true;
  /** Takes the rows in (header row first, as Excel hands them over) and answers each of QUESTIONS in turn. */
  answers(deals: Cell[][]): Promise<number[]> | number[];
}

/** Where a column of the deals stands. */
export const [OWNER, AMOUNT, CLOSED, OUTCOME] = [2, 4, 7, 8];

/** A package of the benchmark; null when it is not installed (`npm ci --prefix test/bench`). */
export async function load<T>(name: string): Promise<T | null> {
  try {
    const loaded = (await import(name)) as { default?: unknown };
    return (loaded.default ?? loaded) as T;
  } catch {
    return null;
  }
}

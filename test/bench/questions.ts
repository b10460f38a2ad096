import { dayOf } from "../../src/process/calendar";
import { OWNERS, YEAR } from "./deals";

/** What one of the thousand cells asks: a figure of one owner's deals that were closed in a period. */
export interface Question {
  readonly owner: string;
  readonly figure: "won" | "lost" | "amount" | "rate";
  readonly from: number;
  readonly to: number;
}

const startOfMonth = (month: number) => (month > 12 ? dayOf(YEAR + 1, month - 12, 1)! : dayOf(YEAR, month, 1)!);

/** The year and its four quarters. */
const PERIODS = [
  [dayOf(YEAR, 1, 1)!, dayOf(YEAR, 12, 31)!],
  ...[1, 4, 7, 10].map((month) => [startOfMonth(month), startOfMonth(month + 3) - 1]),
] as [number, number][];

/** 1,000 cells: 50 owners, 5 periods, 4 figures. */
export const QUESTIONS: readonly Question[] = OWNERS.flatMap((owner) =>
  PERIODS.flatMap(([from, to]) => (["won", "lost", "amount", "rate"] as const).map((figure) => ({ owner, figure, from, to })))
);

/** The figure from what was counted. */
export function figureOf(question: Question, won: number, lost: number, amount: number): number {
  if (question.figure === "rate") return won / (won + lost);
  return question.figure === "won" ? won : question.figure === "lost" ? lost : amount;
}

/** Throws unless a peer says what we say: a comparison of times means nothing otherwise. */
export function checkSame(peer: string, theirs: readonly number[], ours: readonly number[]): void {
  ours.forEach((figure, at) => {
    const other = theirs[at] ?? Number.NaN;
    if (Math.abs(other - figure) <= 1e-9 * Math.max(1, Math.abs(figure))) return;
    throw new Error(`${peer} says ${other}, Stagebook ${figure}: ${JSON.stringify(QUESTIONS[at])}`);
  });
}

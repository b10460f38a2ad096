/** Calculations closer together than this are looked at together. */
const QUIET_MS = 120;
/** The longest that a calculation waits to be looked at. */
const SLOWEST_MS = 30_000;
/** Looking takes at most the tenth part of the time. */
const TIMES_AS_LONG = 9;

/**
 * How soon after a calculation the formulas of tables are looked at. Excel says that a sheet was calculated, and not whether
 * anything is another value now; and what a look finds is calculated from again, which is one more calculation. So a look
 * that was long makes the next one wait for long, and looks that find something again and again, although nobody has edited
 * anything, as in a column of NOW() or RAND(), become fewer and fewer.
 */
export class LookPace {
  private milliseconds = 0;
  private finds = 0;

  /** Milliseconds to wait before the next look. */
  get wait(): number {
    return Math.min(SLOWEST_MS, Math.max(QUIET_MS * 2 ** this.finds, TIMES_AS_LONG * this.milliseconds));
  }

  looked(milliseconds: number, hasFound: boolean): void {
    this.milliseconds = milliseconds;
    this.finds = hasFound ? this.finds + 1 : 0;
  }

  /** Someone has edited something: what is found next is news. */
  edited(): void {
    this.finds = 0;
  }
}

/** Intervals this long look at the clock; shorter ones belong to what runs meanwhile. */
const LONG_MS = 10_000;

export interface MovedClock {
  /** So much time goes by at once, as it does while a machine sleeps, and what looks at the clock from time to time does so. */
  pass(milliseconds: number): void;
}

/** Gives every test of a suite a clock that it can move. Only Node's own is: that of Excel's window runs on. */
export function useMovedClock(): () => MovedClock {
  const { Date: RealDate, setInterval: realInterval, clearInterval: realClear } = globalThis;
  let moved = 0;
  let looks = new Map<object, () => void>();

  class MovedDate extends RealDate {
    constructor(...args: [] | [value: number]) {
      if (args.length === 0) super(RealDate.now() + moved);
      else super(...args);
    }
    static override now(): number {
      return RealDate.now() + moved;
    }
  }

  beforeEach(() => {
    moved = 0;
    looks = new Map();
    globalThis.Date = MovedDate as DateConstructor;
    globalThis.setInterval = ((look: () => void, milliseconds: number) => {
      if (milliseconds < LONG_MS) return realInterval(look, milliseconds);
      const timer = { unref: () => undefined };
      looks.set(timer, look);
      return timer;
    }) as unknown as typeof setInterval;
    globalThis.clearInterval = ((timer: never) => {
      if (!looks.delete(timer)) realClear(timer);
    }) as typeof clearInterval;
  });
  afterEach(() => {
    Object.assign(globalThis, { Date: RealDate, setInterval: realInterval, clearInterval: realClear });
  });

  return () => ({
    pass(milliseconds) {
      moved += milliseconds;
      for (const look of [...looks.values()]) look();
    },
  });
}

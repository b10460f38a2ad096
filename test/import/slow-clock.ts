import { mock } from "node:test";

/**
 * In this test every look at the clock finds that the thread was held for long, however quick the machine is: so
 * progress is told at every chance, and a cancel is heeded at the first.
 */
export function slowClock(): void {
  let now = 0;
  mock.method(performance, "now", () => (now += 100));
}

afterEach(() => mock.restoreAll());

/** A timer that nobody waits for: in Node, where tests run, a program ends without it. */
export function inBackground<Timer>(timer: Timer): Timer {
  if (typeof timer === "object") (timer as { unref(): void }).unref();
  return timer;
}

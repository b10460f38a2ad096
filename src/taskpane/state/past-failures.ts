/** Something that did not work, without what it was about. */
export interface PastFailure {
  /** A key of the locales. */
  readonly code: string;
  /** The time of day: "14:05:09". */
  readonly at: string;
}

const MOST = 10;
const failures: PastFailure[] = [];

/** Remembers a failure for the diagnostics, as long as the pane is open. */
export function rememberFailure(code: string): void {
  failures.push({ code, at: new Date().toTimeString().slice(0, 8) });
  if (failures.length > MOST) failures.shift();
}

/** The last failures, the newest last. */
export function pastFailures(): readonly PastFailure[] {
  return failures;
}

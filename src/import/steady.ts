/** Excel on the web ends an add-in that does not answer for 5 seconds; a pane feels stuck long before that. */
const LONGEST_STRETCH_MS = 40;

/**
 * Lets long work breathe: `await breath(fraction)` every few hundred rows reports progress, hands the thread back to
 * the pane when it was held for too long, and throws the signal's AbortError once the person has cancelled.
 */
export function steadily(operation: { onProgress?: (fraction: number) => void; signal?: AbortSignal } = {}) {
  const { onProgress, signal } = operation;
  let since = performance.now();
  signal?.throwIfAborted();
  return async (fraction: number): Promise<void> => {
    if (performance.now() - since < LONGEST_STRETCH_MS) return;
    onProgress?.(fraction);
    // A timer, not a microtask: only then do clicks and painting get their turn.
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal?.throwIfAborted();
    since = performance.now();
  };
}

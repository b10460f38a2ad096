import { useCallback, useEffect, useRef, useState } from "react";
import type { Problem } from "../../process/problem";
import { problemOf } from "../state/problems";

export interface OperationHandle {
  readonly onProgress: (fraction: number) => void;
  readonly signal: AbortSignal;
}

export type OperationState<R> =
  | { readonly is: "idle" }
  | { readonly is: "running"; readonly fraction: number; readonly cancelling: boolean }
  | { readonly is: "cancelled" }
  | { readonly is: "failed"; readonly problem: Problem }
  | { readonly is: "done"; readonly result: R };

export interface Operation<R> {
  readonly state: OperationState<R>;
  readonly start: () => void;
  readonly cancel: () => void;
  readonly reset: () => void;
}

/** A long operation on the workbook as a screen shows it: progress, Cancel, and how it ended. */
export function useOperation<R>(run: (handle: OperationHandle) => Promise<R>): Operation<R> {
  const [state, setState] = useState<OperationState<R>>({ is: "idle" });
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const aborter = useRef<AbortController | null>(null);

  const start = useCallback(() => {
    if (aborter.current !== null) return; // a double click is one wish
    const mine = new AbortController();
    aborter.current = mine;
    setState({ is: "running", fraction: 0, cancelling: false });
    const onProgress = (fraction: number) =>
      setState((before) => (before.is === "running" ? { ...before, fraction: Math.max(before.fraction, fraction) } : before));
    void latest
      .current({ onProgress, signal: mine.signal })
      .then<OperationState<R>, OperationState<R>>(
        (result) => ({ is: "done", result }),
        (error: unknown) => {
          const problem = problemOf(error);
          return problem === null ? { is: "cancelled" } : { is: "failed", problem };
        }
      )
      .then((end) => {
        aborter.current = null;
        setState(end);
      });
  }, []);

  const cancel = useCallback(() => {
    setState((before) => (before.is === "running" ? { ...before, cancelling: true } : before));
    aborter.current?.abort();
  }, []);

  const reset = useCallback(() => setState({ is: "idle" }), []);
  return { state, start, cancel, reset };
}

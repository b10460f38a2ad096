import { useRef } from "react";
import type { Problem } from "../../process/problem";
import { useOperation } from "./use-operation";
import { usePane } from "../state/context";
import type { Said } from "../state/pane";

/** A change of the workbook as the part of the screen that it was asked for in shows it. */
export interface Act {
  readonly isRunning: boolean;
  readonly problem: Problem | null;
  readonly start: (write: () => Promise<Said>, then?: () => void) => void;
  readonly again: () => void;
  readonly dismiss: () => void;
}

export function useAct(): Act {
  const pane = usePane();
  const wish = useRef<{ readonly write: () => Promise<Said>; readonly then?: () => void } | null>(null);
  const { state, start, reset } = useOperation(async () => {
    const { write, then } = wish.current!;
    await pane.carryOut(write);
    then?.();
  });
  return {
    isRunning: state.is === "running",
    problem: state.is === "failed" ? state.problem : null,
    start: (write, then) => {
      wish.current = { write, then };
      start();
    },
    again: start,
    dismiss: reset,
  };
}

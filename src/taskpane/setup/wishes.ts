import { createContext, useContext, useMemo, useRef, useState } from "react";
import type { ProblemParams } from "../../process/problem";
import type { UndoToken } from "../../workbook";
import { useOperation, type OperationHandle, type OperationState } from "../common/use-operation";
import { usePane } from "../state/context";

/** What the user wants done to the set-up. */
export interface Wish {
  readonly run: (handle: OperationHandle) => Promise<{ readonly undo: UndoToken }>;
  /** The line that tells when it is done: a key, with its values once they are known. */
  readonly said: { readonly key: string; readonly params?: ProblemParams };
  /** What the screen does then, such as closing the form. */
  readonly then?: () => void;
}

export interface Wishes {
  /** Where the last wish was made, which is where its failure is told. */
  readonly at: string | null;
  readonly state: OperationState<void>;
  readonly wish: (at: string, wish: Wish) => void;
  readonly again: () => void;
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

const WishesContext = createContext<Wishes | null>(null);
export const WishesProvider = WishesContext.Provider;

export function useWish(): Wishes {
  const wishes = useContext(WishesContext);
  if (wishes === null) throw new Error("useWish outside WishesProvider");
  return wishes;
}

/** Does one wish after the other: writes it, reads the workbook back, and offers to undo it at the foot of the pane. */
export function useWishes(readAgain: () => Promise<void>): Wishes {
  const pane = usePane();
  const wanted = useRef<Wish | null>(null);
  const [at, setAt] = useState<string | null>(null);
  const { state, start, cancel, reset } = useOperation(async (handle) => {
    const { run, said, then } = wanted.current!;
    const { undo } = await run(handle);
    await Promise.all([pane.refresh(), readAgain()]);
    pane.say(said.key, said.params ?? {}, undo);
    then?.();
  });
  const isRunning = state.is === "running";
  return useMemo(
    () => ({
      at,
      state,
      wish: (where, wish) => {
        if (isRunning) return; // a click more is no second wish
        wanted.current = wish;
        setAt(where);
        pane.dismissNotice();
        start();
      },
      again: start,
      cancel,
      dismiss: reset,
    }),
    [at, state, isRunning, pane, start, cancel, reset]
  );
}

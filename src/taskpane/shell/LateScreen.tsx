import { useCallback, useEffect, useState, type ComponentType, type ReactNode } from "react";
import type { Problem } from "../../process/problem";
import { FailureMessage } from "../common/FailureMessage";
import { problemOf } from "../state/problems";
import { Reading } from "./Reading";

interface Late<Props> {
  readonly load: () => Promise<ComponentType<Props>>;
  readonly props: Props;
  /** What stands there until it has come. */
  readonly waiting?: ReactNode;
}

/**
 * A screen, or a part of one, whose code is loaded when it is first opened. Unlike React.lazy, which remembers a failure for ever, a chunk
 * that did not arrive can be asked for again.
 */
export function LateScreen<Props extends object>({ load, props, waiting = <Reading /> }: Late<Props>) {
  const [screen, setScreen] = useState<{ readonly Screen: ComponentType<Props> } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const tryLoading = useCallback(() => {
    setProblem(null);
    load().then(
      (Screen) => setScreen({ Screen }),
      (error: unknown) => setProblem(problemOf(error))
    );
  }, [load]);
  useEffect(tryLoading, [tryLoading]);
  if (screen !== null) return <screen.Screen {...props} />;
  if (problem !== null) return <FailureMessage problem={problem} inWorkbook={false} tryAgain={tryLoading} />;
  return waiting;
}

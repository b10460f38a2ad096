import { StagebookError } from "../process/problem";
import { answer, answerLater } from "./cell-error";
import { withTables } from "./kept-tables-in";
import type * as Answers from "./more";

type More = typeof Answers;

let more: More | null = null;

/** Computes an answer with code that is loaded when it is first needed; from then on answers are there at once. */
export function answerFromMore<T>(compute: (answers: More) => T): T {
  const loaded = more;
  if (loaded !== null) return answer(() => compute(loaded));
  return answerLater(async () => {
    const answers = (more ??= await load());
    return withTables(() => compute(answers));
  }) as T;
}

/**
 * Answers again and again (a streaming function), with code that is loaded when it is first needed.
 *
 * @param start begins; what it shows, or an error, stands in the cell until it shows another. It answers how to end it
 */
export function streamFromMore<T>(
  invocation: CustomFunctions.StreamingInvocation<T>,
  start: (answers: More, show: (compute: () => T) => void) => () => void
): void {
  let stop: (() => void) | null = null;
  let isOver = false;
  let shown = 0;
  invocation.onCanceled = () => {
    isOver = true;
    stop?.();
  };
  const show = (compute: () => T) => {
    const turn = ++shown;
    const set = (result: T | CustomFunctions.Error) => {
      if (!isOver && turn === shown) invocation.setResult(result);
    };
    void answerLater(compute).then(set, set);
  };
  load().then(
    (answers) => {
      more ??= answers;
      if (!isOver) stop = start(more, show);
    },
    (error: unknown) => show(() => { throw error; })
  );
}

/** Has the code at hand from the start. */
export function provideMore(answers: More): void {
  more = answers;
}

async function load(): Promise<More> {
  try {
    return more ?? await import(/* webpackChunkName: "more-functions" */ "./more");
  } catch {
    throw new StagebookError("functions:notLoaded");
  }
}

import { StagebookError } from "../process/problem";
import { answer, answerLater } from "./cell-error";
import type * as Answers from "./more";

type More = typeof Answers;

let more: More | null = null;

/** Computes an answer with code that is loaded when it is first needed; from then on answers are there at once. */
export function answerFromMore<T>(compute: (answers: More) => T): T {
  const loaded = more;
  if (loaded !== null) return answer(() => compute(loaded));
  return answerLater(async () => {
    more ??= await load();
    return compute(more);
  }) as T;
}

/** Has the code at hand from the start. */
export function provideMore(answers: More): void {
  more = answers;
}

async function load(): Promise<More> {
  try {
    return await import(/* webpackChunkName: "more-functions" */ "./more");
  } catch {
    throw new StagebookError("functions:notLoaded");
  }
}

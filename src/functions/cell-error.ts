import { addTexts, i18n, t } from "../locales";
import { StagebookError } from "../process/problem";
import { withTables } from "./kept-tables-in";

/** These codes say that there is nothing to show: #N/A. All others are #VALUE!. */
const NOTHING = /^functions:nothing\./u;

/**
 * Computes an answer; what goes wrong becomes an error in the cell, with words in the user's language. The words of the
 * first error have to be loaded: then the answer is a promise of that error, which Excel takes as well. So it is where the
 * table of a handle has to be read first.
 */
export function answer<T>(compute: () => T): T {
  try {
    const computed = withTables(compute);
    return computed instanceof Promise ? (answerLater(() => computed) as T) : computed;
  } catch (error) {
    if (hasMessages()) throw cellError(error);
    return withMessages(() => {
      throw cellError(error);
    }) as T;
  }
}

/** The same for an answer that has to wait for something. */
export async function answerLater<T>(compute: () => T | Promise<T>): Promise<T> {
  try {
    return await withTables(compute);
  } catch (error) {
    return withMessages(() => {
      throw cellError(error);
    });
  }
}

/** Computes what has words for errors in it. */
export function computeWithMessages<T>(compute: () => T): T {
  if (hasMessages()) return compute();
  return withMessages(() => {
    if (!hasMessages()) throw new StagebookError("functions:notLoaded");
    return compute();
  }) as T;
}

/** Whether the words for what can go wrong are there. */
function hasMessages(): boolean {
  return i18n.hasResourceBundle("en", "functions");
}

/** Computes once the words are there, or cannot be had: errors then name their code. */
async function withMessages<T>(compute: () => T): Promise<T> {
  if (!hasMessages()) {
    try {
      const { addMessages } = await import(/* webpackChunkName: "messages" */ "../locales/messages");
      addMessages(addTexts);
    } catch {
      // cellError says that they are not there; the next error asks for them again
    }
  }
  return compute();
}

/** The error that a cell shows. Excel shows a message for #VALUE! and #N/A only, so these two are used. */
export function cellError(error: unknown): CustomFunctions.Error {
  const { invalidValue, notAvailable } = CustomFunctions.ErrorCode;
  const code = error instanceof StagebookError && NOTHING.test(error.code) ? notAvailable : invalidValue;
  return new CustomFunctions.Error(code, wordsFor(error));
}

/** What is wrong, in the user's language, with the row, the column and the argument that it is about. */
function wordsFor(error: unknown): string {
  const code = error instanceof StagebookError ? error.code : error instanceof Error ? error.message : String(error);
  if (!hasMessages()) return t("figures:messagesNotLoaded", { code });
  if (!(error instanceof StagebookError)) return t("functions:unexpected", { message: code });
  const { params, row, column } = error;
  const argument = params.argument === undefined ? "" : t(`functions:argumentNames.${params.argument}`);
  return t(code, { ...params, row, column, argument });
}

import { t } from "../locales";
import { StagebookError } from "../process/problem";

/** These codes say that there is nothing to show: #N/A. All others are #VALUE!. */
const NOTHING = /^functions:nothing\./u;

/** Computes an answer; what goes wrong becomes an error in the cell, with words in the user's language. */
export function answer<T>(compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    throw cellError(error);
  }
}

/** The same for an answer that has to wait for something. */
export async function answerLater<T>(compute: () => Promise<T>): Promise<T> {
  try {
    return await compute();
  } catch (error) {
    throw cellError(error);
  }
}

/** The error that a cell shows. Excel shows a message for #VALUE! and #N/A only, so these two are used. */
export function cellError(error: unknown): CustomFunctions.Error {
  const { invalidValue, notAvailable } = CustomFunctions.ErrorCode;
  if (!(error instanceof StagebookError)) {
    return new CustomFunctions.Error(invalidValue, t("functions:unexpected", { message: error instanceof Error ? error.message : String(error) }));
  }
  const code = NOTHING.test(error.code) ? notAvailable : invalidValue;
  return new CustomFunctions.Error(code, wordsFor(error));
}

/** What is wrong, in the user's language, with the row, the column and the argument that it is about. */
export function wordsFor({ code, params, row, column }: StagebookError): string {
  const argument = params.argument === undefined ? "" : t(`functions:arguments.${params.argument}`);
  return t(code, { ...params, row, column, argument });
}

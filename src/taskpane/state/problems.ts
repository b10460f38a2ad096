import { i18n, t } from "../../locales";
import type { Problem } from "../../process/problem";
import { mayRetry } from "../../workbook";
import { rememberFailure } from "./past-failures";

/** An error as a problem that the pane can put into words; null when the user cancelled. */
export function problemOf(error: unknown): Problem | null {
  if (typeof error === "object" && error !== null) {
    const { name, code, params, row, column } = error as Partial<Problem> & { name?: string };
    if (name === "AbortError") return null;
    if (typeof code === "string" && code.includes(":") && params !== undefined) {
      rememberFailure(code);
      return { code, params, row, column };
    }
  }
  rememberFailure("taskpane:failure.unexpected");
  const message = error instanceof Error ? error.message : String(error);
  return { code: "taskpane:failure.unexpected", params: { message } };
}

/** A problem in the user's language. */
export function problemWords(problem: Problem): string {
  const params = { row: problem.row, column: problem.column, ...problem.params };
  if (i18n.exists(problem.code, params)) return t(problem.code, params);
  return t("taskpane:failure.unexpected", { message: problem.code });
}

/** Whether the workbook is as it was before; a failed taking back is the one exception. */
export function nothingChanged(problem: Problem): boolean {
  return problem.code !== "workbook:undoFailed";
}

/**
 * Whether to offer the same wish once more. Not where it can only fail the same way: a deal of that name is there, or
 * the file is no CSV, and another has to be chosen.
 */
export function canTryAgain(problem: Problem): boolean {
  return !problem.code.startsWith("import:") && mayRetry(problem);
}

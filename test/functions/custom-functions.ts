import { provideMore } from "../../src/functions/answer-from-more";
import * as more from "../../src/functions/more";
import { addTexts, setLanguage } from "../../src/locales";
import { addMessages } from "../../src/locales/messages";
import type { Language } from "../../src/process/language";

/**
 * CustomFunctions as the functions need it: the error class and its codes. Excel and the workbench bring the real one;
 * tests of the functions alone do not load Office.js.
 */
class CellError extends Error {
  constructor(
    readonly code: string,
    message = ""
  ) {
    super(message);
  }
}

const ErrorCode = { invalidValue: "#VALUE!", notAvailable: "#N/A" };

// Here from the start, so that answers and errors come at once; how errors come that have to wait for their words is in
// messages.test.ts, and how the build's scripts come in test/build and test/browser.
addMessages(addTexts);
provideMore(more);

/**
 * For the tests of a `describe`: CustomFunctions stands where Office.js would put it, and the language is `language`.
 * Afterwards both are as they were, since other tests bring the genuine Office.js.
 */
export function likeExcel(language: Language = "en"): void {
  const world = globalThis as { CustomFunctions?: unknown };
  let before: unknown;
  beforeEach(() => {
    before = world.CustomFunctions;
    world.CustomFunctions = { Error: CellError, ErrorCode };
    setLanguage(language);
  });
  afterEach(() => {
    world.CustomFunctions = before;
    setLanguage("en");
  });
}

/** What a cell shows: the answer, or the error with its message; of an answer that comes later, when it has come. */
export function shown<T>(compute: () => T): T | { code: string; message: string } {
  try {
    const answer = compute();
    return answer instanceof Promise ? (answer.catch(asShown) as T) : answer;
  } catch (error) {
    return asShown(error);
  }
}

function asShown(error: unknown): { code: string; message: string } {
  if (error instanceof CellError) return { code: error.code, message: error.message };
  throw error;
}

/** The error that a cell shows as "#VALUE! message". */
export function errorOf(compute: () => unknown): string {
  const seen = shown(compute);
  if (typeof seen === "object" && seen !== null && "code" in seen) {
    const { code, message } = seen as { code: string; message: string };
    return `${code} ${message}`;
  }
  throw new Error(`No error, but ${JSON.stringify(seen)}`);
}

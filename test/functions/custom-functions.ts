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

/** Puts CustomFunctions where Office.js would. */
export function installCustomFunctions(): void {
  Object.assign(globalThis, { CustomFunctions: { Error: CellError, ErrorCode, associate: () => undefined } });
}

/** What a cell shows: the answer, or the error with its message. */
export function shown<T>(compute: () => T): T | { code: string; message: string } {
  try {
    return compute();
  } catch (error) {
    if (error instanceof CellError) return { code: error.code, message: error.message };
    throw error;
  }
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

installCustomFunctions();

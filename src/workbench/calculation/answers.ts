import type { Found } from "./formula-language";
import type { FunctionJson } from "./functions-json";
import type { Messages } from "./messages";

/** One answer of an add-in to one call. */
export interface Answer {
  readonly id: number;
  readonly succeeded: boolean;
  readonly value: unknown;
  readonly code?: number;
}

/** A result as a cell takes it: a value, or columns of values that spill. */
export type Result = Found | Found[][];

/** The codes with which Office.js tells of errors; others are failures inside the function. */
const ERRORS: Record<number, string> = { 1: "#N/A", 5: "#DIV/0!", 6: "#NUM!", 7: "#VALUE!", 8: "#NULL!", 9: "#NAME?", 10: "#NAME?" };
/** "A message shows only for #VALUE! and #N/A" (documentation of CustomFunctions.ErrorCode). */
const WITH_MESSAGE = new Set(["#VALUE!", "#N/A"]);
const LONGEST_TEXT = 32_767;

/** Reads what SetInvocationArrayResults carries (`[id, true, value, [ms]]`, `[id, false, message, code, [ms]]`), or SetInvocationResults. */
export function readAnswer(answer: unknown): Answer | undefined {
  if (Array.isArray(answer)) {
    const [id, succeeded, value, code] = answer as [unknown, unknown, unknown, unknown];
    if (typeof id !== "number") return undefined;
    return { id, succeeded: succeeded === true, value, ...(succeeded !== true && typeof code === "number" && { code }) };
  }
  const { id, value, failed, errorCode } = (answer ?? {}) as { id?: unknown; value?: unknown; failed?: unknown; errorCode?: unknown };
  if (typeof id !== "number") return undefined;
  return { id, succeeded: failed !== true, value, ...(typeof errorCode === "number" && { code: errorCode }) };
}

/** What the cell shows for an answer. */
export function resultOf({ succeeded, value, code }: Answer, fn: FunctionJson, messages: Messages): Result {
  if (!succeeded) return error(ERRORS[code ?? 0] ?? "#VALUE!", typeof value === "string" ? value : "");
  if (!Array.isArray(value)) return scalar(value, messages);
  if (fn.result?.dimensionality !== "matrix") return error("#VALUE!", messages.notScalar);
  if (!value.length || (Array.isArray(value[0]) && !value[0].length)) return { value: "#CALC!", message: messages.empty };
  const width = Array.isArray(value[0]) ? value[0].length : -1;
  if (value.some((row) => !Array.isArray(row) || row.length !== width)) return error("#VALUE!", messages.notRectangular);
  const rows = value as unknown[][];
  return Array.from({ length: width }, (_unused, col) => rows.map((row) => scalar(row[col], messages)));
}

function error(value: string, message: string): Found {
  return WITH_MESSAGE.has(value) && message ? { value, message } : { value };
}

function scalar(value: unknown, messages: Messages): Found {
  switch (typeof value) {
    case "number":
    case "boolean":
      return { value };
    case "string":
      return value.length > LONGEST_TEXT ? error("#VALUE!", messages.tooLong) : { value };
    case "object":
      if (value !== null) return rich(value as RichValue, messages);
  }
  // null in a cell shows 0: office-js issue 1503.
  return { value: 0 };
}

interface RichValue {
  readonly type?: string;
  readonly code?: string;
  readonly text?: string;
  readonly message?: string;
  readonly basicValue?: unknown;
  readonly numberFormat?: string;
}

/** Errors inside tables, numbers with a format; of an entity the grid shows the text. */
function rich({ type, code, text, message, basicValue, numberFormat }: RichValue, messages: Messages): Found {
  if (type === "CustomFunctionError" || type === "Error") return error(String(code ?? basicValue ?? "#VALUE!"), message ?? "");
  if (type === "Entity" && text) return { value: text };
  if (basicValue === undefined || typeof basicValue === "object") return { value: "#VALUE!" };
  const found = scalar(basicValue, messages);
  return numberFormat && typeof basicValue === "number" ? { ...found, format: numberFormat } : found;
}

import { dayOf } from "../process/calendar";
import { errorIn, isBlank } from "../process/cells";
import { normalText } from "../process/columns";
import type { Language } from "../process/language";
import type { Cell, Day, Grid } from "../process/model";
import { StagebookError } from "../process/problem";
import { flagOfWord } from "../process/words";

/** The names of arguments, as the formula bar shows them: keys of functions:argumentNames. */
export type ArgumentName =
  | "data" | "fromStage" | "toStage" | "stage" | "deals" | "tasks" | "by" | "mode" | "measure" | "from" | "to" | "asOf" | "stages" | "headers"
  | "column" | "value" | "more" | "name" | "days" | "rep" | "targets" | "every" | "yearStart" | "stage" | "points" | "horizon";

/** The last day that Excel knows: 31 December 9999. */
const LAST_DAY = 2_958_465;

/** A range, whichever way it arrives: a single cell comes as the bare value. Null when the argument was left out. */
export function rangeOrNull(value: unknown): Grid | null {
  if (Array.isArray(value)) return value.length === 1 && isBlank(cellOf(value)) && value[0].length === 1 ? null : (value as Grid);
  return isBlank(value) ? null : [[value as Cell]];
}

/** The data of a function: a range of at least a header row. */
export function dataRange(value: unknown, argument: ArgumentName = "data"): Grid {
  const grid = rangeOrNull(value);
  if (grid !== null && (grid.length > 1 || grid[0]!.length > 1)) return grid;
  textOrNull(value, argument); // a range that could not be computed comes as one error, which is what has to be put right
  throw wrong("functions:noRange", argument);
}

/**
 * A day: a serial number as dates arrive, or a text with the year first (2026-01-31, 2026/1/31, 2026年1月31日), which reads
 * the same everywhere. Null for a blank cell and an argument left out.
 */
export function dayOrNull(value: unknown, argument: ArgumentName): Day | null {
  const cell = cellOf(value);
  if (isBlank(cell) || cell === 0) return null;
  if (typeof cell === "number") {
    if (cell >= 1 && cell < LAST_DAY + 1) return Math.floor(cell);
    throw wrong("functions:noSuchDay", argument, { value: cell });
  }
  const error = errorIn(cell);
  if (error !== null) throw wrong("functions:errorInArgument", argument, { error });
  const day = typeof cell === "string" ? writtenDay(cell) : null;
  if (day === null) throw wrong("functions:notADay", argument, { value: typeof cell === "boolean" ? String(cell).toUpperCase() : String(cell) });
  return day;
}

/** The day of a text with the year first; null for any other text. */
export function writtenDay(text: string): Day | null {
  const parts = /^(\d{4})([-/.年])(\d{1,2})(?:\2|月)(\d{1,2})日?$/u.exec(text.normalize("NFKC").trim());
  return parts === null ? null : dayOf(Number(parts[1]), Number(parts[3]), Number(parts[4]));
}

/** A number between two bounds; `fallback` when the argument was left out. */
export function numberOf(value: unknown, argument: ArgumentName, fallback: number, low: number, high: number): number {
  const text = textOrNull(value, argument);
  if (text === null) return fallback;
  const number = Number(text);
  if (number >= low && number <= high) return number;
  throw wrong("functions:notANumber", argument, { value: text, low, high });
}

/** Both ends of a period. */
export function periodOf(from: unknown, to: unknown): { from: Day | null; to: Day | null } {
  const period = { from: dayOrNull(from, "from"), to: dayOrNull(to, "to") };
  if (period.from !== null && period.to !== null && period.from > period.to) throw wrong("functions:endBeforeStart", "from");
  return period;
}

/** A text; null for a blank cell and an argument left out. */
export function textOrNull(value: unknown, argument: ArgumentName): string | null {
  const cell = cellOf(value);
  const error = errorIn(cell);
  if (error !== null) throw wrong("functions:errorInArgument", argument, { error });
  return isBlank(cell) ? null : String(cell).trim();
}

/** A text that must be there. */
export function textOf(value: unknown, argument: ArgumentName): string {
  const text = textOrNull(value, argument);
  if (text === null) throw wrong("functions:missing", argument);
  return text;
}

/** Words for each choice, in both languages: any of them is understood whatever the user's language. */
export type Choices<T extends string> = Readonly<Record<T, Readonly<Record<Language, string>>>>;

/** One of several choices by its word; the first one when the argument was left out. */
export function choiceOf<T extends string>(value: unknown, argument: ArgumentName, choices: Choices<T>): T {
  return choiceOrNull(value, argument, choices) ?? (Object.keys(choices) as T[])[0]!;
}

/** One of several choices by its word; null when the argument was left out. */
export function choiceOrNull<T extends string>(value: unknown, argument: ArgumentName, choices: Choices<T>): T | null {
  const all = Object.keys(choices) as T[];
  const text = textOrNull(value, argument);
  if (text === null) return null;
  const wanted = normalText(text);
  const choice = all.find((name) => Object.values(choices[name]).some((word) => normalText(word) === wanted));
  if (choice !== undefined) return choice;
  throw wrong("functions:noSuchChoice", argument, { value: text, ...choiceWords(all, choices) });
}

/** The words of choices as a message lists them, in both languages. */
export function choiceWords<T extends string>(names: readonly T[], choices: Choices<T>): { choices: string; chineseChoices: string } {
  const words = (language: Language) => names.map((name) => choices[name][language]).join(", ");
  return { choices: words("en"), chineseChoices: words("zh-CN") };
}

/** Whether the header row is wanted: yes unless it says FALSE. */
export function wantsHeaders(value: unknown): boolean {
  const text = textOrNull(value, "headers");
  if (text === null) return true;
  const said = flagOfWord(text);
  if (said === null) throw wrong("functions:notTrueOrFalse", "headers", { value: text });
  return said;
}

/** The value of an argument that may arrive as a range of one cell. A larger range is no single value. */
function cellOf(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.length === 1 && Array.isArray(value[0]) && value[0].length === 1 ? value[0][0] : value.flat().join(", ");
}

/** The error of a wrong argument; its message names the argument in the user's language. */
export function wrong(code: string, argument: ArgumentName, params: Readonly<Record<string, string | number>> = {}): StagebookError {
  return new StagebookError(code, { argument, ...params });
}

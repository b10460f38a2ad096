import { isBlank } from "../process/cells";
import { normalText, type ColumnType } from "../process/columns";
import type { Cell } from "../process/model";
import { flagOfWord } from "../process/words";
import { writtenDay } from "./arguments";

/** Whether a cell is one of those looked for. */
export type Test = (cell: Cell) => boolean;

/**
 * Whether a cell meets a condition, written as in COUNTIFS: a value ("Li Na", 5000, TRUE), or a text with an operator
 * (">=10000", "<>Lost", "<2026-02-01"); "=" finds blank cells and "<>" those that are not; * stands for any characters,
 * ? for one, ~ before them for themselves. Of a list, a cell meets any of the values, and none of those with "<>".
 *
 * Texts compare as METRICS.md has it, days of a date column without their time, and yes/no columns by what their words
 * mean.
 */
export function criterionOf(values: readonly Cell[], type: ColumnType | null): Test {
  const conditions = values.map((value) => conditionOf(value, type));
  const any = conditions.filter(({ not }) => !not);
  const none = conditions.filter(({ not }) => not);
  return (cell) => (any.length === 0 || any.some(({ meets }) => meets(cell))) && !none.some(({ meets }) => meets(cell));
}

interface Condition {
  /** The cells that meet it are those not wanted. */
  readonly not: boolean;
  readonly meets: Test;
}

function conditionOf(value: Cell, type: ColumnType | null): Condition {
  const [, sign, rest] = typeof value === "string" ? /^(<>|[<>]=?|=)?(.*)$/su.exec(value.trim())! : [null, "", value];
  const wanted = typeof rest === "string" ? rest.trim() : rest!;
  const not = sign === "<>";
  if (wanted === "") return { not, meets: (cell) => isBlank(cell) || (type === "day" && cell === 0) };
  const flag = type === "flag" ? flagOfWord(wanted) : null;
  if (flag !== null && (not || !sign || sign === "=")) return { not, meets: (cell) => flagOfWord(cell) === flag };
  if (typeof wanted === "boolean") return { not, meets: (cell) => cell === wanted };
  const day = typeof wanted === "string" ? writtenDay(wanted) : null;
  const number = day ?? Number(wanted);
  if (Number.isNaN(number)) return { not, meets: textTest(String(wanted), sign) };
  const whole = type === "day" || day !== null;
  return {
    not,
    meets: (cell) => {
      if (typeof cell === "number") return compares(whole ? Math.floor(cell) : cell, number, sign);
      // An ID that is text in one cell and a number in another is the same ID.
      return typeof cell === "string" && !/^[<>]=?$/u.test(sign ?? "") && !isBlank(cell) && Number(cell) === number;
    },
  };
}

function textTest(wanted: string, sign: string | undefined): Test {
  const text = normalText(wanted);
  if (sign && /^[<>]=?$/u.test(sign)) return (cell) => typeof cell === "string" && !isBlank(cell) && compares(normalText(cell), text, sign);
  if (!/[*?~]/u.test(text)) return (cell) => normalText(cell) === text;
  const source = text.replace(/~([*?~])|[*?]|[\\^$.+()[\]{}|/]/gu, (found, plain?: string) =>
    plain !== undefined ? (plain === "~" ? plain : `\\${plain}`) : found === "*" ? ".*" : found === "?" ? "." : `\\${found}`
  );
  const pattern = new RegExp(`^${source}$`, "su");
  return (cell) => typeof cell === "string" && pattern.test(normalText(cell));
}

function compares<T>(one: T, other: T, sign: string | undefined): boolean {
  if (sign === ">") return one > other;
  if (sign === ">=") return one >= other;
  if (sign === "<") return one < other;
  return sign === "<=" ? one <= other : one === other;
}


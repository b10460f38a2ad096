import type { Cell } from "./model";

/** Characters after which Excel reads a formula (or drops the character): also in full width, as East Asian input types them. */
const FORMULA_START = /^[=+\-@'\t\r\n＝＋－＠]/u;

const MONTHS =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const WEEKDAYS = "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?";
/** Letters that Excel knows inside a number, a date, a time or money. */
const WORDS_IN_NUMBERS = new RegExp(
  `${MONTHS}|${WEEKDAYS}|[ap]\\.?m\\.?|usd|eur|cny|rmb|gbp|jpy|[ed]|[年月日号时分秒点万亿元圆]|上午|下午|星期[一二三四五六日天]`,
  "giu"
);
const DIGITS_AND_SIGNS = /^[\p{Nd}\p{P}\p{S}\s]*$/u;
const HAS_DIGIT = /\p{Nd}/u;
/** TRUE, FALSE and the error values, in the two languages' Excel (both write them in English). */
const CONSTANT = /^\s*(?:true|false|#(?:n\/a|ref!|value!|div\/0!|name\?|num!|null!|spill!|calc!|busy!|getting_data|field!|blocked!|connect!|unknown!|python!|external!))\s*$/iu;

/**
 * The value to assign to a cell so that the cell then holds exactly `value`: the one way in which text from outside
 * gets into the workbook.
 *
 * - Numbers, booleans and blanks are returned as they are; a negative number stays a number.
 * - Text that Excel would read as something else when it is assigned to `range.values` gets a leading apostrophe, which
 *   Excel takes as "this is text" and does not show: formulas (`=HYPERLINK(…)`, `+cmd|…`, `@SUM(1)`, `-2+3|…`, a leading
 *   tab or line break), numbers and dates ("00123", "1-2", "3月5日", "1E5"), TRUE, FALSE and error values, and text that
 *   begins with an apostrophe itself.
 * - All other text is returned as it is, so that ordinary cells carry no apostrophe.
 *
 * Reading the cell back gives `value`. Only assign the result to `values` (or `formulas`), never show it to anyone.
 */
export function safeText<T extends Cell>(value: T): T | string {
  return typeof value === "string" && readsAsSomethingElse(value) ? `'${value}` : value;
}

function readsAsSomethingElse(text: string): boolean {
  if (FORMULA_START.test(text) || FORMULA_START.test(text.trimStart())) return true;
  if (CONSTANT.test(text)) return true;
  return HAS_DIGIT.test(text) && DIGITS_AND_SIGNS.test(text.replace(WORDS_IN_NUMBERS, ""));
}

/**
 * What Excel makes of something typed into a cell (or written as a string through `values`, which is the same):
 * a formula, a number with the format it suggests, a logical value, an error, or text.
 */
export type Entry =
  | { readonly kind: "blank" }
  | { readonly kind: "formula"; readonly formula: string }
  | { readonly kind: "number"; readonly value: number; readonly format?: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "error"; readonly value: string }
  | { readonly kind: "text"; readonly value: string };

/** The parts of a culture that reading an entry depends on. */
export interface EntryCulture {
  /** BCP 47: "en-US". */
  readonly name: string;
  /** Order of day, month and year in short dates. */
  readonly dateOrder: "mdy" | "dmy" | "ymd";
  readonly decimal: string;
  readonly thousands: string;
  /** The format that a date typed in short form gets. */
  readonly shortDate: string;
}

export const EN_US: EntryCulture = { name: "en-US", dateOrder: "mdy", decimal: ".", thousands: ",", shortDate: "m/d/yyyy" };

export const ERRORS: ReadonlySet<string> = new Set([
  "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!", "#BUSY!", "#GETTING_DATA", "#FIELD!",
  "#CONNECT!", "#BLOCKED!", "#UNKNOWN!",
]);

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const LONG_MONTHS = [
  "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
];

/** Reads an entry into a cell whose number format is `format`; a cell formatted as text ("@") takes everything as text. */
export function readEntry(input: string, format: string | undefined, culture: EntryCulture = EN_US, thisYear = new Date().getFullYear()): Entry {
  if (input === "") return { kind: "blank" };
  if (input.startsWith("'")) return { kind: "text", value: input.slice(1) };
  if (format === "@") return { kind: "text", value: input };
  if (input.startsWith("=") && input.length > 1) return { kind: "formula", formula: input };
  const trimmed = input.trim();
  const number = readNumber(trimmed, culture) ?? readDate(trimmed, culture, thisYear);
  if (number) return number;
  // Excel takes what begins with + or - and is no number for a formula ("+A1", "-SUM(A:A)").
  if (/^[+-]/.test(input) && input.length > 1) return { kind: "formula", formula: `=${input}` };
  if (/^(true|false)$/i.test(trimmed)) return { kind: "boolean", value: trimmed.toLowerCase() === "true" };
  if (ERRORS.has(trimmed.toUpperCase())) return { kind: "error", value: trimmed.toUpperCase() };
  return { kind: "text", value: input };
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function readNumber(text: string, culture: EntryCulture): Entry | null {
  if (!/\d/.test(text) || /[:/A-DF-Za-df-z]/.test(text)) return null;
  let body = text;
  let sign = 1;
  let percent = false;
  let currency = "";
  const bracketed = /^\((.*)\)$/.exec(body);
  if (bracketed) {
    sign = -1;
    body = bracketed[1]!.trim();
    if (/^[+-]/.test(body)) return null;
  }
  for (;;) {
    if (/^[+-]/.test(body) && !bracketed && sign === 1) {
      if (body.startsWith("-")) sign = -1;
      body = body.slice(1).trim();
      if (/^[+-]/.test(body)) return null;
    } else if (/^[$€£¥￥]/.test(body) && !currency) {
      currency = body[0]!;
      body = body.slice(1).trim();
    } else break;
  }
  if (body.endsWith("%") || body.startsWith("%")) {
    percent = true;
    body = body.replace(/^%|%$/, "").trim();
  }
  if (/[€£¥￥$]$/.test(body) && !currency) {
    currency = body.slice(-1);
    body = body.slice(0, -1).trim();
  }
  const grouped = new RegExp(`^\\d{1,3}(${escape(culture.thousands)}\\d{3})+(${escape(culture.decimal)}\\d*)?$`);
  const plain = new RegExp(`^(\\d+(${escape(culture.decimal)}\\d*)?|${escape(culture.decimal)}\\d+)(e[+-]?\\d+)?$`, "i");
  const isGrouped = grouped.test(body);
  if (!isGrouped && !plain.test(body)) return null;
  const digits = (isGrouped ? body.replaceAll(culture.thousands, "") : body).replace(culture.decimal, ".");
  const value = (sign * Number(digits)) / (percent ? 100 : 1);
  if (!Number.isFinite(value)) return null;
  const decimals = digits.includes(".") ? ".00" : "";
  let format: string | undefined;
  if (currency) format = `${currency === "$" ? "$" : `[$${currency}]`}#,##0${decimals}`;
  else if (percent) format = `0${decimals}%`;
  else if (isGrouped) format = `#,##0${decimals}`;
  else if (/e/i.test(digits)) format = "0.00E+00";
  return format ? { kind: "number", value, format } : { kind: "number", value };
}

/** The serial of a calendar day; null when there is none, or Excel has none (before 1900, after 9999). */
function serialOf(year: number, month: number, day: number): number | null {
  if (year < 1900 || year > 9999) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const serial = Math.round(date.getTime() / 86_400_000) + 25_569;
  return serial <= 60 ? serial - 1 : serial;
}

/** Two-digit years as Excel reads them: 30 to 99 are of the twentieth century. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}

function monthOf(word: string): number {
  const lower = word.toLowerCase();
  const index = LONG_MONTHS.indexOf(lower);
  return (index >= 0 ? index : MONTHS.indexOf(lower)) + 1;
}

function readTime(text: string): { value: number; format: string } | null {
  const match = /^(\d{1,4}):(\d{1,2})(?::(\d{1,2})(\.\d+)?)?\s*(am|pm|a|p)?$/i.exec(text);
  if (!match) return null;
  let hours = Number(match[1]);
  const minutes = Number(match[2]);
  const seconds = Number(match[3] ?? 0) + Number(match[4] ?? 0);
  const half = match[5]?.[0]?.toLowerCase();
  if (minutes > 59 || seconds >= 60 || (half && (hours > 12 || hours === 0))) return null;
  if (half === "p" && hours < 12) hours += 12;
  if (half === "a" && hours === 12) hours = 0;
  const clock = `h:mm${match[3] ? ":ss" : ""}${half ? " AM/PM" : ""}`;
  return { value: (hours * 3600 + minutes * 60 + seconds) / 86_400, format: hours > 23 ? "[h]:mm:ss" : clock };
}

function readDate(text: string, culture: EntryCulture, thisYear: number): Entry | null {
  if (!/\d/.test(text)) return null;
  const time = readTime(text);
  if (time) return { kind: "number", ...time };
  const withTime = /^(.+?)[\sT]+(\d{1,2}:\d{1,2}.*)$/.exec(text);
  if (withTime) {
    const day = readDay(withTime[1]!.replace(/,$/, ""), culture, thisYear);
    const clock = readTime(withTime[2]!);
    return day && clock ? { kind: "number", value: day.value + clock.value, format: `${culture.shortDate} h:mm` } : null;
  }
  const day = readDay(text, culture, thisYear);
  return day ? { kind: "number", ...day } : null;
}

function readDay(text: string, culture: EntryCulture, thisYear: number): { value: number; format: string } | null {
  const answer = (serial: number | null, format: string) => (serial === null ? null : { value: serial, format });
  const chinese = /^(\d{4}|\d{2})年(\d{1,2})月(?:(\d{1,2})日)?$/u.exec(text);
  if (chinese) {
    const format = chinese[3] ? 'yyyy"年"m"月"d"日"' : 'yyyy"年"m"月"';
    return answer(serialOf(fullYear(chinese[1]!), Number(chinese[2]), Number(chinese[3] ?? 1)), format);
  }
  const numbers = /^(\d{1,4})([-/])(\d{1,4})(?:\2(\d{1,4}))?$/.exec(text);
  if (numbers) {
    const [a, b, c] = [numbers[1]!, numbers[3]!, numbers[4]];
    if (c === undefined) {
      if (a.length === 4) return answer(serialOf(Number(a), Number(b), 1), "mmm-yy");
      if (b.length === 4) return answer(serialOf(Number(b), Number(a), 1), "mmm-yy");
      if (a.length > 2 || b.length > 2) return null;
      const [month, day] = culture.dateOrder === "dmy" ? [b, a] : [a, b];
      const dated = answer(serialOf(thisYear, Number(month), Number(day)), "d-mmm");
      return dated ?? (Number(a) <= 12 && b.length === 2 ? answer(serialOf(fullYear(b), Number(a), 1), "mmm-yy") : null);
    }
    if (a.length >= 3) return a.length === 4 && c.length <= 2 && b.length <= 2 ? answer(serialOf(Number(a), Number(b), Number(c)), culture.dateOrder === "ymd" ? culture.shortDate : "m/d/yyyy") : null;
    if (b.length > 2 || c.length === 3) return null;
    const order = { mdy: [c, a, b], dmy: [c, b, a], ymd: [a, b, c] }[culture.dateOrder] as [string, string, string];
    return answer(serialOf(fullYear(order[0]), Number(order[1]), Number(order[2])), culture.shortDate);
  }
  const dayFirst = /^(\d{1,2})[-\s/]*([a-z]{3,9})\.?(?:[-,\s/]+(\d{4}|\d{2}))?$/i.exec(text);
  if (dayFirst && monthOf(dayFirst[2]!)) {
    const year = dayFirst[3];
    const month = monthOf(dayFirst[2]!);
    return answer(serialOf(year ? fullYear(year) : thisYear, month, Number(dayFirst[1])), year ? "d-mmm-yy" : "d-mmm");
  }
  const monthFirst = /^([a-z]{3,9})[-.\s/]*(\d{1,4})(?:[-,\s/]+(\d{4}|\d{2}))?$/i.exec(text);
  if (monthFirst && monthOf(monthFirst[1]!)) {
    const month = monthOf(monthFirst[1]!);
    const [second, year] = [monthFirst[2]!, monthFirst[3]];
    if (year) return second.length <= 2 ? answer(serialOf(fullYear(year), month, Number(second)), "d-mmm-yy") : null;
    if (second.length <= 2) {
      const dated = answer(serialOf(thisYear, month, Number(second)), "d-mmm");
      return dated ?? answer(serialOf(fullYear(second), month, 1), "mmm-yy");
    }
    return second.length === 4 ? answer(serialOf(Number(second), month, 1), "mmm-yy") : null;
  }
  return null;
}

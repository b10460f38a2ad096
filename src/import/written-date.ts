import { dayOf } from "../process/calendar";
import type { Cell, Day } from "../process/model";
import type { DateOrder } from "./import-plan";

/** What one cell of a date column says, before anyone has decided in which order it is written. */
export type WrittenDate =
  | { readonly kind: "blank" }
  | { readonly kind: "day"; readonly day: Day; readonly yearFirst: boolean }
  /** Two numbers and a year: M/D/Y or D/M/Y. At least one of the two readings exists. */
  | { readonly kind: "either"; readonly monthFirst: Day | null; readonly dayFirst: Day | null }
  | { readonly kind: "unreadable"; readonly code: DateProblem };

export type DateProblem = "import:notADate" | "import:impossibleDate" | "import:twoDigitYear";

/** The last serial that Excel knows: 31 December 9999. */
const LAST_DAY = 2_958_465;
/** Days between serial 0 of the 1904 date system and of the 1900 one. */
const SHIFT_OF_1904 = 1462;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";

const WEEKDAY = /^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?|(?:星期|周)[一二三四五六日天])\s*/i;
// Times are dropped, not converted: the day is the one that stands in the file, whatever zone it names.
const TIME =
  /(?:T|,?\s+)\s*(?:at\s+)?(?:上午|下午|中午|晚上|凌晨)?\s*[0-2]?\d(?::[0-5]\d(?::[0-6]\d(?:[.,]\d+)?)?|[时点][0-5]?\d分?(?:[0-6]?\d秒)?)\s*(?:[ap]\.?\s?m\.?)?\s*(?:z|utc|gmt)?\s*(?:[+-]\d{2}:?\d{2})?$/i;

const YEAR_FIRST = /^(\d{4})\s*([-/.年])\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const YEAR_LAST = /^(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4})$/;
const SHORT_YEAR = /^\d{1,2}\s*([-/.])\s*\d{1,2}\s*\1\s*\d{2}$/;
const DAY_MONTH = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[\\s\\-/.]*${MONTH}[\\s\\-/.,]*('?\\d{2}|\\d{4})$`, "i");
const MONTH_DAY = new RegExp(`^${MONTH}[\\s\\-/.]*(\\d{1,2})(?:st|nd|rd|th)?[\\s\\-/.,]+('?\\d{2}|\\d{4})$`, "i");
const YEAR_MONTH_DAY = new RegExp(`^(\\d{4})[\\s\\-/.]*${MONTH}[\\s\\-/.]*(\\d{1,2})$`, "i");
/** A serial number that a CSV shows for lack of a date format: 1927 to 2173. */
const SERIAL_TEXT = /^\d{5}(?:\.\d+)?$/;
/** What people and systems type for "none". */
const NONE = /^(?:[-–—/]+|0000-00-00(?: 00:00:00)?)$/;

const unreadable = (code: DateProblem): WrittenDate => ({ kind: "unreadable", code });

/** Reads one cell. Numbers are Excel serials; texts may carry a weekday and a time, which are dropped. */
export function writtenDate(value: Cell, date1904 = false): WrittenDate {
  if (value === null || value === undefined || value === "" || value === 0) return { kind: "blank" };
  // 20240708 is beyond every serial: a date that was typed without separators.
  if (typeof value === "number") return value > LAST_DAY && COMPACT.test(String(value)) ? writtenDate(String(value)) : serial(value, date1904);
  if (typeof value === "boolean") return unreadable("import:notADate");
  const whole = value.normalize("NFKC").trim();
  if (whole === "" || NONE.test(whole)) return { kind: "blank" };
  const text = whole.replace(WEEKDAY, "").replace(TIME, "").trim();

  let match = YEAR_FIRST.exec(text);
  if (match) return exactly(match[1], match[3], match[4]);
  if ((match = COMPACT.exec(text))) return exactly(match[1], match[2], match[3]);
  if ((match = YEAR_LAST.exec(text))) {
    const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
    const monthFirst = existing(year, first, second);
    const dayFirst = existing(year, second, first);
    return monthFirst === null && dayFirst === null ? unreadable("import:impossibleDate") : { kind: "either", monthFirst, dayFirst };
  }
  if (SHORT_YEAR.test(text)) return unreadable("import:twoDigitYear");
  if ((match = DAY_MONTH.exec(text))) return named(match[3], match[2], match[1]);
  if ((match = MONTH_DAY.exec(text))) return named(match[3], match[1], match[2]);
  if ((match = YEAR_MONTH_DAY.exec(text))) return named(match[1], match[2], match[3]);
  if (SERIAL_TEXT.test(text)) return serial(Number(text), date1904);
  return unreadable("import:notADate");
}

/** Whether a cell is a serial number, which means another day in the 1904 date system. */
export function isSerial(value: Cell): boolean {
  const [in1900, in1904] = [writtenDate(value), writtenDate(value, true)];
  return in1900.kind === "day" && in1904.kind === "day" && in1900.day !== in1904.day;
}

/** The day under an order that is decided; null when the cell is blank. */
export function dayIn(written: WrittenDate, order: DateOrder | "any"): Day | null | DateProblem {
  switch (written.kind) {
    case "blank":
      return null;
    case "day":
      return written.day;
    case "either": {
      if (written.monthFirst === written.dayFirst) return written.monthFirst;
      const day = order === "mdy" ? written.monthFirst : order === "dmy" ? written.dayFirst : null;
      return day ?? "import:impossibleDate";
    }
    case "unreadable":
      return written.code;
  }
}

function serial(value: number, date1904: boolean): WrittenDate {
  const day = Math.floor(value) + (date1904 ? SHIFT_OF_1904 : 0);
  return day >= 1 && day <= LAST_DAY ? { kind: "day", day, yearFirst: false } : unreadable("import:impossibleDate");
}

/** The day's serial; null when the calendar has no such day, or Excel none (before 1900). */
function existing(year: number, month: number, dayOfMonth: number): Day | null {
  return year < 1900 ? null : dayOf(year, month, dayOfMonth);
}

function exactly(year: string, month: string, dayOfMonth: string): WrittenDate {
  const day = existing(Number(year), Number(month), Number(dayOfMonth));
  return day === null ? unreadable("import:impossibleDate") : { kind: "day", day, yearFirst: true };
}

function named(year: string, month: string, dayOfMonth: string): WrittenDate {
  if (year.length < 4) return unreadable("import:twoDigitYear");
  const day = existing(Number(year), MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1, Number(dayOfMonth));
  return day === null ? unreadable("import:impossibleDate") : { kind: "day", day, yearFirst: false };
}

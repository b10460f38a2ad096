import { dayOf, dayToDate } from "../../process/calendar";
import type { Language } from "../../process/language";
import type { Day } from "../../process/model";

/** Dates, amounts and the order of names as people of one language write them. */
export interface Formats {
  /** "Tue, Nov 24", with the year when it is not this year's. */
  day(day: Day, today?: Day): string;
  /** "Nov 24, 2026" */
  fullDay(day: Day): string;
  amount(amount: number): string;
  /** "1.2M", "120万" */
  shortAmount(amount: number): string;
  count(count: number): string;
  percent(share: number): string;
  /** For sorting names: Chinese ones by pinyin. */
  compare(one: string, other: string): number;
}

const made = new Map<Language, Formats>();

export function formatsFor(language: Language): Formats {
  let formats = made.get(language);
  if (formats === undefined) {
    formats = makeFormats(language);
    made.set(language, formats);
  }
  return formats;
}

function makeFormats(language: Language): Formats {
  const calendar = { timeZone: "UTC" } as const;
  const near = new Intl.DateTimeFormat(language, { ...calendar, weekday: "short", month: "short", day: "numeric" });
  const far = new Intl.DateTimeFormat(language, { ...calendar, year: "numeric", month: "short", day: "numeric" });
  const amount = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const short = new Intl.NumberFormat(language, { notation: "compact", maximumSignificantDigits: 3 });
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  const collator = new Intl.Collator(language === "zh-CN" ? "zh-CN-u-co-pinyin" : language, { numeric: true });
  return {
    day: (day, today) => {
      const sameYear = today === undefined || dayToDate(day).getUTCFullYear() === dayToDate(today).getUTCFullYear();
      return (sameYear ? near : far).format(dayToDate(day));
    },
    fullDay: (day) => far.format(dayToDate(day)),
    amount: (value) => amount.format(value),
    shortAmount: (value) => (Math.abs(value) < 10_000 ? amount : short).format(value),
    count: (value) => amount.format(value),
    percent: (share) => percent.format(share),
    compare: (one, other) => collator.compare(one, other),
  };
}

/** The day that a date field says ("2026-11-24"); null when it is empty or no day of the calendar. */
export function dayFromField(text: string): Day | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  return found === null ? null : dayOf(Number(found[1]), Number(found[2]), Number(found[3]));
}

import type { DayPhrase } from "./day-phrase";
import { comingWeekday, endOfMonth, monthsAfter, saidDate, weekdayIn } from "./said-days";

const DIGITS = "零一二三四五六七八九";
const NUMBER = "\\d{1,3}|[一二两三四五六七八九十]{1,3}";
const WEEK = "(?:周|星期|礼拜)";
const WEEKDAY = "(?<weekday>[一二三四五六日天])";
const AFTER = "(?:之后|以后|后)";

/**
 * A phrase with the 在 before it and the 前 after it ("周五前" is by Friday), but not the 前 of a word of its own (前往).
 * "上周三", "每周三" and "一周三次" say what a task is about, not when it is due.
 */
function phrase(body: string): RegExp {
  return new RegExp(`(?<![上每\\p{N}.:/-]|[一二两三四五六七八九十](?=周))在?(?:${body})(?!次)(?:之前|以前|前(?![往去台来期后端面]))?`, "gu");
}

/** 3, 三, 两, 十二 or 二十一 as a number; NaN when it is none. */
function numberOf(text = ""): number {
  if (/^\d+$/u.test(text)) return Number(text);
  const [tens, ones] = text.replace("两", "二").split("十");
  const digit = (character: string) => (DIGITS.includes(character) && character.length === 1 ? DIGITS.indexOf(character) : Number.NaN);
  if (ones === undefined) return digit(tens!);
  return (tens === "" ? 1 : digit(tens!)) * 10 + (ones === "" ? 0 : digit(ones));
}

const known = (number: number) => (Number.isNaN(number) ? null : number);
const weekdayOf = (text = "") => (text === "日" || text === "天" ? 7 : DIGITS.indexOf(text));

export const CHINESE_DAYS: readonly DayPhrase[] = [
  { pattern: phrase("今[天日]"), day: (_, today) => today },
  { pattern: phrase("明[天日]"), day: (_, today) => today + 1 },
  { pattern: phrase("后天"), day: (_, today) => today + 2 },
  { pattern: phrase("大后天"), day: (_, today) => today + 3 },
  { pattern: phrase(`(?:本|这个?)?${WEEK}${WEEKDAY}`), day: ({ weekday }, today) => comingWeekday(weekdayOf(weekday), today) },
  { pattern: phrase(`(?<next>下{1,3})个?${WEEK}${WEEKDAY}`), day: ({ next, weekday }, today) => weekdayIn(next!.length, weekdayOf(weekday), today) },
  { pattern: phrase("(?<next>下{1,3})个?(?:周|星期|礼拜)"), day: ({ next }, today) => weekdayIn(next!.length, 1, today) },
  {
    pattern: phrase(`(?:过)?(?<count>${NUMBER})(?<unit>天|日|周|个?星期|个?礼拜|个月)${AFTER}`),
    day({ count, unit }, today) {
      const number = known(numberOf(count));
      if (number === null) return null;
      if (unit === "个月") return monthsAfter(number, today);
      return today + number * (unit === "天" || unit === "日" ? 1 : 7);
    },
  },
  { pattern: phrase("(?:本|这个)?月[底末]"), day: (_, today) => endOfMonth(0, today) },
  { pattern: phrase("下个?月[底末]"), day: (_, today) => endOfMonth(1, today) },
  {
    pattern: phrase(`(?:(?<year>\\d{4})年)?(?<month>${NUMBER})月(?<day>${NUMBER})[日号]`),
    day: ({ year, month, day }, today) => saidDate(year, numberOf(month), numberOf(day), today),
  },
];

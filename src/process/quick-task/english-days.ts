import type { DayPhrase } from "./day-phrase";
import { comingWeekday, endOfMonth, monthsAfter, saidDate, weekdayIn } from "./said-days";

const NUMBERS = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

const MONTH = "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
const WEEKDAY = "(?<weekday>mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|saturday|sunday)";
/** Short for Saturday and Sunday only where a day is expected: "sat" and "sun" are words of their own. */
const ANY_WEEKDAY = WEEKDAY.replace("saturday|sunday", "sat(?:urday)?|sun(?:day)?");
const ON = "(?:(?:on|by|until)\\s+)";

/**
 * A phrase that stands as words of its own, with the "on" or "by" before it. "Monday's demo", "last Monday" and "every
 * Monday" say what a task is about, not when it is due; a number right before or after belongs to a time or an amount.
 */
function phrase(body: string, on = `${ON}?`): RegExp {
  return new RegExp(String.raw`(?<![\p{Script=Latin}\p{N}:./-])(?<!(?:last|every|each)\s+)${on}(?:${body})(?![\p{Script=Latin}\p{N}]|[:./-]\p{N}|['’]\p{L})`, "gu");
}

function numberOf(text = ""): number {
  if (text === "a" || text === "an") return 1;
  return NUMBERS.includes(text) ? NUMBERS.indexOf(text) : Number(text);
}

const placeIn = (names: readonly string[], text = "") => names.indexOf(text.slice(0, 3)) + 1;

export const ENGLISH_DAYS: readonly DayPhrase[] = [
  { pattern: phrase("today"), day: (_, today) => today },
  { pattern: phrase("tomorrow"), day: (_, today) => today + 1 },
  { pattern: phrase("(?:the\\s+)?day\\s+after\\s+tomorrow"), day: (_, today) => today + 2 },
  { pattern: phrase(`(?:this\\s+)?${WEEKDAY}`), day: ({ weekday }, today) => comingWeekday(placeIn(WEEKDAYS, weekday), today) },
  { pattern: phrase(ANY_WEEKDAY, "(?:(?:on|by|until|this)\\s+)"), day: ({ weekday }, today) => comingWeekday(placeIn(WEEKDAYS, weekday), today) },
  { pattern: phrase(`next\\s+${ANY_WEEKDAY}`), day: ({ weekday }, today) => weekdayIn(1, placeIn(WEEKDAYS, weekday), today) },
  { pattern: phrase("next\\s+week"), day: (_, today) => weekdayIn(1, 1, today) },
  {
    pattern: phrase(`in\\s+(?<count>\\d{1,3}|an?|${NUMBERS.slice(1).join("|")})\\s+(?<unit>day|week|month)s?`, ""),
    day({ count, unit }, today) {
      if (unit === "month") return monthsAfter(numberOf(count), today);
      return today + numberOf(count) * (unit === "week" ? 7 : 1);
    },
  },
  { pattern: phrase("(?:at\\s+)?(?:the\\s+)?end\\s+of\\s+(?:(?:the|this)\\s+)?month"), day: (_, today) => endOfMonth(0, today) },
  { pattern: phrase("(?:at\\s+)?(?:the\\s+)?end\\s+of\\s+next\\s+month"), day: (_, today) => endOfMonth(1, today) },
  { pattern: phrase("(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})"), day: ({ year, month, day }, today) => saidDate(year, Number(month), Number(day), today) },
  ...[`${DAY}\\s+(?:of\\s+)?${MONTH}(?:,?\\s+(?<year>\\d{4}))?`, `${MONTH}\\s+${DAY}(?:,?\\s+(?<year>\\d{4}))?`].map(
    (body): DayPhrase => ({ pattern: phrase(body), day: ({ year, month, day }, today) => saidDate(year, placeIn(MONTHS, month), Number(day), today) })
  ),
];

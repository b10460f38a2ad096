import { dayToDate, isBusinessDay, onBusinessDay } from "../../process/calendar";
import type { Day } from "../../process/model";

export interface PutOffChoice {
  /** How the choice is called: "tomorrow" is only offered when people work tomorrow. */
  readonly name: "tomorrow" | "nextWorkingDay" | "nextMonday" | "nextWeek";
  readonly day: Day;
}

/** The Monday after this day; a Monday's own is a week later. */
function mondayAfter(day: Day): Day {
  const weekday = dayToDate(day).getUTCDay(); // 0 is Sunday
  return Math.floor(day) + (weekday === 0 ? 1 : 8 - weekday);
}

/**
 * The days a task is put off to in one click: tomorrow and next Monday, or the first day after on which people work.
 * On a Friday both are the same day, which is then offered once.
 */
export function putOffDays(today: Day, holidays: ReadonlySet<Day>): readonly PutOffChoice[] {
  const tomorrow = onBusinessDay(today + 1, holidays);
  const monday = mondayAfter(today);
  const nextWeek = onBusinessDay(monday, holidays);
  const choices: PutOffChoice[] = [
    { name: tomorrow === today + 1 ? "tomorrow" : "nextWorkingDay", day: tomorrow },
    { name: isBusinessDay(monday, holidays) ? "nextMonday" : "nextWeek", day: nextWeek },
  ];
  return tomorrow === nextWeek ? choices.slice(1) : choices;
}

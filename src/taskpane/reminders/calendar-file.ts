import ical, { ICalAlarmRelatesTo, ICalAlarmType, ICalCalendarMethod, ICalEventTransparency } from "ical-generator";
import { dayToDate } from "../../process/calendar";
import type { Task } from "../../process/model";

const HOUR = 3600;
/** The hour at which calendars remind: of the day before, and of the day itself. */
const MORNING = 9;

/** What a calendar file says in words. */
export interface CalendarWords {
  readonly name: string;
  /** "Deal: ERP", "Stage: Proposal" …, a line each. */
  readonly about: (task: Task) => string;
}

/**
 * The open tasks that have a due date and an ID as a calendar file (RFC 5545): an event each, for the whole day on which
 * it is due, which keeps nobody from being free, with an alarm at nine the morning before and at nine that day.
 *
 * The task's ID is the event's UID, and the minute in which the file is made its SEQUENCE and DTSTAMP: a second import
 * updates what the first one brought instead of adding it again.
 */
export function calendarFile(tasks: readonly Task[], words: CalendarWords, now: Date): string {
  const calendar = ical({ name: words.name, prodId: { company: "Stagebook", product: "Reminders" }, method: ICalCalendarMethod.PUBLISH });
  for (const task of tasks.filter(hasReminder)) {
    const summary = task.customer === "" ? task.task : `${task.task} (${task.customer})`;
    const event = calendar.createEvent({
      id: `${task.id}@stagebook`,
      sequence: Math.floor(now.getTime() / 60_000),
      stamp: now,
      start: dayToDate(task.due!),
      end: dayToDate(task.due! + 1),
      allDay: true,
      summary,
      description: words.about(task),
      transparency: ICalEventTransparency.TRANSPARENT,
    });
    event.createAlarm({ type: ICalAlarmType.display, description: summary, triggerBefore: (24 - MORNING) * HOUR, relatesTo: ICalAlarmRelatesTo.start });
    event.createAlarm({ type: ICalAlarmType.display, description: summary, triggerAfter: MORNING * HOUR, relatesTo: ICalAlarmRelatesTo.start });
  }
  return calendar.toString();
}

/** Whether a task can be in a calendar: it is open, has a day, and an ID by which it is known again. */
export function hasReminder(task: Task): boolean {
  return task.status === "open" && task.due !== null && task.id !== "";
}

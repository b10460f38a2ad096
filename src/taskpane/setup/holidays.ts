import { dayOf } from "../../process/calendar";
import { normalText } from "../../process/columns";
import type { Day } from "../../process/model";
import type { SetupRow } from "../../workbook";

/** Days off that follow one another and have the same name: one line for the user, one row a day in the sheet. */
export interface DaysOff {
  readonly from: Day;
  readonly to: Day;
  readonly name: string;
  readonly rows: readonly SetupRow[];
}

/** Nobody is off for longer at a time; a longer one is a slip in a year. */
export const LONGEST = 62;

/** The rows of a Holidays table as days off in order of time. A day that stands twice is in one of them with both rows. */
export function daysOff(rows: readonly SetupRow[]): DaysOff[] {
  const dated = rows
    .flatMap((row) => (typeof row.cells.holiday === "number" && row.cells.holiday >= 1 ? [{ row, day: Math.floor(row.cells.holiday) }] : []))
    .sort((one, other) => one.day - other.day || one.row.row - other.row.row);
  const result: { from: Day; to: Day; name: string; rows: SetupRow[] }[] = [];
  for (const { row, day } of dated) {
    const name = String(row.cells.notes ?? "").trim();
    const last = result.at(-1);
    if (last !== undefined && day <= last.to + 1 && normalText(name) === normalText(last.name)) {
      last.to = day;
      last.rows.push(row);
    } else result.push({ from: day, to: day, name, rows: [row] });
  }
  return result;
}

/** One line of a pasted list. */
export interface PastedDays {
  readonly from: Day;
  readonly to: Day;
  readonly name: string;
}

export interface PastedList {
  readonly days: readonly PastedDays[];
  /** Numbers of the lines that name no day, the first being 1. */
  readonly unreadable: readonly number[];
}

const DATE = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?/u;
/** Between the first day and the last; the last may leave out what it shares with the first: "10月1日至7日", "2026-10-01 ~ 10-07". */
const UNTIL = /^\s*(?:-|–|—|~|～|至|到|to|until|\t)\s*(?:(\d{4})\s*[-/.年]\s*)?(?:(\d{1,2})\s*[-/.月]\s*)?(\d{1,2})\s*日?/iu;

/** Days off as people paste them from a calendar: a line each, a day or a first and a last one, then the name. */
export function readDaysOff(text: string): PastedList {
  const days: PastedDays[] = [];
  const unreadable: number[] = [];
  for (const [index, line] of text.split(/\r\n|\r|\n/u).entries()) {
    if (line.trim() === "") continue;
    const read = readLine(line.normalize("NFKC"));
    if (read === null) unreadable.push(index + 1);
    else days.push(read);
  }
  return { days, unreadable };
}

function readLine(line: string): PastedDays | null {
  const first = DATE.exec(line);
  if (first === null) return null;
  const [year, month, day] = [Number(first[1]), Number(first[2]), Number(first[3])];
  const from = dayOf(year, month, day);
  const after = line.slice(first.index + first[0].length);
  const until = UNTIL.exec(after);
  const to = until === null ? from : dayOf(Number(until[1] ?? year), Number(until[2] ?? month), Number(until[3]));
  if (from === null || to === null || to < from || to - from >= LONGEST) return null;
  const rest = `${line.slice(0, first.index)} ${until === null ? after : after.slice(until[0].length)}`;
  return { from, to, name: rest.replace(/^[\s,;:，；：|"]+|[\s,;:，；：|"]+$/gu, "").replace(/\s+/gu, " ") };
}

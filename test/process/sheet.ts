import { dayOf } from "../../src/process/calendar";
import type { Cell, Day } from "../../src/process/model";

/** The serial number of a day written as 2026-01-31. */
export function day(iso: string): Day {
  const [year, month, dayOfMonth] = iso.split("-").map(Number);
  return dayOf(year!, month!, dayOfMonth!)!;
}

/**
 * A range written as people see it: one line a row, cells parted by |. Numbers are numbers, 2026-01-31 is a date as Excel
 * hands it over, TRUE and FALSE are booleans, 'text after an apostrophe is text; a blank cell is "".
 */
export function sheet(text: string): Cell[][] {
  const lines = text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  const rows = lines.map((line) => line.split("|").map((cell) => cellOf(cell.trim())));
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<Cell>(width - row.length).fill("")]);
}

function cellOf(text: string): Cell {
  if (/^\d{4}-\d{2}-\d{2}$/u.test(text)) return day(text);
  if (/^-?\d+(\.\d+)?$/u.test(text)) return Number(text);
  if (text === "TRUE" || text === "FALSE") return text === "TRUE";
  return text.startsWith("'") ? text.slice(1) : text;
}

/** Runs `body` in each of four time zones: west and east of Greenwich, with and without summer time. */
export function inTimeZones(body: () => void): void {
  const before = process.env.TZ;
  try {
    for (const zone of ["America/Los_Angeles", "UTC", "Asia/Shanghai", "Pacific/Kiritimati"]) {
      process.env.TZ = zone;
      body();
    }
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
}

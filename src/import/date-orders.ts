import { COLUMNS } from "../process/columns";
import type { Cell, Day } from "../process/model";
import type { DateColumn, ImportSource, MappedColumn, Mapping } from "./import-plan";
import { dayIn, isSerial, writtenDate } from "./written-date";

const EXAMPLES = 3;

/** Whether the column's cells are read as days. */
function holdsDays(column: MappedColumn): boolean {
  const { meaning } = column;
  if (meaning === "stageEntered") return true;
  return meaning !== "extra" && meaning !== "leftOut" && COLUMNS[meaning].type === "day";
}

/**
 * How the dates of each day column are written. One value with a day above 12 proves the order of its column; where
 * none does, the order is "ambiguous" and the person has to say: 3/4/2024 is never guessed.
 */
export function dateOrders(source: ImportSource, mapping: Mapping): readonly DateColumn[] {
  const columns = mapping.columns.flatMap((column, index) =>
    holdsDays(column) ? [{ index, header: column.header, ...orderOf(valuesBelow(source, mapping, index)) }] : []
  );
  const proven = new Set(columns.map((column) => column.order));
  const suggestion = proven.has("mdy") === proven.has("dmy") ? null : proven.has("mdy") ? "mdy" : "dmy";
  return columns.map((column) => ({ ...column, suggestion: column.order === "ambiguous" ? suggestion : column.suggestion }));
}

/** A date that stands in the source as a serial number. */
export interface SerialDate {
  readonly header: string;
  /** The days that it means in the usual date system and in the one of 1904. */
  readonly in1900: Day;
  readonly in1904: Day;
}

/** The first date that is a serial number, to ask by which date system it counts; null where every date is written out. */
export function firstSerial(source: ImportSource, mapping: Mapping): SerialDate | null {
  const columns = mapping.columns.map((column, index) => ({ ...column, index })).filter(holdsDays);
  for (const { header, index } of columns) {
    for (const value of valuesBelow(source, mapping, index)) {
      if (!isSerial(value)) continue;
      const dayOf = (date1904: boolean) => dayIn(writtenDate(value, date1904), "any") as Day;
      return { header, in1900: dayOf(false), in1904: dayOf(true) };
    }
  }
  return null;
}

function* valuesBelow(source: ImportSource, mapping: Mapping, index: number): Generator<Cell> {
  for (let row = mapping.headerRow + 1; row < source.grid.length; row += 1) yield source.grid[row][index];
}

function orderOf(values: Iterable<Cell>): Pick<DateColumn, "order" | "suggestion" | "examples"> {
  const seen = new Set<string>();
  const ambiguous: string[] = [];
  const others: string[] = [];
  let monthFirst = 0;
  let dayFirst = 0;
  let yearFirst = 0;
  for (const value of values) {
    // A proof counts once however often it is repeated, and most dates repeat.
    if (typeof value !== "string" || seen.has(value)) continue;
    seen.add(value);
    const written = writtenDate(value);
    if (written.kind === "day" && written.yearFirst) yearFirst += 1;
    if (written.kind === "day" && others.length < EXAMPLES) others.push(value);
    if (written.kind !== "either") continue;
    if (written.monthFirst !== null && written.dayFirst !== null) {
      if (written.monthFirst !== written.dayFirst && ambiguous.length < EXAMPLES) ambiguous.push(value);
      continue;
    }
    if (written.monthFirst !== null) monthFirst += 1;
    else dayFirst += 1;
    if (others.length < EXAMPLES) others.push(value);
  }
  const examples = [...ambiguous, ...others].slice(0, EXAMPLES);
  if (monthFirst > 0 && dayFirst > 0) {
    return { order: "contradictory", suggestion: monthFirst > dayFirst ? "mdy" : monthFirst < dayFirst ? "dmy" : null, examples };
  }
  if (monthFirst > 0) return { order: "mdy", suggestion: null, examples };
  if (dayFirst > 0) return { order: "dmy", suggestion: null, examples };
  if (ambiguous.length > 0) return { order: "ambiguous", suggestion: null, examples };
  return { order: yearFirst > 0 ? "ymd" : "any", suggestion: null, examples };
}

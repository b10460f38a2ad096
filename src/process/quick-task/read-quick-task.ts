import type { Day } from "../model";
import { CHINESE_DAYS } from "./chinese-days";
import { ENGLISH_DAYS } from "./english-days";
import { folded } from "./folded";
import { namedDeals, type NamedDeal } from "./named-deals";

/** What a line such as "call Acme tomorrow 10:00" says. */
export interface QuickTask<D> {
  /** The line without the day. A time stays in it, and so do names: "send the offer to" would say nothing. */
  readonly task: string;
  /** The day that is said; today when none is. */
  readonly day: Day;
  /** The one deal that is named, by its own or its customer's name; null when none is, or several. */
  readonly deal: D | null;
  /** All deals that are named. */
  readonly candidates: readonly D[];
}

/** People write in both languages in one workbook, whatever language the pane is in. */
const PHRASES = [...ENGLISH_DAYS, ...CHINESE_DAYS];

/**
 * Reads a task from a line: of several days the first that is said, of phrases that begin at one place the longest. Days
 * within a deal's name ("Monday Coffee") are none.
 */
export function readQuickTask<D extends NamedDeal>(line: string, today: Day, deals: readonly D[]): QuickTask<D> {
  const text = folded(line);
  const names = namedDeals(text, deals);
  const candidates = [...new Set(names.map(({ deal }) => deal))];
  const said = PHRASES.flatMap(({ pattern, day }) =>
    [...text.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length, day: day(match.groups ?? {}, today) }))
  )
    .filter(({ from, to, day }) => day !== null && !names.some((name) => name.from < to && from < name.to))
    .sort((one, other) => one.from - other.from || other.to - one.to)[0];
  return {
    task: said === undefined ? line.trim() : without(line, said.from, said.to),
    day: said?.day ?? today,
    deal: candidates.length === 1 ? candidates[0]! : null,
    candidates,
  };
}

/** The line without a part, and without the blanks and commas that were around it, or the colon after a day at the beginning. */
function without(line: string, from: number, to: number): string {
  const [before, after] = [line.slice(0, from), line.slice(to)];
  const [head, tail] = [before.replace(/[\s,，、]+$/u, ""), after.replace(/^[\s,，、]+/u, "")];
  if (head === "") return tail.replace(/^[:：]\s*/u, "").trim();
  const parted = head !== before || tail !== after;
  return `${head}${parted ? " " : ""}${tail}`.trim();
}

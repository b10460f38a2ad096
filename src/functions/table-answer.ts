import { language, t } from "../locales";
import { isoDay, today } from "../process/calendar";
import { errorIn } from "../process/cells";
import { inBackground } from "../process/in-background";
import type { Grid } from "../process/model";
import { WHOLE_PROCESS, type Kept } from "../process/workbook-tables";
import { rangeOrNull, textOf, wrong } from "./arguments";
import { handleIn, workbookTables } from "./kept-tables-in";

/** How often to look whether it is another day: a timer set for midnight sleeps when the machine does. */
const LOOK_AT_CLOCK_MS = 30_000;

/**
 * The answer of SALES.TABLE: the text of the handle, again whenever its table or the day is another. Two handles with the
 * same text have the same data.
 *
 * @param name name of a table; a range with its header row; left out, the whole process
 * @param address of the range, with its sheet
 * @param show shows a text, or what is wrong
 * @returns ends it
 */
export function tableAnswer(name: unknown, address: string | undefined, show: (compute: () => string) => void): () => void {
  let stop: (() => void) | null = null;
  let isOver = false;
  let kept: (() => Kept) | null = null;
  let shown: string | null = null;
  let day = today();

  const tell = () => {
    if (kept === null || isOver) return;
    let text: string | null = null;
    try {
      text = handleText(kept());
    } catch {
      // shown as what it is, below
    }
    if (text !== null && text === shown) return; // the same text would disturb nobody, but Excel need not look
    shown = text;
    const current = kept;
    show(() => text ?? handleText(current()));
  };
  const begin = async () => {
    const { source, cells } = sourceOf(name, address);
    const tables = await workbookTables();
    if (isOver) return;
    stop = tables.follow(source, cells, (now) => {
      kept = now;
      tell();
    });
  };
  begin().catch((error: unknown) =>
    show(() => {
      throw error;
    })
  );
  const clock = inBackground(
    setInterval(() => {
      if (today() === day) return;
      day = today();
      tell();
    }, LOOK_AT_CLOCK_MS)
  );
  return () => {
    isOver = true;
    clearInterval(clock);
    stop?.();
  };
}

/** What to keep: the table that is named, the range that is given with its cells, or the process. */
function sourceOf(name: unknown, address: string | undefined): { source: string; cells: Grid | null } {
  const grid = rangeOrNull(name);
  if (grid === null) return { source: WHOLE_PROCESS, cells: null };
  if (grid.length === 1 && grid[0]!.length === 1) {
    const handle = errorIn(grid[0]![0]) === null ? handleIn(name) : null; // the cell of another handle
    if (handle !== null && handle.where.length > 0) throw wrong("functions:tableOfView", "name");
    return { source: handle?.source ?? textOf(name, "name"), cells: null };
  }
  if (address === undefined || !address.includes("!")) throw wrong("functions:tableOfNoRange", "name");
  return { source: address, cells: grid };
}

/** The text of a handle: what to rebuild it from, and a fingerprint of what it saw. kept-tables-in.ts reads it. */
export function handleText({ source, where, rows, hash }: Kept): string {
  const name = source === WHOLE_PROCESS ? t("reasons:wholeProcess") : source;
  return [where === undefined ? name : `${name} ${where}`, t("reasons:rows", { count: rows, rows: rows.toLocaleString(language()) }), isoDay(today()), hash].join(" · ");
}

import { inBackground } from "../process/in-background";
import type { Grid } from "../process/model";
import { readTable, type SheetTable } from "../process/read-table";

/** Tables kept, and cells kept in all of them but for the last one: a dashboard asks several functions about the same two or three tables. */
const TABLES = 4;
const CELLS = 4_000_000;
/** Milliseconds after which a burst of calls is over and the memory is given back. */
const BURST = 5_000;

let kept: { readonly grid: Grid; readonly table: SheetTable }[] = [];
let forget: ReturnType<typeof setTimeout> | undefined;

/**
 * Reads a range, once for all functions that ask about the same contents in a burst of recalculation. Excel hands every
 * call its own copy of the range, so contents are compared, cell by cell: that is much quicker than reading, and unlike
 * a checksum never wrong.
 */
export function readOnce(grid: Grid): SheetTable {
  const known = kept.find((entry) => sameCells(entry.grid, grid));
  const entry = known ?? { grid, table: readTable(grid) };
  kept = [entry, ...kept.filter((other) => other !== entry)].slice(0, TABLES);
  while (kept.length > 1 && kept.reduce((sum, { grid: { length, 0: row } }) => sum + length * (row?.length ?? 0), 0) > CELLS) kept.pop();
  clearTimeout(forget);
  forget = inBackground(setTimeout(forgetTables, BURST));
  return entry.table;
}

/** Gives back the memory at once. */
export function forgetTables(): void {
  kept = [];
}

function sameCells(one: Grid, other: Grid): boolean {
  if (one === other) return true;
  if (one.length !== other.length || one[0]?.length !== other[0]?.length) return false;
  for (let row = 0; row < one.length; row++) {
    const [cells, others] = [one[row]!, other[row]!];
    for (let at = 0; at < cells.length; at++) {
      if (cells[at] !== others[at]) return false; // errors are objects, never the same ones: such a range is read again
    }
  }
  return true;
}

import type { Cell, Grid } from "./model";
import { readTable, type SheetTable } from "./read-table";
import type { TableKind } from "./columns";

/** Tells the header row from a row of the body with the same cells. */
const HEADER_SEED = 0x9747b28c;
const ROW_SEED = 0x3c6ef372;

/**
 * A copy of a table: its header row and the rows of its body, with a hash of what they hold. The hash is the sum of the
 * rows' own hashes, so that a changed row takes its old one away and adds its new one, and the order of rows is the same
 * to it.
 */
export class TableCopy {
  private constructor(
    /** The header row and the rows below it. Never changed: a change makes another copy. */
    readonly grid: Grid,
    /** 32 bits. */
    readonly hash: number
  ) {}

  static of(grid: Grid): TableCopy {
    return new TableCopy(grid, grid.reduce((sum, row, at) => (sum + rowHash(row, at)) >>> 0, 0));
  }

  /** Rows of the body. */
  get rows(): number {
    return Math.max(0, this.grid.length - 1);
  }

  /** The same with other rows from row `from` of the body (the first is 0) on. */
  with(from: number, rows: Grid): TableCopy {
    const grid = [...this.grid];
    let { hash } = this;
    rows.forEach((row, index) => {
      const at = from + 1 + index;
      hash = (hash - rowHash(grid[at]!, at) + rowHash(row, at)) >>> 0;
      grid[at] = row;
    });
    return new TableCopy(grid, hash);
  }

  private readonly read = new Map<TableKind | null, SheetTable>();

  /** Its typed columns, each read when it is first asked for. */
  table(kind: TableKind | null = null): SheetTable {
    let table = this.read.get(kind);
    if (table === undefined) this.read.set(kind, (table = readTable(this.grid, kind === null ? {} : { kind })));
    return table;
  }
}

/** A hash of 32 bits as text. */
export function hashText(hash: number): string {
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** Another hash made of several, in their order, and of a text with each. */
export function hashOf(parts: readonly (readonly [string, number])[]): number {
  let hash = HEADER_SEED;
  for (const [text, part] of parts) hash = step(hashCell(hash, text), part);
  return finish(hash);
}

function rowHash(row: readonly Cell[], at: number): number {
  let hash = at === 0 ? HEADER_SEED : ROW_SEED;
  for (const cell of row) hash = hashCell(hash, cell);
  return finish(hash);
}

const number = new Float64Array(1);
const bits = new Int32Array(number.buffer);

/** A cell by its type and its value: 1 is not "1", and a blank is the same however it comes. */
function hashCell(hash: number, cell: Cell | undefined): number {
  if (typeof cell === "number") {
    number[0] = cell;
    return step(step(step(hash, 1), bits[0]!), bits[1]!);
  }
  if (typeof cell === "boolean") return step(hash, cell ? 2 : 3);
  const text = cell === null || cell === undefined ? "" : typeof cell === "string" ? cell : JSON.stringify(cell);
  let next = step(hash, 4 + text.length * 8);
  for (let at = 0; at < text.length; at++) next = step(next, text.charCodeAt(at));
  return next;
}

/** MurmurHash3 (public domain): one word more. */
function step(hash: number, word: number): number {
  let mixed = Math.imul(word, 0xcc9e2d51);
  mixed = Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
  const next = hash ^ mixed;
  return (Math.imul((next << 13) | (next >>> 19), 5) + 0xe6546b64) | 0;
}

/** Its end: every bit of the input changes half of those of the output, so that sums of hashes do not cancel out. */
function finish(hash: number): number {
  let last = hash ^ (hash >>> 16);
  last = Math.imul(last, 0x85ebca6b);
  last = Math.imul(last ^ (last >>> 13), 0xc2b2ae35);
  return (last ^ (last >>> 16)) >>> 0;
}

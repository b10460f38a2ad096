import { CodedColumn, ColumnMaker, NumberColumn, withCells, type CellColumn, type CellList, type Codes } from "./cell-column";
import { headerRowOf, type CellTable } from "./cell-table";
import type { TableKind } from "./columns";
import type { Cell, Grid } from "./model";
import { PackedTexts } from "./packed-texts";
import { readTable, type SheetTable } from "./read-table";
import type { Rows } from "./typed-columns";

/** Tells the header row from a row of the body with the same cells. */
const HEADER_SEED = 0x9747b28c;
const ROW_SEED = 0x3c6ef372;
/** Different texts of a column from which on they are packed. */
const MANY = 1_000;
const ROWS_AT_ONCE = 512;

/**
 * A copy of a table: its header row and the columns of its body, with a hash of what they hold. The hash is the sum of the
 * rows' own hashes, so that a changed row takes its old one away and adds its new one, and the order of rows is the same
 * to it. Never changed: a change makes another copy, which has the columns in common that it did not touch.
 */
export class TableCopy implements CellTable {
  private constructor(
    readonly headerRow: number,
    readonly header: readonly Cell[],
    /** Rows of the body. */
    readonly length: number,
    private readonly columns: readonly CellColumn[],
    /** 32 bits. */
    readonly hash: number,
    /** The hash of each row; null: nobody has asked. */
    private rowHashes: Int32Array | null = null
  ) {}

  /** Copies a range. What is above its header row is left out. */
  static of(grid: Grid): TableCopy {
    const headerRow = headerRowOf(grid);
    const header = grid[headerRow] ?? [];
    const length = Math.max(0, grid.length - headerRow - 1);
    const columns = columnsOf(grid, headerRow + 1, header.length);
    const hash = bodyHashes(length, columns).reduce((sum, ofRow) => (sum + ofRow) >>> 0, rowHash(HEADER_SEED, header));
    return new TableCopy(headerRow, header, length, columns.map(packed), hash);
  }

  column(index: number): CellColumn {
    return this.columns[index]!;
  }

  cell(i: number, index: number): Cell {
    return this.columns[index]!.cell(i);
  }

  rowNumber(i: number): number {
    return this.headerRow + 2 + i;
  }

  /** The hash of some of its rows, as of a table that has no others. */
  hashOf(rows: Rows): number {
    if (rows === null) return this.hash;
    const hashes = (this.rowHashes ??= bodyHashes(this.length, this.columns));
    return rows.reduce((sum, i) => (sum + hashes[i]!) >>> 0, rowHash(HEADER_SEED, this.header));
  }

  /** The same with other rows from row `from` of the body (the first is 0) on. */
  with(from: number, rows: Grid): TableCopy {
    let { hash } = this;
    const rowHashes = this.rowHashes?.slice() ?? null;
    rows.forEach((row, at) => {
      const before = rowHash(ROW_SEED, this.columns.map((column) => column.cell(from + at)));
      const now = rowHash(ROW_SEED, row);
      hash = (hash - before + now) >>> 0;
      if (rowHashes !== null) rowHashes[from + at] = now;
    });
    const columns = this.columns.map((column, index) => {
      const changed = withCells(column, new Map(rows.map((row, at) => [from + at, row[index]])));
      return changed === column ? column : packed(changed);
    });
    return new TableCopy(this.headerRow, this.header, this.length, columns, hash, rowHashes);
  }

  private readonly read = new Map<TableKind | null, SheetTable>();

  /** Its typed columns, each read when it is first asked for. */
  table(kind: TableKind | null = null): SheetTable {
    let table = this.read.get(kind);
    if (table === undefined) this.read.set(kind, (table = readTable(this, kind === null ? {} : { kind })));
    return table;
  }
}

/** The columns of the rows from `first` on; some rows at a time, which the processor then has at hand for all columns. */
function columnsOf(grid: Grid, first: number, width: number): CellColumn[] {
  const length = Math.max(0, grid.length - first);
  const makers = Array.from({ length: width }, () => new ColumnMaker(length));
  for (let start = 0; start < length; start += ROWS_AT_ONCE) {
    const end = Math.min(length, start + ROWS_AT_ONCE);
    makers.forEach((maker, index) => maker.add(end, (i) => grid[first + i]![index]));
  }
  return makers.map((maker) => maker.column());
}

/** A column of many different texts with the texts packed; any other as it is. */
function packed(column: CellColumn): CellColumn {
  if (!(column instanceof CodedColumn) || !Array.isArray(column.cells) || column.cells.length < MANY) return column;
  const { cells, length } = column;
  if (!cells.every((cell) => typeof cell === "string")) return column;
  return new CodedColumn(length, column.hasOwnCodes ? column.codes : null, new PackedTexts(cells), column.isPlain);
}

/** A hash of 32 bits as text. */
export function hashText(hash: number): string {
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** Another hash made of several, in their order, and of a text with each. */
export function hashOf(parts: readonly (readonly [string, number])[]): number {
  let hash = HEADER_SEED;
  for (const [text, part] of parts) hash = step(step(hash, cellHash(text)), part);
  return finish(hash);
}

/** The rows' hashes, by way of columns: of those with codes each different cell is hashed once. */
function bodyHashes(length: number, columns: readonly CellColumn[]): Int32Array {
  const hashes = new Int32Array(length).fill(ROW_SEED);
  for (const column of columns) {
    if (column instanceof NumberColumn) addNumbers(hashes, column);
    else addCodes(hashes, column.codes, hashesOf(column.cells));
  }
  for (let i = 0; i < length; i++) hashes[i] = finish(hashes[i]!);
  return hashes;
}

function addNumbers(hashes: Int32Array, { values }: NumberColumn): void {
  const [blank, blankHash] = [values instanceof Uint16Array ? 0 : NaN, cellHash("")];
  for (let i = 0; i < hashes.length; i++) {
    const value = values[i]!;
    hashes[i] = step(hashes[i]!, Object.is(value, blank) ? blankHash : numberHash(value));
  }
}

function addCodes(hashes: Int32Array, codes: Codes, ofCode: Int32Array): void {
  for (let i = 0; i < hashes.length; i++) hashes[i] = step(hashes[i]!, ofCode[codes[i]!]!);
}

function hashesOf(cells: CellList): Int32Array {
  const hashes = new Int32Array(cells.length);
  for (let code = 0; code < hashes.length; code++) hashes[code] = cellHash(cells.at(code));
  return hashes;
}

function rowHash(seed: number, row: readonly Cell[]): number {
  return finish(row.reduce<number>((hash, cell) => step(hash, cellHash(cell)), seed));
}

const number = new Float64Array(1);
const bits = new Int32Array(number.buffer);

/** A cell by its type and its value: 1 is not "1", and a blank is the same however it comes. */
function cellHash(cell: Cell): number {
  if (typeof cell === "number") return numberHash(cell);
  if (typeof cell === "boolean") return cell ? 2 : 3;
  const text = cell === null || cell === undefined ? "" : typeof cell === "string" ? cell : JSON.stringify(cell);
  let hash = 4 + text.length * 8;
  for (let at = 0; at < text.length; at++) hash = step(hash, text.charCodeAt(at));
  return hash;
}

function numberHash(value: number): number {
  if (value === (value | 0)) return step(1, value | 0);
  number[0] = value;
  return step(step(0, bits[0]!), bits[1]!);
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

import { CodedColumn, columnsOfCells, NumberColumn, withCells, type CellColumn, type CellList, type Codes } from "./cell-column";
import { headerRowOf, type CellTable } from "./cell-table";
import type { TableKind } from "./columns";
import { cellHash, finish, HEADER_SEED, numberHash, ROW_SEED, rowHash, step } from "./hashes";
import type { Cell, Grid } from "./model";
import { PackedTexts } from "./packed-texts";
import { readTable, type SheetTable } from "./read-table";
import type { Rows } from "./typed-columns";

/** Different texts of a column from which on they are packed. */
const MANY = 1_000;

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
    const columns = columnsOfCells(grid, headerRow + 1, [...header.keys()]);
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

/** A column of many different texts with the texts packed; any other as it is. */
function packed(column: CellColumn): CellColumn {
  if (!(column instanceof CodedColumn) || !Array.isArray(column.cells) || column.cells.length < MANY) return column;
  const { cells, length } = column;
  if (!cells.every((cell) => typeof cell === "string")) return column;
  return new CodedColumn(length, column.hasOwnCodes ? column.codes : null, new PackedTexts(cells), column.isPlain, column.isExact);
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

function addNumbers(hashes: Int32Array, { values, blank }: NumberColumn): void {
  const blankHash = cellHash("");
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

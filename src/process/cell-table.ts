import { columnOfCells, NumberColumn, type CellColumn, type CodedColumn } from "./cell-column";
import { isBlank } from "./cells";
import type { Cell, Grid } from "./model";

/** The cells of a range with its header row, by column. */
export interface CellTable {
  /** The place of the header row in the range: the first row that is not blank. */
  readonly headerRow: number;
  readonly header: readonly Cell[];
  /** How many rows are below the header row. */
  readonly length: number;
  /** The cells below the header row. */
  column(index: number): CellColumn;
  /** A cell of row `i` below the header row. */
  cell(i: number, index: number): Cell;
  /** The number of row `i` in the range, the first row of which is 1. */
  rowNumber(i: number): number;
}

/** A range as Excel hands it over; its columns are made when they are asked for. */
export class RangeCells implements CellTable {
  readonly headerRow: number;
  readonly header: readonly Cell[];
  private readonly columns: CellColumn[] = [];

  constructor(private readonly grid: Grid) {
    this.headerRow = headerRowOf(grid);
    this.header = grid[this.headerRow] ?? [];
  }

  get length(): number {
    return Math.max(0, this.grid.length - this.headerRow - 1);
  }

  column(index: number): CellColumn {
    return (this.columns[index] ??= columnOfCells(this.grid, this.headerRow + 1, index));
  }

  cell(i: number, index: number): Cell {
    return this.grid[this.headerRow + 1 + i]![index];
  }

  rowNumber(i: number): number {
    return this.headerRow + 2 + i;
  }
}

/** The first row of a range that is not blank; their number when all are. */
export function headerRowOf(grid: Grid): number {
  const first = grid.findIndex((row) => !row.every(isBlank));
  return first < 0 ? grid.length : first;
}

/** The places of the rows in which the cell of a column is not blank; null: that are all, for which no list is made. */
export function rowsWith(column: CellColumn): Int32Array | null {
  return column instanceof NumberColumn ? rowsWithNumbers(column) : rowsWithCells(column);
}

function rowsWithNumbers(column: NumberColumn): Int32Array | null {
  if (!column.values.includes(column.blank)) return null;
  const rows = new Int32Array(column.length);
  let count = 0;
  for (let i = 0; i < rows.length; i++) if (!column.isBlankAt(i)) rows[count++] = i;
  return rows.slice(0, count);
}

function rowsWithCells({ length, codes, cells, isPlain, hasOwnCodes }: CodedColumn): Int32Array | null {
  const blank = new Uint8Array(cells.length);
  for (let code = 0; code < (isPlain ? 1 : blank.length); code++) if (isBlank(cells.at(code))) blank[code] = 1;
  const isOneBlank = blank.includes(1, 1) || (hasOwnCodes && codes.includes(0));
  if (!isOneBlank) return null;
  const rows = new Int32Array(length);
  let count = 0;
  for (let i = 0; i < length; i++) if (blank[codes[i]!] === 0) rows[count++] = i;
  return count === length ? null : rows.slice(0, count); // after an edit no row may have the blank one
}

/** The places of the rows in which some cell is not blank; null: that are all. */
export function filledRows(table: CellTable): Int32Array | null {
  const rows = Int32Array.from({ length: table.length }, (_, i) => i).filter((i) => !isBlankRow(table, i));
  return rows.length === table.length ? null : rows;
}

/** Whether every cell of a row is blank. */
function isBlankRow(table: CellTable, i: number): boolean {
  for (let index = 0; index < table.header.length; index++) if (!isBlank(table.cell(i, index))) return false;
  return true;
}

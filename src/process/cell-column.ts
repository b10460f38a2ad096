import type { Cell, Grid } from "./model";

/** A number for each row, which stands for one of a few values: as narrow as they let it be. */
export type Codes = Uint8Array | Uint16Array | Int32Array;

/** Cells by their place. */
export interface CellList {
  readonly length: number;
  at(place: number): Cell | undefined;
}

/** The cells of a column below its header, as they came; blank cells are "". Never changed: a change makes another column. */
export type CellColumn = NumberColumn | CodedColumn;

/** What was read of a column, once for all who ask for it. */
abstract class Column {
  private readonly readings = new Map<string, unknown>();

  reading<T>(as: string, read: () => T): T {
    if (!this.readings.has(as)) this.readings.set(as, read());
    return this.readings.get(as) as T;
  }
}

/** A column of numbers and blanks. */
export class NumberColumn extends Column {
  constructor(
    /** Whole numbers up to 65535, such as the days up to the year 2079, with 0 for a blank; or any, with NaN for a blank. */
    readonly values: Uint16Array | Float64Array
  ) {
    super();
  }

  get length(): number {
    return this.values.length;
  }

  /** What stands for a blank among the values. */
  get blank(): number {
    return this.values instanceof Uint16Array ? 0 : NaN;
  }

  cell(i: number): Cell {
    const value = this.values[i]!;
    return this.isBlankAt(i) ? "" : value;
  }

  isBlankAt(i: number): boolean {
    return this.values instanceof Uint16Array ? this.values[i] === 0 : Number.isNaN(this.values[i]);
  }
}

/** A column of cells of any kind, each different one kept once, but in a column of names, where they hardly come again. */
export class CodedColumn extends Column {
  constructor(
    readonly length: number,
    /** Null: every row has a cell of its own, in the order of rows. */
    private readonly ownCodes: Codes | null,
    /** By code; 0 is the blank. */
    readonly cells: CellList,
    /** Every cell but the blank one is a text that begins and ends with a character, and none an error value. */
    readonly isPlain: boolean,
    /** Every cell but the blank one is that of some row; the first row with each comes in the order of codes. */
    readonly isExact: boolean
  ) {
    super();
  }

  get codes(): Codes {
    return this.ownCodes ?? countedTo(this.length);
  }

  get hasOwnCodes(): boolean {
    return this.ownCodes !== null;
  }

  cell(i: number): Cell {
    return this.cells.at(this.ownCodes === null ? i + 1 : this.ownCodes[i]!)!;
  }
}

/** A column whose first cells, as many as this, are all different is taken for one of names. */
const SAMPLE = 1_024;

/** Gives each different cell a code, from 1 on; 0 to a blank one. Of a column of names each cell has its own. */
class Coder {
  readonly cells: Cell[] = [""];
  isPlain = true;
  private readonly codes = new Map<Cell, number>([["", 0], [null, 0], [undefined, 0]]);
  /** The cell before, since rows above each other often say the same. */
  private last: Cell = "";
  private lastCode = 0;
  private repeats = true;
  private hasRepeated = false;

  codeOf(cell: Cell): number {
    if (cell === this.last) return this.lastCode;
    this.last = cell;
    if (this.repeats) {
      const known = this.codes.get(cell);
      if (known !== undefined) {
        this.hasRepeated = true;
        return (this.lastCode = known);
      }
      this.codes.set(cell, this.cells.length);
      if (this.cells.length === SAMPLE) this.repeats = this.hasRepeated;
    } else if (isBlankCell(cell)) {
      return (this.lastCode = 0);
    }
    if (this.isPlain) this.isPlain = typeof cell === "string" && isPlainText(cell);
    return (this.lastCode = this.cells.push(cell) - 1);
  }
}

/** Makes a column of the cells of a grid, from a row on. */
export function columnOfCells(grid: Grid, first: number, index: number): CellColumn {
  return columnsOfCells(grid, first, [index])[0]!;
}

/** Rows that are read of each column in turn: the processor then has them at hand for all columns. */
const ROWS_AT_ONCE = 512;

/** Makes columns of the cells of a grid, from a row on. */
export function columnsOfCells(grid: Grid, first: number, indexes: readonly number[]): CellColumn[] {
  const length = Math.max(0, grid.length - first);
  const makers = indexes.map((index) => new ColumnMaker(grid, first, index));
  for (let end = 0; end < length; ) {
    end = Math.min(length, end + ROWS_AT_ONCE);
    for (const maker of makers) maker.readTo(end);
  }
  return makers.map((maker) => maker.column());
}

/** Makes a column of the cells of a grid below a row, which are read from the first to the last. */
export class ColumnMaker {
  readonly length: number;
  private count = 0;
  /** As long as there are only numbers and blanks. */
  private isNumeric = true;
  /** Null: all are blank so far. */
  private numbers: NumberColumn["values"] | null = null;
  /** Null: every row has a cell of its own so far. */
  private codes: Codes | null = null;
  private readonly coder = new Coder();

  constructor(private readonly grid: Grid, private readonly first: number, private readonly index: number) {
    this.length = Math.max(0, grid.length - first);
  }

  /** Reads the next cells, up to row `end`. */
  readTo(end: number): void {
    if (this.isNumeric) this.readNumbers(end);
    if (this.count < end) this.readCodes(end);
  }

  column(): CellColumn {
    if (this.isNumeric) return new NumberColumn(this.numbers ?? new Uint16Array(this.length));
    return new CodedColumn(this.length, this.codes, this.coder.cells, this.coder.isPlain, true);
  }

  // Lists begin as narrow as can be: making a list that is not in the memory at hand takes as long as filling it.

  /** At the first cell that is no number it begins anew, to be read as codes. */
  private readNumbers(end: number): void {
    const { grid, first, index } = this;
    let { numbers } = this;
    for (let i = this.count; i < end; i++) {
      const cell = grid[first + i]![index];
      if (typeof cell === "number") {
        numbers ??= new Uint16Array(this.length);
        if (!isSmall(cell) && numbers instanceof Uint16Array) numbers = wideNumbers(numbers);
        numbers[i] = cell;
      } else if (!isBlankCell(cell)) {
        this.isNumeric = false;
        this.numbers = null;
        this.count = 0;
        return;
      } else if (numbers instanceof Float64Array) numbers[i] = NaN;
    }
    this.numbers = numbers;
    this.count = end;
  }

  private readCodes(end: number): void {
    const { grid, first, index, coder } = this;
    let { codes } = this;
    let room = codes === null ? 0 : roomOf(codes);
    for (let i = this.count; i < end; i++) {
      const code = coder.codeOf(grid[first + i]![index]);
      if (code >= room) {
        if (codes === null && code === i + 1) continue;
        codes = codes === null ? countedCodes(this.length, i) : new (codes instanceof Uint8Array ? Uint16Array : Int32Array)(codes);
        room = roomOf(codes);
      }
      codes![i] = code;
    }
    this.codes = codes;
    this.count = end;
  }
}

/** Numbers of two bytes, 0 for a blank, as any numbers, NaN for a blank. */
function wideNumbers(numbers: Uint16Array): Float64Array {
  const wide = new Float64Array(numbers);
  for (let at = wide.indexOf(0); at >= 0; at = wide.indexOf(0, at + 1)) wide[at] = NaN;
  return wide;
}

/** How many different codes fit. */
function roomOf(codes: Codes): number {
  return codes instanceof Uint8Array ? 0x100 : codes instanceof Uint16Array ? 0x1_0000 : Infinity;
}

/** Codes of which the first are 1, 2, 3 … `count`, and those after them are to come. */
function countedCodes(length: number, count: number): Codes {
  const codes = count < 0xff ? new Uint8Array(length) : count < 0xffff ? new Uint16Array(length) : new Int32Array(length);
  for (let i = 0; i < count; i++) codes[i] = i + 1;
  return codes;
}

/** The column as one of codes, numbers too. */
export function coded(column: CellColumn): CodedColumn {
  if (column instanceof CodedColumn) return column;
  return column.reading("coded", () => codedOf(column));
}

function isSmall(number: number): boolean {
  return number === (number & 0xffff) && number !== 0;
}

function codedOf(column: NumberColumn): CodedColumn {
  const coder = new Coder();
  const codes = new Int32Array(column.length);
  for (let i = 0; i < codes.length; i++) codes[i] = coder.codeOf(column.cell(i));
  return new CodedColumn(column.length, narrow(codes, coder.cells.length), coder.cells, false, true);
}

/** Whether a text begins and ends with an ASCII character that is no space, and cannot be an error value. */
function isPlainText(text: string): boolean {
  const [first, last] = [text.charCodeAt(0), text.charCodeAt(text.length - 1)];
  return first > 32 && first < 127 && first !== 35 && last > 32 && last < 127;
}

/** The codes below `size` in no more bytes than they need. */
export function narrow(codes: Int32Array, size: number): Codes {
  return size <= 0x100 ? new Uint8Array(codes) : size <= 0x1_0000 ? new Uint16Array(codes) : codes;
}

/** What is said of each row by its code. */
export function ofCodes(codes: Codes, said: ArrayLike<number>): Int32Array {
  const of = new Int32Array(codes.length);
  for (let i = 0; i < of.length; i++) of[i] = said[codes[i]!]!;
  return of;
}

/** A column with other cells in some of its rows; itself when they are as they were. */
export function withCells(column: CellColumn, cells: ReadonlyMap<number, Cell>): CellColumn {
  const changed = [...cells].filter(([i, cell]) => column.cell(i) !== (cell ?? ""));
  if (changed.length === 0) return column;
  const quick = column instanceof NumberColumn ? withNumbers(column, changed) : withCoded(column, changed);
  return quick ?? columnOfCells(Array.from({ length: column.length }, (_, i) => [cells.has(i) ? cells.get(i) : column.cell(i)]), 0, 0);
}

function withNumbers({ values, blank }: NumberColumn, changed: readonly (readonly [number, Cell])[]): NumberColumn | null {
  const isWide = values instanceof Float64Array;
  const copy = values.slice();
  for (const [i, cell] of changed) {
    if (isBlankCell(cell)) copy[i] = blank;
    else if (typeof cell === "number" && (isWide || isSmall(cell))) copy[i] = cell;
    else return null;
  }
  return new NumberColumn(copy);
}

/** Null where the column has to be made anew: a packed one, or one of too many cells for its codes. */
function withCoded(column: CodedColumn, changed: readonly (readonly [number, Cell])[]): CodedColumn | null {
  if (!column.hasOwnCodes || !Array.isArray(column.cells)) return null;
  const codes = column.codes.slice();
  const most = codes.BYTES_PER_ELEMENT === 1 ? 0x100 : 0x1_0000;
  const cells = [...(column.cells as Cell[])];
  for (const [i, cell] of changed) {
    let code = isBlankCell(cell) ? 0 : cells.indexOf(cell);
    if (code < 0) code = cells.push(cell) - 1;
    if (code >= most) return null;
    codes[i] = code;
  }
  const isPlain = column.isPlain && changed.every(([, cell]) => isBlankCell(cell) || (typeof cell === "string" && isPlainText(cell)));
  return new CodedColumn(column.length, codes, cells, isPlain, false);
}

function isBlankCell(cell: Cell | undefined): boolean {
  return cell === "" || cell === null || cell === undefined;
}

let counted: WeakRef<Int32Array> | null = null;

/** 1, 2, 3 … `length`; one list for all, as long as one of them is in use. */
function countedTo(length: number): Int32Array {
  let numbers = counted?.deref();
  if (numbers === undefined || numbers.length < length) {
    numbers = new Int32Array(length);
    for (let at = 0; at < length; at++) numbers[at] = at + 1;
    counted = new WeakRef(numbers);
  }
  return numbers.subarray(0, length);
}

import type { Cell } from "./model";
import { TextIndex } from "./text-index";

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

  cell(i: number): Cell {
    const value = this.values[i]!;
    return this.isBlankAt(i) ? "" : value;
  }

  isBlankAt(i: number): boolean {
    return this.values instanceof Uint16Array ? this.values[i] === 0 : Number.isNaN(this.values[i]);
  }
}

/** A column of cells of any kind, each different one kept once. */
export class CodedColumn extends Column {
  constructor(
    readonly length: number,
    /** Null: every row has a cell of its own, in the order of rows. */
    private readonly ownCodes: Codes | null,
    /** By code; 0 is the blank. */
    readonly cells: CellList
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

/** Makes a column of its cells. */
export function columnOfCells(length: number, cellAt: (i: number) => Cell | undefined): CellColumn {
  return numbersOf(length, cellAt) ?? codedOf(length, cellAt);
}

/** The column as one of codes, numbers too. */
export function coded(column: CellColumn): CodedColumn {
  if (column instanceof CodedColumn) return column;
  return column.reading("coded", () => codedOf(column.length, (i) => column.cell(i)));
}

function numbersOf(length: number, cellAt: (i: number) => Cell | undefined): NumberColumn | null {
  const small = new Uint16Array(length);
  let values: Uint16Array | Float64Array = small;
  for (let i = 0; i < length; i++) {
    const cell = cellAt(i);
    if (typeof cell === "number") {
      if (values === small && !isSmall(cell)) values = widened(small, i);
      values[i] = cell;
    } else if (cell !== "" && cell !== null && cell !== undefined) {
      return null;
    } else if (values !== small) {
      values[i] = NaN;
    }
  }
  return new NumberColumn(values);
}

function isSmall(number: number): boolean {
  return number >= 1 && number <= 65_535 && Math.floor(number) === number;
}

/** The first `count` values of a column as any numbers. */
function widened(small: Uint16Array, count: number): Float64Array {
  const values = new Float64Array(small.length);
  for (let i = 0; i < count; i++) values[i] = small[i] === 0 ? NaN : small[i]!;
  return values;
}

function codedOf(length: number, cellAt: (i: number) => Cell | undefined): CodedColumn {
  const codes = new Int32Array(length);
  const cells: Cell[] = [""];
  const texts = new TextIndex(cells, false);
  const others = new Map<Cell, number>();
  let [before, code, isCounted] = ["" as Cell | undefined, 0, true]; // the row above often says the same
  for (let i = 0; i < length; i++) {
    const cell = cellAt(i);
    if (cell !== before) {
      before = cell;
      if (typeof cell === "string") code = cell === "" ? 0 : texts.placeOf(cell);
      else if (cell === null || cell === undefined) code = 0;
      else if ((code = others.get(cell) ?? 0) === 0) others.set(cell, (code = cells.push(cell) - 1));
    }
    codes[i] = code;
    if (code !== i + 1) isCounted = false;
  }
  return new CodedColumn(length, isCounted ? null : narrow(codes, cells.length), cells);
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
  return (column instanceof NumberColumn ? withNumbers(column, changed) : withCoded(column, changed)) ?? columnOfCells(column.length, (i) => cells.get(i) ?? column.cell(i));
}

function withNumbers({ values }: NumberColumn, changed: readonly (readonly [number, Cell])[]): NumberColumn | null {
  const isWide = values instanceof Float64Array;
  const copy = values.slice();
  for (const [i, cell] of changed) {
    if (isBlankCell(cell)) copy[i] = isWide ? NaN : 0;
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
  return new CodedColumn(column.length, codes, cells);
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

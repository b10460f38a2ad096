import { coded, narrow, NumberColumn, type CellColumn, type CellList, type Codes, type CodedColumn } from "./cell-column";
import { errorIn } from "./cells";
import { normalText } from "./columns";
import type { Cell } from "./model";
import { TextIndex } from "./text-index";
import type { ProblemParams } from "./problem";
import { flagOfWord } from "./words";

/** The rows of a column that count, by their place in it; null: all of them. */
export type Rows = Int32Array | null;

/** A column of days as whole serial numbers, 0 where blank. */
export type Days = Uint16Array | Int32Array;

/** A cell that cannot be read; its value counts as blank. `i` is its place among the rows that count. */
export interface Unread {
  readonly i: number;
  readonly code: string;
  readonly params: ProblemParams;
}

/** What was read of a column. */
export interface Reading<T> {
  readonly values: T;
  /** In the order of rows. */
  readonly unread: readonly Unread[];
}

/**
 * A column of text as numbers: each row has the code of its text, and each different text (as METRICS.md compares them)
 * has one code. Code 0 is blank; each other is that of some row.
 */
export class TextColumn {
  private knownPlaces: Int32Array | null = null;

  constructor(
    private readonly source: { readonly codes: Codes },
    private readonly texts: CellList
  ) {}

  /** One code per row. */
  get codes(): Codes {
    return this.source.codes;
  }

  /** One more than the highest code. */
  get size(): number {
    return this.texts.length;
  }

  /** The text to show, trimmed: of several spellings the first in order of characters, whatever the order of rows. */
  label(code: number): string {
    return this.texts.at(code) as string;
  }

  /** The text as it compares (`normalText`). */
  key(code: number): string {
    return normalText(this.label(code));
  }

  labelAt(i: number): string {
    return this.label(this.codes[i]!);
  }

  keyAt(i: number): string {
    return this.key(this.codes[i]!);
  }

  /** By code its place among the texts in order of their characters, from 0 on; the blank comes first. */
  get places(): Int32Array {
    return (this.knownPlaces ??= placesOf(this.map((_, code) => this.key(code))));
  }

  /** Compares two codes by their texts, as `places` has them, where few of many texts are compared. */
  comparison(): (one: number, other: number) => number {
    const places = this.knownPlaces;
    if (places !== null) return (one, other) => places[one]! - places[other]!;
    const keys = new Array<string | undefined>(this.size);
    return (one, other) => {
      if (one === other) return 0;
      return (keys[one] ??= this.key(one)) < (keys[other] ??= this.key(other)) ? -1 : 1;
    };
  }

  /** The codes that rows have, in the order of `places`, but the blank one last. */
  inOrder(): number[] {
    const codes = new Array<number>(this.size);
    this.places.forEach((place, code) => (codes[place] = code));
    return this.codes.includes(0) ? [...codes.slice(1), 0] : codes.slice(1);
  }

  /** What is said of each text, by its code. */
  map<T>(say: (label: string, code: number) => T): T[] {
    return Array.from({ length: this.size }, (_, code) => say(this.label(code), code));
  }

  /** The texts that rows have, without the blank one. */
  get labels(): string[] {
    return this.map((label) => label).slice(1);
  }

  /** The code of a text; -1: no row has it, or it is blank. */
  codeOf(text: string): number {
    const wanted = normalText(text);
    for (let code = 1; code < this.size; code++) if (this.key(code) === wanted) return code;
    return -1;
  }

  /** For each code the code of the same text in another column, 0 where it is not there. */
  codesIn(other: TextColumn): Int32Array {
    const codes = new Int32Array(this.size);
    if (other === this) return codes.map((_, code) => code);
    const index = new TextIndex(other.map((label) => label));
    for (let code = 1; code < codes.length; code++) codes[code] = index.find(this.label(code));
    return codes;
  }
}

function placesOf(keys: readonly string[]): Int32Array {
  const places = new Int32Array(keys.length);
  const order = [...keys.keys()].sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a] === keys[b] ? 0 : 1));
  order.forEach((code, place) => (places[code] = place));
  return places;
}

/** 31 December 9999, the last day that Excel knows. */
const LAST_DAY = 2_958_465;

/** Reads the rows that count of a column as text. */
export function readTexts(column: CellColumn, rows: Rows): Reading<TextColumn> {
  return once(column, rows, "texts", () => textsOf(coded(column), rows));
}

/** The error values in the rows that count. */
export function errorsIn(column: CellColumn, rows: Rows): readonly Unread[] {
  return column instanceof NumberColumn || column.isPlain ? [] : readTexts(column, rows).unread;
}

/** Reads the rows that count of a column as whole days, 0 where blank. */
export function readDays(column: CellColumn, rows: Rows): Reading<Days> {
  return once<Days>(column, rows, "days", () => {
    if (column instanceof NumberColumn && column.values instanceof Uint16Array && rows === null) return { values: column.values, unread: [] };
    return readEach(column, rows, (length) => new Int32Array(length), (cell) => {
      if (typeof cell !== "number") return refusal(cell, "process:textInDate") ?? 0;
      return cell >= 0 && cell < LAST_DAY + 1 ? Math.floor(cell) : { code: "process:noSuchDate", params: { number: cell } };
    });
  });
}

/** Reads the rows that count of a column as numbers, NaN where blank. */
export function readNumbers(column: CellColumn, rows: Rows): Reading<Float64Array> {
  return once(column, rows, "numbers", () => {
    if (column instanceof NumberColumn && column.values instanceof Float64Array && rows === null) return { values: column.values, unread: [] };
    return readEach(column, rows, (length) => new Float64Array(length), (cell) => (typeof cell === "number" ? cell : refusal(cell, "process:textInNumber") ?? NaN));
  });
}

/** Reads the rows that count of a column as yes (1) and no (0). */
export function readFlags(column: CellColumn, rows: Rows): Reading<Uint8Array> {
  return once(column, rows, "flags", () =>
    readEach(coded(column), rows, (length) => new Uint8Array(length), (cell) => {
      const said = typeof cell === "boolean" ? cell : errorIn(cell) === null ? flagOfWord(cell) : null;
      return said === null ? refusal(cell, "process:notYesOrNo") ?? 0 : Number(said);
    })
  );
}

/** What is read of all rows is kept with the column. */
function once<T>(column: CellColumn, rows: Rows, as: string, read: () => Reading<T>): Reading<T> {
  return rows === null ? column.reading(as, read) : read();
}

type Refusal = Omit<Unread, "i">;

/** Reads cell by cell; of a column of codes each different cell once. */
function readEach<T extends Int32Array | Float64Array | Uint8Array>(
  column: CellColumn, rows: Rows, make: (length: number) => T, read: (cell: Cell) => number | Refusal
): Reading<T> {
  const length = rows === null ? column.length : rows.length;
  const values = make(length);
  const unread: Unread[] = [];
  const blank = read("") as number;
  const known: (number | Refusal)[] = [];
  for (let i = 0; i < length; i++) {
    const row = rows === null ? i : rows[i]!;
    const value = column instanceof NumberColumn ? read(column.cell(row)) : (known[column.codes[row]!] ??= read(column.cell(row)));
    if (typeof value === "number") values[i] = value;
    else {
      values[i] = blank;
      unread.push({ i, ...value });
    }
  }
  return { values, unread };
}

/** Why a cell of the wrong kind is refused; null: it is blank. */
function refusal(cell: Cell, code: string): Refusal | null {
  const error = errorIn(cell);
  if (error !== null) return { code: "process:errorInCell", params: { error } };
  const text = textOf(cell);
  return text === "" ? null : { code, params: { text } };
}

/** A cell as text, trimmed. */
function textOf(cell: Cell): string {
  return typeof cell === "boolean" ? String(cell).toUpperCase() : String(cell ?? "").trim();
}

const NOT_YET = -1;
const ERROR = -2;

/** A column whose cells are texts as they are to be shown, no two of which compare as the same; null: it is another. */
function textsAsTheyAre(column: CodedColumn): TextColumn | null {
  const { cells } = column;
  if (!column.isExact) return null;
  const index = new TextIndex();
  for (let code = 1; code < cells.length; code++) {
    const cell = cells.at(code)!;
    if (!column.isPlain && (errorIn(cell) !== null || textOf(cell) !== cell)) return null;
    if (index.add(cell as string) !== code) return null;
  }
  return new TextColumn(column, cells);
}

function textsOf(column: CodedColumn, rows: Rows): Reading<TextColumn> {
  const asTheyAre = rows === null ? textsAsTheyAre(column) : null;
  if (asTheyAre !== null) return { values: asTheyAre, unread: [] };
  const { codes: cellCodes, cells } = column;
  const length = rows === null ? column.length : rows.length;
  const codes = new Int32Array(length);
  const index = new TextIndex();
  const { labels } = index;
  const codeOfCell = new Int32Array(cells.length).fill(NOT_YET);
  const unread: Unread[] = [];
  let isSame = rows === null;
  for (let i = 0; i < length; i++) {
    const place = cellCodes[rows === null ? i : rows[i]!]!;
    let code = codeOfCell[place]!;
    if (code === NOT_YET) {
      const cell = cells.at(place)!;
      const label = column.isPlain ? (cell as string) : errorIn(cell) === null ? textOf(cell) : null;
      if (label === null) code = ERROR;
      else if (label === "") code = 0;
      else {
        code = index.add(label);
        if (label < labels[code]!) labels[code] = label;
      }
      codeOfCell[place] = code;
      if (code !== place || label !== cell) isSame = false;
    }
    if (code === ERROR) unread.push({ i, code: "process:errorInCell", params: { error: errorIn(cells.at(place))! } });
    else codes[i] = code;
  }
  // Where the texts are the cells, in the same order, nothing is kept twice.
  if (isSame && labels.length === cells.length) return { values: new TextColumn(column, cells), unread };
  return { values: new TextColumn({ codes: narrow(codes, labels.length) }, labels), unread };
}

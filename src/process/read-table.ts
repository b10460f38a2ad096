import { ColumnMaker, NumberColumn, type CellColumn } from "./cell-column";
import { filledRows, RangeCells, rowsWith, type CellTable } from "./cell-table";
import { errorIn, isBlank } from "./cells";
import { columnOf, COLUMNS, normalHeader, type ColumnId, type TableKind } from "./columns";
import type { Grid } from "./model";
import { TextIndex } from "./text-index";
import { errorsIn, readDays, readFlags, readNumbers, readTexts, type Days, type Reading, type Rows, type TextColumn, type Unread } from "./typed-columns";
import { StagebookError, type Problem, type ProblemParams } from "./problem";

export type { Days, TextColumn } from "./typed-columns";

export interface ReadOptions {
  /** What one row is, where the caller knows better than the header row. */
  readonly kind?: TableKind;
  /**
   * What becomes of a cell that cannot be read. "throw" (default): the first one is thrown as a StagebookError.
   * "collect": it is added to `problems` and its row is no longer `isReadable`.
   */
  readonly onProblem?: "throw" | "collect";
}

/** The column without which a row of the table says nothing. */
const KEY_COLUMN: Readonly<Record<TableKind, ColumnId>> = {
  Process: "deal",
  Deals: "deal",
  History: "deal",
  Activities: "logged",
  Stages: "stage",
  Playbook: "task",
  Team: "name",
  Targets: "period",
  Holidays: "holiday",
};

/** Longest list of names that a message spells out. */
const LISTED = 20;

/** Names as a message lists them. */
export function listed(names: Iterable<string>): string {
  const all = [...names];
  return all.length > LISTED ? `${all.slice(0, LISTED).join(", ")}, …` : all.join(", ");
}

/**
 * What one row of a range is, by its header row (METRICS.md, "Tables"): Process has Deal, Stage and Task; History has
 * Deal, Stage and Entered; Deals has Deal and Stage. A table that says how its deals ended is Deals even where it has
 * Entered, since exports tell when a deal entered its present stage. Activities has "Logged on" and "Activity type", whether
 * or not it names deals. Null: none of our tables.
 */
export function kindOfHeader(header: readonly unknown[]): TableKind | null {
  const has = new Set(header.map(columnOf));
  if (has.has("logged") && has.has("activityType") && !has.has("task")) return "Activities";
  const hasDeal = has.has("deal") || (has.has("id") && !has.has("task"));
  if (hasDeal && has.has("stage")) {
    if (has.has("task")) return "Process";
    return has.has("entered") && !has.has("outcome") ? "History" : "Deals";
  }
  if (has.has("deal")) return null;
  if (has.has("stage") && has.has("task")) return "Playbook";
  if (has.has("stage") && (["order", "kind", "probability", "targetDays"] as const).some((id) => has.has(id))) return "Stages";
  if (has.has("period") && (has.has("amount") || has.has("targetDeals"))) return "Targets";
  if (has.has("name") && (["role", "department", "email", "manager"] as const).some((id) => has.has(id))) return "Team";
  if (has.has("holiday")) return "Holidays";
  return null;
}

/**
 * Reads a range with its header row, or the cells of one. Nothing of a column is looked at before the column is asked for, so a figure only
 * fails on cells that it needs; a column that was read is kept.
 */
export function readTable(cells: Grid | CellTable, options: ReadOptions = {}): SheetTable {
  oneOfEach ??= makeOneOfEach();
  return new SheetTable("column" in cells ? cells : new RangeCells(cells), options);
}

/**
 * One object of each class that reading makes, kept for ever. When the last object of a class goes, V8 forgets how they are
 * laid out, and with that drops what it had compiled for them: the next table would be read by code that is not compiled,
 * which takes twice as long.
 */
let oneOfEach: readonly object[] | null = null;

function makeOneOfEach(): object[] {
  const grid = [["Deal", "Created", "Amount", "Milestone"], ["A", 1, 0.5, true]];
  const makers = grid[0]!.map((_, index) => new ColumnMaker(grid, 1, index));
  for (const maker of makers) maker.readTo(1);
  const table = new SheetTable(new RangeCells(grid));
  table.days("created");
  table.numbers("amount");
  table.flags("milestone");
  return [...makers, new TextIndex(), table, table.text("deal")];
}

/**
 * A range as typed columns. Rows that are blank or have no key (no Deal, in the tables about deals) are left out; index
 * `i` of every column is the same row, `rowNumber(i)` its number in the range.
 */
export class SheetTable {
  readonly kind: TableKind | null;
  /** The header row as it stands, trimmed; "" for a column without a header. */
  readonly header: readonly string[];
  /** What could not be read so far, when problems are collected. */
  readonly problems: Problem[] = [];

  private readonly columnsById = new Map<ColumnId, number[]>();
  private readonly read = new Map<string, unknown>();
  private readonly unreadable = new Set<number>();
  private readonly reported = new Set<string>();
  /** The places of the rows that count; undefined: not yet known. */
  private counted: Rows | undefined;
  /** What stands in the columns that are not there. */
  private blank: CellColumn | undefined;

  constructor(
    /** The cells that were read. */
    readonly cells: CellTable,
    private readonly options: ReadOptions = {}
  ) {
    this.header = cells.header.map((cell) => (isBlank(cell) || errorIn(cell) !== null ? "" : String(cell).trim()));
    this.header.forEach((text, index) => {
      const id = text === "" ? null : columnOf(text);
      if (id !== null) this.columnsById.set(id, [...(this.columnsById.get(id) ?? []), index]);
    });
    this.kind = options.kind ?? kindOfHeader(this.header);
    // Exports name a deal by its number alone; beside a Task column an ID is the task's.
    const ids = this.columnsById.get("id");
    if (ids !== undefined && !this.columnsById.has("deal") && !this.columnsById.has("task")) this.columnsById.set("deal", ids);
  }

  /** How many rows count. */
  get length(): number {
    return this.rows?.length ?? this.cells.length;
  }

  /** The row's number in the range, its first row being 1. */
  rowNumber(i: number): number {
    return this.cells.rowNumber(this.rows?.[i] ?? i);
  }

  has(id: ColumnId): boolean {
    return this.columnsById.has(id);
  }

  /** The column's header as it stands in the sheet. */
  headerOf(id: ColumnId): string {
    const index = this.columnsById.get(id)?.[0];
    return index === undefined ? COLUMNS[id].header.en : this.header[index]!;
  }

  /** Throws when one of the columns is not there, naming it and what is. */
  need(...ids: readonly ColumnId[]): void {
    for (const id of ids) {
      if (this.indexOf(id) >= 0) continue;
      const { en, "zh-CN": chinese } = COLUMNS[id].header;
      if (this.header.every((text) => text === "")) throw new StagebookError("process:noHeader", { en, chinese });
      const blank = this.header.findIndex((text, index) => text === "" && this.hasCells(index));
      if (blank > 0) {
        const beside = this.header.slice(0, blank).filter((text) => text !== "").at(-1) ?? "";
        throw new StagebookError("process:missingBesideMerged", { en, chinese, header: beside }, { row: this.cells.headerRow + 1, column: beside });
      }
      throw new StagebookError("process:missingColumn", { en, chinese, found: listed(this.header.filter((text) => text !== "")) });
    }
  }

  /** A text column; all blank when the table has no such column. */
  text(id: ColumnId): TextColumn {
    return this.column(id, (index) => this.textAt(index));
  }

  /** A column of days as whole serial numbers, 0 where blank; all blank when the table has no such column. */
  days(id: ColumnId): Days {
    return this.column(id, (index) => this.valuesOf(index, readDays));
  }

  /** A column of numbers, NaN where blank; all blank when the table has no such column. */
  numbers(id: ColumnId): Float64Array {
    return this.column(id, (index) => this.valuesOf(index, readNumbers));
  }

  /** A yes/no column as 1 and 0; blank is no. */
  flags(id: ColumnId): Uint8Array {
    return this.column(id, (index) => this.valuesOf(index, readFlags));
  }

  /** The text of any column by its position in the range, of columns that are none of ours too. */
  textAt(index: number): TextColumn {
    const key = `text ${index}`;
    const known = this.read.get(key) as TextColumn | undefined;
    if (known !== undefined) return known;
    const column = this.valuesOf(index, readTexts);
    this.read.set(key, column);
    return column;
  }

  /** Position of the column that a person names by its header or by any word for it; -1 when there is none. */
  find(name: string): number {
    const wanted = normalHeader(name);
    if (wanted === "") return -1;
    const exact = this.header.flatMap((text, index) => (normalHeader(text) === wanted ? [index] : []));
    if (exact.length > 1) {
      const row = this.cells.headerRow + 1;
      throw new StagebookError("process:sameHeaderTwice", { header: this.header[exact[0]!]! }, { row, column: name });
    }
    const id = columnOf(name);
    return exact.length === 1 ? exact[0]! : id === null ? -1 : this.indexOf(id);
  }

  /** Throws or collects, as the caller of `readTable` chose. `i` is the row's index in the columns. */
  report(i: number, column: ColumnId, code: string, params: ProblemParams = {}): void {
    this.raise(i, this.headerOf(column), code, params);
  }

  /** Whether every cell of the row that was asked for could be read. */
  isReadable(i: number): boolean {
    return this.unreadable.size === 0 || !this.unreadable.has(i);
  }

  private get rows(): Rows {
    if (this.counted !== undefined) return this.counted;
    // What was logged with a customer may be about no deal.
    const key = this.columnsById.has("deal") && this.kind !== "Activities" ? "deal" : this.kind === null ? null : KEY_COLUMN[this.kind];
    const index = key === null ? -1 : this.indexOf(key);
    this.counted = index < 0 ? filledRows(this.cells) : rowsWith(this.cells.column(index));
    if (index < 0) return this.counted;
    try {
      // A deal whose name is an error still counts as a row, so it must not pass unseen where no figure asks for the name.
      this.refuse(index, errorsIn(this.cells.column(index), this.counted));
    } catch (error) {
      this.counted = undefined; // so that whoever asks next hears of it as well
      throw error;
    }
    return this.counted;
  }

  /** Reads a column of the rows that count; `index` -1 is a column of blanks. */
  private valuesOf<T>(index: number, read: (column: CellColumn, rows: Rows) => Reading<T>): T {
    if (index < 0) return read((this.blank ??= new NumberColumn(new Uint16Array(this.length))), null).values;
    const { rows } = this;
    const { values, unread } = read(this.cells.column(index), rows);
    this.refuse(index, unread);
    return values;
  }

  private refuse(index: number, unread: readonly Unread[]): void {
    for (const { i, code, params } of unread) this.raise(i, this.header[index] ?? "", code, params);
  }

  private column<T>(id: ColumnId, read: (index: number) => T): T {
    const known = this.read.get(id);
    if (known !== undefined) return known as T;
    const column = read(this.indexOf(id));
    this.read.set(id, column);
    return column;
  }

  /**
   * Where the column stands; -1 when it is not there. Two columns that read as the same one are refused, and so is a
   * merged header (a blank header cell right of it, over a column with cells): which of the two is meant is not ours to
   * guess.
   */
  private indexOf(id: ColumnId): number {
    const indexes = this.columnsById.get(id);
    if (indexes === undefined) return -1;
    const index = indexes[0]!;
    const row = this.cells.headerRow + 1;
    if (indexes.length > 1) {
      const { en, "zh-CN": chinese } = COLUMNS[id].header;
      const names = indexes.map((at) => `“${this.header[at]!}”`).join(", ");
      throw new StagebookError("process:ambiguousColumn", { en, chinese, columns: names }, { row, column: this.header[index]! });
    }
    if (this.header[index + 1] === "" && this.hasCells(index + 1)) {
      throw new StagebookError("process:mergedHeader", { header: this.header[index]! }, { row, column: this.header[index]! });
    }
    return index;
  }

  private hasCells(index: number): boolean {
    const filled = rowsWith(this.cells.column(index));
    return filled === null ? this.cells.length > 0 : filled.length > 0;
  }

  private raise(i: number, column: string, code: string, params: ProblemParams): void {
    const row = this.rowNumber(i);
    if (this.options.onProblem !== "collect") throw new StagebookError(code, params, { row, column });
    this.unreadable.add(i);
    const cell = `${row} ${column}`;
    if (this.reported.has(cell)) return; // one cell may be read for several purposes
    this.reported.add(cell);
    this.problems.push({ code, params, row, column });
  }
}

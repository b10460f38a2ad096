import type { Cell } from "../process/model";
import type { TableKind } from "../process/columns";
import type { Block } from "./cells";

/** A table by which it is found again, also when it was moved or renamed. */
export interface TableRef {
  readonly id: string;
  readonly name: string;
  readonly kind: TableKind;
  readonly sheet: string;
}

/** Cells of one row were given other contents. */
export interface CellsChange {
  readonly kind: "cells";
  readonly table: TableRef;
  /** The row is the one with this text in the column of this header. */
  readonly key: { readonly header: string; readonly value: string };
  readonly cells: readonly {
    readonly header: string;
    /** What stood there: a constant, or a formula. */
    readonly before: { readonly value: Cell; readonly formula: string | null };
    readonly after: Cell;
  }[];
}

/** Rows were added at the end of a table. */
export interface RowsAdded {
  readonly kind: "rowsAdded";
  readonly table: TableRef;
  readonly header: readonly string[];
  /** Aligned with `header`; null where the row's cell was left alone. */
  readonly rows: readonly (readonly Cell[])[];
  /** Header of the column whose text is different in every row, if the table has one. */
  readonly keyHeader: string | null;
  /** Rows of the body before, and how many blank ones at its end were used. */
  readonly rowsBefore: number;
  readonly blankUsed: number;
  readonly hasTotals: boolean;
  /** Whether our colours lay on the table, and so on the new rows. */
  readonly isColoured: boolean;
}

/** Rows were removed (by taking back `RowsAdded`). */
export interface RowsRemoved {
  readonly kind: "rowsRemoved";
  readonly added: RowsAdded;
}

/** Cells of many rows of a table were given other contents. */
export interface RowsChanged {
  readonly kind: "rowsChanged";
  readonly table: TableRef;
  /** Headers of the columns that tell which row it is; none of them is changed. */
  readonly keyHeaders: readonly string[];
  /** Headers of the columns whose cells were changed. */
  readonly headers: readonly string[];
  readonly rows: readonly ChangedRow[];
}

export interface ChangedRow {
  /** Where it stood in the body: what tells rows apart that have the same key. */
  readonly place: number;
  /** Aligned with `keyHeaders`. */
  readonly key: readonly Cell[];
  /** Aligned with `headers`: a constant or a formula; null where the cell was left alone. */
  readonly before: readonly ({ readonly value: Cell; readonly formula: string | null } | null)[];
  /** Aligned with `headers`. */
  readonly after: readonly Cell[];
}

/** Rows were deleted from a table that the user sets up. */
export interface RowsDeleted {
  readonly kind: "rowsDeleted";
  readonly table: TableRef;
  readonly header: readonly string[];
  /** By their place, ascending; values and formulas are aligned with `header`. */
  readonly rows: readonly {
    readonly place: number;
    readonly values: readonly Cell[];
    readonly formulas: readonly Cell[];
    /** How many rows with these values there were before, this one included. */
    readonly alike: number;
  }[];
  /** Headers of the columns that say what a row is called. */
  readonly keyHeaders: readonly string[];
  /** Per row: how many were called so before, this one included. */
  readonly namesakes: readonly number[];
}

/** Rows that were deleted came back (by taking back `RowsDeleted`). */
export interface RowsReturned {
  readonly kind: "rowsReturned";
  readonly deleted: RowsDeleted;
}

/** The lists of stages and people, from which dropdowns are filled, grew or shrank. */
export interface ListsChanged {
  readonly kind: "listsChanged";
}

/** Columns were added at the right end of a table. */
export interface ColumnsAdded {
  readonly kind: "columnsAdded";
  readonly table: TableRef;
  readonly headers: readonly string[];
}

/** Sheets were added. Until Excel has told their ids, they are known by names that nobody else gives. */
export interface SheetsAdded {
  readonly kind: "sheetsAdded";
  readonly names: readonly string[];
  ids: readonly string[];
}

/** What the workbook remembers of us was written. */
export interface RememberedChanged {
  readonly kind: "remembered";
  readonly raw: string | null;
}

/** A block of cells was written. */
export interface BlockWritten {
  readonly kind: "block";
  readonly sheet: string;
  readonly block: Block;
  readonly values: readonly (readonly Cell[])[];
  readonly formulas: readonly (readonly Cell[])[];
  readonly numberFormat: readonly (readonly Cell[])[];
}

/** A formula was put into a cell, and number formats onto the blank cells that its answer takes. */
export interface FormulaPut {
  readonly kind: "formulaPut";
  readonly sheet: string;
  /** All cells of the answer. */
  readonly block: Block;
  /** The formula as Excel wrote it; null until that is known. */
  formula: string | null;
  /** Before. */
  readonly numberFormat: readonly (readonly string[])[];
}

/** A formula that was put there was removed (by taking back `FormulaPut`). */
export interface FormulaRemoved {
  readonly kind: "formulaRemoved";
  readonly put: FormulaPut;
  /** Before it was removed. */
  readonly numberFormat: FormulaPut["numberFormat"];
}

/** Charts were added to a sheet. */
export interface ChartsAdded {
  readonly kind: "chartsAdded";
  readonly sheetId: string;
  readonly names: readonly string[];
}

/** The cells that a chart shows. */
export interface ChartCells {
  readonly names: Block;
  readonly values: Block;
  /** Whether the chart is given both as one range, or its series' values and names apart. */
  readonly asOneRange: boolean;
}

/** Charts were given other titles or cells. */
export interface ChartsBound {
  readonly kind: "chartsBound";
  readonly sheetId: string;
  /** What they had before; `cells` null where those stayed. */
  readonly charts: readonly { readonly name: string; readonly title: string; readonly cells: ChartCells | null }[];
}

/** Defined names were added. */
export interface NamesAdded {
  readonly kind: "namesAdded";
  readonly names: readonly string[];
}

/** One change of the workbook, as plain data, with all that is needed to take it back. */
export type Change =
  | CellsChange
  | RowsAdded
  | RowsRemoved
  | RowsChanged
  | RowsDeleted
  | RowsReturned
  | ListsChanged
  | ColumnsAdded
  | SheetsAdded
  | RememberedChanged
  | BlockWritten
  | FormulaPut
  | FormulaRemoved
  | ChartsAdded
  | ChartsBound
  | NamesAdded;

import type { Found } from "./formula-language";

/** The value of a cell with functions of an add-in, as it is saved with the workbook. */
export interface SavedResult {
  readonly sheetId: string;
  readonly col: number;
  readonly row: number;
  /** The cell's value, and with it those of the cells it spills into, row by row. */
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
  /** What the add-in said of an error. */
  readonly message?: string;
}

interface Saved {
  readonly rows: SavedResult["rows"];
  readonly value: Found | Found[][];
  /** What it was calculated from, as the first evaluation after opening found it. */
  print?: string;
}

/** Values that stand in cells without having been calculated since the workbook was opened. */
export class SavedCells {
  private readonly cells = new Map<number, Saved>();

  has(cellId: number): boolean {
    return this.cells.has(cellId);
  }

  get(cellId: number): SavedResult["rows"] | undefined {
    return this.cells.get(cellId)?.rows;
  }

  put(cellId: number, rows: SavedResult["rows"], message?: string): void {
    const columns = rows[0]!.map((_cell, col): Found[] => rows.map((row): Found => ({ value: row[col] ?? "", ...(message && { message }) })));
    const single = rows.length === 1 && columns.length === 1;
    this.cells.set(cellId, { rows, value: single ? columns[0]![0]! : columns });
  }

  /** The value, if it was calculated from what `print` tells of; otherwise it is forgotten. */
  valueIf(cellId: number, print: string): Found | Found[][] | undefined {
    const saved = this.cells.get(cellId);
    if (!saved) return undefined;
    saved.print ??= print;
    if (saved.print === print) return saved.value;
    this.cells.delete(cellId);
    return undefined;
  }

  drop(cellId: number): void {
    this.cells.delete(cellId);
  }
}

import { CodedColumn, narrow, NumberColumn, type CellColumn } from "./cell-column";
import type { CellTable } from "./cell-table";
import type { Cell } from "./model";
import type { Rows } from "./typed-columns";

/** A view of some rows of a table. Its columns are made when they are asked for, and have the table's cells in common. */
export class SomeRows implements CellTable {
  private readonly columns: CellColumn[] = [];

  /** @param rows places in the table, ascending */
  constructor(
    private readonly table: CellTable,
    private readonly rows: Int32Array
  ) {}

  get headerRow(): number {
    return this.table.headerRow;
  }

  get header(): readonly Cell[] {
    return this.table.header;
  }

  get length(): number {
    return this.rows.length;
  }

  column(index: number): CellColumn {
    return (this.columns[index] ??= columnOfRows(this.table.column(index), this.rows));
  }

  cell(i: number, index: number): Cell {
    return this.table.cell(this.rows[i]!, index);
  }

  rowNumber(i: number): number {
    return this.table.rowNumber(this.rows[i]!);
  }
}

function columnOfRows(column: CellColumn, rows: Int32Array): CellColumn {
  if (column instanceof NumberColumn) {
    const { values } = column;
    const own = values instanceof Uint16Array ? new Uint16Array(rows.length) : new Float64Array(rows.length);
    for (let i = 0; i < own.length; i++) own[i] = values[rows[i]!]!;
    return new NumberColumn(own);
  }
  const { codes, cells, isPlain } = column;
  const own = new Int32Array(rows.length);
  for (let i = 0; i < own.length; i++) own[i] = codes[rows[i]!]!;
  return new CodedColumn(own.length, narrow(own, cells.length), cells, isPlain, false);
}

/**
 * Those of the rows whose cell in a column passes. Each different cell of a column of texts is asked once.
 *
 * @param rows null: all
 * @param test asked with the cell and the first place where it stands
 */
export function rowsThat(table: CellTable, index: number, rows: Rows, test: (cell: Cell, place: number) => boolean): Int32Array {
  const column = table.column(index);
  const length = rows === null ? column.length : rows.length;
  const passed = new Int32Array(length);
  const said = column instanceof NumberColumn ? null : new Int8Array(column.cells.length);
  const codes = column instanceof NumberColumn ? null : column.codes;
  let count = 0;
  for (let i = 0; i < length; i++) {
    const place = rows === null ? i : rows[i]!;
    let passes: boolean;
    if (said === null) passes = test(column.cell(place), place);
    else {
      const code = codes![place]!;
      if (said[code] === 0) said[code] = test(column.cell(place), place) ? 1 : -1;
      passes = said[code] === 1;
    }
    if (passes) passed[count++] = place;
  }
  return passed.slice(0, count);
}

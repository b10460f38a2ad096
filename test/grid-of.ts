import type { CellTable } from "../src/process/cell-table";
import type { Cell } from "../src/process/model";

/** What a table holds: its header row and the rows below it. */
export function gridOf(cells: CellTable): Cell[][] {
  const rows = Array.from({ length: cells.length }, (_, i) => cells.header.map((_each, index) => cells.cell(i, index)));
  return [[...cells.header], ...rows];
}

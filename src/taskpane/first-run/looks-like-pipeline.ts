import { columnOf, normalText, type ColumnId } from "../../process/columns";
import type { Grid } from "../../process/model";

/** Columns that tell a pipeline from any other list. */
const TELLING: readonly ColumnId[] = ["deal", "customer", "stage", "owner", "amount", "closed", "expectedClose", "outcome", "created"];

/** How far down a sheet its header may stand: titles and notes come first. */
const ROWS_TO_LOOK_AT = 10;

/**
 * Whether a sheet reads as a list of deals: one of its first rows names a stage or an outcome and at least two more of a
 * pipeline's columns, and something stands below it.
 */
export function looksLikePipeline(grid: Grid): boolean {
  return grid.slice(0, ROWS_TO_LOOK_AT).some((row, index) => {
    const found = new Set(row.map(columnOf));
    const telling = TELLING.filter((column) => found.has(column)).length;
    const hasRows = grid.slice(index + 1).some((below) => below.some((cell) => normalText(cell) !== ""));
    return hasRows && telling >= 3 && (found.has("stage") || found.has("outcome"));
  });
}

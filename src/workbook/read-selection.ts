import { errorIn } from "../process/cells";
import type { Cell, Grid } from "../process/model";
import { StagebookError, type Problem } from "../process/problem";
import { addressOf, type Block } from "./cells";
import { inExcel } from "./in-excel";
import { readBlocks } from "./read-blocks";

/** Cells of one selection at most: what Excel on the web reads at all. */
const MOST_CELLS = 5_000_000;
/** Problems told at most; a broken column may have thousands. */
const MOST_PROBLEMS = 50;

/** The sheet they already have: a range or table that the user points at. */
export interface Selection {
  readonly sheet: string;
  /** Without the sheet: "A1:F200". */
  readonly address: string;
  /** The name of the Excel table that it is, if any. */
  readonly table: string | null;
  /** Zero-based row of the sheet in which the grid begins. */
  readonly firstRow: number;
  /** Values (formulas as their results), the header row first. */
  readonly grid: Grid;
  /** Things to know before taking it over: a merged header, error values. Rows are the sheet's. */
  readonly problems: readonly Problem[];
}

/**
 * What the user points at: the table in which the selection begins; else, when a single cell is selected, the filled
 * region around it (on an empty cell: everything on the sheet); else the selected cells, as far as they are used.
 */
export function readSelection(): Promise<Selection> {
  return inExcel(async (context) => {
    const selected = context.workbook.getSelectedRange();
    selected.load("address,cellCount,rowIndex,columnIndex,rowCount,columnCount");
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.load("id,name");
    const used = sheet.getUsedRangeOrNullObject(true);
    used.load("address,rowIndex,columnIndex,rowCount,columnCount");
    const region = selected.getCell(0, 0).getSurroundingRegion();
    region.load("address,rowIndex,columnIndex,rowCount,columnCount");
    const tables = selected.getTables(false);
    tables.load("items/id,items/name");
    await context.sync();
    if (used.isNullObject) throw new StagebookError("workbook:sheetEmpty", { sheet: sheet.name });

    // eslint-disable-next-line office-addins/load-object-before-read -- it is loaded above, by its items' properties
    const table = tables.items[0];
    const parts = table === undefined ? null : { header: table.getHeaderRowRange(), body: table.getDataBodyRange() };
    parts?.header.load("rowIndex,columnIndex,columnCount");
    parts?.body.load("rowCount");
    const within = selected.getIntersectionOrNullObject(used);
    within.load("rowIndex,columnIndex,rowCount,columnCount");
    await context.sync();

    const block = ((): Block => {
      if (parts !== null) {
        const { rowIndex, columnIndex, columnCount } = parts.header;
        return { sheetId: sheet.id, top: rowIndex, left: columnIndex, rows: parts.body.rowCount + 1, columns: columnCount };
      }
      const single = selected.rowCount === 1 && selected.columnCount === 1;
      const regionIsFilled = region.rowCount > 1 || region.columnCount > 1;
      const range = single ? (regionIsFilled ? region : used) : within;
      if (range.isNullObject) throw new StagebookError("workbook:selectionEmpty", { sheet: sheet.name });
      return { sheetId: sheet.id, top: range.rowIndex, left: range.columnIndex, rows: range.rowCount, columns: range.columnCount };
    })();
    if (block.rows * block.columns > MOST_CELLS) throw new StagebookError("workbook:selectionTooLarge", { cells: block.rows * block.columns });

    const header = sheet.getRangeByIndexes(block.top, block.left, 1, block.columns);
    const merged = header.getMergedAreasOrNullObject();
    merged.load("address");
    const [grid] = await readBlocks(context, [block]);
    return {
      sheet: sheet.name,
      address: addressOf(block),
      table: table?.name ?? null,
      firstRow: block.top,
      grid: grid!,
      problems: [...(merged.isNullObject ? [] : [mergedProblem(merged.address, block.top + 1)]), ...errorProblems(grid!, block.top)],
    };
  });
}

function mergedProblem(address: string, row: number): Problem {
  const cells = address
    .split(",")
    .map((part) => part.slice(part.lastIndexOf("!") + 1))
    .join(", ");
  return { code: "workbook:mergedHeader", params: { cells }, row };
}

/** Cells with an error value such as #REF!, by row and header. */
function errorProblems(grid: readonly (readonly Cell[])[], top: number): Problem[] {
  const problems: Problem[] = [];
  for (let row = 1; row < grid.length; row++) {
    for (const [column, cell] of grid[row]!.entries()) {
      const error = errorIn(cell);
      if (error === null) continue;
      problems.push({ code: "workbook:errorInCell", params: { error }, row: top + row + 1, column: String(grid[0]![column] ?? "") });
      if (problems.length === MOST_PROBLEMS) return problems;
    }
  }
  return problems;
}

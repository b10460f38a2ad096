import {
  areaOf, columnCount, contains, intersection, isEntireColumn, isEntireRow, isSingleCell, MAX_COLUMNS, MAX_ROWS, rowCount, union, WHOLE_SHEET,
  type Area, type CellPosition,
} from "../../document/area";
import type { Input } from "../../document/cells";
import { ExcelError } from "../../document/excel-error";
import type { WorkbookDocument } from "../../document/workbook-document";
import { flag, integer, matrix, oneOf, optional, someText, text, whole, WRONG_SIZE } from "../arguments";
import { found, foundOrNull, HostObject, link, method, objectType, property, type ObjectType } from "../object-type";
import { CONDITIONAL_FORMATS } from "./conditional-formats";
import { DATA_VALIDATION } from "./data-validation";
import { RANGE_AREAS, type AreasTarget } from "./range-areas";
import { RANGE_FORMAT } from "./range-format";
import { RANGE_SORT } from "./range-sort";
import { TABLES } from "./tables";
import { WORKSHEET } from "./worksheet";

/** The cells that a Range stands for. */
export interface RangeTarget {
  readonly document: WorkbookDocument;
  readonly sheetId: string;
  readonly area: Area;
}

export function rangeAt(document: WorkbookDocument, sheetId: string, area: Area): HostObject {
  if (!contains(WHOLE_SHEET, area)) throw new ExcelError("InvalidArgument");
  return HostObject.of(RANGE, { document, sheetId, area });
}

/** A read of more cells than this fails in Excel on the web. */
const CELL_LIMIT = 5_000_000;

type Reader<T> = (position: CellPosition) => T;

/** One answer per cell, as rows. A whole column or row answers null, as Excel does for unbounded ranges. */
function each<T>({ document, sheetId, area }: RangeTarget, read: Reader<T>): T[][] | null {
  if (isEntireColumn(area) || isEntireRow(area)) return null;
  if (rowCount(area) * columnCount(area) > CELL_LIMIT) throw new ExcelError("InvalidOperation", "The range is too large.");
  document.evaluate();
  return document.cells.matrix(sheetId, area, read);
}

/** The inputs for a whole range: a matrix of its size, or one value for all cells. */
function inputs({ area }: RangeTarget, value: unknown): Input[][] {
  if (!Array.isArray(value) && rowCount(area) * columnCount(area) > CELL_LIMIT) throw new ExcelError("InvalidArgument");
  const given = matrix(value, rowCount(area), columnCount(area));
  for (const row of given) {
    for (const cell of row) {
      if (cell !== null && !["string", "number", "boolean"].includes(typeof cell)) throw new ExcelError("InvalidArgument");
    }
  }
  return given as Input[][];
}

function write(range: RangeTarget, value: unknown): void {
  range.document.cells.write(range.sheetId, range.area, inputs(range, value));
}

function at(range: RangeTarget, area: Area): HostObject {
  return rangeAt(range.document, range.sheetId, area);
}

/** The area of an argument that is a Range or an address on the same sheet. */
function other(range: RangeTarget, argument: unknown): Area {
  if (argument instanceof HostObject) {
    const target = argument.as(RANGE);
    if (!target || target.sheetId !== range.sheetId) throw new ExcelError("InvalidArgument");
    return target.area;
  }
  const located = range.document.locate(someText(argument), range.sheetId);
  if (located.sheetId !== range.sheetId) throw new ExcelError("InvalidArgument");
  return located.area;
}

function shifted(area: Area, rows: number, columns: number): Area {
  const next = { top: area.top + rows, bottom: area.bottom + rows, left: area.left + columns, right: area.right + columns };
  if (!contains(WHOLE_SHEET, next)) throw new ExcelError("InvalidArgument");
  return next;
}

/** The same answer for all lines, or null where they differ. */
function common<T>(from: number, to: number, read: (index: number) => T): T | null {
  const first = read(from);
  for (let index = from + 1; index <= to; index += 1) if (read(index) !== first) return null;
  return first;
}

/** The block of filled cells around a range, bounded by blank rows and columns: Ctrl+A in Excel. */
function region({ document, sheetId, area }: RangeTarget): Area {
  const used = document.sheets.usedArea(sheetId, true);
  if (!used) return area;
  const isFilled = (strip: Area): boolean => {
    const within = intersection(strip, used);
    return within !== null && document.cells.matrix(sheetId, within, (position) => !document.cells.isBlank(position)).some((row) => row.includes(true));
  };
  let block = area;
  // Side by side, so that a long list is walked down once and not looked at anew for each of its rows.
  for (let before: Area | null = null; before !== block; ) {
    before = block;
    for (const side of ["top", "bottom", "left", "right"] as const) {
      for (let strip = beyond(block, side); strip && isFilled(strip); strip = beyond(block, side)) block = { ...block, [side]: strip[side] };
    }
  }
  return block;
}

/** The row or column of cells right beyond a side of a block, its corners included; null at the sheet's edge. */
function beyond(block: Area, side: keyof Area): Area | null {
  const at = block[side] + (side === "top" || side === "left" ? -1 : 1);
  if (at < 0 || at >= (side === "top" || side === "bottom" ? MAX_ROWS : MAX_COLUMNS)) return null;
  const rim = {
    top: Math.max(0, block.top - 1), left: Math.max(0, block.left - 1),
    bottom: Math.min(MAX_ROWS - 1, block.bottom + 1), right: Math.min(MAX_COLUMNS - 1, block.right + 1),
  };
  return side === "top" || side === "bottom" ? { ...rim, top: at, bottom: at } : { ...rim, left: at, right: at };
}

/** Ctrl+arrow: the edge of the block of filled cells, or the next filled cell, or the sheet's edge. */
function edge({ document, sheetId, area }: RangeTarget, direction: string, activeCell: unknown): CellPosition {
  const start = activeCell instanceof HostObject ? activeCell.as(RANGE)!.area : area;
  const [down, right] = { Up: [-1, 0], Down: [1, 0], Left: [0, -1], Right: [0, 1] }[oneOf(["Up", "Down", "Left", "Right"], direction)] as [number, number];
  const used = document.sheets.usedArea(sheetId, true);
  let position = { sheetId, row: start.top, col: start.left };
  const next = ({ row, col }: CellPosition): CellPosition => ({ sheetId, row: row + down, col: col + right });
  const inside = ({ row, col }: CellPosition): boolean => row >= 0 && col >= 0 && row < MAX_ROWS && col < MAX_COLUMNS;
  const filled = (cell: CellPosition): boolean => inside(cell) && !document.cells.isBlank(cell);
  if (filled(position) && filled(next(position))) {
    while (filled(next(position))) position = next(position);
    return position;
  }
  const last = used ?? area;
  for (let step = next(position); inside(step); step = next(step)) {
    if (filled(step)) return step;
    const beyond = (down > 0 && step.row > last.bottom) || (right > 0 && step.col > last.right) || (down < 0 && step.row < last.top) || (right < 0 && step.col < last.left);
    if (beyond) break;
  }
  if (down !== 0) return { ...position, row: down > 0 ? MAX_ROWS - 1 : 0 };
  return { ...position, col: right > 0 ? MAX_COLUMNS - 1 : 0 };
}

function single({ area, ...rest }: RangeTarget): CellPosition {
  if (!isSingleCell(area)) throw new ExcelError("InvalidArgument");
  return { sheetId: rest.sheetId, row: area.top, col: area.left };
}

function spilling(range: RangeTarget): Area | null {
  return range.document.cells.spillArea(single(range));
}

function spillParent(range: RangeTarget): RangeTarget | null {
  const parent = range.document.cells.spillParent(single(range));
  return parent && { ...range, area: areaOf(parent.row, parent.col, 1, 1) };
}

/** What Range.find looks for. */
function find(range: RangeTarget, wanted: unknown, criteria: unknown): RangeTarget | null {
  const needle = someText(wanted);
  const { completeMatch = false, matchCase = false, searchDirection = "Forward" } = (criteria ?? {}) as Record<string, unknown>;
  const fold = (value: string): string => (matchCase ? value : value.toLowerCase());
  const within = range.document.cells.usedArea(range.sheetId, range.area, true);
  if (!within) return null;
  const hits = range.document.cells
    .matrix(range.sheetId, within, (position) => {
      const shown = fold(range.document.cells.text(position));
      return (completeMatch ? shown === fold(needle) : shown.includes(fold(needle))) ? position : null;
    })
    .flat()
    .filter((position) => position !== null);
  const hit = searchDirection === "Backwards" ? hits.at(-1) : hits[0];
  return hit ? { ...range, area: areaOf(hit.row, hit.col, 1, 1) } : null;
}

/** Removes rows whose cells in the chosen columns repeat an earlier row's. */
function removeDuplicates(range: RangeTarget, columns: number[], hasHeader: boolean): { removed: number; uniqueRemaining: number } {
  const { document, sheetId, area } = range;
  if (columns.length === 0 || columns.some((column) => column >= columnCount(area))) throw new ExcelError("InvalidArgument");
  const first = hasHeader ? 1 : 0;
  const rows = document.cells.matrix(sheetId, area, (position) => document.cells.formula(position));
  const seen = new Set<string>();
  const kept = rows.filter((row, index) => {
    if (index < first) return true;
    const key = JSON.stringify(columns.map((column) => (typeof row[column] === "string" ? (row[column] as string).toLowerCase() : row[column])));
    return !seen.has(key) && seen.add(key);
  });
  const removed = rows.length - kept.length;
  if (removed > 0) {
    const blank = Array.from({ length: removed }, () => Array.from({ length: columnCount(area) }, () => ""));
    document.cells.write(sheetId, area, [...kept, ...blank]);
  }
  return { removed, uniqueRemaining: kept.length - first };
}

const REMOVE_DUPLICATES = objectType<{ removed: number; uniqueRemaining: number }>("RemoveDuplicatesResult", {
  removed: property("1.9", ({ removed }) => removed),
  uniqueRemaining: property("1.9", ({ uniqueRemaining }) => uniqueRemaining),
});

/**
 * The cells with formulas; the other kinds of special cells are not here. As the command of Excel's own that it is (Go To
 * Special), it is refused on a protected sheet, and of one cell it searches the whole sheet.
 */
function specialCells({ document, sheetId, area }: RangeTarget, cellType: unknown): AreasTarget | null {
  if (text(cellType) !== "Formulas") throw new ExcelError("NotImplemented", `Special cells of type ${text(cellType)} are not available in this host.`);
  if (document.sheets.protection(sheetId)) throw new ExcelError("AccessDenied");
  const used = document.cells.usedArea(sheetId, isSingleCell(area) ? areaOf(0, 0, MAX_ROWS, MAX_COLUMNS) : area, true);
  if (!used) return null;
  const areas: Area[] = [];
  for (let col = used.left; col <= used.right; col++) {
    for (let row = used.top; row <= used.bottom; row++) {
      if (!document.cells.hasFormula({ sheetId, row, col })) continue;
      const last = areas.at(-1);
      if (last !== undefined && last.left === col && last.bottom === row - 1) areas[areas.length - 1] = { ...last, bottom: row };
      else areas.push(areaOf(row, col, 1, 1));
    }
  }
  return areas.length > 0 ? { document, sheetId, areas } : null;
}

/** Cells of one sheet: the object that most of Excel's API is about. */
export const RANGE: ObjectType<RangeTarget> = objectType<RangeTarget>(
  "Range",
  {
    conditionalFormats: link("1.6", (range) => HostObject.of(CONDITIONAL_FORMATS, range)),
    dataValidation: link("1.8", (range) => HostObject.of(DATA_VALIDATION, range)),
    format: link("1.1", (range) => HostObject.of(RANGE_FORMAT, range)),
    sort: link("1.2", (range) => HostObject.of(RANGE_SORT, { ...range })),
    worksheet: link("1.1", ({ document, sheetId }) => HostObject.of(WORKSHEET, { document, sheetId })),

    address: property("1.1", ({ document, sheetId, area }) => document.address(sheetId, area)),
    addressLocal: property("1.1", ({ document, sheetId, area }) => document.address(sheetId, area)),
    cellCount: property("1.1", ({ area }) => {
      const count = rowCount(area) * columnCount(area);
      return count > 2 ** 31 - 1 ? -1 : count;
    }),
    columnCount: property("1.1", ({ area }) => columnCount(area)),
    columnHidden: property(
      "1.2",
      ({ document, sheetId, area }) => common(area.left, Math.min(area.right, area.left + 1000), (column) => document.ranges.isHidden(sheetId, "COL", column)),
      ({ document, sheetId, area }, hidden) => document.ranges.setHidden(sheetId, "COL", area.left, area.right, flag(hidden))
    ),
    columnIndex: property("1.1", ({ area }) => area.left),
    formulas: property("1.1", (range) => each(range, (position) => range.document.cells.formula(position)), write),
    formulasLocal: property("1.1", (range) => each(range, (position) => range.document.cells.formula(position)), write),
    hasSpill: property("1.12", (range) => {
      const spills = each(range, (position) => range.document.cells.spillParent(position) !== null)?.flat() ?? [false];
      return spills.every(Boolean) ? true : spills.some(Boolean) ? null : false;
    }),
    hidden: property("1.2", ({ document, sheetId, area }) => {
      const rows = common(area.top, Math.min(area.bottom, area.top + 5000), (row) => document.ranges.isHidden(sheetId, "ROW", row));
      const columns = common(area.left, Math.min(area.right, area.left + 1000), (column) => document.ranges.isHidden(sheetId, "COL", column));
      return rows === true || columns === true ? true : rows === null || columns === null ? null : false;
    }),
    isEntireColumn: property("1.9", ({ area }) => isEntireColumn(area)),
    isEntireRow: property("1.9", ({ area }) => isEntireRow(area)),
    numberFormat: property(
      "1.1",
      (range) => each(range, (position) => range.document.cells.numberFormat(position)),
      ({ document, sheetId, area }, value) => document.cells.setNumberFormats(sheetId, area, formats(area, value))
    ),
    numberFormatLocal: property(
      "1.7",
      (range) => each(range, (position) => range.document.cells.numberFormat(position)),
      ({ document, sheetId, area }, value) => document.cells.setNumberFormats(sheetId, area, formats(area, value))
    ),
    rowCount: property("1.1", ({ area }) => rowCount(area)),
    rowHidden: property(
      "1.2",
      ({ document, sheetId, area }) => common(area.top, Math.min(area.bottom, area.top + 5000), (row) => document.ranges.isHidden(sheetId, "ROW", row)),
      ({ document, sheetId, area }, hidden) => document.ranges.setHidden(sheetId, "ROW", area.top, area.bottom, flag(hidden))
    ),
    rowIndex: property("1.1", ({ area }) => area.top),
    text: property("1.1", (range) => each(range, (position) => range.document.cells.text(position))),
    valueTypes: property("1.1", (range) => each(range, (position) => range.document.cells.valueType(position))),
    values: property("1.1", (range) => each(range, (position) => range.document.cells.value(position)), write),

    calculate: method("1.6", ({ document }) => document.recalculate(true)),
    clear: method("1.1", ({ document, sheetId, area }, [applyTo]) => {
      const what = oneOf(["All", "Formats", "Contents", "Hyperlinks", "RemoveHyperlinks", "ResetContents"], applyTo ?? "All");
      if (what === "Hyperlinks" || what === "RemoveHyperlinks") return;
      document.cells.clear(sheetId, area, what === "ResetContents" ? "Contents" : what);
      if (what === "All") document.validations.clear(sheetId, area);
    }),
    copyFrom: method("1.9", (range, [source, copyType, skipBlanks, transpose]) => {
      const from = source instanceof HostObject ? source.as(RANGE) : { document: range.document, ...range.document.locate(someText(source), range.sheetId) };
      if (!from) throw new ExcelError("InvalidArgument");
      range.document.ranges.copy(from, range, oneOf(["All", "Formulas", "Values", "Formats", "Link"], copyType ?? "All"), optional(skipBlanks, flag) ?? false, optional(transpose, flag) ?? false);
    }),
    delete: method("1.1", ({ document, sheetId, area }, [shift]) => document.ranges.delete(sheetId, area, oneOf(["Up", "Left"], shift))),
    find: method("1.9", (range, [wanted, criteria]) => found(RANGE, find(range, wanted, criteria))),
    findOrNullObject: method("1.9", (range, [wanted, criteria]) => foundOrNull(RANGE, find(range, wanted, criteria))),
    getAbsoluteResizedRange: method("1.7", (range, [rows, columns]) => at(range, areaOf(range.area.top, range.area.left, whole(rows, 1), whole(columns, 1)))),
    getBoundingRect: method("1.1", (range, [another]) => at(range, union(range.area, other(range, another)))),
    getCell: method("1.1", (range, [row, column]) => at(range, shifted({ ...range.area, bottom: range.area.top, right: range.area.left }, integer(row), integer(column)))),
    getColumn: method("1.1", (range, [column]) => {
      const index = whole(column);
      if (index >= columnCount(range.area)) throw new ExcelError("InvalidArgument");
      return at(range, { ...range.area, left: range.area.left + index, right: range.area.left + index });
    }),
    getColumnsAfter: method("1.3", (range, [count]) => at(range, beside(range.area, "columns", optional(count, integer) ?? 1))),
    getColumnsBefore: method("1.3", (range, [count]) => at(range, beside(range.area, "columns", -(optional(count, integer) ?? 1)))),
    getEntireColumn: method("1.1", (range) => at(range, { ...range.area, top: 0, bottom: MAX_ROWS - 1 })),
    getEntireRow: method("1.1", (range) => at(range, { ...range.area, left: 0, right: MAX_COLUMNS - 1 })),
    getExtendedRange: method("1.13", (range, [direction, activeCell]) => {
      const to = edge(range, text(direction), activeCell);
      return at(range, union(range.area, areaOf(to.row, to.col, 1, 1)));
    }),
    getIntersection: method("1.1", (range, [another]) => {
      const area = intersection(range.area, other(range, another));
      if (!area) throw new ExcelError("ItemNotFound");
      return at(range, area);
    }),
    getIntersectionOrNullObject: method("1.4", (range, [another]) => {
      const area = intersection(range.area, other(range, another));
      return area ? at(range, area) : HostObject.none(RANGE);
    }),
    getLastCell: method("1.1", (range) => at(range, { ...range.area, top: range.area.bottom, left: range.area.right })),
    getLastColumn: method("1.1", (range) => at(range, { ...range.area, left: range.area.right })),
    getLastRow: method("1.1", (range) => at(range, { ...range.area, top: range.area.bottom })),
    getMergedAreasOrNullObject: method("1.13", ({ document, sheetId, area }) => {
      const areas = document.ranges.merges(sheetId, area);
      return areas.length > 0 ? HostObject.of(RANGE_AREAS, { document, sheetId, areas }) : HostObject.none(RANGE_AREAS);
    }),
    getOffsetRange: method("1.1", (range, [rows, columns]) => at(range, shifted(range.area, integer(rows), integer(columns)))),
    getRangeEdge: method("1.13", (range, [direction, activeCell]) => {
      const to = edge(range, text(direction), activeCell);
      return at(range, areaOf(to.row, to.col, 1, 1));
    }),
    getResizedRange: method("1.3", (range, [rows, columns]) =>
      at(range, areaOf(range.area.top, range.area.left, rowCount(range.area) + integer(rows), columnCount(range.area) + integer(columns)))
    ),
    getRow: method("1.1", (range, [row]) => {
      const index = whole(row);
      if (index >= rowCount(range.area)) throw new ExcelError("InvalidArgument");
      return at(range, { ...range.area, top: range.area.top + index, bottom: range.area.top + index });
    }),
    getRowsAbove: method("1.3", (range, [count]) => at(range, beside(range.area, "rows", -(optional(count, integer) ?? 1)))),
    getRowsBelow: method("1.3", (range, [count]) => at(range, beside(range.area, "rows", optional(count, integer) ?? 1))),
    getSpecialCells: method("1.9", (range, [cellType]) => found(RANGE_AREAS, specialCells(range, cellType))),
    getSpecialCellsOrNullObject: method("1.9", (range, [cellType]) => foundOrNull(RANGE_AREAS, specialCells(range, cellType))),
    getSpillParent: method("1.12", (range) => found(RANGE, spillParent(range))),
    getSpillParentOrNullObject: method("1.12", (range) => foundOrNull(RANGE, spillParent(range))),
    getSpillingToRange: method("1.12", (range) => {
      const area = spilling(range);
      if (!area) throw new ExcelError("ItemNotFound");
      return at(range, area);
    }),
    getSpillingToRangeOrNullObject: method("1.12", (range) => {
      const area = spilling(range);
      return area ? at(range, area) : HostObject.none(RANGE);
    }),
    getSurroundingRegion: method("1.7", (range) => at(range, region(range))),
    getTables: method("1.9", ({ document, sheetId, area }, [fully]) => HostObject.of(TABLES, { document, sheetId, within: area, fully: optional(fully, flag) ?? true })),
    getUsedRange: method("1.1", (range, [valuesOnly]) => {
      const used = range.document.cells.usedArea(range.sheetId, range.area, optional(valuesOnly, flag) ?? false);
      return at(range, used ?? { ...range.area, bottom: range.area.top, right: range.area.left });
    }),
    getUsedRangeOrNullObject: method("1.4", (range, [valuesOnly]) => {
      const used = range.document.cells.usedArea(range.sheetId, range.area, optional(valuesOnly, flag) ?? false);
      return used ? at(range, used) : HostObject.none(RANGE);
    }),
    insert: method("1.1", (range, [shift]) => {
      range.document.ranges.insert(range.sheetId, range.area, oneOf(["Down", "Right"], shift));
      return at(range, range.area);
    }),
    merge: method("1.2", ({ document, sheetId, area }, [across]) => document.ranges.merge(sheetId, area, optional(across, flag) ?? false)),
    removeDuplicates: method("1.9", (range, [columns, hasHeader]) => {
      if (!Array.isArray(columns)) throw new ExcelError("InvalidArgument");
      return HostObject.of(REMOVE_DUPLICATES, removeDuplicates(range, columns.map((column) => whole(column)), flag(hasHeader)));
    }),
    replaceAll: method("1.9", ({ document, sheetId, area }, [wanted, replacement, criteria]) =>
      document.ranges.replaceAll(sheetId, area, someText(wanted), text(replacement), (criteria ?? {}) as { completeMatch?: boolean; matchCase?: boolean })
    ),
    select: method("1.1", ({ document, sheetId, area }) => document.select(sheetId, area)),
    unmerge: method("1.2", ({ document, sheetId, area }) => document.ranges.unmerge(sheetId, area)),
    // Office.js writes more than 1,500 cells in slices, and asks first whether the whole would fit.
    _ValidateArraySize: method("1.3", ({ area }, [rows, columns]) => {
      if (rows !== rowCount(area) || columns !== columnCount(area)) throw new ExcelError("InvalidArgument", WRONG_SIZE);
    }),
  },
  { keepable: true }
);

/** Number formats: one for all cells or one per cell, null where it stays. */
function formats(area: Area, value: unknown): string | (string | null)[][] {
  if (typeof value === "string") return value;
  const given = matrix(value, rowCount(area), columnCount(area));
  for (const row of given) for (const format of row) if (format !== null) text(format);
  return given as (string | null)[][];
}

/** The rows below or above, the columns after or before; a negative count is the other side. */
function beside(area: Area, lines: "rows" | "columns", count: number): Area {
  if (count === 0) throw new ExcelError("InvalidArgument");
  const next =
    lines === "rows"
      ? count > 0
        ? { ...area, top: area.bottom + 1, bottom: area.bottom + count }
        : { ...area, top: area.top + count, bottom: area.top - 1 }
      : count > 0
        ? { ...area, left: area.right + 1, right: area.right + count }
        : { ...area, left: area.left + count, right: area.left - 1 };
  if (!contains(WHOLE_SHEET, next)) throw new ExcelError("InvalidArgument");
  return next;
}

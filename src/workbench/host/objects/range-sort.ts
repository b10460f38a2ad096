import { columnCount, rowCount } from "../../document/area";
import type { CellValue } from "../../document/cells";
import { ExcelError } from "../../document/excel-error";
import { flag, oneOf, optional, record, whole } from "../arguments";
import { method, objectType, type ObjectType } from "../object-type";
import type { RangeTarget } from "./range";

export interface SortField {
  readonly key: number;
  readonly ascending: boolean;
}

/** Reads Excel.SortField[]; sorting by cell colour or icon is not offered. */
export function sortFields(value: unknown, columns: number): SortField[] {
  if (!Array.isArray(value) || value.length === 0) throw new ExcelError("InvalidArgument");
  return value.map((field) => {
    const { key, ascending, sortOn } = record(field);
    const by = optional(sortOn, (word) => oneOf(["Value", "CellColor", "FontColor", "Icon"], word)) ?? "Value";
    if (by !== "Value") throw new ExcelError("NotImplemented");
    const column = whole(key);
    if (column >= columns) throw new ExcelError("InvalidArgument");
    return { key: column, ascending: optional(ascending, flag) ?? true };
  });
}

/** Excel's order of values: numbers, text, logical values, errors; blanks always last. */
function compareValues(a: CellValue, b: CellValue, matchCase: boolean): number {
  const rank = (value: CellValue): number => (typeof value === "number" ? 0 : typeof value === "string" ? (value.startsWith("#") ? 3 : 1) : 2);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === "number" && typeof b === "number") return a - b;
  const fold = (value: CellValue): string => (matchCase ? String(value) : String(value).toLowerCase());
  return fold(a) < fold(b) ? -1 : fold(a) > fold(b) ? 1 : 0;
}

/** Sorts rows of a range by their values; formulas go with their row. */
export function sortRows(range: RangeTarget, fields: readonly SortField[], matchCase: boolean, hasHeaders: boolean): void {
  const area = hasHeaders ? { ...range.area, top: range.area.top + 1 } : range.area;
  if (rowCount(area) < 2) return;
  range.document.checkWritable(range.sheetId, area, "sort");
  range.document.ranges.reorder(range.sheetId, area, (values) => {
    const order = values.map((_row, index) => index);
    return order.sort((first, second) => {
      for (const { key, ascending } of fields) {
        const [a, b] = [values[first]![key]!, values[second]![key]!];
        if (a === "" || b === "") {
          if (a === b) continue;
          return a === "" ? 1 : -1;
        }
        const compared = compareValues(a, b, matchCase);
        if (compared !== 0) return ascending ? compared : -compared;
      }
      return first - second;
    });
  });
}

export const RANGE_SORT: ObjectType<RangeTarget> = objectType<RangeTarget>("RangeSort", {
  apply: method("1.2", (range, [fields, matchCase, hasHeaders, orientation]) => {
    if ((optional(orientation, (word) => oneOf(["Rows", "Columns"], word)) ?? "Rows") === "Columns") throw new ExcelError("NotImplemented");
    sortRows(range, sortFields(fields, columnCount(range.area)), optional(matchCase, flag) ?? false, optional(hasHeaders, flag) ?? false);
  }),
});

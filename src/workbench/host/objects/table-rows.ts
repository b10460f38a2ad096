import { columnCount, rowCount, type Area } from "../../document/area";
import type { Input } from "../../document/cells";
import { ExcelError } from "../../document/excel-error";
import { integer, matrix, optional, whole } from "../arguments";
import { HostObject, method, objectType, property, type ObjectType } from "../object-type";
import { rangeAt } from "./range";
import { tableOf, type TableTarget } from "./table";

/** A body row by its place. */
interface Row extends TableTarget {
  readonly index: number;
}

function rows(target: TableTarget): number {
  return rowCount(target.document.tables.bodyArea(tableOf(target)));
}

function areaOf(row: Row): Area {
  const body = row.document.tables.bodyArea(tableOf(row));
  if (row.index >= rowCount(body)) throw new ExcelError("ItemNotFound");
  return { ...body, top: body.top + row.index, bottom: body.top + row.index };
}

const TABLE_ROW: ObjectType<Row> = objectType<Row>(
  "TableRow",
  {
    index: property("1.1", ({ index }) => index),
    values: property(
      "1.1",
      (row) => row.document.cells.values(tableOf(row).sheetId, areaOf(row)),
      (row, values) => row.document.cells.write(tableOf(row).sheetId, areaOf(row), matrix(values, 1, columnCount(areaOf(row))) as Input[][])
    ),
    delete: method("1.1", (row) => row.document.tables.deleteRows(row.id, row.index, 1)),
    getRange: method("1.1", (row) => rangeAt(row.document, tableOf(row).sheetId, areaOf(row))),
  },
  { identity: ({ index }) => ({ Index: index, _Id: index }) }
);

/** The values of rows.add: one row, or several; InvalidArgument where their width is not the table's. */
function given(values: unknown, width: number): Input[][] | null {
  if (values === null || values === undefined) return null;
  if (!Array.isArray(values)) throw new ExcelError("InvalidArgument");
  const list = (values.length > 0 && values.every((value) => Array.isArray(value)) ? values : [values]) as unknown[][];
  return matrix(list, list.length, width) as Input[][];
}

export const TABLE_ROWS: ObjectType<TableTarget> = objectType<TableTarget>(
  "TableRowCollection",
  {
    count: property("1.1", (target) => rows(target)),
    add: method("1.1", (target, [index, values]) => {
      const table = tableOf(target);
      const position = optional(index, integer) ?? -1;
      const inputs = given(values, columnCount(table.area));
      const count = inputs?.length ?? 1;
      const body = target.document.tables.bodyArea(table);
      const blank = rowCount(body) === 1 && (position < 0 || position === 0) && target.document.cells.usedArea(table.sheetId, body, true) === null;
      // A table that was never filled has one blank row, which the first added row takes.
      const area = blank
        ? count > 1
          ? { ...body, bottom: target.document.tables.insertRows(table.id, 1, count - 1).bottom }
          : body
        : target.document.tables.insertRows(table.id, position < 0 ? null : position, count);
      if (inputs) target.document.cells.write(table.sheetId, area, inputs);
      return HostObject.of(TABLE_ROW, { ...target, index: area.top - body.top });
    }),
    deleteRows: method("1.16", (target, [indexes]) => {
      if (!Array.isArray(indexes)) throw new ExcelError("InvalidArgument");
      const chosen = indexes.map((row) => (row instanceof HostObject ? row.as(TABLE_ROW)!.index : whole(row))).sort((a, b) => b - a);
      for (const index of new Set(chosen)) target.document.tables.deleteRows(target.id, index, 1);
    }),
    deleteRowsAt: method("1.16", (target, [index, count]) => target.document.tables.deleteRows(target.id, whole(index), optional(count, (value) => whole(value, 1)) ?? 1)),
    getCount: method("1.4", (target) => rows(target)),
    getItemAt: method("1.1", (target, [index]) => {
      const at = whole(index);
      if (at >= rows(target)) throw new ExcelError("InvalidArgument");
      return HostObject.of(TABLE_ROW, { ...target, index: at });
    }),
    getItem: method("1.1", (target, [index]) => {
      const at = whole(index);
      if (at >= rows(target)) throw new ExcelError("ItemNotFound");
      return HostObject.of(TABLE_ROW, { ...target, index: at });
    }),
  },
  { items: (target) => Array.from({ length: rows(target) }, (_unused, index) => HostObject.of(TABLE_ROW, { ...target, index })) }
);

import { columnCount, rowCount, type Area } from "../../document/area";
import type { Input } from "../../document/cells";
import { ExcelError } from "../../document/excel-error";
import { sameName } from "../../document/names-rules";
import { integer, matrix, optional, record, someText, text, whole } from "../arguments";
import { found, foundOrNull, HostObject, link, method, objectType, property, type ObjectType } from "../object-type";
import { rangeAt } from "./range";
import { tableOf, type TableTarget } from "./table";

/** A column by its id, which stays when columns move. */
interface Column extends TableTarget {
  readonly columnId: number;
}

function indexOf(column: Column): number {
  const index = tableOf(column).columnIds.indexOf(column.columnId);
  if (index < 0) throw new ExcelError("ItemNotFound");
  return index;
}

function areaOf(column: Column, part: Area | null): Area {
  if (!part) throw new ExcelError("ItemNotFound");
  const left = part.left + indexOf(column);
  return { ...part, left, right: left };
}

function range(column: Column, part: (table: ReturnType<typeof tableOf>) => Area | null): HostObject {
  const table = tableOf(column);
  return rangeAt(column.document, table.sheetId, areaOf(column, part(table)));
}

/** What a column's filter lets through. */
const FILTER: ObjectType<Column> = objectType<Column>("Filter", {
  criteria: property("1.2", (column) => column.document.filters.criteria(tableOf(column), indexOf(column))),
  apply: method("1.2", (column, [criteria]) => {
    const { filterOn, values, criterion1 } = record(criteria);
    if (filterOn === "Values" && Array.isArray(values)) {
      return column.document.filters.showValues(tableOf(column), indexOf(column), values.map((value) => text(value)));
    }
    throw new ExcelError("NotImplemented", `A filter by ${String(filterOn)} ${String(criterion1 ?? "")} is not available in this host.`);
  }),
  applyValuesFilter: method("1.2", (column, [values]) => {
    if (!Array.isArray(values)) throw new ExcelError("InvalidArgument");
    column.document.filters.showValues(tableOf(column), indexOf(column), values.map((value) => text(value)));
  }),
  clear: method("1.2", (column) => column.document.filters.clearColumn(tableOf(column), indexOf(column))),
});

const TABLE_COLUMN: ObjectType<Column> = objectType<Column>(
  "TableColumn",
  {
    filter: link("1.2", (column) => HostObject.of(FILTER, column)),
    id: property("1.1", ({ columnId }) => columnId),
    index: property("1.1", (column) => indexOf(column)),
    name: property(
      "1.1",
      (column) => column.document.tables.columnNames(tableOf(column))[indexOf(column)],
      (column, name) => {
        const table = tableOf(column);
        const header = areaOf(column, column.document.tables.headerArea(table));
        const taken = column.document.tables.columnNames(table).filter((_name, index) => index !== indexOf(column));
        if (taken.some((other) => sameName(other, someText(name)))) throw new ExcelError("InvalidArgument");
        column.document.cells.write(table.sheetId, header, [[`'${someText(name)}`]]);
      }
    ),
    values: property(
      "1.1",
      (column) => column.document.cells.values(tableOf(column).sheetId, areaOf(column, tableOf(column).area)),
      (column, values) => {
        const table = tableOf(column);
        column.document.cells.write(table.sheetId, areaOf(column, table.area), matrix(values, rowCount(table.area), 1) as Input[][]);
      }
    ),
    delete: method("1.1", (column) => column.document.tables.deleteColumn(column.id, indexOf(column))),
    getDataBodyRange: method("1.1", (column) => range(column, (table) => column.document.tables.bodyArea(table))),
    getHeaderRowRange: method("1.1", (column) => range(column, (table) => column.document.tables.headerArea(table))),
    getRange: method("1.1", (column) => range(column, ({ area }) => area)),
    getTotalRowRange: method("1.1", (column) => range(column, (table) => column.document.tables.totalArea(table))),
  },
  { identity: ({ columnId }) => ({ Id: columnId }) }
);

function byKey(target: TableTarget, key: unknown): Column | null {
  const table = tableOf(target);
  const index =
    typeof key === "number"
      ? table.columnIds.indexOf(key)
      : target.document.tables.columnNames(table).findIndex((name) => sameName(name, someText(key)));
  return index < 0 ? null : { ...target, columnId: table.columnIds[index]! };
}

export const TABLE_COLUMNS: ObjectType<TableTarget> = objectType<TableTarget>(
  "TableColumnCollection",
  {
    count: property("1.1", (target) => columnCount(tableOf(target).area)),
    add: method("1.1", (target, [index, values, name]) => {
      const table = tableOf(target);
      const position = optional(index, integer) ?? -1;
      const given = values === null || values === undefined ? null : (matrix(values, rowCount(table.area), 1) as Input[][]);
      const at = target.document.tables.insertColumn(table.id, position < 0 ? null : position);
      const column = { ...target, columnId: tableOf(target).columnIds[at]! };
      if (given) target.document.cells.write(table.sheetId, areaOf(column, tableOf(target).area), given);
      const called = optional(name, someText);
      if (called !== undefined) target.document.cells.write(table.sheetId, areaOf(column, target.document.tables.headerArea(tableOf(target))), [[`'${called}`]]);
      return HostObject.of(TABLE_COLUMN, column);
    }),
    getCount: method("1.4", (target) => columnCount(tableOf(target).area)),
    getItem: method("1.1", (target, [key]) => found(TABLE_COLUMN, byKey(target, key))),
    getItemAt: method("1.1", (target, [index]) => {
      const columnId = tableOf(target).columnIds[whole(index)];
      if (columnId === undefined) throw new ExcelError("InvalidArgument");
      return HostObject.of(TABLE_COLUMN, { ...target, columnId });
    }),
    getItemOrNullObject: method("1.4", (target, [key]) => foundOrNull(TABLE_COLUMN, byKey(target, key))),
  },
  { items: (target) => tableOf(target).columnIds.map((columnId) => HostObject.of(TABLE_COLUMN, { ...target, columnId })) }
);

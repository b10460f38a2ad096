import { areaOf, columnCount, intersection } from "../../document/area";
import { ExcelError } from "../../document/excel-error";
import type { Table, TableLook } from "../../document/tables";
import type { WorkbookDocument } from "../../document/workbook-document";
import { flag, optional, someText, text } from "../arguments";
import { EventNumber } from "../event-numbers";
import { HostObject, link, method, objectType, property, type Property, type ObjectType } from "../object-type";
import { RANGE, rangeAt } from "./range";
import { sortFields, sortRows, type SortField } from "./range-sort";
import { registration } from "./registration";
import { TABLE_COLUMNS } from "./table-columns";
import { TABLE_ROWS } from "./table-rows";
import { WORKSHEET } from "./worksheet";

export interface TableTarget {
  readonly document: WorkbookDocument;
  readonly id: string;
}

/** The table as it is now; ItemNotFound once it was deleted. */
export function tableOf({ document, id }: TableTarget): Table {
  return document.tables.get(id);
}

function look(since: string, name: keyof TableLook): Property<TableTarget> {
  return property(
    since,
    (target) => tableOf(target)[name],
    (target, value) => target.document.tables.setLook(tableOf(target).id, { [name]: flag(value) })
  );
}

/** What a table's filters hide is the engine's; a table without filter buttons has none. */
const AUTO_FILTER: ObjectType<TableTarget> = objectType<TableTarget>("AutoFilter", {
  enabled: property("1.9", (target) => tableOf(target).showFilterButton),
  isDataFiltered: property("1.9", (target) => target.document.filters.isFiltered(tableOf(target))),
  clearCriteria: method("1.9", (target) => target.document.filters.clear(tableOf(target))),
  reapply: method("1.9", () => undefined),
});

const sorts = "tableSorts";

const TABLE_SORT: ObjectType<TableTarget> = objectType<TableTarget>("TableSort", {
  fields: property("1.2", (target) => target.document.fact<SortField[]>(sorts, target.id) ?? []),
  matchCase: property("1.2", () => false),
  method: property("1.2", () => "PinYin"),
  apply: method("1.2", (target, [fields, matchCase]) => {
    const table = tableOf(target);
    const area = target.document.tables.bodyArea(table);
    const read = sortFields(fields, columnCount(area));
    sortRows({ document: target.document, sheetId: table.sheetId, area }, read, optional(matchCase, flag) ?? false, false);
    target.document.setFact(sorts, target.id, read);
  }),
  clear: method("1.2", (target) => target.document.setFact(sorts, target.id, undefined)),
  reapply: method("1.2", (target) => {
    const table = tableOf(target);
    const fields = target.document.fact<SortField[]>(sorts, target.id);
    if (fields) sortRows({ document: target.document, sheetId: table.sheetId, area: target.document.tables.bodyArea(table) }, fields, false, false);
  }),
});

export const TABLE: ObjectType<TableTarget> = objectType<TableTarget>(
  "Table",
  {
    autoFilter: link("1.9", (target) => HostObject.of(AUTO_FILTER, target)),
    columns: link("1.1", (target) => HostObject.of(TABLE_COLUMNS, target)),
    rows: link("1.1", (target) => HostObject.of(TABLE_ROWS, target)),
    sort: link("1.2", (target) => HostObject.of(TABLE_SORT, target)),
    worksheet: link("1.2", (target) => HostObject.of(WORKSHEET, { document: target.document, sheetId: tableOf(target).sheetId })),

    highlightFirstColumn: look("1.3", "highlightFirstColumn"),
    highlightLastColumn: look("1.3", "highlightLastColumn"),
    id: property("1.1", (target) => tableOf(target).id),
    legacyId: property("1.8", (target) => tableOf(target).id),
    name: property("1.1", (target) => tableOf(target).name, (target, name) => target.document.tables.rename(tableOf(target).id, someText(name))),
    showBandedColumns: look("1.3", "showBandedColumns"),
    showBandedRows: look("1.3", "showBandedRows"),
    showFilterButton: look("1.3", "showFilterButton"),
    showHeaders: property("1.1", (target) => tableOf(target).showHeaders, (target, show) => target.document.tables.setHeaders(tableOf(target).id, flag(show))),
    showTotals: property("1.1", (target) => tableOf(target).showTotals, (target, show) => target.document.tables.setTotals(tableOf(target).id, flag(show))),
    style: property("1.1", (target) => tableOf(target).style, (target, style) => target.document.tables.setStyle(tableOf(target).id, text(style))),

    clearFilters: method("1.2", (target) => target.document.filters.clear(tableOf(target))),
    convertToRange: method("1.2", (target) => {
      const { sheetId, area, id } = tableOf(target);
      target.document.tables.convertToRange(id);
      return rangeAt(target.document, sheetId, area);
    }),
    delete: method("1.1", (target) => target.document.tables.remove(tableOf(target).id)),
    getDataBodyRange: method("1.1", (target) => {
      const table = tableOf(target);
      return rangeAt(target.document, table.sheetId, target.document.tables.bodyArea(table));
    }),
    getHeaderRowRange: method("1.1", (target) => {
      const table = tableOf(target);
      const header = target.document.tables.headerArea(table);
      if (!header) throw new ExcelError("ItemNotFound");
      return rangeAt(target.document, table.sheetId, header);
    }),
    getRange: method("1.1", (target) => {
      const { sheetId, area } = tableOf(target);
      return rangeAt(target.document, sheetId, area);
    }),
    getTotalRowRange: method("1.1", (target) => {
      const table = tableOf(target);
      const total = target.document.tables.totalArea(table);
      if (!total) throw new ExcelError("ItemNotFound");
      return rangeAt(target.document, table.sheetId, total);
    }),
    reapplyFilters: method("1.2", () => undefined),
    resize: method("1.13", (target, [range]) => {
      const table = tableOf(target);
      const to = range instanceof HostObject ? range.as(RANGE) : target.document.locate(someText(range), table.sheetId);
      if (!to || to.sheetId !== table.sheetId) throw new ExcelError("InvalidArgument");
      if (!intersection(areaOf(table.area.top, 0, 1, 1), { ...to.area, left: 0 })) throw new ExcelError("InvalidArgument");
      target.document.tables.resize(table.id, to.area);
    }),

    ...registration<TableTarget>("1.7", "_RegisterDataChangedEvent", EventNumber.tableChanged, ({ id }) => id),
    ...registration<TableTarget>("1.7", "_RegisterSelectionChangedEvent", EventNumber.tableSelectionChanged, ({ id }) => id),
  },
  { identity: ({ id }) => ({ Id: id }) }
);

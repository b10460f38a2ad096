import { contains, intersection, type Area } from "../../document/area";
import { ExcelError } from "../../document/excel-error";
import type { Table } from "../../document/tables";
import type { WorkbookDocument } from "../../document/workbook-document";
import { flag, someText, whole } from "../arguments";
import { EventNumber } from "../event-numbers";
import { found, foundOrNull, HostObject, method, objectType, property, type ObjectType } from "../object-type";
import { WORKBOOK_TARGET } from "../protocol";
import { RANGE } from "./range";
import { registration } from "./registration";
import { TABLE, type TableTarget } from "./table";

/** The tables of the workbook, of a sheet, or those that a range touches. */
export interface TableList {
  readonly document: WorkbookDocument;
  readonly sheetId?: string;
  readonly within?: Area;
  /** Whether a table has to lie within the area entirely. */
  readonly fully?: boolean;
}

function listed({ document, sheetId, within, fully }: TableList): Table[] {
  const tables = sheetId === undefined ? document.tables.all() : document.tables.onSheet(sheetId);
  if (!within) return tables;
  return tables.filter(({ area }) => (fully ? contains(within, area) : intersection(within, area)));
}

function find(list: TableList, key: unknown): TableTarget | null {
  const wanted = typeof key === "number" ? String(key) : someText(key);
  const table = list.document.tables.find(wanted);
  return table && listed(list).some(({ id }) => id === table.id) ? { document: list.document, id: table.id } : null;
}

function addressed(list: TableList, address: unknown): { sheetId: string; area: Area } {
  const range = address instanceof HostObject ? address.as(RANGE) : null;
  const target = range ?? list.document.locate(someText(address), list.sheetId);
  if (list.sheetId !== undefined && target.sheetId !== list.sheetId) throw new ExcelError("InvalidArgument");
  return target;
}

const targetId = ({ sheetId }: TableList): string => sheetId ?? WORKBOOK_TARGET;

export const TABLES: ObjectType<TableList> = objectType<TableList>(
  "TableCollection",
  {
    count: property("1.1", (list) => listed(list).length),
    add: method("1.1", (list, [address, hasHeaders]) => {
      const { sheetId, area } = addressed(list, address);
      const table = list.document.tables.add(sheetId, area, flag(hasHeaders));
      return HostObject.of(TABLE, { document: list.document, id: table.id });
    }),
    getCount: method("1.4", (list) => listed(list).length),
    getFirst: method("1.9", (list) => {
      const [first] = listed(list);
      return found(TABLE, first && { document: list.document, id: first.id });
    }),
    getItem: method("1.1", (list, [key]) => found(TABLE, find(list, key))),
    getItemAt: method("1.1", (list, [index]) => {
      const table = listed(list)[whole(index)];
      if (!table) throw new ExcelError("InvalidArgument");
      return HostObject.of(TABLE, { document: list.document, id: table.id });
    }),
    getItemOrNullObject: method("1.4", (list, [key]) => foundOrNull(TABLE, find(list, key))),
    ...registration<TableList>("1.9", "_RegisterAddedEvent", EventNumber.tableAdded, targetId),
    ...registration<TableList>("1.7", "_RegisterDataChangedEvent", EventNumber.tableChanged, targetId),
    ...registration<TableList>("1.9", "_RegisterDeletedEvent", EventNumber.tableDeleted, targetId),
  },
  { items: (list) => listed(list).map(({ id }) => HostObject.of(TABLE, { document: list.document, id })) }
);

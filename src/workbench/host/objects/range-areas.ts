import { columnCount, rowCount, type Area } from "../../document/area";
import type { WorkbookDocument } from "../../document/workbook-document";
import { HostObject, link, objectType, property } from "../object-type";
import { RANGE } from "./range";

/** Several areas of one sheet at once. */
export interface AreasTarget {
  readonly document: WorkbookDocument;
  readonly sheetId: string;
  readonly areas: readonly Area[];
}

const AREAS = objectType<AreasTarget>("RangeCollection", {}, {
  items: ({ document, sheetId, areas }) => areas.map((area) => HostObject.of(RANGE, { document, sheetId, area })),
});

/** The areas that a question about a range found, such as its merged cells. */
export const RANGE_AREAS = objectType<AreasTarget>("RangeAreas", {
  address: property("1.9", ({ document, sheetId, areas }) => areas.map((area) => document.address(sheetId, area)).join(",")),
  addressLocal: property("1.9", ({ document, sheetId, areas }) => areas.map((area) => document.address(sheetId, area)).join(",")),
  areaCount: property("1.9", ({ areas }) => areas.length),
  areas: link("1.9", (target) => HostObject.of(AREAS, target)),
  cellCount: property("1.9", ({ areas }) => areas.reduce((sum, area) => sum + rowCount(area) * columnCount(area), 0)),
});

import type { WorkbookDocument } from "../../document/workbook-document";
import { optional, text } from "../arguments";
import { readEventReference } from "../event-reference";
import { HostObject, link, method, objectType, property, type ObjectType } from "../object-type";
import { APPLICATION } from "./application";
import { NAMES } from "./names";
import { PROPERTIES } from "./properties";
import { RANGE, rangeAt } from "./range";
import { SETTINGS } from "./settings";
import { TABLES } from "./tables";
import { WORKBOOK_PROTECTION } from "./workbook-protection";
import { WORKSHEETS } from "./worksheets";
import { BINDINGS } from "./bindings";
import { FUNCTIONS } from "./functions";
import { ExcelError } from "../../document/excel-error";

/** The range that an event told of; ItemNotFound when its sheet is gone. */
function eventRange(document: WorkbookDocument, id: unknown): HostObject {
  const range = readEventReference(text(id));
  if (!range || !document.sheets.exists(range.sheetId)) throw new ExcelError("ItemNotFound");
  return rangeAt(document, range.sheetId, range.area);
}

/** The workbook: what every request starts from. */
export const WORKBOOK: ObjectType<WorkbookDocument> = objectType<WorkbookDocument>("Workbook", {
  application: link("1.1", (document) => HostObject.of(APPLICATION, document)),
  bindings: link("1.1", (document) => HostObject.of(BINDINGS, document)),
  functions: link("1.2", (document) => HostObject.of(FUNCTIONS, document)),
  names: link("1.1", (document) => HostObject.of(NAMES, { document })),
  properties: link("1.7", (document) => HostObject.of(PROPERTIES, document)),
  protection: link("1.7", (document) => HostObject.of(WORKBOOK_PROTECTION, document)),
  settings: link("1.4", (document) => HostObject.of(SETTINGS, document)),
  tables: link("1.1", (document) => HostObject.of(TABLES, { document })),
  worksheets: link("1.1", (document) => HostObject.of(WORKSHEETS, document)),

  autoSave: property("1.9", () => false),
  calculationEngineVersion: property("1.9", () => 191029),
  isDirty: property("1.9", (document) => document.isDirty, (document, value) => void (document.isDirty = Boolean(value))),
  name: property("1.7", (document) => document.name),
  previouslySaved: property("1.9", (document) => document.fact("workbook", "saved") === true),
  readOnly: property("1.8", (document) => document.isReadOnly),
  usePrecisionAsDisplayed: property("1.9", () => false),

  getActiveCell: method("1.7", (document) => {
    const { sheetId, row, col } = document.activeCell();
    return rangeAt(document, sheetId, { top: row, bottom: row, left: col, right: col });
  }),
  getSelectedRange: method("1.1", (document) => {
    const { sheetId, area } = document.selection();
    return rangeAt(document, sheetId, area);
  }),
  save: method("1.9", (document) => void (document.isDirty = false)),
  _GetRangeForEventByReferenceId: method("1.8", (document, [id]) => eventRange(document, id)),
  _GetRangeOrNullObjectForEventByReferenceId: method("1.8", (document, [id]) => {
    try {
      return eventRange(document, id);
    } catch (error) {
      if (error instanceof ExcelError && error.code === "ItemNotFound") return HostObject.none(RANGE);
      throw error;
    }
  }),
  _GetReferenceCount: method("1.1", (_document, _args, session) => session.keptReferences),
  _RemoveReference: method("1.1", (_document, [id], session) => session.release(text(id))),
  _RemoveAllReferences: method("1.1", (_document, _args, session) => session.releaseAll()),
  _GetObjectTypeNameByReferenceId: method("1.1", (_document, [id], session) => session.reference(text(id)).object.type.name),
  _GetObjectByReferenceId: method("1.1", (_document, [id], session) => {
    const reference = optional(id, text);
    if (reference === undefined) throw new ExcelError("InvalidArgument");
    return session.reference(reference).object;
  }),
});

import type { WorkbookDocument } from "../../document/workbook-document";
import { ExcelError } from "../../document/excel-error";
import { flag, optional, someText, text } from "../arguments";
import { EventNumber } from "../event-numbers";
import { found, foundOrNull, HostObject, method, objectType, type ObjectType } from "../object-type";
import { WORKBOOK_TARGET } from "../protocol";
import { registration } from "./registration";
import { WORKSHEET } from "./worksheet";

function sheet(document: WorkbookDocument, nameOrId: unknown) {
  const sheetId = document.sheets.find(someText(nameOrId));
  return sheetId === null ? null : { document, sheetId };
}

function visible(document: WorkbookDocument, visibleOnly: unknown): string[] {
  const only = optional(visibleOnly, flag) ?? false;
  return document.sheets.ids().filter((sheetId) => !only || document.sheets.visibility(sheetId) === "Visible");
}

const toWorkbook = () => WORKBOOK_TARGET;

/** All sheets of the workbook. */
export const WORKSHEETS: ObjectType<WorkbookDocument> = objectType<WorkbookDocument>(
  "WorksheetCollection",
  {
    add: method("1.1", (document, [name]) => HostObject.of(WORKSHEET, { document, sheetId: document.sheets.add(optional(name, text)) })),
    getActiveWorksheet: method("1.1", (document) => HostObject.of(WORKSHEET, { document, sheetId: document.sheets.active() })),
    getCount: method("1.4", (document, [visibleOnly]) => visible(document, visibleOnly).length),
    getFirst: method("1.5", (document, [visibleOnly]) => {
      const [sheetId] = visible(document, visibleOnly);
      if (!sheetId) throw new ExcelError("ItemNotFound");
      return HostObject.of(WORKSHEET, { document, sheetId });
    }),
    getLast: method("1.5", (document, [visibleOnly]) => {
      const sheetId = visible(document, visibleOnly).at(-1);
      if (!sheetId) throw new ExcelError("ItemNotFound");
      return HostObject.of(WORKSHEET, { document, sheetId });
    }),
    getItem: method("1.1", (document, [key]) => found(WORKSHEET, sheet(document, key))),
    getItemOrNullObject: method("1.4", (document, [key]) => foundOrNull(WORKSHEET, sheet(document, key))),
    ...registration<WorkbookDocument>("1.7", "_RegisterActivatedEvent", EventNumber.worksheetActivated, toWorkbook),
    ...registration<WorkbookDocument>("1.7", "_RegisterAddedEvent", EventNumber.worksheetAdded, toWorkbook),
    ...registration<WorkbookDocument>("1.8", "_RegisterCalculatedEvent", EventNumber.worksheetCalculated, toWorkbook),
    ...registration<WorkbookDocument>("1.9", "_RegisterDataChangedEvent", EventNumber.worksheetChanged, toWorkbook),
    ...registration<WorkbookDocument>("1.7", "_RegisterDeactivatedEvent", EventNumber.worksheetDeactivated, toWorkbook),
    ...registration<WorkbookDocument>("1.7", "_RegisterDeletedEvent", EventNumber.worksheetDeleted, toWorkbook),
    ...registration<WorkbookDocument>("1.9", "_RegisterFormatChangedEvent", EventNumber.worksheetFormatChanged, toWorkbook),
    ...registration<WorkbookDocument>("1.17", "_RegisterEventNameChanged", EventNumber.worksheetNameChanged, toWorkbook),
    ...registration<WorkbookDocument>("1.9", "_RegisterSelectionChangedEvent", EventNumber.worksheetSelectionChanged, toWorkbook),
  },
  { items: (document) => document.sheets.ids().map((sheetId) => HostObject.of(WORKSHEET, { document, sheetId })) }
);

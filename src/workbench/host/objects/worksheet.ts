import { areaOf, parseA1, WHOLE_SHEET } from "../../document/area";
import { ExcelError } from "../../document/excel-error";
import type { WorkbookDocument } from "../../document/workbook-document";
import { color, flag, number, oneOf, optional, someText, text, whole } from "../arguments";
import { EventNumber } from "../event-numbers";
import { HostObject, link, method, objectType, property, type ObjectType } from "../object-type";
import { CHARTS } from "./charts";
import { NAMES } from "./names";
import { RANGE, rangeAt } from "./range";
import { registration } from "./registration";
import { SHEET_PROTECTION } from "./sheet-protection";
import { TABLES } from "./tables";

export interface SheetTarget {
  readonly document: WorkbookDocument;
  readonly sheetId: string;
}

const FREEZE_PANES: ObjectType<SheetTarget> = objectType<SheetTarget>("WorksheetFreezePanes", {
  freezeAt: method("1.7", ({ document, sheetId }, [range]) => {
    const { area } = typeof range === "string" ? document.locate(range, sheetId) : (range as HostObject).as(RANGE)!;
    document.sheets.freeze(sheetId, area.bottom + 1, area.right + 1);
  }),
  freezeColumns: method("1.7", ({ document, sheetId }, [count]) => document.sheets.freeze(sheetId, 0, optional(count, (value) => whole(value)) ?? 1)),
  freezeRows: method("1.7", ({ document, sheetId }, [count]) => document.sheets.freeze(sheetId, optional(count, (value) => whole(value)) ?? 1, 0)),
  getLocationOrNullObject: method("1.7", ({ document, sheetId }) => {
    const { rows, columns } = document.sheets.frozen(sheetId);
    if (rows === 0 && columns === 0) return HostObject.none(RANGE);
    const area = { ...WHOLE_SHEET, ...(rows > 0 && { bottom: rows - 1 }), ...(columns > 0 && { right: columns - 1 }) };
    return rangeAt(document, sheetId, area);
  }),
  unfreeze: method("1.7", ({ document, sheetId }) => document.sheets.freeze(sheetId, 0, 0)),
});

const VISIBILITIES = ["Visible", "Hidden", "VeryHidden"] as const;
const targetId = ({ sheetId }: SheetTarget): string => sheetId;

/** Where a new copy of a sheet goes. */
function copyPosition(document: WorkbookDocument, type: unknown, relative: unknown): number {
  const count = document.sheets.ids().length;
  const other = relative instanceof HostObject ? (relative.as(WORKSHEET)?.sheetId ?? null) : null;
  switch (oneOf(["None", "Before", "After", "Beginning", "End"], type ?? "None")) {
    case "Beginning":
      return 0;
    case "Before":
    case "After":
      if (other === null) throw new ExcelError("InvalidArgument");
      return document.sheets.position(other) + (type === "After" ? 1 : 0);
    default:
      return count;
  }
}

/** One sheet. */
export const WORKSHEET: ObjectType<SheetTarget> = objectType<SheetTarget>(
  "Worksheet",
  {
    charts: link("1.1", (sheet) => HostObject.of(CHARTS, sheet)),
    freezePanes: link("1.7", (sheet) => HostObject.of(FREEZE_PANES, sheet)),
    names: link("1.4", (sheet) => HostObject.of(NAMES, sheet)),
    protection: link("1.2", (sheet) => HostObject.of(SHEET_PROTECTION, sheet)),
    tables: link("1.1", (sheet) => HostObject.of(TABLES, sheet)),

    enableCalculation: property("1.9", () => true),
    id: property("1.1", ({ sheetId }) => sheetId),
    name: property("1.1", ({ document, sheetId }) => document.sheets.name(sheetId), ({ document, sheetId }, name) => document.sheets.rename(sheetId, someText(name))),
    position: property("1.1", ({ document, sheetId }) => document.sheets.position(sheetId), ({ document, sheetId }, position) => document.sheets.move(sheetId, whole(position))),
    showGridlines: property("1.8", ({ document, sheetId }) => document.sheets.showsGridlines(sheetId), ({ document, sheetId }, show) => document.sheets.setGridlines(sheetId, flag(show))),
    // The library sets showGridlines under this name.
    gridlines: property("1.8", ({ document, sheetId }) => document.sheets.showsGridlines(sheetId), ({ document, sheetId }, show) => document.sheets.setGridlines(sheetId, flag(show))),
    standardHeight: property("1.7", () => 15),
    standardWidth: property(
      "1.7",
      ({ document, sheetId }) => document.fact<number>("standardWidth", sheetId) ?? 8.43,
      ({ document, sheetId }, width) => document.setFact("standardWidth", sheetId, number(width))
    ),
    tabColor: property("1.7", ({ document, sheetId }) => document.sheets.tabColor(sheetId), ({ document, sheetId }, value) => document.sheets.setTabColor(sheetId, value === "" ? "" : color(value))),
    visibility: property("1.1", ({ document, sheetId }) => document.sheets.visibility(sheetId), ({ document, sheetId }, value) => document.sheets.setVisibility(sheetId, oneOf(VISIBILITIES, value))),

    activate: method("1.1", ({ document, sheetId }) => document.sheets.activate(sheetId)),
    calculate: method("1.6", ({ document }) => document.recalculate(true)),
    copy: method("1.7", ({ document, sheetId }, [positionType, relativeTo]) => {
      const copy = document.sheets.copy(sheetId, copyPosition(document, positionType, relativeTo));
      return HostObject.of(WORKSHEET, { document, sheetId: copy });
    }),
    delete: method("1.1", ({ document, sheetId }) => document.sheets.remove(sheetId)),
    getCell: method("1.1", ({ document, sheetId }, [row, column]) => rangeAt(document, sheetId, areaOf(whole(row), whole(column), 1, 1))),
    getNext: method("1.5", (sheet, [visibleOnly]) => neighbour(sheet, 1, visibleOnly, false)),
    getNextOrNullObject: method("1.5", (sheet, [visibleOnly]) => neighbour(sheet, 1, visibleOnly, true)),
    getPrevious: method("1.5", (sheet, [visibleOnly]) => neighbour(sheet, -1, visibleOnly, false)),
    getPreviousOrNullObject: method("1.5", (sheet, [visibleOnly]) => neighbour(sheet, -1, visibleOnly, true)),
    getRange: method("1.1", ({ document, sheetId }, [address]) => {
      const given = optional(address, text);
      if (given === undefined || given === "") return rangeAt(document, sheetId, WHOLE_SHEET);
      const located = document.locate(given, sheetId);
      if (located.sheetId !== sheetId) throw new ExcelError("InvalidArgument");
      return rangeAt(document, sheetId, located.area);
    }),
    getRangeByIndexes: method("1.7", ({ document, sheetId }, [row, column, rows, columns]) =>
      rangeAt(document, sheetId, areaOf(whole(row), whole(column), whole(rows, 1), whole(columns, 1)))
    ),
    getUsedRange: method("1.1", ({ document, sheetId }, [valuesOnly]) =>
      rangeAt(document, sheetId, document.sheets.usedArea(sheetId, optional(valuesOnly, flag) ?? false) ?? parseA1("A1")!)
    ),
    getUsedRangeOrNullObject: method("1.4", ({ document, sheetId }, [valuesOnly]) => {
      const area = document.sheets.usedArea(sheetId, optional(valuesOnly, flag) ?? false);
      return area ? rangeAt(document, sheetId, area) : HostObject.none(RANGE);
    }),
    replaceAll: method("1.9", ({ document, sheetId }, [find, replacement, criteria]) => {
      const used = document.sheets.usedArea(sheetId, true);
      return used ? document.ranges.replaceAll(sheetId, used, someText(find), text(replacement), (criteria ?? {}) as { completeMatch?: boolean; matchCase?: boolean }) : 0;
    }),

    ...registration<SheetTarget>("1.7", "_RegisterActivatedEvent", EventNumber.worksheetActivated, targetId),
    ...registration<SheetTarget>("1.8", "_RegisterCalculatedEvent", EventNumber.worksheetCalculated, targetId),
    ...registration<SheetTarget>("1.7", "_RegisterDataChangedEvent", EventNumber.worksheetChanged, targetId),
    ...registration<SheetTarget>("1.7", "_RegisterDeactivatedEvent", EventNumber.worksheetDeactivated, targetId),
    ...registration<SheetTarget>("1.9", "_RegisterFormatChangedEvent", EventNumber.worksheetFormatChanged, targetId),
    ...registration<SheetTarget>("1.17", "_RegisterEventNameChanged", EventNumber.worksheetNameChanged, targetId),
    ...registration<SheetTarget>("1.7", "_RegisterSelectionChangedEvent", EventNumber.worksheetSelectionChanged, targetId),
  },
  { identity: ({ sheetId }) => ({ Id: sheetId }) }
);

function neighbour({ document, sheetId }: SheetTarget, step: 1 | -1, visibleOnly: unknown, orNull: boolean): HostObject {
  const only = optional(visibleOnly, flag) ?? false;
  const ids = document.sheets.ids().filter((id) => id === sheetId || !only || document.sheets.visibility(id) === "Visible");
  const next = ids[ids.indexOf(sheetId) + step];
  if (next !== undefined) return HostObject.of(WORKSHEET, { document, sheetId: next });
  if (orNull) return HostObject.none(WORKSHEET);
  throw new ExcelError("ItemNotFound");
}


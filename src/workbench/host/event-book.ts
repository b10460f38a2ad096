import { areaToA1, intersection, type Area } from "../document/area";
import { valueTypeOf } from "../document/cells";
import type { ChangedBy, WorkbookEvents } from "../document/events";
import type { WorkbookDocument } from "../document/workbook-document";
import { EventNumber } from "./event-numbers";
import { eventReference } from "./event-reference";
import { EVENT_CATEGORY, WORKBOOK_TARGET, type RichApiEntry } from "./protocol";

/**
 * The events that the add-in has registered for. What happens in the document is told as Excel tells it: to the sheet
 * or table it happened to, and to the collection when that is listened to.
 */
export class EventBook {
  private readonly registered = new Map<string, number>();
  private nextId = 1;
  /** Told to everyone who sends entries to the add-in. */
  send: (entries: RichApiEntry[]) => void = () => {};
  /** Told that the selection moved; Office's older kind of event, which a page forwards by itself. */
  readonly selectionListeners = new Set<() => void>();
  /** Off while `runtime.enableEvents` is false. */
  enabled = true;

  /** Stop listening to the document. */
  private readonly stops: (() => void)[] = [];

  constructor(private readonly document: WorkbookDocument) {
    const on: WorkbookDocument["on"] = (name, listener) => {
      const stop = document.on(name, listener);
      this.stops.push(stop);
      return stop;
    };
    on("cellsChanged", (event) => this.cellsChanged(event));
    on("formatChanged", ({ sheetId, area, by }) =>
      this.sheetEvent(EventNumber.worksheetFormatChanged, sheetId, { source: source(by), worksheetId: sheetId, address: areaToA1(area), referenceId: eventReference(sheetId, area) }, by)
    );
    on("sheetActivated", ({ sheetId }) => this.sheetEvent(EventNumber.worksheetActivated, sheetId, { worksheetId: sheetId }));
    on("sheetDeactivated", ({ sheetId }) => this.sheetEvent(EventNumber.worksheetDeactivated, sheetId, { worksheetId: sheetId }));
    on("sheetAdded", ({ sheetId, by }) => this.sheetEvent(EventNumber.worksheetAdded, sheetId, { source: source(by), worksheetId: sheetId }, by));
    on("sheetDeleted", ({ sheetId, by }) => this.sheetEvent(EventNumber.worksheetDeleted, sheetId, { source: source(by), worksheetId: sheetId }, by));
    on("sheetRenamed", ({ sheetId, before, name, by }) =>
      this.sheetEvent(EventNumber.worksheetNameChanged, sheetId, { source: source(by), worksheetId: sheetId, nameBefore: before, nameAfter: name }, by)
    );
    on("calculated", ({ sheetId, areas }) =>
      this.sheetEvent(EventNumber.worksheetCalculated, sheetId, { worksheetId: sheetId, address: areas.map(areaToA1).join(",") })
    );
    on("tableAdded", ({ tableId, sheetId, by }) =>
      this.tell(EventNumber.tableAdded, [sheetId, WORKBOOK_TARGET], { source: source(by), tableId, worksheetId: sheetId }, by)
    );
    on("tableDeleted", ({ tableId, name, sheetId, by }) =>
      this.tell(EventNumber.tableDeleted, [sheetId, WORKBOOK_TARGET], { source: source(by), tableId, tableName: name, worksheetId: sheetId }, by)
    );
    on("selectionChanged", (selection) => this.selectionChanged(selection));
  }

  close(): void {
    for (const stop of this.stops.splice(0)) stop();
  }

  register(event: number, target: string): void {
    const key = `${event} ${target}`;
    this.registered.set(key, (this.registered.get(key) ?? 0) + 1);
  }

  unregister(event: number, target: string): void {
    const key = `${event} ${target}`;
    const left = (this.registered.get(key) ?? 0) - 1;
    if (left > 0) this.registered.set(key, left);
    else this.registered.delete(key);
  }

  private sheetEvent(event: number, sheetId: string, message: object, by: ChangedBy = "user"): void {
    this.tell(event, [sheetId, WORKBOOK_TARGET], message, by);
  }

  private tell(event: number, targets: readonly string[], message: object, by: ChangedBy = "user"): void {
    if (!this.enabled) return;
    const entries = targets
      .filter((target) => this.registered.has(`${event} ${target}`))
      .map((target): RichApiEntry => [EVENT_CATEGORY, event, target, JSON.stringify(message), this.nextId++, by === "remote"]);
    if (entries.length) this.send(entries);
  }

  private cellsChanged({ sheetId, area, changeType, by, detail, tableId }: WorkbookEvents["cellsChanged"]): void {
    const details = detail && {
      valueBefore: detail.valueBefore,
      valueAfter: detail.valueAfter,
      valueTypeBefore: valueTypeOf(detail.valueBefore),
      valueTypeAfter: valueTypeOf(detail.valueAfter),
    };
    const message = {
      changeType, source: source(by), worksheetId: sheetId, address: areaToA1(area), ...details, shiftDirection: "None",
      referenceId: eventReference(sheetId, area),
      triggerSource: by === "addin" ? "ThisLocalAddin" : "Unknown",
    };
    this.sheetEvent(EventNumber.worksheetChanged, sheetId, message, by);
    if (tableId !== undefined) {
      this.tell(EventNumber.tableChanged, [tableId, sheetId, WORKBOOK_TARGET], { ...message, tableId }, by);
      return;
    }
    if (changeType !== "RangeEdited" && changeType !== "RowInserted" && changeType !== "RowDeleted") return;
    for (const table of this.document.tables.overlapping(sheetId, area)) {
      const inTable = changeType === "RangeEdited" ? area : intersection(table.area, area)!;
      this.tell(EventNumber.tableChanged, [table.id, sheetId, WORKBOOK_TARGET], { ...message, address: areaToA1(inTable), referenceId: eventReference(sheetId, inTable), tableId: table.id }, by);
    }
  }

  private selectionChanged({ sheetId, area }: { sheetId: string; area: Area }): void {
    this.sheetEvent(EventNumber.worksheetSelectionChanged, sheetId, { address: areaToA1(area), worksheetId: sheetId });
    for (const table of this.document.tables.onSheet(sheetId)) {
      const inside = intersection(table.area, area);
      this.tell(EventNumber.tableSelectionChanged, [table.id], {
        address: inside ? areaToA1(area) : "", isInsideTable: inside !== null, tableId: table.id, worksheetId: sheetId,
      });
    }
    for (const listener of this.selectionListeners) listener();
  }
}

function source(by: ChangedBy): "Local" | "Remote" {
  return by === "remote" ? "Remote" : "Local";
}

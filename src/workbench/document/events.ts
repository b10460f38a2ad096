import type { Area } from "./area";

/** Who changes the workbook: the person at the sheet, the add-in through Office.js, or a colleague elsewhere. */
export type ChangedBy = "user" | "addin" | "remote";

export type ChangeType = "RangeEdited" | "RowInserted" | "RowDeleted" | "ColumnInserted" | "ColumnDeleted" | "CellInserted" | "CellDeleted";

/** The value of a cell before and after; Excel tells it only when one cell changed. */
export interface ChangeDetail {
  readonly valueBefore: unknown;
  readonly valueAfter: unknown;
}

export interface WorkbookEvents {
  /** Contents of cells were changed (not recalculated); with the table whose rows or columns came or went. */
  cellsChanged: { sheetId: string; area: Area; changeType: ChangeType; by: ChangedBy; detail?: ChangeDetail; tableId?: string };
  /** A sheet's formats were changed. */
  formatChanged: { sheetId: string; area: Area; by: ChangedBy };
  /** Formulas of a sheet were calculated: these, whose values may be others. */
  calculated: { sheetId: string; areas: readonly Area[] };
  sheetAdded: { sheetId: string; by: ChangedBy };
  sheetDeleted: { sheetId: string; name: string; by: ChangedBy };
  sheetRenamed: { sheetId: string; before: string; name: string; by: ChangedBy };
  sheetActivated: { sheetId: string };
  sheetDeactivated: { sheetId: string };
  tableAdded: { tableId: string; sheetId: string; by: ChangedBy };
  tableDeleted: { tableId: string; name: string; sheetId: string; by: ChangedBy };
  tableRenamed: { tableId: string; before: string; name: string; by: ChangedBy };
  /** A table has another area, headers or rows. */
  tableResized: { tableId: string; sheetId: string; area: Area; by: ChangedBy };
  selectionChanged: { sheetId: string; area: Area };
  settingsChanged: Record<string, never>;
}

export type WorkbookEventName = keyof WorkbookEvents;

/** Listeners by event. A listener that throws does not keep the others from hearing. */
export class EventBoard<Events> {
  private readonly listeners = new Map<keyof Events, Set<(event: never) => void>>();

  /** Listens; the answer stops listening. */
  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): () => void {
    const set = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, set);
    set.add(listener as (event: never) => void);
    return () => set.delete(listener as (event: never) => void);
  }

  emit<Name extends keyof Events>(name: Name, event: Events[Name]): void {
    for (const listener of [...(this.listeners.get(name) ?? [])]) (listener as (event: Events[Name]) => void)(event);
  }
}

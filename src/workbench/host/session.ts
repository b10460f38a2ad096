import { contains, MAX_COLUMNS, MAX_ROWS, type Area } from "../document/area";
import type { WorkbookEvents } from "../document/events";
import { ExcelError } from "../document/excel-error";
import type { WorkbookDocument } from "../document/workbook-document";
import type { HostObject } from "./object-type";
import type { EventBook } from "./event-book";

/** A range that the add-in keeps across requests. It moves with its cells. */
export interface KeptRange {
  sheetId: string;
  area: Area;
  /** Its cells were deleted. */
  lost: boolean;
}

/** What an add-in has going on in a workbook: references it keeps, events it hears, what it may call. */
export class Session {
  private readonly kept = new Map<string, { object: HostObject; range: KeptRange }>();
  private nextReference = 1;
  private readonly stops: readonly (() => void)[];

  constructor(
    readonly document: WorkbookDocument,
    readonly requirementSets: Readonly<Record<string, number | string>>,
    readonly events: EventBook,
    readonly language: string
  ) {
    this.stops = [
      document.on("cellsChanged", (change) => this.move(change)),
      document.on("sheetDeleted", ({ sheetId }) => {
        for (const { range } of this.kept.values()) if (range.sheetId === sheetId) range.lost = true;
      }),
    ];
  }

  /** The add-in has gone. */
  close(): void {
    for (const stop of this.stops) stop();
    this.events.close();
    this.kept.clear();
  }

  /** Whether a requirement set is offered to the add-in; "1.10" is above "1.9". */
  supports(set: string, version: string): boolean {
    const offered = this.requirementSets[set];
    return offered !== undefined && compareVersions(String(offered), version) >= 0;
  }

  keep(object: HostObject): string {
    const id = `r${this.nextReference++}`;
    const { sheetId, area } = object.target as unknown as { sheetId: string; area: Area };
    this.kept.set(id, { object, range: { sheetId, area, lost: false } });
    return id;
  }

  /** The range behind a reference, where it is now; refused when it was released or its cells are gone. */
  reference(id: string): { object: HostObject; range: KeptRange } {
    const kept = this.kept.get(id);
    if (!kept) throw new ExcelError("InvalidReference");
    if (kept.range.lost) throw new ExcelError("ItemNotFound");
    return kept;
  }

  release(id: string): void {
    this.kept.delete(id);
  }

  releaseAll(): void {
    this.kept.clear();
  }

  get keptReferences(): number {
    return this.kept.size;
  }

  private move({ sheetId, area, changeType }: WorkbookEvents["cellsChanged"]): void {
    if (changeType === "RangeEdited") return;
    for (const { range } of this.kept.values()) {
      if (range.sheetId !== sheetId || range.lost) continue;
      const next = moved(range.area, area, changeType);
      if (next) range.area = next;
      else range.lost = true;
    }
  }
}

/** Where an area is after lines were inserted or deleted; null when none of it is left. */
function moved(range: Area, lines: Area, changeType: string): Area | null {
  const [from, to, most] = changeType.startsWith("Row") ? (["top", "bottom", MAX_ROWS] as const) : (["left", "right", MAX_COLUMNS] as const);
  const count = lines[to] - lines[from] + 1;
  if (changeType === "RowInserted" || changeType === "ColumnInserted") {
    const shift = (index: number): number => Math.min(index >= lines[from] ? index + count : index, most - 1);
    return { ...range, [from]: shift(range[from]), [to]: shift(range[to]) };
  }
  if (changeType === "RowDeleted" || changeType === "ColumnDeleted") {
    if (contains({ ...range, [from]: lines[from], [to]: lines[to] }, range)) return null;
    const start = range[from] < lines[from] ? range[from] : Math.max(lines[from], range[from] - count);
    const end = range[to] <= lines[to] ? (range[to] < lines[from] ? range[to] : lines[from] - 1) : range[to] - count;
    return { ...range, [from]: start, [to]: end };
  }
  return range;
}

export function compareVersions(a: string, b: string): number {
  const [majorA = 0, minorA = 0] = a.split(".").map(Number);
  const [majorB = 0, minorB = 0] = b.split(".").map(Number);
  return majorA - majorB || minorA - minorB;
}

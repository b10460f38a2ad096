import { WHOLE_SHEET, type Area } from "./area";
import { getFacts, setFact, type Model } from "./engine";
import { ExcelError } from "./excel-error";
import { checkSheetName, freeName, sameName } from "./names-rules";
import type { WorkbookDocument } from "./workbook-document";

export type SheetVisibility = "Visible" | "Hidden" | "VeryHidden";

/** What a protected sheet still allows; Excel's own names. */
export interface ProtectionOptions {
  allowAutoFilter?: boolean;
  allowDeleteColumns?: boolean;
  allowDeleteRows?: boolean;
  allowEditObjects?: boolean;
  allowEditScenarios?: boolean;
  allowFormatCells?: boolean;
  allowFormatColumns?: boolean;
  allowFormatRows?: boolean;
  allowInsertColumns?: boolean;
  allowInsertHyperlinks?: boolean;
  allowInsertRows?: boolean;
  allowPivotTables?: boolean;
  allowSort?: boolean;
  selectionMode?: "Normal" | "Unlocked" | "None";
}

export interface Protection {
  readonly options: ProtectionOptions;
  readonly password: string | null;
}

/** The sheets of the workbook, in order. */
export class Sheets {
  constructor(private readonly document: WorkbookDocument) {}

  private get model(): Model {
    return this.document.model;
  }

  ids(): string[] {
    return [...this.model.getters.getSheetIds()];
  }

  names(): string[] {
    return this.ids().map((id) => this.name(id));
  }

  exists(sheetId: string): boolean {
    return this.model.getters.tryGetSheet(sheetId) !== undefined;
  }

  name(sheetId: string): string {
    const name = this.model.getters.tryGetSheetName(sheetId);
    if (name === undefined) throw new ExcelError("ItemNotFound");
    return name;
  }

  /** The id of a sheet by name or id; null when there is none. Case does not matter in a name. */
  find(nameOrId: string): string | null {
    return this.ids().find((id) => id === nameOrId || sameName(this.name(id), nameOrId)) ?? null;
  }

  /** Adds an empty sheet, at the end unless `position` is given; the first free Sheet1, Sheet2 … without a name. */
  add(name?: string | null, position = this.ids().length): string {
    this.document.checkStructure();
    if (name !== undefined && name !== null && name !== "") checkSheetName(name, this.names());
    const sheetId = this.document.newId();
    const called = name || freeName("Sheet", this.names());
    this.document.batch(() => {
      this.model.dispatch("CREATE_SHEET", { sheetId, position, name: called, cols: 26, rows: 1000 });
      this.document.emit("sheetAdded", { sheetId, by: this.document.by });
    });
    return sheetId;
  }

  /** Copies a sheet with its tables, which get new names; "Sheet1 (2)" and so on. */
  copy(sheetId: string, position: number): string {
    this.document.checkStructure();
    const to = this.document.newId();
    const stem = this.name(sheetId);
    let name = "";
    for (let number = 2; name === "" || this.names().some((other) => sameName(other, name)); number += 1) {
      const suffix = ` (${number})`;
      name = `${stem.slice(0, 31 - suffix.length)}${suffix}`;
    }
    this.document.batch(() => {
      this.model.dispatch("DUPLICATE_SHEET", { sheetId, sheetIdTo: to, sheetNameTo: name });
      this.document.tables.adopt();
      const delta = position - this.position(to);
      if (delta !== 0) this.model.dispatch("MOVE_SHEET", { sheetId: to, delta });
      this.document.emit("sheetAdded", { sheetId: to, by: this.document.by });
    });
    return to;
  }

  rename(sheetId: string, name: string): void {
    this.document.checkStructure();
    const before = this.name(sheetId);
    checkSheetName(name, this.names().filter((other) => other !== before));
    if (name === before) return;
    this.document.batch(() => {
      this.model.dispatch("RENAME_SHEET", { sheetId, newName: name, oldName: before });
      this.document.emit("sheetRenamed", { sheetId, before, name, by: this.document.by });
    });
  }

  /** Deletes a sheet with its tables, names and charts. The last visible one cannot be. */
  remove(sheetId: string): void {
    this.document.checkStructure();
    const name = this.name(sheetId);
    const visible = this.ids().filter((id) => this.visibility(id) === "Visible");
    if (visible.length === 1 && visible[0] === sheetId) {
      throw new ExcelError("InvalidOperation", "A workbook must contain at least one visible worksheet.");
    }
    if (this.visibility(sheetId) === "VeryHidden") throw new ExcelError("GeneralException");
    this.document.batch(() => {
      if (this.active() === sheetId) this.activate(visible.find((id) => id !== sheetId)!);
      for (const table of this.document.tables.onSheet(sheetId)) this.document.tables.forget(table.id);
      if (!visible.includes(sheetId)) this.model.dispatch("SHOW_SHEET", { sheetId }); // the engine counts visible sheets only
      this.model.dispatch("DELETE_SHEET", { sheetId, sheetName: name });
      setFact(this.model, "sheets", sheetId, undefined);
      this.document.emit("sheetDeleted", { sheetId, name, by: this.document.by });
    });
  }

  position(sheetId: string): number {
    return this.ids().indexOf(sheetId);
  }

  move(sheetId: string, position: number): void {
    this.document.checkStructure();
    if (!Number.isInteger(position) || position < 0 || position >= this.ids().length) throw new ExcelError("InvalidArgument");
    // The engine moves among visible sheets only; hidden ones in between are stepped over, so it may take several.
    const delta = position - this.position(sheetId);
    if (delta !== 0) this.document.batch(() => void this.model.dispatch("MOVE_SHEET", { sheetId, delta }));
  }

  visibility(sheetId: string): SheetVisibility {
    if (this.model.getters.isSheetVisible(sheetId)) return "Visible";
    return this.fact<boolean>(sheetId, "veryHidden") ? "VeryHidden" : "Hidden";
  }

  setVisibility(sheetId: string, visibility: SheetVisibility): void {
    this.document.checkStructure();
    if (!["Visible", "Hidden", "VeryHidden"].includes(visibility)) throw new ExcelError("InvalidArgument");
    const others = this.ids().filter((id) => id !== sheetId && this.visibility(id) === "Visible");
    if (visibility !== "Visible" && others.length === 0) throw new ExcelError("InvalidOperation");
    this.document.batch(() => {
      if (visibility === "Visible") this.model.dispatch("SHOW_SHEET", { sheetId });
      else {
        if (this.active() === sheetId) this.activate(others[0]!);
        this.model.dispatch("HIDE_SHEET", { sheetId });
      }
      this.setFact(sheetId, "veryHidden", visibility === "VeryHidden" ? true : undefined);
    });
  }

  tabColor(sheetId: string): string {
    return (this.model.getters.getSheet(sheetId).color ?? "").toUpperCase();
  }

  setTabColor(sheetId: string, color: string): void {
    if (color !== "" && !/^#[0-9a-f]{6}$/i.test(color)) throw new ExcelError("InvalidArgument");
    this.document.batch(() => void this.model.dispatch("COLOR_SHEET", { sheetId, color: color === "" ? undefined : color }));
  }

  showsGridlines(sheetId: string): boolean {
    return this.model.getters.getGridLinesVisibility(sheetId);
  }

  setGridlines(sheetId: string, areGridLinesVisible: boolean): void {
    this.document.batch(() => void this.model.dispatch("SET_GRID_LINES_VISIBILITY", { sheetId, areGridLinesVisible }));
  }

  active(): string {
    return this.model.getters.getActiveSheetId();
  }

  activate(sheetId: string): void {
    const sheetIdFrom = this.active();
    if (this.visibility(sheetId) !== "Visible") throw new ExcelError("InvalidOperation");
    if (sheetIdFrom === sheetId) return;
    this.document.batch(() => void this.model.dispatch("ACTIVATE_SHEET", { sheetIdFrom, sheetIdTo: sheetId }));
  }

  frozen(sheetId: string): { rows: number; columns: number } {
    const { xSplit, ySplit } = this.model.getters.getPaneDivisions(sheetId);
    return { rows: ySplit, columns: xSplit };
  }

  freeze(sheetId: string, rows: number, columns: number): void {
    this.document.batch(() => {
      this.document.cells.grow(sheetId, { top: 0, left: 0, bottom: rows, right: columns });
      this.model.dispatch("UNFREEZE_COLUMNS_ROWS", { sheetId });
      if (rows > 0) this.model.dispatch("FREEZE_ROWS", { sheetId, quantity: rows });
      if (columns > 0) this.model.dispatch("FREEZE_COLUMNS", { sheetId, quantity: columns });
    });
  }

  /** The area with contents, or also looks; null on an empty sheet. */
  usedArea(sheetId: string, valuesOnly = false): Area | null {
    return this.document.cells.usedArea(sheetId, WHOLE_SHEET, valuesOnly);
  }

  protection(sheetId: string): Protection | null {
    return this.fact<Protection>(sheetId, "protection") ?? null;
  }

  protect(sheetId: string, options: ProtectionOptions, password: string | null): void {
    if (this.protection(sheetId)) throw new ExcelError("InvalidOperation", "The worksheet is already protected.");
    this.setFact(sheetId, "protection", { options, password } satisfies Protection);
  }

  unprotect(sheetId: string, password: string | null): void {
    const protection = this.protection(sheetId);
    if (!protection) return;
    if (protection.password !== null && protection.password !== password) throw new ExcelError("AccessDenied");
    this.setFact(sheetId, "protection", undefined);
  }

  private fact<T>(sheetId: string, key: string): T | undefined {
    return (getFacts(this.model, "sheets")[sheetId] as Record<string, T> | undefined)?.[key];
  }

  private setFact(sheetId: string, key: string, value: unknown): void {
    const facts = { ...(getFacts(this.model, "sheets")[sheetId] as Record<string, unknown> | undefined), [key]: value };
    this.document.batch(() => setFact(this.model, "sheets", sheetId, facts));
  }
}

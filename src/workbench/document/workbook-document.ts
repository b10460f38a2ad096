import { CalculatedCells } from "../calculation/calculated-cells";
import { calculationOf, formulaRules } from "../calculation/calculation";
import { areaToA1, contains, intersection, isSingleCell, parseA1, sheetPrefix, splitSheetName, union, type Area, type CellPosition } from "./area";
import { Borders } from "./borders";
import { Cells, type CellValue } from "./cells";
import { Charts } from "./charts";
import { ConditionalFormats } from "./conditional-formats";
import { createModel, engine, evaluateNow, getFacts, guardCommands, pluginWith, runBatch, setFact, type Model } from "./engine";
import { EN_US, type EntryCulture } from "./entry";
import { EventBoard, type ChangedBy, type ChangeType, type WorkbookEvents } from "./events";
import { ExcelError } from "./excel-error";
import { Filters } from "./filters";
import { Names } from "./names";
import { Ranges } from "./ranges";
import { Sheets } from "./sheets";
import { Tables } from "./tables";
import { Validations } from "./validations";

/**
 * How formulas stand in the engine. `toEngine` runs before a formula is stored and refuses what points nowhere,
 * `toExcel` when one is read.
 */
export interface FormulaTranslation {
  toEngine(formula: string, at: CellPosition): string;
  toExcel(formula: string, at: CellPosition): string;
}

/** What a protected sheet is asked for. */
export type Wish = "edit" | "format" | "insertRows" | "insertColumns" | "deleteRows" | "deleteColumns" | "sort";

/**
 * A workbook: the engine's model, with what Excel has and the engine has not (names and ids of tables, settings of
 * add-ins, protection, Excel's rules and errors). Office.js, the page, the functions in cells and the files all work
 * on this one object. What it refuses, it refuses with Excel's code (ExcelError).
 */
export class WorkbookDocument {
  readonly model: Model;
  readonly sheets: Sheets;
  readonly cells: Cells;
  readonly ranges: Ranges;
  readonly tables: Tables;
  readonly names: Names;
  readonly filters: Filters;
  readonly borders: Borders;
  readonly validations: Validations;
  readonly conditionalFormats: ConditionalFormats;
  readonly charts: Charts;
  readonly culture: EntryCulture = EN_US;
  /** The file's name, as the title bar shows it. */
  name = "Book1.xlsx";
  /** Whether something was changed since the workbook was saved. */
  isDirty = false;
  /** Formulas may hold structured references; the calculation knows which of them point somewhere. */
  readonly formulas: FormulaTranslation;
  /** Whether someone is typing into a cell: requests of add-ins wait or fail. */
  get editing(): boolean {
    return this.isEditing;
  }
  set editing(editing: boolean) {
    this.isEditing = editing;
    if (!editing) for (const resume of this.afterEditing.splice(0)) resume();
  }

  /**
   * Whether it was opened to be read only: neither the person nor an add-in may change it, while co-authors do. A view
   * of the workbook, not part of it, so it is not saved.
   */
  get isReadOnly(): boolean {
    return this.readOnly;
  }
  set isReadOnly(readOnly: boolean) {
    this.readOnly = readOnly;
    this.model.updateMode(readOnly ? "readonly" : "normal");
  }

  /** On whose account the workbook is being changed. */
  by: ChangedBy = "user";

  private readOnly = false;
  private isEditing = false;
  private readonly afterEditing: (() => void)[] = [];
  private readonly board = new EventBoard<WorkbookEvents>();
  private readonly calculated: CalculatedCells;
  /** Events wait for the end of a batch, so that a listener sees the whole change. */
  private readonly waiting: (() => void)[] = [];
  private depth = 0;
  private dirty = false;
  /** Set while the document writes cells itself and tells of it as one change. */
  private telling = false;
  private edited = new Map<string, { area: Area; before: Map<string, CellValue>; changeType: ChangeType }>();

  private constructor(data?: object) {
    this.model = createModel(data);
    this.calculated = new CalculatedCells(this.model);
    this.formulas = formulaRules(this.model);
    this.sheets = new Sheets(this);
    this.cells = new Cells(this);
    this.ranges = new Ranges(this);
    this.tables = new Tables(this);
    this.names = new Names(this);
    this.filters = new Filters(this);
    this.borders = new Borders(this);
    this.validations = new Validations(this);
    this.conditionalFormats = new ConditionalFormats(this);
    this.charts = new Charts(this);
    this.listenToEngine();
  }

  /** A new workbook with one empty sheet, "Sheet1". */
  static create(): WorkbookDocument {
    return new WorkbookDocument();
  }

  /** The workbook as `toJSON` gave it. */
  static fromJSON(data: object): WorkbookDocument {
    return new WorkbookDocument(data);
  }

  /** Everything: cells, looks, tables, names, settings. */
  toJSON(): object {
    // The engine's revision is about one session of editing; without it equal workbooks are equal.
    return { ...this.model.exportData(), revisionId: "START_REVISION" };
  }

  on<Name extends keyof WorkbookEvents>(name: Name, listener: (event: WorkbookEvents[Name]) => void): () => void {
    return this.board.on(name, listener);
  }

  /** Tells the listeners, at the end of the batch if one runs. */
  emit<Name extends keyof WorkbookEvents>(name: Name, event: WorkbookEvents[Name]): void {
    if (this.depth > 0) this.waiting.push(() => this.board.emit(name, event));
    else this.board.emit(name, event);
  }

  /**
   * Runs many changes as one: one evaluation and one step of undo. Events follow at its end. What was changed before
   * an error stays, as in a batch of Office.js.
   */
  batch<T>(run: () => T, by: ChangedBy = this.by): T {
    let answer: T | undefined;
    const before = this.by;
    this.by = by;
    // The engine would refuse without a word, and a co-author's changes too: `mayChange` decides.
    if (this.isReadOnly && this.depth === 0) this.model.updateMode("normal");
    this.depth += 1;
    this.dirty = true;
    try {
      runBatch(this.model, () => {
        answer = run();
      });
    } finally {
      this.depth -= 1;
      this.by = before;
      if (this.depth === 0) {
        if (this.isReadOnly) this.model.updateMode("readonly");
        this.tableAreas = new Map(this.tables.all().map(({ id, area }) => [id, areaToA1(area)]));
        this.tell();
      }
    }
    return answer as T;
  }

  private tell(): void {
    this.dirty = false;
    for (let told = this.waiting.shift(); told; told = this.waiting.shift()) told();
  }

  /** Evaluates what a running batch has written, so that it can be read. */
  evaluate(): void {
    if (!this.dirty || this.depth === 0) return;
    this.dirty = false;
    evaluateNow(this.model);
  }

  /** Waits until nobody is typing into a cell. */
  whenNotEditing(resume: () => void): void {
    if (this.isEditing) this.afterEditing.push(resume);
    else resume();
  }

  /** Evaluates again: everything, functions of add-ins included, or nothing that is up to date. */
  recalculate(full: boolean): void {
    if (full) calculationOf(this.model).calculateAll();
    this.dirty = true;
    this.evaluate();
  }

  /** What a formula gives, without a cell. */
  evaluateFormula(formula: string, sheetId = this.sheets.active()): CellValue {
    this.evaluate();
    const engineFormula = this.formulas.toEngine(formula, { sheetId, row: 0, col: 0 });
    const result = this.model.getters.evaluateFormula(sheetId, engineFormula);
    const value = Array.isArray(result) ? result[0]?.[0] : result;
    return value ?? "";
  }

  /**
   * Whether day 0 is 1 January 1904 (an option of each workbook in Excel). Functions called through Office.js count by
   * it and a saved file says it; the engine shows and computes dates in cells by 1900.
   */
  get countsFrom1904(): boolean {
    return this.fact("workbook", "date1904") === true;
  }
  set countsFrom1904(countsFrom1904: boolean) {
    this.setFact("workbook", "date1904", countsFrom1904 || undefined);
  }

  undo(): boolean {
    return this.model.dispatch("REQUEST_UNDO").isSuccessful;
  }

  redo(): boolean {
    return this.model.dispatch("REQUEST_REDO").isSuccessful;
  }

  // ---- addresses

  /** "Sheet1!A1:B2" (the sheet that is active without a name), also a table's or a defined name. */
  locate(address: string, sheetId = this.sheets.active()): { sheetId: string; area: Area } {
    const { sheet, rest } = splitSheetName(address.replace(/^=/, ""));
    const on = sheet === null ? sheetId : this.sheets.find(sheet);
    if (on === null) throw new ExcelError("ItemNotFound");
    const area = parseA1(rest);
    if (area) return { sheetId: on, area };
    const name = this.names.find(rest);
    if (name) return { sheetId: name.sheetId, area: name.area };
    const table = this.tables.find(rest);
    if (table) return { sheetId: table.sheetId, area: this.tables.bodyArea(table) };
    throw new ExcelError("InvalidArgument");
  }

  /** "Sheet1!A1:B2", the sheet's name in quotes where Excel has them. */
  address(sheetId: string, area: Area): string {
    return `${sheetPrefix(this.sheets.name(sheetId))}${areaToA1(area)}`;
  }

  // ---- selection

  selection(): { sheetId: string; area: Area } {
    const sheetId = this.sheets.active();
    const { top, left, bottom, right } = this.model.getters.getSelectedZone();
    return { sheetId, area: { top, left, bottom, right } };
  }

  activeCell(): CellPosition {
    const { sheetId, col, row } = this.model.getters.getActivePosition();
    return { sheetId, row, col };
  }

  select(sheetId: string, area: Area): void {
    this.sheets.activate(sheetId);
    if (!this.isReadOnly) this.batch(() => this.cells.grow(sheetId, { ...area, bottom: area.top, right: area.left }));
    const zone = this.cells.withinGrid(sheetId, area)!;
    this.model.selection.selectZone({ cell: { col: zone.left, row: zone.top }, zone: { ...zone } });
  }

  // ---- facts: settings of add-ins, properties of the document

  fact<T>(section: string, key: string): T | undefined {
    return getFacts(this.model, section)[key] as T | undefined;
  }

  facts(section: string): Readonly<Record<string, unknown>> {
    return getFacts(this.model, section);
  }

  setFact(section: string, key: string, value: unknown): void {
    this.checkReadWrite();
    this.batch(() => setFact(this.model, section, key, value));
  }

  // ---- protection

  /** Refuses when the sheet is protected and does not allow it, as Excel does: AccessDenied. */
  checkWritable(sheetId: string, area: Area, wish: Wish = "edit"): void {
    this.checkReadWrite();
    const protection = this.sheets.protection(sheetId);
    if (!protection) return;
    const { options } = protection;
    const allowed = {
      edit: false,
      format: options.allowFormatCells,
      insertRows: options.allowInsertRows,
      insertColumns: options.allowInsertColumns,
      deleteRows: options.allowDeleteRows,
      deleteColumns: options.allowDeleteColumns,
      sort: options.allowSort,
    }[wish];
    if (allowed) return;
    const within = this.cells.withinGrid(sheetId, area);
    if (wish === "edit" && within && contains(within, area)) {
      const locked = this.cells.matrix(sheetId, area, (position) => !this.cells.style(position).unlocked);
      if (locked.every((row) => row.every((cell) => !cell))) return;
    }
    throw new ExcelError("AccessDenied");
  }

  /** Refuses any change of a workbook that is open to be read only. */
  private checkReadWrite(): void {
    if (this.isReadOnly && this.by !== "remote") throw new ExcelError("AccessDenied");
  }

  /** Refuses changes to the list of sheets while the workbook's structure is protected. */
  checkStructure(): void {
    this.checkReadWrite();
    if (this.fact("workbook", "protection")) throw new ExcelError("AccessDenied");
  }

  /** A new id for a sheet or a table, in Excel's form. */
  newId(): string {
    return `{${crypto.randomUUID().toUpperCase()}}`;
  }

  // ---- changes

  /** Does a change of cells and tells of it once. */
  changing(change: { sheetId: string; area: Area; changeType: ChangeType; tableId?: string }, run: () => void): void {
    if (this.telling) return run();
    const single = change.changeType === "RangeEdited" && isSingleCell(change.area);
    const position = { sheetId: change.sheetId, row: change.area.top, col: change.area.left };
    const valueBefore = single ? this.cells.value(position) : undefined;
    this.telling = true;
    this.dirty = true;
    try {
      run();
    } finally {
      this.telling = false;
    }
    const by = this.by;
    this.waiting.push(() => {
      const detail = single ? { detail: { valueBefore, valueAfter: this.cells.value(position) } } : {};
      this.board.emit("cellsChanged", { ...change, by, ...detail });
    });
    if (this.depth === 0) this.tell();
  }

  /** Tells that looks were changed. */
  formatted(sheetId: string, area: Area): void {
    this.emit("formatChanged", { sheetId, area, by: this.by });
  }

  /** Hears what the grid's own commands do (typing, pasting, undo …) and tells of it as Excel does. */
  private listenToEngine(): void {
    type Extend = { canUpdateCellCmdExtendTable(command: unknown, table: unknown): string };
    const tables = pluginWith<Extend>(this.model, "getCoreTables");
    const extend = tables.canUpdateCellCmdExtendTable.bind(tables);
    // Typing below a table makes it grow; writing there through the API does not.
    tables.canUpdateCellCmdExtendTable = (command, table) => (this.depth > 0 ? "none" : extend(command, table));

    this.separateCopiedTables();
    guardCommands(this.model, (command) => this.mayChange(command) && (this.depth > 0 || this.mayInGrid(command)));
    this.model.on("command-dispatched", this, (command) => this.heard(command as unknown as EngineCommand));
    this.model.on("command-finalized", this, () => this.settled());
    let selection = this.selection();
    this.model.on("update", this, () => {
      if (!this.sheets.exists(this.sheets.active())) return;
      const next = this.selection();
      if (next.sheetId === selection.sheetId && areaToA1(next.area) === areaToA1(selection.area)) return;
      selection = next;
      this.emit("selectionChanged", next);
    });
  }

  /** Whether the workbook may be changed at all; an add-in that tries is told so, as by Excel. */
  private mayChange(command: EngineCommand): boolean {
    if (!this.isReadOnly || this.by === "remote" || !engine.isCoreCommand(command as never)) return true;
    if (this.depth > 0) throw new ExcelError("AccessDenied");
    return false;
  }

  /** Whether a person may do this on a sheet that is protected. */
  private mayInGrid(command: EngineCommand): boolean {
    const wish = WISHES[command.type];
    if (wish === undefined || command.sheetId === undefined || !this.sheets.exists(command.sheetId)) return true;
    const areas: readonly Area[] = command.target ?? [{ top: command.row ?? 0, bottom: command.row ?? 0, left: command.col ?? 0, right: command.col ?? 0 }];
    const asked: Wish =
      wish === "lines"
        ? `${command.type === "ADD_COLUMNS_ROWS" ? "insert" : "delete"}${command.dimension === "ROW" ? "Rows" : "Columns"}`
        : command.type === "UPDATE_CELL" && command.content === undefined
          ? "format"
          : wish;
    try {
      for (const area of areas) this.checkWritable(command.sheetId, area, asked);
      return true;
    } catch (error) {
      if (error instanceof ExcelError) return false;
      throw error;
    }
  }

  /** The engine gives the tables of a copied sheet the ids of the originals, by which they could not be told apart. */
  private separateCopiedTables(): void {
    interface TablePlugin {
      tables: Record<string, Record<string, { id: string } | undefined>>;
      history: { update(...path: unknown[]): void };
      consumeNextId(): string;
      handle(command: EngineCommand): void;
    }
    const plugin = pluginWith<TablePlugin>(this.model, "getCoreTables");
    const handle = plugin.handle.bind(plugin);
    plugin.handle = (command) => {
      handle(command);
      if (command.type !== "DUPLICATE_SHEET") return;
      const copies = Object.values(plugin.tables[command.sheetIdTo!] ?? {}).flatMap((table) => (table ? [{ ...table, id: plugin.consumeNextId() }] : []));
      plugin.history.update("tables", command.sheetIdTo, Object.fromEntries(copies.map((table) => [table.id, table])));
    };
  }

  /** Tells of tables that the grid made larger or smaller: by typing below them, by inserting or deleting rows. */
  private noticeTables(): void {
    const areas = new Map(this.tables.all().map((table) => [table.id, table]));
    for (const { id, sheetId, area } of areas.values()) {
      const known = this.tableAreas.get(id);
      if (known !== undefined && known !== areaToA1(area)) {
        this.batch(() => this.validations.followTables(), "user");
        this.board.emit("tableResized", { tableId: id, sheetId, area, by: "user" });
      }
    }
    this.tableAreas = new Map([...areas.values()].map(({ id, area }) => [id, areaToA1(area)]));
  }

  private tableAreas = new Map<string, string>();

  private heard(command: EngineCommand, undone = false): void {
    this.dirty = true;
    this.isDirty = true;
    switch (command.type) {
      case "ACTIVATE_SHEET":
        if (command.sheetIdFrom !== command.sheetIdTo) {
          if (this.sheets.exists(command.sheetIdFrom!)) this.emit("sheetDeactivated", { sheetId: command.sheetIdFrom! });
          this.emit("sheetActivated", { sheetId: command.sheetIdTo! });
        }
        return;
      case "UPDATE_CELL":
        if (command.content !== undefined) this.noteEdit(command.sheetId!, { top: command.row!, bottom: command.row!, left: command.col!, right: command.col! }, "RangeEdited");
        return;
      case "UNDO":
      case "REDO":
        for (const each of command.commands ?? []) this.heard(each, command.type === "UNDO");
        return;
    }
    if (this.depth > 0) return;
    switch (command.type) {
      case "ADD_COLUMNS_ROWS": {
        const first = command.position === "before" ? command.base! : command.base! + 1;
        // Blank lines at the very end are the grid growing, which in Excel is there from the start.
        const size = this.model.getters.getSheetSize(command.sheetId!);
        const end = (command.dimension === "ROW" ? size.numberOfRows : size.numberOfCols) + (undone ? command.quantity! : 0);
        if (first + command.quantity! === end) return;
        return this.noteLines(command, first, command.quantity!, !undone);
      }
      case "REMOVE_COLUMNS_ROWS":
        return this.noteLines(command, Math.min(...command.elements!), command.elements!.length, undone);
      case "CREATE_SHEET":
      case "DUPLICATE_SHEET":
        this.tablesMade ||= command.type === "DUPLICATE_SHEET";
        if (undone) return this.emitLater("sheetDeleted", { sheetId: command.sheetIdTo ?? command.sheetId!, name: command.sheetNameTo ?? command.name ?? "", by: "user" });
        return this.emitLater("sheetAdded", { sheetId: command.sheetIdTo ?? command.sheetId!, by: "user" });
      case "DELETE_SHEET":
        if (undone) return this.emitLater("sheetAdded", { sheetId: command.sheetId!, by: "user" });
        return this.emitLater("sheetDeleted", { sheetId: command.sheetId!, name: command.sheetName ?? "", by: "user" });
      case "RENAME_SHEET": {
        const [before, name] = undone ? [command.newName!, command.oldName!] : [command.oldName!, command.newName!];
        return this.emitLater("sheetRenamed", { sheetId: command.sheetId!, before, name, by: "user" });
      }
      case "CREATE_TABLE":
        this.tablesMade = true;
        return;
    }
  }

  private tablesMade = false;

  private emitLater<Name extends keyof WorkbookEvents>(name: Name, event: WorkbookEvents[Name]): void {
    this.waiting.push(() => this.board.emit(name, event));
  }

  private noteLines(command: EngineCommand, first: number, count: number, inserted: boolean): void {
    const rows = command.dimension === "ROW";
    const area = rows
      ? { top: first, bottom: first + count - 1, left: 0, right: 16_383 }
      : { top: 0, bottom: 1_048_575, left: first, right: first + count - 1 };
    const changeType = rows ? (inserted ? "RowInserted" : "RowDeleted") : inserted ? "ColumnInserted" : "ColumnDeleted";
    this.emitLater("cellsChanged", { sheetId: command.sheetId!, area, changeType, by: "user" });
  }

  private noteEdit(sheetId: string, area: Area, changeType: ChangeType): void {
    if (this.telling || this.depth > 0) return;
    const known = this.edited.get(sheetId);
    this.edited.set(sheetId, { area: known ? union(known.area, area) : area, before: new Map(), changeType });
  }

  /** Tells which sheets were calculated: those with a formula that was, whether or not it gives something else. */
  private tellCalculated(): void {
    for (const event of this.calculated.take()) this.emitLater("calculated", event);
  }

  private settled(): void {
    if (this.depth > 0) {
      this.tellCalculated();
      return;
    }
    for (const [sheetId, { area, changeType }] of this.edited) {
      this.emitLater("cellsChanged", { sheetId, area, changeType, by: "user" });
    }
    this.edited.clear();
    this.tellCalculated();
    queueMicrotask(() => {
      if (this.tablesMade) {
        this.tablesMade = false;
        this.batch(() => this.tables.adopt(), "user");
      }
      if (this.depth === 0) {
        this.noticeTables();
        this.tell();
      }
    });
  }

  /** Whether two areas of one sheet have a cell in common. */
  static overlap(a: Area, b: Area): boolean {
    return intersection(a, b) !== null;
  }
}

/** What the grid's commands are on a protected sheet; others are not about its cells. */
const WISHES: Readonly<Record<string, Wish | "lines">> = {
  UPDATE_CELL: "edit", CLEAR_CELL: "edit", CLEAR_CELLS: "edit", DELETE_CONTENT: "edit", ADD_MERGE: "edit", REMOVE_MERGE: "edit",
  CREATE_TABLE: "edit", REMOVE_TABLE: "edit", UPDATE_TABLE: "edit", ADD_DATA_VALIDATION_RULE: "edit", REMOVE_DATA_VALIDATION_RULE: "edit",
  SET_FORMATTING: "format", CLEAR_FORMATTING: "format", SET_ZONE_BORDERS: "format", ADD_CONDITIONAL_FORMAT: "format",
  REMOVE_CONDITIONAL_FORMAT: "format", SORT_CELLS: "sort", ADD_COLUMNS_ROWS: "lines", REMOVE_COLUMNS_ROWS: "lines",
};

/** The fields of the engine's commands that are listened to. */
interface EngineCommand {
  readonly type: string;
  readonly sheetId?: string;
  readonly sheetIdFrom?: string;
  readonly sheetIdTo?: string;
  readonly sheetName?: string;
  readonly sheetNameTo?: string;
  readonly name?: string;
  readonly oldName?: string;
  readonly newName?: string;
  readonly row?: number;
  readonly col?: number;
  readonly target?: readonly Area[];
  readonly content?: string;
  readonly dimension?: "ROW" | "COL";
  readonly base?: number;
  readonly quantity?: number;
  readonly position?: "before" | "after";
  readonly elements?: readonly number[];
  readonly commands?: readonly EngineCommand[];
}

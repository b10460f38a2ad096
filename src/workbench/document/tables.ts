import { columnCount, contains, intersection, isEntireColumn, rowCount, type Area, type CellPosition } from "./area";
import { getFacts, setFact, type Model } from "./engine";
import { ExcelError } from "./excel-error";
import { checkDefinedName, freeName, sameName } from "./names-rules";
import type { ChangeType } from "./events";
import type { WorkbookDocument } from "./workbook-document";

/** What Excel keeps of a table and the engine does not. */
interface TableFacts {
  readonly id: string;
  readonly name: string;
  readonly style: string;
  readonly showHeaders: boolean;
  readonly columnIds: readonly number[];
}

export interface Table {
  readonly id: string;
  readonly name: string;
  readonly sheetId: string;
  /** Header row, body and total row. */
  readonly area: Area;
  readonly style: string;
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
  readonly showFilterButton: boolean;
  readonly showBandedRows: boolean;
  readonly showBandedColumns: boolean;
  readonly highlightFirstColumn: boolean;
  readonly highlightLastColumn: boolean;
  readonly columnIds: readonly number[];
}

export type TableLook = Partial<
  Pick<Table, "showFilterButton" | "showBandedRows" | "showBandedColumns" | "highlightFirstColumn" | "highlightLastColumn">
>;

const DEFAULT_STYLE = "TableStyleMedium2";

type EngineTable = ReturnType<Model["getters"]["getCoreTables"]>[number];

/** The tables of the workbook. The engine knows their areas and looks; their names and ids are kept beside. */
export class Tables {
  constructor(private readonly document: WorkbookDocument) {}

  private get model(): Model {
    return this.document.model;
  }

  all(): Table[] {
    return this.document.sheets.ids().flatMap((sheetId) => this.onSheet(sheetId));
  }

  onSheet(sheetId: string): Table[] {
    return this.model.getters.getCoreTables(sheetId).map((table) => this.describe(sheetId, table));
  }

  /** By name or id; null when there is none. */
  find(nameOrId: string): Table | null {
    return this.all().find((table) => table.id === nameOrId || sameName(table.name, nameOrId)) ?? null;
  }

  get(id: string): Table {
    const table = this.all().find((candidate) => candidate.id === id);
    if (!table) throw new ExcelError("ItemNotFound");
    return table;
  }

  at({ sheetId, row, col }: CellPosition): Table | null {
    return this.onSheet(sheetId).find(({ area }) => contains(area, { top: row, bottom: row, left: col, right: col })) ?? null;
  }

  overlapping(sheetId: string, area: Area): Table[] {
    return this.onSheet(sheetId).filter((table) => intersection(table.area, area));
  }

  /** The header cells' row; null when the table shows none. */
  headerArea(table: Table): Area | null {
    return table.showHeaders ? { ...table.area, bottom: table.area.top } : null;
  }

  bodyArea(table: Table): Area {
    return { ...table.area, top: table.area.top + (table.showHeaders ? 1 : 0), bottom: table.area.bottom - (table.showTotals ? 1 : 0) };
  }

  totalArea(table: Table): Area | null {
    return table.showTotals ? { ...table.area, top: table.area.bottom } : null;
  }

  columnNames(table: Table): string[] {
    const header = this.headerArea(table);
    const columns = Array.from({ length: columnCount(table.area) }, (_unused, index) => index);
    if (!header) return columns.map((index) => `Column${index + 1}`);
    return columns.map((index) => String(this.document.cells.text({ sheetId: table.sheetId, row: header.top, col: header.left + index })));
  }

  private describe(sheetId: string, table: EngineTable): Table {
    const facts = this.facts(sheetId, table);
    const { zone } = table.range;
    const columns = zone.right - zone.left + 1;
    return {
      id: facts.id,
      name: facts.name,
      sheetId,
      area: { ...zone },
      style: facts.style,
      showHeaders: facts.showHeaders,
      showTotals: table.config.totalRow,
      showFilterButton: table.config.hasFilters,
      showBandedRows: table.config.bandedRows,
      showBandedColumns: table.config.bandedColumns,
      highlightFirstColumn: table.config.firstColumn,
      highlightLastColumn: table.config.lastColumn,
      columnIds: withColumns(facts.columnIds, columns),
    };
  }

  private facts(sheetId: string, table: EngineTable): TableFacts {
    return (
      (getFacts(this.model, "tables")[table.id] as TableFacts | undefined) ?? {
        id: `${sheetId}:${table.id}`,
        name: `Table${table.id}`,
        style: table.config.styleId,
        showHeaders: table.config.numberOfHeaders > 0,
        columnIds: [],
      }
    );
  }

  private setFacts(engineId: string, facts: TableFacts | undefined): void {
    setFact(this.model, "tables", engineId, facts);
  }

  /** The names that a new table or defined name may not take. */
  takenNames(): string[] {
    const tables = this.document.sheets
      .ids()
      .flatMap((sheetId) => this.model.getters.getCoreTables(sheetId).map((table) => this.facts(sheetId, table).name));
    return [...tables, ...this.document.names.all().map(({ name }) => name)];
  }

  /**
   * Makes a table of an area, with the first row as its header; without headers Excel shifts the cells one row down and
   * writes Column1, Column2 … above them. Refused over another table (InvalidArgument) and over merged cells.
   */
  add(sheetId: string, area: Area, hasHeaders: boolean, name?: string): Table {
    this.document.checkWritable(sheetId, area);
    if (this.overlapping(sheetId, area).length) {
      throw new ExcelError("InvalidArgument", "A table can't overlap another table.");
    }
    const called = name ?? freeName("Table", this.takenNames());
    checkDefinedName(called, this.takenNames());
    const id = this.document.newId();
    this.document.batch(() => {
      this.document.cells.grow(sheetId, area);
      if (this.model.getters.doesIntersectMerge(sheetId, { ...area })) {
        throw new ExcelError("InvalidOperation", "A table can't overlap a range that contains merged cells.");
      }
      let full = area;
      if (!hasHeaders) {
        full = { ...area, bottom: area.bottom + 1 };
        this.document.ranges.shiftDown(sheetId, { ...area, bottom: area.top });
      } else if (rowCount(area) === 1) {
        full = { ...area, bottom: area.bottom + 1 }; // Excel's tables have at least one body row
        this.document.ranges.makeRoomBelow(sheetId, full);
      }
      if (this.overlapping(sheetId, full).length) throw new ExcelError("InvalidArgument", "A table can't overlap another table.");
      this.document.cells.grow(sheetId, full);
      this.nameHeaders(sheetId, { ...full, bottom: full.top });
      const before = new Set(this.model.getters.getCoreTables(sheetId).map((table) => table.id));
      const created = this.model.dispatch("CREATE_TABLE", {
        sheetId,
        ranges: [this.model.getters.getRangeDataFromZone(sheetId, { ...full })],
        tableType: "static",
        config: {
          hasFilters: true, totalRow: false, firstColumn: false, lastColumn: false, numberOfHeaders: 1, bandedRows: true,
          bandedColumns: false, automaticAutofill: false, styleId: DEFAULT_STYLE,
        },
      });
      if (!created.isSuccessful) throw new ExcelError("InvalidArgument", created.reasons.join(", "));
      const table = this.model.getters.getCoreTables(sheetId).find((candidate) => !before.has(candidate.id))!;
      this.setFacts(table.id, { id, name: called, style: DEFAULT_STYLE, showHeaders: true, columnIds: withColumns([], columnCount(full)) });
      this.document.emit("tableAdded", { tableId: id, sheetId, by: this.document.by });
    });
    return this.get(id);
  }

  /** Gives a table that was made in the grid its facts. */
  adopt(): void {
    for (const sheetId of this.document.sheets.ids()) {
      for (const table of this.model.getters.getCoreTables(sheetId)) {
        if (getFacts(this.model, "tables")[table.id]) continue;
        const taken = this.document.sheets
          .ids()
          .flatMap((other) => this.model.getters.getCoreTables(other))
          .flatMap((other) => (getFacts(this.model, "tables")[other.id] as TableFacts | undefined)?.name ?? []);
        const id = this.document.newId();
        const name = freeName("Table", [...taken, ...this.document.names.all().map((item) => item.name)]);
        this.setFacts(table.id, {
          id, name, style: table.config.styleId, showHeaders: table.config.numberOfHeaders > 0,
          columnIds: withColumns([], table.range.zone.right - table.range.zone.left + 1),
        });
        if (table.config.numberOfHeaders > 0) this.nameHeaders(sheetId, { ...table.range.zone, bottom: table.range.zone.top });
        this.document.emit("tableAdded", { tableId: id, sheetId, by: this.document.by });
      }
    }
  }

  private engineTable(id: string): { sheetId: string; table: EngineTable; facts: TableFacts } {
    for (const sheetId of this.document.sheets.ids()) {
      for (const table of this.model.getters.getCoreTables(sheetId)) {
        const facts = this.facts(sheetId, table);
        if (facts.id === id) return { sheetId, table, facts };
      }
    }
    throw new ExcelError("ItemNotFound");
  }

  rename(id: string, name: string): void {
    const { table, facts } = this.engineTable(id);
    checkDefinedName(name, this.takenNames().filter((other) => other !== facts.name));
    this.document.batch(() => {
      this.setFacts(table.id, { ...facts, name });
      this.document.emit("tableRenamed", { tableId: id, before: facts.name, name, by: this.document.by });
    });
  }

  setStyle(id: string, style: string): void {
    const { sheetId, table, facts } = this.engineTable(id);
    if (!/^(TableStyle(Light|Medium|Dark)\d{1,2}|)$/.test(style)) throw new ExcelError("InvalidArgument");
    this.document.checkWritable(sheetId, table.range.zone, "format");
    this.document.batch(() => {
      this.configure(id, { styleId: style === "" ? "None" : style });
      this.setFacts(table.id, { ...facts, style });
    });
  }

  setLook(id: string, look: TableLook): void {
    this.configure(id, {
      ...(look.showFilterButton !== undefined && { hasFilters: look.showFilterButton }),
      ...(look.showBandedRows !== undefined && { bandedRows: look.showBandedRows }),
      ...(look.showBandedColumns !== undefined && { bandedColumns: look.showBandedColumns }),
      ...(look.highlightFirstColumn !== undefined && { firstColumn: look.highlightFirstColumn }),
      ...(look.highlightLastColumn !== undefined && { lastColumn: look.highlightLastColumn }),
    });
  }

  private configure(id: string, config: Partial<EngineTable["config"]>): void {
    const { sheetId, table } = this.engineTable(id);
    this.document.batch(() => void this.model.dispatch("UPDATE_TABLE", { sheetId, zone: table.range.zone, config }));
  }

  private setArea(id: string, area: Area, config: Partial<EngineTable["config"]> = {}): void {
    const { sheetId, table } = this.engineTable(id);
    this.document.cells.grow(sheetId, area);
    const result = this.model.dispatch("UPDATE_TABLE", {
      sheetId, zone: table.range.zone, newTableRange: this.model.getters.getRangeDataFromZone(sheetId, { ...area }), config,
    });
    if (!result.isSuccessful) throw new ExcelError("InvalidArgument", result.reasons.join(", "));
    this.document.validations.followTables();
    this.document.emit("tableResized", { tableId: id, sheetId, area, by: this.document.by });
  }

  /** What holds for all of a column's body holds for the rows that it grows by: looks, validation, conditional formats. */
  private dressNewRows(sheetId: string, before: Area, after: Area): void {
    if (after.bottom <= before.bottom) return;
    this.document.validations.extend(sheetId, before, after.bottom);
    this.document.conditionalFormats.extend(sheetId, before, after.bottom);
    for (let col = before.left; col <= before.right; col += 1) {
      const last = this.model.getters.getCell({ sheetId, row: before.bottom, col });
      if (!last?.style && !last?.format) continue;
      for (let row = before.bottom + 1; row <= after.bottom; row += 1) {
        const cell = this.model.getters.getCell({ sheetId, row, col });
        if (cell?.style || cell?.format) continue;
        this.model.dispatch("UPDATE_CELL", { sheetId, row, col, ...(last.style && { style: last.style }), ...(last.format && { format: last.format }) });
      }
    }
  }

  /** Gives a table another area. The header row stays where it is, as Excel demands. */
  resize(id: string, area: Area): void {
    const table = this.get(id);
    this.document.checkWritable(table.sheetId, area);
    if (area.top !== table.area.top || !intersection(table.area, area) || isEntireColumn(area)) throw new ExcelError("InvalidArgument");
    if (rowCount(area) < (table.showHeaders ? 2 : 1)) throw new ExcelError("InvalidArgument");
    if (this.overlapping(table.sheetId, area).some((other) => other.id !== id)) {
      throw new ExcelError("InvalidArgument", "A table can't overlap another table.");
    }
    this.document.batch(() => {
      const left = table.area.left - area.left;
      const kept = table.columnIds.slice(Math.max(0, -left), Math.max(0, -left) + columnCount(area));
      const { table: engineTable, facts } = this.engineTable(id);
      const fresh = Math.max(0, ...table.columnIds) + 1;
      const before = Array.from({ length: Math.max(0, left) }, (_unused, index) => fresh + index);
      const body = this.bodyArea(table);
      this.setArea(id, area);
      this.setFacts(engineTable.id, { ...facts, columnIds: withColumns([...before, ...kept], columnCount(area)) });
      this.dressNewRows(table.sheetId, body, this.bodyArea(this.get(id)));
      if (table.showHeaders) this.nameHeaders(table.sheetId, { ...area, bottom: area.top });
    });
  }

  setHeaders(id: string, showHeaders: boolean): void {
    const { table: engineTable, facts } = this.engineTable(id);
    if (facts.showHeaders === showHeaders) return;
    const table = this.get(id);
    this.document.batch(() => {
      if (showHeaders) {
        if (table.area.top === 0) this.document.ranges.shiftDown(table.sheetId, { ...table.area, bottom: table.area.top });
        const current = this.get(id).area;
        const top = table.area.top === 0 ? 0 : current.top - 1;
        this.setArea(id, { ...current, top }, { numberOfHeaders: 1 });
        this.setFacts(engineTable.id, { ...facts, showHeaders });
        this.nameHeaders(table.sheetId, { ...current, top, bottom: top });
      } else {
        const header = { ...table.area, bottom: table.area.top };
        this.setArea(id, { ...table.area, top: table.area.top + 1 }, { numberOfHeaders: 0, hasFilters: false });
        this.setFacts(engineTable.id, { ...facts, showHeaders });
        this.document.cells.clear(table.sheetId, header, "Contents");
      }
    });
  }

  setTotals(id: string, showTotals: boolean): void {
    const table = this.get(id);
    if (table.showTotals === showTotals) return;
    this.document.batch(() => {
      if (showTotals) {
        this.document.ranges.makeRoomBelow(table.sheetId, { ...table.area, bottom: table.area.bottom + 1 });
        this.setArea(id, { ...table.area, bottom: table.area.bottom + 1 }, { totalRow: true });
        this.document.cells.write(table.sheetId, { ...table.area, top: table.area.bottom + 1, bottom: table.area.bottom + 1, right: table.area.left }, [["Total"]]);
      } else {
        this.document.cells.clear(table.sheetId, this.totalArea(table)!, "Contents");
        this.setArea(id, { ...table.area, bottom: table.area.bottom - 1 }, { totalRow: false });
      }
    });
  }

  /** Takes the table away and leaves its cells; Excel's "Convert to range". */
  convertToRange(id: string): void {
    const { sheetId, table, facts } = this.engineTable(id);
    this.document.checkWritable(sheetId, table.range.zone);
    this.document.batch(() => {
      this.model.dispatch("REMOVE_TABLE", { sheetId, target: [table.range.zone] });
      this.setFacts(table.id, undefined);
      this.document.emit("tableDeleted", { tableId: id, name: facts.name, sheetId, by: this.document.by });
    });
  }

  /** Deletes the table with its cells. */
  remove(id: string): void {
    const table = this.get(id);
    this.document.batch(() => {
      this.convertToRange(id);
      this.document.cells.clear(table.sheetId, table.area, "All");
    });
  }

  /** Forgets a table whose sheet goes. */
  forget(id: string): void {
    const { sheetId, table, facts } = this.engineTable(id);
    this.setFacts(table.id, undefined);
    this.document.emit("tableDeleted", { tableId: id, name: facts.name, sheetId, by: this.document.by });
  }

  /** Does a change of a table's rows or columns and tells of it once, as Excel does: to the table and to its sheet. */
  private changing(tableId: string, area: Area, changeType: ChangeType, run: () => void): void {
    const { sheetId } = this.get(tableId);
    this.document.batch(() => this.document.changing({ sheetId, area, changeType, tableId }, run));
  }

  /** Inserts rows into the body (at its end when `index` is null) and answers their area. Cells below make room. */
  insertRows(id: string, index: number | null, count: number): Area {
    const table = this.get(id);
    this.document.checkWritable(table.sheetId, table.area);
    const body = this.bodyArea(table);
    const at = index ?? rowCount(body);
    if (!Number.isInteger(at) || at < 0 || at > rowCount(body)) throw new ExcelError("InvalidArgument");
    const top = body.top + at;
    const inserted = { ...table.area, top, bottom: top + count - 1 };
    this.changing(id, inserted, "RowInserted", () => {
      this.document.ranges.shiftDown(table.sheetId, inserted, id);
      this.setArea(id, { ...table.area, bottom: table.area.bottom + count });
      if (at === rowCount(body)) this.dressNewRows(table.sheetId, body, this.bodyArea(this.get(id)));
      else this.dressAs(table.sheetId, { ...inserted, top: at === 0 ? inserted.bottom + 1 : top - 1 }, inserted);
    });
    return inserted;
  }

  /** Rows that were inserted between others look as the row above, the first as the one below; so do their dropdowns. */
  private dressAs(sheetId: string, { top: like }: Area, inserted: Area): void {
    this.document.validations.spread(sheetId, like, inserted);
    for (let col = inserted.left; col <= inserted.right; col += 1) {
      const cell = this.model.getters.getCell({ sheetId, row: like, col });
      for (let row = inserted.top; row <= inserted.bottom; row += 1) {
        this.model.dispatch("UPDATE_CELL", { sheetId, row, col, style: cell?.style ?? null, format: cell?.format ?? "" });
      }
    }
  }

  /** Deletes body rows; what is below the table moves up. The last row is emptied instead. */
  deleteRows(id: string, index: number, count: number): void {
    const table = this.get(id);
    this.document.checkWritable(table.sheetId, table.area);
    const body = this.bodyArea(table);
    if (!Number.isInteger(index) || index < 0 || count < 1 || index + count > rowCount(body)) throw new ExcelError("InvalidArgument");
    const removed = { ...body, top: body.top + index, bottom: body.top + index + count - 1 };
    this.changing(id, removed, "RowDeleted", () => {
      if (count === rowCount(body)) {
        this.document.cells.clear(table.sheetId, { ...removed, bottom: removed.top }, "Contents");
        if (count > 1) this.deleteRows(id, 1, count - 1);
        return;
      }
      this.setArea(id, { ...table.area, bottom: table.area.bottom - count });
      this.document.ranges.shiftUp(table.sheetId, removed, id);
    });
  }

  /** Inserts a column (at the right end when `index` is null) and answers its index. */
  insertColumn(id: string, index: number | null): number {
    const table = this.get(id);
    this.document.checkWritable(table.sheetId, table.area);
    const at = index ?? columnCount(table.area);
    if (!Number.isInteger(at) || at < 0 || at > columnCount(table.area)) throw new ExcelError("InvalidArgument");
    const inserted = { ...table.area, left: table.area.left + at, right: table.area.left + at };
    this.changing(id, inserted, "ColumnInserted", () => {
      this.document.ranges.shiftRight(table.sheetId, inserted, id);
      const { table: engineTable, facts } = this.engineTable(id);
      const area = { ...table.area, right: table.area.right + 1 };
      this.setArea(id, area);
      const ids = [...table.columnIds];
      ids.splice(at, 0, Math.max(0, ...ids) + 1);
      this.setFacts(engineTable.id, { ...facts, columnIds: ids });
      if (table.showHeaders) this.nameHeaders(table.sheetId, { ...area, bottom: area.top });
    });
    return at;
  }

  deleteColumn(id: string, index: number): void {
    const table = this.get(id);
    this.document.checkWritable(table.sheetId, table.area);
    if (index < 0 || index >= columnCount(table.area)) throw new ExcelError("InvalidArgument");
    if (columnCount(table.area) === 1) throw new ExcelError("InvalidOperation");
    const removed = { ...table.area, left: table.area.left + index, right: table.area.left + index };
    this.changing(id, removed, "ColumnDeleted", () => {
      const { table: engineTable, facts } = this.engineTable(id);
      this.document.cells.clear(table.sheetId, removed, "All");
      this.setArea(id, { ...table.area, right: table.area.right - 1 });
      this.document.ranges.shiftLeft(table.sheetId, removed, id);
      this.setFacts(engineTable.id, { ...facts, columnIds: table.columnIds.filter((_id, position) => position !== index) });
    });
  }

  /** After a write: header cells are text and no two are alike, as Excel keeps them. */
  keepHeaders(sheetId: string, area: Area): void {
    for (const table of this.onSheet(sheetId)) {
      const header = this.headerArea(table);
      if (header && intersection(header, area)) this.nameHeaders(sheetId, header);
    }
  }

  private nameHeaders(sheetId: string, header: Area): void {
    const taken: string[] = [];
    for (let col = header.left; col <= header.right; col += 1) {
      const position = { sheetId, row: header.top, col };
      const cell = this.model.getters.getCell(position);
      const shown = cell && (cell.isFormula || cell.content !== "") ? this.document.cells.text(position) : "";
      let name = shown || freeName("Column", [...taken, ...this.laterHeaders(sheetId, header, col)]);
      for (let number = 2; taken.some((other) => sameName(other, name)); number += 1) name = `${shown || "Column"}${number}`;
      taken.push(name);
      const isText = cell && !cell.isFormula && typeof cell.parsedValue === "string";
      if (shown !== name || !isText) {
        this.model.dispatch("UPDATE_CELL", { ...position, content: /^[\p{L}]+( [\p{L}]+)*$/u.test(name) && !/^(true|false)$/i.test(name) ? name : `'${name}`, format: "" });
      }
    }
  }

  private laterHeaders(sheetId: string, header: Area, after: number): string[] {
    const names: string[] = [];
    for (let col = after + 1; col <= header.right; col += 1) names.push(this.document.cells.text({ sheetId, row: header.top, col }));
    return names;
  }
}

/** Column ids for a number of columns: those there are, then new ones. */
function withColumns(ids: readonly number[], count: number): number[] {
  const next = Math.max(0, ...ids) + 1;
  return Array.from({ length: count }, (_unused, index) => ids[index] ?? next + index - Math.min(ids.length, index));
}

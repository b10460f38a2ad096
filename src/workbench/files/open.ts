import { calculationOf, type SavedResult } from "../calculation/calculation";
import { expectFunctions } from "../calculation/custom-functions";
import { areaToA1, columnLetters, parseA1, textContent, WorkbookDocument, type Area } from "../document";
import { pluginWith } from "../document/engine";
import { engineFormat, isDateFormat } from "../document/formats";
import type { Element } from "../xml/element";
import { readCharts } from "./chart-reader";
import { readConditionalFormats } from "./conditional-formats";
import { NotAWorkbookError, PackageReader, REL } from "./package-parts";
import { readSheet, readStrings, type FileCell, type FileSheet } from "./sheet-reader";
import { StyleReader } from "./style-reader";
import { isTrue, readValidations } from "./validations";
import { columnFromExcel, rowFromExcel, type BorderData, type Facts, type SheetData, type StyleData, type WorkbookData } from "./workbook-data";

export interface OpenOptions {
  /** The functions of the add-in that will run, to tell CONTOSO.ADD_UP from CONTOSO_ADD.UP in the file's spelling. */
  addinFunctions?: Iterable<string>;
  /** Hears what the file holds and this workbook cannot keep. */
  onLost?: (what: string) => void;
}

/** Excel's own size of a fresh sheet here; larger ones grow. */
const LEAST_ROWS = 1000;
const LEAST_COLUMNS = 26;
/** Days between the two calendars of Excel. */
const DAYS_TO_1904 = 1462;

/** Opens an .xlsx file. Throws NotAWorkbookError when it is none. */
export async function openXlsx(bytes: Uint8Array, options: OpenOptions = {}): Promise<WorkbookDocument> {
  return new Opening(new PackageReader(bytes), options).document();
}

interface OpenedSheet {
  id: string;
  name: string;
  path: string;
  state: string;
  read: FileSheet;
}

class Opening {
  private readonly styleIds = new Numbers<StyleData>();
  private readonly formatIds = new Numbers<string>();
  private readonly borderIds = new Numbers<BorderData>();
  private readonly excelFormats: Record<string, string> = {};
  private readonly saved: SavedResult[] = [];
  private readonly workbookPath: string;
  private readonly workbook: Element;
  private readonly styles: StyleReader;
  private readonly is1904: boolean;

  constructor(
    private readonly file: PackageReader,
    private readonly options: OpenOptions
  ) {
    this.workbookPath = file.related("").find(({ type }) => type === REL.workbook)?.target ?? "xl/workbook.xml";
    const workbook = file.xml(this.workbookPath);
    if (!workbook) throw new NotAWorkbookError("This file is a zip archive, but not a workbook.");
    this.workbook = workbook;
    const part = (type: string): Element | null => {
      const found = file.related(this.workbookPath).find((each) => each.type === type);
      return found ? file.xml(found.target) : null;
    };
    this.styles = new StyleReader(part(REL.styles), part(REL.theme));
    this.is1904 = isTrue(workbook.child("workbookPr")?.attributes.date1904);
  }

  document(): WorkbookDocument {
    if (this.is1904) this.lose("the 1904 date system (its dates are the same days in that of 1900 now)");
    const related = this.file.related(this.workbookPath);
    const stringsAt = related.find(({ type }) => type === REL.strings)?.target;
    const strings = readStrings(stringsAt ? this.file.text(stringsAt) : null);
    const functions = [...(this.options.addinFunctions ?? [])];
    const sheets = (this.workbook.child("sheets")?.childrenNamed("sheet") ?? []).flatMap(({ attributes }): OpenedSheet[] => {
      const part = related.find(({ id, type }) => id === attributes.id && type === REL.sheet);
      const xml = part && this.file.text(part.target);
      if (!part || !xml) return this.lose(`${attributes.name} (not a sheet of cells)`);
      return [{ id: `{${crypto.randomUUID().toUpperCase()}}`, name: attributes.name ?? "", path: part.target, state: attributes.state ?? "visible", read: readSheet(xml, strings, functions) }];
    });
    if (!sheets.length) throw new NotAWorkbookError("The workbook has no sheet of cells.");
    const data: WorkbookData = { version: "19.3.2", sheets: sheets.map((sheet) => this.sheetData(sheet)), styles: {}, formats: {}, borders: {}, facts: this.facts(sheets) };
    data.styles = this.styleIds.all();
    data.formats = this.formatIds.all();
    data.borders = this.borderIds.all();
    if (!data.sheets.some(({ isVisible }) => isVisible)) data.sheets[0]!.isVisible = true;

    expectFunctions(new Set(sheets.flatMap(({ read }) => read.cells.flatMap(({ ofAddin }) => ofAddin))));
    const document = WorkbookDocument.fromJSON(data);
    document.batch(() => {
      for (const sheet of sheets) this.tables(sheet, document);
      this.names(document);
    });
    document.batch(() => {
      for (const sheet of sheets) this.rules(sheet, document);
    });
    for (const sheet of sheets) for (const name of readCharts(this.file, sheet.path, sheet.id, document)) this.lose(`${sheet.name}: ${name}`);
    for (const sheet of sheets) this.protection(sheet, document);
    document.model.dispatch("EVALUATE_CELLS");
    calculationOf(document.model).restore(this.saved);
    this.show(sheets, document);
    forgetHistory(document);
    return document;
  }

  private lose(what: string): never[] {
    this.options.onLost?.(what);
    return [];
  }

  // ---- cells

  private sheetData({ id, name, state, read }: OpenedSheet): SheetData {
    const { rest } = read;
    const arrays = read.cells.flatMap(({ array, row, col }) => (array ? [{ ...array, row, col }] : []));
    const cells: Record<string, string> = {};
    const looks = new LooksByColumn();
    let bottom = 0;
    let right = 0;
    for (const cell of read.cells) {
      const { style, format = "", border } = this.styles.look(cell.style);
      bottom = Math.max(bottom, cell.row);
      right = Math.max(right, cell.col);
      looks.add(cell.row, cell.col, {
        style: style ? this.styleIds.of(style) : 0,
        format: this.format(format),
        border: border ? this.borderIds.of(border) : 0,
      });
      const spilled = arrays.some((area) => inside(area, cell) && (area.row !== cell.row || area.col !== cell.col));
      const content = spilled && cell.formula === null ? "" : this.content(cell, format);
      if (content !== "") cells[`${columnLetters(cell.col)}${cell.row + 1}`] = content;
      if (cell.ofAddin.length) this.saved.push(this.savedResult(id, cell, read.cells));
    }
    for (const area of arrays) [bottom, right] = [Math.max(bottom, area.bottom), Math.max(right, area.right)];
    const rowNumber = Math.max(LEAST_ROWS, bottom + 101);
    const colNumber = Math.max(LEAST_COLUMNS, right + 6);
    const view = rest.child("sheetViews")?.child("sheetView");
    const pane = view?.child("pane");
    const frozen = pane && /^frozen/.test(pane.attributes.state ?? "");
    const tab = rest.child("sheetPr")?.child("tabColor")?.attributes.rgb;
    return {
      id, name, rowNumber, colNumber, cells,
      rows: Object.fromEntries(read.rows.filter(({ height, hidden }) => height !== null || hidden).map(({ index, height, hidden }) => [index, { ...(height === null ? {} : { size: rowFromExcel(height) }), ...(hidden ? { isHidden: true } : {}) }])),
      cols: this.columns(rest, colNumber),
      merges: (rest.child("mergeCells")?.childrenNamed("mergeCell") ?? []).flatMap(({ attributes: { ref = "" } }) => (ref.includes(":") ? [ref] : [])),
      styles: looks.ranges("style"),
      formats: looks.ranges("format"),
      borders: looks.ranges("border"),
      conditionalFormats: [],
      dataValidationRules: [],
      figures: [],
      tables: [],
      areGridLinesVisible: view?.attributes.showGridLines !== "0" && view?.attributes.showGridLines !== "false",
      isVisible: state === "visible",
      ...(tab ? { color: `#${tab.slice(-6)}` } : {}),
      ...(frozen ? { panes: { xSplit: Number(pane.attributes.xSplit ?? 0), ySplit: Number(pane.attributes.ySplit ?? 0) } } : {}),
    };
  }

  /** The cell's content as the engine is given it. */
  private content(cell: FileCell, format: string): string {
    const { formula, value, isError } = cell;
    if (formula !== null) return formula;
    if (value === null || value === "") return "";
    if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
    if (typeof value === "number") return String(this.is1904 && isDateFormat(format) ? value + DAYS_TO_1904 : value);
    return isError ? value : textContent(value, format || undefined);
  }

  private format(format: string): number {
    const shown = engineFormat(format);
    if (shown === "") return 0;
    if (shown !== format) this.excelFormats[shown] = format;
    return this.formatIds.of(shown);
  }

  /** What the file has in the cell, and in those that it spills into. */
  private savedResult(sheetId: string, { row, col, array, value }: FileCell, cells: readonly FileCell[]): SavedResult {
    if (!array) return { sheetId, row, col, rows: [[value]] };
    const rows = Array.from({ length: array.bottom - array.top + 1 }, () => new Array<string | number | boolean | null>(array.right - array.left + 1).fill(""));
    for (const cell of cells) if (inside(array, cell)) rows[cell.row - array.top]![cell.col - array.left] = cell.value;
    return { sheetId, row, col, rows };
  }

  private columns(rest: Element, colNumber: number): SheetData["cols"] {
    const columns: SheetData["cols"] = {};
    for (const { attributes } of rest.child("cols")?.childrenNamed("col") ?? []) {
      const { min = "1", max = min, width, customWidth, hidden } = attributes;
      const size = width !== undefined && (isTrue(customWidth) || customWidth === undefined) ? columnFromExcel(Number(width)) : undefined;
      for (let index = Number(min) - 1; index < Math.min(Number(max), colNumber); index++) {
        if (size !== undefined || isTrue(hidden)) columns[index] = { ...(size ? { size } : {}), ...(isTrue(hidden) ? { isHidden: true } : {}) };
      }
    }
    return columns;
  }

  // ---- what stands beside the cells

  private facts(sheets: readonly OpenedSheet[]): Facts {
    const properties = this.properties();
    return {
      formats: this.excelFormats,
      settings: this.settings(),
      ...(Object.keys(properties).length ? { properties } : {}),
      sheets: Object.fromEntries(sheets.filter(({ state }) => state === "veryHidden").map(({ id }) => [id, { veryHidden: true }])),
      ...(this.workbook.child("workbookProtection") && isTrue(this.workbook.child("workbookProtection")!.attributes.lockStructure) ? { workbook: { protection: { password: null } } } : {}),
    };
  }

  private settings(): Record<string, unknown> {
    const settings: Record<string, unknown> = {};
    for (const panes of this.file.related("").filter(({ type }) => type === REL.taskpanes)) {
      for (const { type, target } of this.file.related(panes.target)) {
        if (type !== REL.webExtension) continue;
        for (const { attributes } of this.file.xml(target)?.child("properties")?.childrenNamed("property") ?? []) settings[attributes.name ?? ""] = parsed(attributes.value ?? "");
      }
    }
    return settings;
  }

  private properties(): Record<string, string> {
    const core = this.file.related("").find(({ type }) => type === REL.core);
    const part = core && this.file.xml(core.target);
    const named = { title: "title", subject: "subject", author: "creator", keywords: "keywords", comments: "description", category: "category" };
    return Object.fromEntries(Object.entries(named).flatMap(([key, name]) => (part?.child(name)?.text ? [[key, part.child(name)!.text]] : [])));
  }

  private names(document: WorkbookDocument): void {
    for (const each of this.workbook.child("definedNames")?.childrenNamed("definedName") ?? []) {
      const { name = "", comment = "", hidden } = each.attributes;
      if (name.startsWith("_xlnm.")) continue; // print areas, filters
      try {
        const { sheetId, area } = document.locate(each.text.trim().replaceAll("$", ""));
        document.names.add(name, sheetId, area, comment);
        if (isTrue(hidden)) document.names.setFacts(name, { visible: false });
      } catch {
        this.lose(`${name} = ${each.text}`);
      }
    }
  }

  private tables({ id, name: sheetName, path }: OpenedSheet, document: WorkbookDocument): void {
    for (const { type, target } of this.file.related(path)) {
      if (type !== REL.table) continue;
      const table = this.file.xml(target);
      const area = parseA1(table?.attributes.ref ?? "");
      const name = table?.attributes.displayName ?? table?.attributes.name;
      if (!table || !area || !name) continue;
      try {
        this.table(table, name, id, area, document);
      } catch {
        this.lose(`${sheetName}: ${name}`);
      }
    }
  }

  private table(table: Element, name: string, sheetId: string, area: Area, document: WorkbookDocument): void {
    const { model } = document;
    const look = table.child("tableStyleInfo")?.attributes ?? {};
    const headers = table.attributes.headerRowCount !== "0";
    let id: string;
    if (headers) {
      id = document.tables.add(sheetId, area, true, name).id;
    } else {
      // Made as the grid makes one: Office.js would write headers.
      model.dispatch("CREATE_TABLE", {
        sheetId,
        ranges: [model.getters.getRangeDataFromZone(sheetId, { ...area })],
        tableType: "static",
        config: { hasFilters: false, totalRow: false, firstColumn: false, lastColumn: false, numberOfHeaders: 0, bandedRows: true, bandedColumns: false, automaticAutofill: false, styleId: "TableStyleMedium2" },
      });
      document.tables.adopt();
      id = document.tables.at({ sheetId, row: area.top, col: area.left })!.id;
      document.tables.rename(id, name);
    }
    const totalRow = Number(table.attributes.totalsRowCount ?? 0) > 0;
    if (totalRow) model.dispatch("UPDATE_TABLE", { sheetId, zone: { ...area }, config: { totalRow } });
    document.tables.setLook(id, {
      showFilterButton: headers && table.child("autoFilter") !== undefined,
      showBandedRows: isTrue(look.showRowStripes), showBandedColumns: isTrue(look.showColumnStripes),
      highlightFirstColumn: isTrue(look.showFirstColumn), highlightLastColumn: isTrue(look.showLastColumn),
    });
    try {
      document.tables.setStyle(id, look.name ?? "");
    } catch {
      this.lose(`${name}: ${look.name}`); // a style that the file itself defines
    }
  }

  private rules({ id, read, name }: OpenedSheet, document: WorkbookDocument): void {
    for (const lost of readValidations(read.rest, id, document)) this.lose(lost);
    for (const lost of readConditionalFormats(read.rest, id, document, (dxfId) => this.styles.difference(dxfId)).lost) this.lose(lost);
    if (read.rest.child("hyperlinks")) this.lose(`${name}: hyperlinks`);
  }

  private protection({ id, read }: OpenedSheet, document: WorkbookDocument): void {
    const attributes = read.rest.child("sheetProtection")?.attributes;
    if (!attributes || !isTrue(attributes.sheet)) return;
    const allows = (name: string): boolean => attributes[name] === "0" || attributes[name] === "false";
    const options = Object.fromEntries(
      ["formatCells", "formatColumns", "formatRows", "insertColumns", "insertRows", "insertHyperlinks", "deleteColumns", "deleteRows", "sort", "autoFilter", "pivotTables"]
        .filter(allows)
        .map((name) => [`allow${name.charAt(0).toUpperCase()}${name.slice(1)}`, true])
    );
    const selectionMode = isTrue(attributes.selectUnlockedCells) ? "None" : isTrue(attributes.selectLockedCells) ? "Unlocked" : undefined;
    document.sheets.protect(
      id,
      { ...options, ...(isTrue(attributes.objects) ? {} : { allowEditObjects: true }), ...(isTrue(attributes.scenarios) ? {} : { allowEditScenarios: true }), ...(selectionMode ? { selectionMode } : {}) },
      null
    );
  }

  private show(sheets: readonly OpenedSheet[], document: WorkbookDocument): void {
    // Without a window to be seen through the engine scrolls as if every cell were out of sight.
    document.model.dispatch("RESIZE_SHEETVIEW", { width: 1000, height: 600, gridOffsetX: 0, gridOffsetY: 0 });
    const active = Number(this.workbook.child("bookViews")?.child("workbookView")?.attributes.activeTab ?? 0);
    const chosen = sheets[active]?.state === "visible" ? sheets[active]! : sheets.find(({ state }) => state === "visible") ?? sheets[0]!;
    const selection = chosen.read.rest.child("sheetViews")?.child("sheetView")?.childrenNamed("selection").at(-1)?.attributes.sqref?.split(" ")[0];
    document.select(chosen.id, (selection ? parseA1(selection) : null) ?? { top: 0, left: 0, bottom: 0, right: 0 });
  }
}

function inside(area: Area, { row, col }: { row: number; col: number }): boolean {
  return row >= area.top && row <= area.bottom && col >= area.left && col <= area.right;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What was done to open a workbook is nothing to undo. */
function forgetHistory(document: WorkbookDocument): void {
  const history = pluginWith<{ undoStack: unknown[]; redoStack: unknown[] }>(document.model, "canUndo");
  history.undoStack.length = history.redoStack.length = 0;
}

/** Things by number from 1, each once. */
class Numbers<T> {
  private readonly known = new Map<string, number>();
  private readonly items: Record<string, T> = {};

  of(item: T): number {
    const key = JSON.stringify(item);
    let id = this.known.get(key);
    if (id === undefined) {
      id = this.known.size + 1;
      this.known.set(key, id);
      this.items[id] = item;
    }
    return id;
  }

  all(): Record<string, T> {
    return this.items;
  }
}

type Ids = Record<"style" | "format" | "border", number>;

/** Looks by ranges of equal cells down each column. */
class LooksByColumn {
  private readonly runs = new Map<string, { kind: keyof Ids; col: number; top: number; bottom: number; id: number }[]>();

  add(row: number, col: number, ids: Ids): void {
    for (const kind of ["style", "format", "border"] as const) {
      if (!ids[kind]) continue;
      const key = `${kind} ${col}`;
      const runs = this.runs.get(key) ?? [];
      this.runs.set(key, runs);
      const last = runs.at(-1);
      if (last && last.bottom === row - 1 && last.id === ids[kind]) last.bottom = row;
      else runs.push({ kind, col, top: row, bottom: row, id: ids[kind] });
    }
  }

  ranges(kind: keyof Ids): Record<string, number> {
    const all = [...this.runs.values()].flat().filter((run) => run.kind === kind);
    return Object.fromEntries(all.map(({ col, top, bottom, id }) => [areaToA1({ top, bottom, left: col, right: col }), id]));
  }
}

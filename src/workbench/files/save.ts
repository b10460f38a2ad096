import { isAddInFunction } from "../calculation/custom-functions";
import { calculationOf } from "../calculation/calculation";
import { areaToA1, columnLetters, parseA1, type Area, type CellPosition, type Table, type WorkbookDocument } from "../document";
import { elementText, escapeText, type Element } from "../xml/element";
import { writeCharts } from "./chart-writer";
import { writeConditionalFormats } from "./conditional-formats";
import { toFile } from "./formulas";
import { NS, PackageWriter, REL } from "./package-parts";
import { passwordHash } from "./password";
import { element, StyleBook, type Look } from "./style-book";
import { writeValidations } from "./validations";
import { columnToExcel, DEFAULT_COLUMN, DEFAULT_ROW, rowToExcel, type Facts, type SheetData, type WorkbookData } from "./workbook-data";

const MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Excel's own errors in files; a newer one is written as the error that older versions show for it. */
const FILE_ERRORS = new Set(["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"]);

export interface SaveOptions {
  /** Whose settings the workbook holds: the id and version in the add-in's manifest. */
  addin?: { id: string; version: string };
}

/** The workbook as an .xlsx file. */
export async function saveXlsx(document: WorkbookDocument, options: SaveOptions = {}): Promise<Uint8Array> {
  return new Saving(document, options).file();
}

/** A cell's look, and the numbers of its parts as one key. */
interface CellLook extends Look {
  key: string;
}

class Saving {
  private readonly package = new PackageWriter();
  private readonly styles = new StyleBook();
  private readonly strings = new Map<string, number>();
  private stringCount = 0;
  private readonly data: WorkbookData;
  private readonly facts: Facts;
  private tables = 0;
  private readonly looks = new Map<string, number>();
  /** What add-ins answered, by sheet and cell, also where the answer waits to be asked again. */
  private readonly answered = new Map<string, readonly (readonly unknown[])[]>();

  constructor(
    private readonly document: WorkbookDocument,
    private readonly options: SaveOptions
  ) {
    this.data = document.toJSON() as WorkbookData;
    this.facts = this.data.facts ?? {};
    for (const { sheetId, row, col, rows } of calculationOf(document.model).save(isAddInFunction)) this.answered.set(`${sheetId} ${row} ${col}`, rows);
  }

  file(): Uint8Array {
    const { package: file } = this;
    const workbook = "xl/workbook.xml";
    file.relate("", workbook, REL.workbook);
    const sheets = this.data.sheets.map((sheet, index) => {
      const path = `xl/worksheets/sheet${index + 1}.xml`;
      file.add(path, this.sheet(sheet, path, index + 1), `${MIME}.worksheet+xml`);
      const state: Record<string, string> = sheet.isVisible ? {} : { state: this.facts.sheets?.[sheet.id]?.veryHidden ? "veryHidden" : "hidden" };
      return element("sheet", { name: sheet.name, sheetId: String(index + 1), ...state, "r:id": file.relate(workbook, path, REL.sheet) });
    });
    const names = this.document.names.all().map(({ name, sheetId, area, comment, visible }) =>
      element("definedName", { name, ...(comment ? { comment } : {}), ...(visible ? {} : { hidden: "1" }) }, this.address(sheetId, area))
    );
    const active = this.data.sheets.findIndex(({ id }) => id === this.document.sheets.active());
    file.add(
      workbook,
      element(
        "workbook",
        { xmlns: NS.main, "xmlns:r": NS.relationships },
        element("workbookPr", { ...(this.document.countsFrom1904 ? { date1904: "1" } : {}), defaultThemeVersion: "166925" }),
        ...(this.document.fact("workbook", "protection") ? [element("workbookProtection", { lockStructure: "1" })] : []),
        element("bookViews", {}, element("workbookView", { activeTab: String(Math.max(0, active)) })),
        element("sheets", {}, ...sheets),
        ...(names.length ? [element("definedNames", {}, ...names)] : []),
        element("calcPr", { calcId: "191029" })
      ),
      `${MIME}.sheet.main+xml`
    );
    file.add("xl/styles.xml", this.styles.xml(), `${MIME}.styles+xml`);
    file.relate(workbook, "xl/styles.xml", REL.styles);
    file.add("xl/sharedStrings.xml", this.sharedStrings(), `${MIME}.sharedStrings+xml`);
    file.relate(workbook, "xl/sharedStrings.xml", REL.strings);
    file.add("xl/metadata.xml", SPILLING, `${MIME}.sheetMetadata+xml`);
    file.relate(workbook, "xl/metadata.xml", REL.metadata);
    this.settings();
    this.properties();
    return file.zip();
  }

  private address = (sheetId: string, area: Area): string => {
    const name = `'${this.document.sheets.name(sheetId).replaceAll("'", "''")}'`;
    const cell = (row: number, col: number): string => `$${columnLetters(col)}$${row + 1}`;
    const first = cell(area.top, area.left);
    const last = cell(area.bottom, area.right);
    return `${name}!${first === last ? first : `${first}:${last}`}`;
  };

  // ---- a sheet

  private sheet(sheet: SheetData, path: string, number: number): string {
    const drawing = writeCharts(this.package, { path, number }, this.document.charts.onSheet(sheet.id), sheet.figures, {
      address: ({ sheetId, area }) => this.address(sheetId, area),
      text: ({ sheetId, area }) => this.document.cells.text({ sheetId, row: area.top, col: area.left }),
    });
    const tables = this.document.tables.onSheet(sheet.id).map((table) => element("tablePart", { "r:id": this.table(table, path) }));
    const context = { sheetId: sheet.id, document: this.document, styles: this.styles };
    const parts: (Element | string)[] = [
      ...(sheet.color ? [element("sheetPr", {}, element("tabColor", { rgb: `FF${sheet.color.replace("#", "").slice(0, 6).toUpperCase()}` }))] : []),
      element("sheetViews", {}, this.view(sheet)),
      element("sheetFormatPr", { defaultColWidth: String(columnToExcel(DEFAULT_COLUMN)), defaultRowHeight: String(rowToExcel(DEFAULT_ROW)), customHeight: "1" }),
      ...this.columns(sheet),
      this.rows(sheet),
      ...this.protection(sheet.id),
      ...(sheet.merges.length ? [element("mergeCells", { count: String(sheet.merges.length) }, ...sheet.merges.map((ref) => element("mergeCell", { ref })))] : []),
      ...writeConditionalFormats(sheet, context),
      ...writeValidations(context),
      ...(drawing ? [element("drawing", { "r:id": drawing })] : []),
      ...(tables.length ? [element("tableParts", { count: String(tables.length) }, ...tables)] : []),
    ];
    // Cells are text already: as elements a large sheet would weigh a hundred times as much.
    const body = parts.map((part) => (typeof part === "string" ? part : elementText(part))).join("");
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${NS.main}" xmlns:r="${NS.relationships}">${body}</worksheet>`;
  }

  private view({ id, areGridLinesVisible, panes }: SheetData): Element {
    const active = id === this.document.sheets.active();
    const view = element("sheetView", { ...(areGridLinesVisible ? {} : { showGridLines: "0" }), ...(active ? { tabSelected: "1" } : {}), workbookViewId: "0" });
    const { xSplit = 0, ySplit = 0 } = panes ?? {};
    if (xSplit || ySplit) {
      view.children.push(
        element("pane", {
          ...(xSplit ? { xSplit: String(xSplit) } : {}), ...(ySplit ? { ySplit: String(ySplit) } : {}),
          topLeftCell: `${columnLetters(xSplit)}${ySplit + 1}`,
          activePane: xSplit && ySplit ? "bottomRight" : xSplit ? "topRight" : "bottomLeft",
          state: "frozen",
        })
      );
    }
    if (active) {
      const pane = xSplit && ySplit ? "bottomRight" : xSplit ? "topRight" : ySplit ? "bottomLeft" : null;
      const sqref = areaToA1(this.document.selection().area);
      view.children.push(element("selection", { ...(pane ? { pane } : {}), activeCell: areaToA1(at(this.document.activeCell())), sqref }));
    }
    return view;
  }

  private columns(sheet: SheetData): Element[] {
    const columns = Object.entries(sheet.cols)
      .filter(([, { size, isHidden }]) => size !== undefined || isHidden)
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([index, { size = DEFAULT_COLUMN, isHidden }]) =>
        element("col", { min: String(Number(index) + 1), max: String(Number(index) + 1), width: String(columnToExcel(size)), customWidth: "1", ...(isHidden ? { hidden: "1" } : {}) })
      );
    return columns.length ? [element("cols", {}, ...columns)] : [];
  }

  private rows(sheet: SheetData): string {
    const { model } = this.document;
    const rows = new Map<number, Map<number, CellLook>>();
    const lookAt = (row: number, col: number): CellLook => {
      let cells = rows.get(row);
      if (!cells) rows.set(row, (cells = new Map()));
      let look = cells.get(col);
      if (!look) cells.set(col, (look = { key: "" }));
      return look;
    };
    const within = (range: string, visit: (look: CellLook) => void): void => {
      const area = parseA1(range)!;
      const bottom = Math.min(area.bottom, sheet.rowNumber - 1);
      const right = Math.min(area.right, sheet.colNumber - 1);
      for (let row = area.top; row <= bottom; row++) for (let col = area.left; col <= right; col++) visit(lookAt(row, col));
    };
    for (const [range, id] of Object.entries(sheet.styles)) within(range, (look) => ((look.style = this.data.styles[id]), (look.key += `s${id}`)));
    for (const [range, id] of Object.entries(sheet.borders)) within(range, (look) => ((look.border = this.data.borders[id]), (look.key += `b${id}`)));
    for (const [range, id] of Object.entries(sheet.formats)) {
      const shown = this.data.formats[id]!;
      const format = (this.facts.formats?.[shown] as string | undefined) ?? shown;
      within(range, (look) => ((look.format = format), (look.key += `f${id}`)));
    }
    const spills: { row: number; col: number; area: Area }[] = [];
    for (const { id } of model.getters.getCells(sheet.id)) {
      const position = model.getters.getCellPosition(id);
      lookAt(position.row, position.col);
      if (!model.getters.getCell(position)?.isFormula) continue;
      const zone = model.getters.getSpreadZone(position);
      if (zone && (zone.bottom > zone.top || zone.right > zone.left)) {
        spills.push({ row: position.row, col: position.col, area: { ...zone } });
        for (let row = zone.top; row <= zone.bottom; row++) for (let col = zone.left; col <= zone.right; col++) lookAt(row, col);
      }
    }
    const spillAt = new Map(spills.map(({ row, col, area }) => [`${row} ${col}`, area]));
    for (const index of Object.keys(sheet.rows)) if (!rows.has(Number(index))) rows.set(Number(index), new Map());

    const lines: string[] = [];
    for (const row of [...rows.keys()].sort((a, b) => a - b)) {
      const cells = rows.get(row)!;
      const { size, isHidden } = sheet.rows[row] ?? {};
      const height = size === undefined ? "" : ` ht="${rowToExcel(size)}" customHeight="1"`;
      const line = [...cells.keys()]
        .sort((a, b) => a - b)
        .map((col) => this.cell({ sheetId: sheet.id, row, col }, cells.get(col)!, spillAt.get(`${row} ${col}`)))
        .join("");
      if (line || height || isHidden) lines.push(`<row r="${row + 1}"${height}${isHidden ? ' hidden="1"' : ""}>${line}</row>`);
    }
    return `<sheetData>${lines.join("")}</sheetData>`;
  }

  private cell(position: CellPosition, look: CellLook, spill: Area | undefined): string {
    const { cells } = this.document;
    const reference = `${columnLetters(position.col)}${position.row + 1}`;
    const formula = cells.formulaText(position);
    let value: unknown = cells.value(position);
    const held = formula === null ? undefined : this.answered.get(`${position.sheetId} ${position.row} ${position.col}`);
    if (held) value = held[0]?.[0] ?? "";
    const style = this.styleOf(look);
    const s = style ? ` s="${style}"` : "";
    if (formula === null && value === "") return style ? `<c r="${reference}"${s}/>` : "";
    const { type, text } = this.valueOf(value, formula !== null, held !== undefined || cells.valueType(position) === "Error");
    const v = text === "" && formula !== null && type === "" ? "" : `<v>${text}</v>`;
    if (formula === null) return `<c r="${reference}"${s}${type}>${v}</c>`;
    const f = escapeText(toFile(formula, isAddInFunction));
    const area = spill ?? (held && (held.length > 1 || held[0]!.length > 1) ? { ...at(position), bottom: position.row + held.length - 1, right: position.col + held[0]!.length - 1 } : undefined);
    // cm="1" points to the metadata that says "this formula spills"; without it Excel shows {=…} of old.
    return area
      ? `<c r="${reference}"${s}${type} cm="1"><f t="array" ref="${areaToA1(area)}">${f}</f>${v}</c>`
      : `<c r="${reference}"${s}${type}><f>${f}</f>${v}</c>`;
  }

  private styleOf({ key, ...look }: CellLook): number {
    let style = this.looks.get(key);
    if (style === undefined) this.looks.set(key, (style = this.styles.look(look)));
    return style;
  }

  private valueOf(value: unknown, calculated: boolean, mayBeError: boolean): { type: string; text: string } {
    if (typeof value === "number") return { type: "", text: String(value) };
    if (typeof value === "boolean") return { type: ' t="b"', text: value ? "1" : "0" };
    const text = String(value ?? "");
    if (mayBeError && isError(text)) return { type: ' t="e"', text: FILE_ERRORS.has(text) ? text : "#VALUE!" };
    if (calculated) return { type: ' t="str"', text: escapeText(text) };
    const known = this.strings.get(text) ?? this.strings.size;
    this.strings.set(text, known);
    this.stringCount++;
    return { type: ' t="s"', text: String(known) };
  }

  private sharedStrings(): string {
    const items = [...this.strings.keys()].map((text) => `<si><t xml:space="preserve">${escapeText(text)}</t></si>`);
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="${NS.main}" count="${this.stringCount}" uniqueCount="${items.length}">${items.join("")}</sst>`;
  }

  private protection(sheetId: string): Element[] {
    const protection = this.document.sheets.protection(sheetId);
    if (!protection) return [];
    const { options, password } = protection;
    const forbidden = (name: string): boolean => !options[`allow${name.charAt(0).toUpperCase()}${name.slice(1)}` as keyof typeof options];
    const attributes: Record<string, string> = { ...(password ? { password: passwordHash(password) } : {}), sheet: "1" };
    if (forbidden("editObjects")) attributes.objects = "1";
    if (forbidden("editScenarios")) attributes.scenarios = "1";
    for (const name of ["formatCells", "formatColumns", "formatRows", "insertColumns", "insertRows", "insertHyperlinks", "deleteColumns", "deleteRows", "sort", "autoFilter", "pivotTables"]) {
      if (!forbidden(name)) attributes[name] = "0";
    }
    if (options.selectionMode === "None") attributes.selectLockedCells = attributes.selectUnlockedCells = "1";
    if (options.selectionMode === "Unlocked") attributes.selectLockedCells = "1";
    return [element("sheetProtection", attributes)];
  }

  // ---- tables

  private table(table: Table, sheetPath: string): string {
    const id = ++this.tables;
    const path = `xl/tables/table${id}.xml`;
    const names = this.document.tables.columnNames(table);
    const body = this.document.tables.bodyArea(table);
    const columns = names.map((name, index) => {
      const column = element("tableColumn", { id: String(table.columnIds[index] ?? index + 1), name });
      if (table.showTotals) this.totals(column, { sheetId: table.sheetId, row: table.area.bottom, col: table.area.left + index });
      return column;
    });
    this.package.add(
      path,
      element(
        "table",
        {
          xmlns: NS.main, id: String(id), name: table.name, displayName: table.name, ref: areaToA1(table.area),
          ...(table.showHeaders ? {} : { headerRowCount: "0" }),
          ...(table.showTotals ? { totalsRowCount: "1" } : { totalsRowShown: "0" }),
        },
        ...(table.showHeaders && table.showFilterButton ? [element("autoFilter", { ref: areaToA1({ ...table.area, bottom: body.bottom }) })] : []),
        element("tableColumns", { count: String(columns.length) }, ...columns),
        element("tableStyleInfo", {
          ...(table.style ? { name: table.style } : {}),
          showFirstColumn: table.highlightFirstColumn ? "1" : "0", showLastColumn: table.highlightLastColumn ? "1" : "0",
          showRowStripes: table.showBandedRows ? "1" : "0", showColumnStripes: table.showBandedColumns ? "1" : "0",
        })
      ),
      `${MIME}.table+xml`
    );
    return this.package.relate(sheetPath, path, REL.table);
  }

  /** What stands in the total row is said twice, in the cell and in the table. */
  private totals(column: Element, position: CellPosition): void {
    const formula = this.document.cells.formulaText(position);
    if (formula !== null) {
      column.attributes.totalsRowFunction = "custom";
      column.children.push(element("totalsRowFormula", {}, toFile(formula, isAddInFunction)));
    } else {
      const text = this.document.cells.text(position);
      if (text) column.attributes.totalsRowLabel = text;
    }
  }

  // ---- the add-in's settings, and what the file says of itself

  /** Excel keeps the settings of add-ins in their web extension part. */
  private settings(): void {
    const settings = Object.entries(this.document.facts("settings"));
    if (!settings.length) return;
    const { id, version } = this.options.addin ?? { id: "00000000-0000-0000-0000-000000000000", version: "1.0.0.0" };
    const panes = "xl/webextensions/taskpanes.xml";
    const part = "xl/webextensions/webextension1.xml";
    const ns = "http://schemas.microsoft.com/office/webextensions/webextension/2010/11";
    this.package.relate("", panes, REL.taskpanes);
    const relation = this.package.relate(panes, part, REL.webExtension);
    this.package.add(
      panes,
      element(
        "wetp:taskpanes",
        { "xmlns:wetp": "http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11" },
        element("wetp:taskpane", { dockstate: "right", visibility: "0", width: "350", row: "0" }, element("wetp:webextensionref", { "xmlns:r": NS.relationships, "r:id": relation }))
      ),
      "application/vnd.ms-office.webextensiontaskpanes+xml"
    );
    this.package.add(
      part,
      element(
        "we:webextension",
        { "xmlns:we": ns, id: `{${id.toUpperCase()}}` },
        element("we:reference", { id, version, store: "developer", storeType: "Registry" }),
        element("we:alternateReferences"),
        element("we:properties", {}, ...settings.map(([name, value]) => element("we:property", { name, value: JSON.stringify(value) }))),
        element("we:bindings"),
        element("we:snapshot", { "xmlns:r": NS.relationships })
      ),
      "application/vnd.ms-office.webextension+xml"
    );
  }

  private properties(): void {
    // Programs trust the saved values of files by Excel; those of anything else LibreOffice calculates anew on opening,
    // and an add-in's functions, which it does not have, become #NAME?. Other libraries sign so for the same reason.
    this.package.add(
      "docProps/app.xml",
      element("Properties", { xmlns: "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" }, element("Application", {}, "Microsoft Excel"), element("AppVersion", {}, "16.0300")),
      "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    );
    this.package.relate("", "docProps/app.xml", REL.app);
    const properties = this.document.facts("properties") as Record<string, string | undefined>;
    const named = { title: "dc:title", subject: "dc:subject", author: "dc:creator", keywords: "cp:keywords", comments: "dc:description", category: "cp:category" };
    const elements = Object.entries(named).flatMap(([key, name]) => (properties[key] ? [element(name, {}, String(properties[key]))] : []));
    if (!elements.length) return;
    this.package.add(
      "docProps/core.xml",
      element(
        "cp:coreProperties",
        { "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "xmlns:dc": "http://purl.org/dc/elements/1.1/" },
        ...elements
      ),
      "application/vnd.openxmlformats-package.core-properties+xml"
    );
    this.package.relate("", "docProps/core.xml", REL.core);
  }
}

/** The metadata of cells whose formulas spill; `cm="1"` names its only entry. */
const SPILLING = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<metadata xmlns="${NS.main}" xmlns:xda="http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray"><metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" copy="1" pasteAll="1" pasteValues="1" merge="1" splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1" cellMeta="1"/></metadataTypes><futureMetadata name="XLDAPR" count="1"><bk><extLst><ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}"><xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata><cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>`;

function at({ row, col }: CellPosition): Area {
  return { top: row, bottom: row, left: col, right: col };
}

function isError(text: string): boolean {
  return /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|BUSY!|GETTING_DATA|FIELD!|CONNECT!|BLOCKED!|UNKNOWN!)$/.test(text);
}

import assert from "node:assert/strict";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { CustomFunctions, type PushedEntry } from "../../../src/workbench/calculation/custom-functions";
import { WorkbookDocument, type Area } from "../../../src/workbench/document";
import { NotAWorkbookError, openXlsx, saveXlsx } from "../../../src/workbench/files";

const area = (top: number, left: number, bottom = top, right = left): Area => ({ top, left, bottom, right });

interface Book {
  document: WorkbookDocument;
  sheet: string;
}

function book(cells: (string | number | boolean | null)[][] = [], top = 0, left = 0): Book {
  const document = WorkbookDocument.create();
  const sheet = document.sheets.active();
  const written = { document, sheet };
  if (cells.length) write(written, cells, top, left);
  return written;
}

function write({ document, sheet }: Book, cells: (string | number | boolean | null)[][], top = 0, left = 0): void {
  document.cells.write(sheet, area(top, left, top + cells.length - 1, left + cells[0]!.length - 1), cells);
}

async function reopened({ document }: Book): Promise<Book> {
  const opened = await openXlsx(await saveXlsx(document));
  return { document: opened, sheet: opened.sheets.ids()[0]! };
}

/** The file as a library that is none of ours reads it. */
async function byExcelJs({ document }: Book): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await saveXlsx(document)) as never);
  return workbook;
}

const cell = ({ document, sheet }: Book, row: number, col: number) => {
  const position = { sheetId: sheet, row, col };
  const { cells } = document;
  return { value: cells.value(position), text: cells.text(position), formula: cells.formula(position), format: cells.numberFormat(position), style: cells.style(position) };
};

describe("saving a workbook and opening it again", () => {
  it("keeps numbers, texts, logical values and errors what they were", async () => {
    const values = [["Deal", "中文 & <tags> \"quotes\"", "'=not a formula", "'007", "'1/2/2024", "'TRUE", " spaces ", "line\nbreak"], [0, -1.5, 1e21, 0.1, 45000, true, false, "#N/A"]];
    const before = book(values);
    const after = await reopened(before);
    for (let row = 0; row < 2; row++) for (let col = 0; col < 8; col++) assert.deepEqual(cell(after, row, col), cell(before, row, col), `row ${row + 1} column ${col + 1}`);
  });

  it("keeps any text (tried with many odd ones)", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 30 }), async (texts) => {
        const plain = texts.filter((text) => !/[\p{Cc}\uFFFE\uFFFF]/u.test(text));
        if (!plain.length) return;
        const after = await reopened(book(plain.map((text) => [`'${text}`])));
        assert.deepEqual(plain.map((_, row) => cell(after, row, 0).value), plain);
      }),
      { numRuns: 15 }
    );
  });

  it("keeps formulas, also those that name tables, and calculates them again when something changes", async () => {
    const before = book([["Deal", "Amount"], ["a", 5], ["b", 7]]);
    before.document.tables.add(before.sheet, area(0, 0, 2, 1), true, "Deals");
    write(before, [["=SUM(Deals[Amount])", '=IF(D1>10,"多","少")', "=1/0"]], 0, 3);
    const after = await reopened(before);
    for (const col of [3, 4, 5]) assert.deepEqual(cell(after, 0, col), cell(before, 0, col));
    write(after, [[100]], 1, 1);
    assert.equal(cell(after, 0, 3).value, 107);
  });

  it("keeps spilled arrays: the formula in its cell, the rest free to spill again", async () => {
    const before = book([["=SEQUENCE(3,2)"]]);
    const after = await reopened(before);
    assert.deepEqual(after.document.cells.values(after.sheet, area(0, 0, 2, 1)), [[1, 2], [3, 4], [5, 6]]);
    assert.equal(cell(after, 1, 0).formula, 3, "a cell that is spilled into has no formula");
    write(after, [["=SEQUENCE(1)"]]);
    assert.equal(cell(after, 1, 0).value, "");
  });

  it("keeps number formats, colours, fonts, alignment, lines and sizes", async () => {
    const before = book([["a", 45000, 0.256, 1234.5]]);
    const { document, sheet } = before;
    document.cells.setNumberFormats(sheet, area(0, 1, 0, 3), [["yyyy-mm-dd", "0.0%", '#,##0.00" €"']]);
    document.cells.setStyle(sheet, area(0, 0), { bold: true, italic: true, underline: true, strikethrough: true, fillColor: "#FFEE00", textColor: "#C00000", fontSize: 14, align: "center", verticalAlign: "middle", wrapping: "wrap", unlocked: true });
    document.borders.draw(sheet, area(0, 0, 0, 3), "EdgeBottom", { style: "Continuous", weight: "Thick", color: "#00AA00" });
    document.ranges.setSize(sheet, "COL", 0, 0, 200);
    document.ranges.setSize(sheet, "ROW", 0, 0, 40);
    document.ranges.setHidden(sheet, "COL", 5, 5, true);
    document.ranges.merge(sheet, area(4, 0, 4, 2), false);
    const after = await reopened(before);
    for (let col = 0; col < 4; col++) assert.deepEqual(cell(after, 0, col), cell(before, 0, col));
    assert.deepEqual(after.document.borders.side(after.sheet, area(0, 0, 0, 3), "EdgeBottom"), { style: "Continuous", weight: "Thick", color: "#00AA00" });
    const { ranges } = after.document;
    assert.deepEqual([ranges.size(after.sheet, "COL", 0), ranges.size(after.sheet, "ROW", 0), ranges.isHidden(after.sheet, "COL", 5)], [200, 40, true]);
    assert.deepEqual(ranges.merges(after.sheet, area(0, 0, 9, 9)), [area(4, 0, 4, 2)]);
  });

  it("keeps tables with names, styles, filter buttons, banding, missing headers and total rows", async () => {
    const before = book([["Deal", "Amount", null, "x", null, "h"], ["a", 5, null, 1, null, 2], ["b", 7, null, 2, null, 3]]);
    const { tables } = before.document;
    const deals = tables.add(before.sheet, area(0, 0, 2, 1), true, "Deals");
    tables.setStyle(deals.id, "TableStyleLight9");
    tables.setLook(deals.id, { showFilterButton: false, showBandedRows: false, showBandedColumns: true, highlightFirstColumn: true });
    tables.setHeaders(tables.add(before.sheet, area(0, 3, 2, 3), true, "NoHeaders").id, false);
    tables.setTotals(tables.add(before.sheet, area(0, 5, 2, 5), true, "总计").id, true);
    const look = (each: Book) => each.document.tables.all().map(({ id: _id, sheetId: _sheet, ...table }) => table);
    assert.deepEqual(look(await reopened(before)), look(before));
  });

  it("keeps what cells accept, with its words, and conditional formats in their order", async () => {
    const before = book([["Stage", "Amount", "Due"], ["Lead", 5, 45000], ["Won", 7, 45001], ["Lead", null, null], ["Lost", null, null]]);
    const { document, sheet } = before;
    document.names.add("Stages", sheet, area(1, 0, 4, 0));
    document.validations.set(sheet, area(1, 0, 9, 0), { rule: { list: { inCellDropDown: true, source: "=Stages" } }, errorAlert: { message: "Choose a stage", showAlert: true, style: "Warning", title: "Stage" }, prompt: { message: "Which?", showPrompt: true, title: "" } });
    document.validations.set(sheet, area(1, 1, 9, 1), { rule: { decimal: { formula1: 0, formula2: 1e6, operator: "Between" } }, ignoreBlanks: false });
    document.validations.set(sheet, area(1, 3, 9, 3), { rule: { list: { inCellDropDown: false, source: "yes,no,是" } } });
    document.validations.set(sheet, area(1, 4, 9, 4), { rule: { custom: { formula: "=LEN(E2)<5" } } });
    const add = (type: "Custom" | "CellValue" | "ContainsText" | "PresetCriteria" | "TopBottom", rule: Record<string, unknown>, style: object, stopIfTrue = false): void =>
      document.conditionalFormats.change(document.conditionalFormats.add(sheet, area(1, 2, 9, 2), type), { rule, style, stopIfTrue });
    add("Custom", { formula: '=AND($C2<TODAY(),$A2<>"Won")' }, { fillColor: "#FDE7E9", textColor: "#B10E1C", bold: true }, true);
    add("CellValue", { operator: "Between", formula1: "1", formula2: "=$B$2" }, { fillColor: "#FFFFAA" });
    add("ContainsText", { operator: "Contains", text: '逾期 "x"' }, { italic: true });
    add("PresetCriteria", { criterion: "Blanks" }, { fillColor: "#EEEEEE" });
    add("TopBottom", { rank: 3, type: "BottomPercent" }, { strikethrough: true });
    const rules = (each: Book) => each.document.validations.onSheet(each.sheet).map(({ id: _id, ...rule }) => rule);
    const formats = (each: Book) => each.document.conditionalFormats.overlapping(each.sheet, area(0, 0, 99, 20)).map(({ type, rule, style, areas, stopIfTrue }) => ({ type, rule, style, areas, stopIfTrue }));
    const after = await reopened(before);
    assert.deepEqual(rules(after), rules(before));
    assert.deepEqual(formats(after), formats(before));
  });

  it("keeps sheets with their names, order, colours, frozen panes, gridlines, and what is hidden or protected", async () => {
    const before = book([["a"]]);
    const { sheets } = before.document;
    sheets.freeze(before.sheet, 2, 1);
    sheets.setGridlines(before.sheet, false);
    sheets.setTabColor(before.sheet, "#FF8800");
    const hidden = sheets.add("Données & Co (x)");
    sheets.setVisibility(hidden, "Hidden");
    sheets.setVisibility(sheets.add("数据"), "VeryHidden");
    const guarded = sheets.add("Guarded");
    sheets.protect(guarded, { allowSort: true, allowFormatCells: true, selectionMode: "Unlocked" }, null);
    sheets.activate(guarded);
    before.document.select(guarded, area(2, 1, 4, 3));
    const look = ({ document }: Book) => ({
      sheets: document.sheets.ids().map((id) => [document.sheets.name(id), document.sheets.visibility(id), document.sheets.frozen(id), document.sheets.showsGridlines(id), document.sheets.tabColor(id), document.sheets.protection(id)?.options ?? null]),
      active: document.sheets.name(document.sheets.active()),
      selection: document.selection().area,
    });
    assert.deepEqual(look(await reopened(before)), look(before));
  });

  it("shows the sheet from its first cell when it is opened", async () => {
    const { document } = await reopened(book([["a"]]));
    assert.deepEqual(document.model.getters.getActiveSheetScrollInfo(), { scrollX: 0, scrollY: 0 });
  });

  it("keeps charts with their data, titles, legends, colours and places", async () => {
    const before = book([["Stage", "Reached", "Lost"], ["Lead", 12, 4], ["Won", 5, 2], ["Paid", 3, 1]]);
    const { charts } = before.document;
    for (const type of ["ColumnClustered", "BarStacked", "LineMarkers", "AreaStacked", "Pie", "Doughnut", "XYScatter", "RadarFilled", "Funnel"]) {
      const { id } = charts.add(before.sheet, type, { sheetId: before.sheet, area: area(0, 0, 3, type === "Pie" || type === "Funnel" ? 1 : 2) }, "Auto");
      charts.setTitle(before.sheet, id, { text: `漏斗 ${type}` });
      charts.setLegend(before.sheet, id, { visible: type !== "Funnel", position: "Bottom" });
      charts.place(before.sheet, id, { top: 30, left: 300, width: 240, height: 150 });
    }
    const [first] = charts.onSheet(before.sheet);
    charts.setSeries(before.sheet, first!.id, first!.series[0]!.id, { color: "#107C41" });
    charts.setAxis(before.sheet, first!.id, "value", { title: "Deals", minimum: 0, maximum: 20 });
    charts.setShowValues(before.sheet, first!.id, true);
    const look = (each: Book) =>
      each.document.charts.all().map(({ id: _id, sheetId: _sheet, labels, series, ...chart }) => ({ ...chart, labels: labels?.area, series: series.map(({ name, values, color }) => ({ name, values: values.area, color })) }));
    assert.deepEqual(look(await reopened(before)), look(before));
  });

  it("keeps names, the add-in's settings and what the file says of itself", async () => {
    const before = book([["a", 1]]);
    before.document.names.add("Rate", before.sheet, area(0, 1), "per year");
    before.document.setFact("settings", "stagebook", { version: 1, who: '王"小明"' });
    before.document.setFact("properties", "title", "Pipeline");
    const { document } = await reopened(before);
    assert.deepEqual(document.names.all().map(({ name, area: at, comment }) => ({ name, at, comment })), [{ name: "Rate", at: area(0, 1), comment: "per year" }]);
    assert.deepEqual(document.facts("settings"), { stagebook: { version: 1, who: '王"小明"' } });
    assert.equal(document.fact("properties", "title"), "Pipeline");
  });

  it("leaves nothing to undo in a workbook that was just opened", async () => {
    const before = book([["Deal"], ["a"]]);
    before.document.tables.add(before.sheet, area(0, 0, 1, 0), true, "Deals");
    const { document } = await reopened(before);
    assert.equal(document.undo(), false);
    assert.equal(document.tables.all().length, 1);
  });
});

describe("cells with an add-in's functions", () => {
  const metadata = {
    functions: [{ id: "TIDE", name: "TIDE", parameters: [{ name: "range", type: "any" as const, dimensionality: "matrix" as const }], result: { type: "any" as const, dimensionality: "matrix" as const } }],
  };
  const answered = async (before: Book, value: unknown): Promise<CustomFunctions> => {
    const pushed: PushedEntry[] = [];
    const functions = new CustomFunctions(before.document.model, { metadata, namespace: "SEA", push: (entries) => pushed.push(...entries) });
    write(before, [["=SEA.TIDE(A1:A2)"]], 0, 2);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const [id] = JSON.parse(pushed[0]![3]) as [number];
    functions.answer([[id, true, value, [0]]]);
    return functions;
  };

  it("keep their last values and are not asked again when the workbook is opened", async () => {
    const before = book([[1], [2]]);
    (await answered(before, [["Hour", "Level"], [6, 1.5]])).close();
    const after = await openXlsx(await saveXlsx(before.document), { addinFunctions: ["SEA.TIDE"] });
    const calls: PushedEntry[] = [];
    const functions = new CustomFunctions(after.model, { metadata, namespace: "SEA", push: (entries) => calls.push(...entries) });
    await functions.whenIdle();
    const sheet = after.sheets.ids()[0]!;
    assert.deepEqual(after.cells.values(sheet, area(0, 2, 1, 3)), [["Hour", "Level"], [6, 1.5]]);
    assert.equal(after.cells.formula({ sheetId: sheet, row: 0, col: 2 }), "=SEA.TIDE(A1:A2)");
    assert.deepEqual(calls, []);
    after.cells.write(sheet, area(0, 0), [[9]]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(calls.length, 1, "a changed precedent asks it again");
    functions.close();
  });

  it("stand in the file as Excel writes them, with the values that other programs show", async () => {
    const before = book([[1], [2]]);
    const functions = await answered(before, [["Hour", "Level"], [6, 1.5]]);
    const sheet = (await byExcelJs(before)).worksheets[0]!;
    functions.close();
    assert.deepEqual(sheet.getCell("C1").value, { formula: "_xldudf_SEA_TIDE(A1:A2)", result: "Hour", ref: "C1:D2", shareType: "array" });
    assert.deepEqual([sheet.getCell("D1").value, sheet.getCell("C2").value, sheet.getCell("D2").value], ["Level", 6, 1.5]);
  });

  it("keep their values also where nobody knows the add-in", async () => {
    const before = book([[1], [2]]);
    (await answered(before, [["Hour", "Level"], [6, 1.5]])).close();
    const files = unzipSync(await saveXlsx(before.document));
    const path = "xl/worksheets/sheet1.xml";
    // A name that no test has ever made known.
    files[path] = strToU8(strFromU8(files[path]!).replace("_xldudf_SEA_TIDE", "_xldudf_OCEAN_SWELL"));
    const unknown = await openXlsx(zipSync(files));
    const after = await openXlsx(await saveXlsx(unknown));
    for (const document of [unknown, after]) {
      const sheet = document.sheets.ids()[0]!;
      assert.equal(document.cells.formula({ sheetId: sheet, row: 0, col: 2 }), "=OCEAN.SWELL(A1:A2)");
      assert.deepEqual(document.cells.values(sheet, area(0, 2, 1, 3)), [["Hour", "Level"], [6, 1.5]]);
    }
    const sheet = after.sheets.ids()[0]!;
    after.cells.write(sheet, area(0, 0), [[5]]);
    assert.equal(after.cells.value({ sheetId: sheet, row: 0, col: 2 }), "#NAME?", "as Excel when it has to calculate and cannot");
  });
});

describe("a file read by exceljs", () => {
  it("has the same values, formulas, formats and dates", async () => {
    const before = book([["Deal", 12.5, 45000, true, "=B1*2", "=1/0", "'007"]]);
    before.document.cells.setNumberFormats(before.sheet, area(0, 2), "yyyy-mm-dd");
    before.document.cells.setStyle(before.sheet, area(0, 0), { bold: true, fillColor: "#FFEE00" });
    const sheet = (await byExcelJs(before)).worksheets[0]!;
    assert.deepEqual(["A1", "B1", "C1", "D1", "E1", "F1", "G1"].map((at) => sheet.getCell(at).value), [
      "Deal", 12.5, new Date("2023-03-15T00:00:00Z"), true, { formula: "B1*2", result: 25 }, { formula: "1/0", result: { error: "#DIV/0!" } }, "007",
    ]);
    assert.equal(sheet.getCell("C1").numFmt, "yyyy-mm-dd");
    assert.equal(sheet.getCell("A1").font.bold, true);
    assert.deepEqual((sheet.getCell("A1").fill as ExcelJS.FillPattern).fgColor, { argb: "FFFFEE00" });
  });

  it("has the same tables, rules, conditional formats and frozen panes", async () => {
    const before = book([["Deal", "Stage"], ["a", "Lead"]]);
    const { document, sheet: id } = before;
    document.tables.add(id, area(0, 0, 1, 1), true, "Deals");
    document.validations.set(id, area(1, 1), { rule: { list: { inCellDropDown: true, source: "Lead,Won" } } });
    document.conditionalFormats.change(document.conditionalFormats.add(id, area(1, 0, 1, 1), "Custom"), { rule: { formula: '=$B2="Won"' }, style: { bold: true } });
    document.sheets.freeze(id, 1, 0);
    const sheet = (await byExcelJs(before)).worksheets[0]! as ExcelJS.Worksheet & { conditionalFormattings: { ref: string; rules: { formulae: string[] }[] }[] };
    const [table] = sheet.getTables() as unknown as { table: { name: string; tableRef: string; columns: { name: string }[] } }[];
    assert.deepEqual([table!.table.name, table!.table.tableRef, table!.table.columns.map(({ name }) => name)], ["Deals", "A1:B2", ["Deal", "Stage"]]);
    assert.deepEqual(sheet.getCell("B2").dataValidation.formulae, ['"Lead,Won"']);
    assert.deepEqual(sheet.conditionalFormattings.map(({ ref, rules }) => [ref, rules[0]!.formulae]), [["A2:B2", ['$B2="Won"']]]);
    assert.deepEqual([sheet.views[0]!.state, (sheet.views[0] as ExcelJS.WorksheetViewFrozen).ySplit], ["frozen", 1]);
  });
});

describe("a file made by another program", () => {
  it("opens with values, formulas, dates, formats, tables and rules (exceljs)", async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet("Übersicht", { views: [{ state: "frozen", ySplit: 1 }] });
    sheet.addTable({ name: "Sales", ref: "A1", headerRow: true, style: { theme: "TableStyleMedium4", showRowStripes: true }, columns: [{ name: "Rep", filterButton: true }, { name: "Won", filterButton: true }], rows: [["王", 3], ["Lee", 4]] });
    sheet.getCell("D1").value = new Date(Date.UTC(2024, 1, 29));
    sheet.getCell("D1").numFmt = "dd/mm/yyyy";
    sheet.getCell("E1").value = { formula: "SUM(Sales[Won])", result: 7 };
    sheet.getCell("F1").value = { richText: [{ text: "rich " }, { text: "text", font: { bold: true } }] };
    sheet.getCell("G1").value = "'quoted";
    sheet.getCell("A5").dataValidation = { type: "list", allowBlank: true, formulae: ['"a,b"'] };
    sheet.getColumn(2).width = 20;
    const document = await openXlsx(new Uint8Array(await workbook.xlsx.writeBuffer()));
    const [id] = document.sheets.ids() as [string];
    const at = (row: number, col: number) => ({ sheetId: id, row, col });
    assert.equal(document.sheets.name(id), "Übersicht");
    assert.deepEqual(document.tables.all().map(({ name, area: where, style }) => ({ name, where, style })), [{ name: "Sales", where: area(0, 0, 2, 1), style: "TableStyleMedium4" }]);
    assert.deepEqual([document.cells.value(at(0, 3)), document.cells.text(at(0, 3))], [45351, "29/02/2024"]);
    assert.deepEqual([document.cells.formula(at(0, 4)), document.cells.value(at(0, 4))], ["=SUM(Sales[Won])", 7]);
    assert.deepEqual([document.cells.value(at(0, 5)), document.cells.value(at(0, 6))], ["rich text", "'quoted"]);
    assert.deepEqual(document.validations.at(at(4, 0))?.rule, { list: { inCellDropDown: true, source: "a,b" } });
    assert.deepEqual(document.sheets.frozen(id), { rows: 1, columns: 0 });
  });

  it("is told apart from what is no workbook, in words", async () => {
    const refusal = async (bytes: number[]): Promise<string> => {
      const error = await openXlsx(Uint8Array.from(bytes)).catch((each: unknown) => each);
      assert.ok(error instanceof NotAWorkbookError, String(error));
      return error.message;
    };
    assert.match(await refusal([1, 2, 3]), /not an \.xlsx workbook/);
    assert.match(await refusal([]), /not an \.xlsx workbook/);
    assert.match(await refusal([0xd0, 0xcf, 0x11, 0xe0]), /old \.xls file, or a workbook with a password/);
    assert.match(await refusal([0x50, 0x4b, 3, 4, 0, 0]), /damaged/);
  });

  it("tells what it holds and this workbook cannot keep", async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet("A");
    sheet.getCell("A1").value = { text: "link", hyperlink: "https://example.com" };
    sheet.getCell("A2").dataValidation = { type: "textLength", operator: "lessThan", formulae: [5] };
    const lost: string[] = [];
    await openXlsx(new Uint8Array(await workbook.xlsx.writeBuffer()), { onLost: (what) => lost.push(what) });
    assert.deepEqual(lost, ["A!A2: textLength", "A: hyperlinks"]);
  });

  it("that counts from 1904 says so, and is opened with the same days by the count of 1900", async () => {
    const before = book([[60_000, 7]]);
    before.document.cells.setNumberFormats(before.sheet, area(0, 0), "yyyy-mm-dd");
    before.document.countsFrom1904 = true;
    assert.equal((await byExcelJs(before)).properties.date1904, true);
    const lost: string[] = [];
    const document = await openXlsx(await saveXlsx(before.document), { onLost: (what) => lost.push(what) });
    const sheet = document.sheets.active();
    assert.deepEqual(document.cells.values(sheet, area(0, 0, 0, 1)), [[61_462, 7]]);
    assert.equal(document.countsFrom1904, false);
    assert.match(lost.join(), /1904/);
    before.document.countsFrom1904 = false;
    assert.notEqual((await byExcelJs(before)).properties.date1904, true);
  });
});

import assert from "node:assert/strict";
import { parseA1 } from "../../../src/workbench/document/area";
import { ExcelError } from "../../../src/workbench/document/excel-error";
import { WorkbookDocument } from "../../../src/workbench/document/workbook-document";

function book(rows: (string | number | boolean)[][], at = "A1"): { document: WorkbookDocument; sheetId: string } {
  const document = WorkbookDocument.create();
  const sheetId = document.sheets.active();
  const { top, left } = parseA1(at)!;
  document.cells.write(sheetId, { top, left, bottom: top + rows.length - 1, right: left + rows[0]!.length - 1 }, rows);
  return { document, sheetId };
}

describe("a workbook", () => {
  it("is the same after it was saved and opened: tables with names, settings, protection, validation and formats", () => {
    const { document, sheetId } = book([["Deal", "Stage"], ["a", "Lead"], ["b", "Won"]]);
    const table = document.tables.add(sheetId, parseA1("A1:B3")!, true, "Deals");
    document.setFact("settings", "stagebook", { version: 1 });
    document.validations.set(sheetId, parseA1("B2:B3")!, { rule: { list: { inCellDropDown: true, source: "Lead,Won" } } });
    document.cells.setNumberFormats(sheetId, parseA1("C1")!, "yyyy-mm-dd");
    const format = document.conditionalFormats.add(sheetId, parseA1("A2:B3")!, "Custom");
    document.conditionalFormats.change(format, { rule: { formula: "=$B2=\"Won\"" }, style: { fillColor: "#00FF00" } });
    document.sheets.protect(sheetId, { allowSort: true }, null);

    const opened = WorkbookDocument.fromJSON(JSON.parse(JSON.stringify(document.toJSON())) as object);
    assert.deepEqual(opened.tables.get(table.id), table);
    assert.deepEqual(opened.fact("settings", "stagebook"), { version: 1 });
    assert.deepEqual(opened.validations.at({ sheetId, row: 1, col: 1 })!.rule, { list: { inCellDropDown: true, source: "Lead,Won" } });
    assert.equal(opened.cells.numberFormat({ sheetId, row: 0, col: 2 }), "yyyy-mm-dd");
    assert.deepEqual(opened.conditionalFormats.get(format), document.conditionalFormats.get(format));
    assert.deepEqual(opened.sheets.protection(sheetId), { options: { allowSort: true }, password: null });
    assert.deepEqual(opened.cells.values(sheetId, parseA1("A1:B3")!), document.cells.values(sheetId, parseA1("A1:B3")!));
  });

  it("takes back everything of a batch in one step of undo, names of tables included", () => {
    const { document, sheetId } = book([["Deal", "Stage"], ["a", "Lead"]]);
    const before = JSON.stringify(document.toJSON());
    document.batch(() => {
      document.cells.write(sheetId, parseA1("A3:B3")!, [["b", "Won"]]);
      document.tables.add(sheetId, parseA1("A1:B3")!, true, "Deals");
      document.setFact("settings", "x", 1);
    });
    assert.ok(document.undo());
    assert.equal(JSON.stringify(document.toJSON()), before);
    assert.ok(document.redo());
    assert.equal(document.tables.find("deals")?.name, "Deals");
  });

  it("tells of one change per write, at the end of its batch", () => {
    const { document, sheetId } = book([[1, 2]]);
    const told: unknown[] = [];
    document.on("cellsChanged", (change) => told.push(change));
    document.batch(() => {
      document.cells.write(sheetId, parseA1("A1:B1")!, [[3, 4]]);
      document.cells.write(sheetId, parseA1("A1")!, [[5]]);
      assert.deepEqual(told, []);
    }, "addin");
    assert.deepEqual(told, [
      { sheetId, area: parseA1("A1:B1"), changeType: "RangeEdited", by: "addin" },
      { sheetId, area: parseA1("A1"), changeType: "RangeEdited", by: "addin", detail: { valueBefore: 3, valueAfter: 5 } },
    ]);
  });

  it("tells what a person types in the grid, and what undo brings back", async () => {
    const { document, sheetId } = book([["a"]]);
    const told: string[] = [];
    document.on("cellsChanged", ({ area, by, changeType }) => told.push(`${document.address(sheetId, area)} ${changeType} ${by}`));
    document.model.dispatch("UPDATE_CELL", { sheetId, row: 1, col: 1, content: "typed" });
    await Promise.resolve();
    document.undo();
    await Promise.resolve();
    document.model.dispatch("ADD_COLUMNS_ROWS", { sheetId, sheetName: "Sheet1", dimension: "ROW", base: 0, quantity: 2, position: "before" });
    await Promise.resolve();
    assert.deepEqual(told, ["Sheet1!B2 RangeEdited user", "Sheet1!B2 RangeEdited user", "Sheet1!1:2 RowInserted user"]);
  });

  it("lets a table grow when a person types below it, and not when cells are written through the API", async () => {
    const { document, sheetId } = book([["Deal"], ["a"]]);
    const { id } = document.tables.add(sheetId, parseA1("A1:A2")!, true);
    document.cells.write(sheetId, parseA1("A3")!, [["b"]]);
    assert.deepEqual(document.tables.get(id).area, parseA1("A1:A2"));
    document.cells.clear(sheetId, parseA1("A3")!, "Contents");
    document.model.dispatch("UPDATE_CELL", { sheetId, row: 2, col: 0, content: "c" });
    await Promise.resolve();
    assert.deepEqual(document.tables.get(id).area, parseA1("A1:A3"));
  });

  it("names a table that was made in the grid", async () => {
    const { document, sheetId } = book([["Deal", "Deal"], ["a", "b"]]);
    document.model.dispatch("CREATE_TABLE", {
      sheetId, tableType: "static", ranges: [document.model.getters.getRangeDataFromZone(sheetId, parseA1("A1:B2")!)],
      config: { hasFilters: true, totalRow: false, firstColumn: false, lastColumn: false, numberOfHeaders: 1, bandedRows: true, bandedColumns: false, styleId: "TableStyleMedium2" },
    });
    await Promise.resolve();
    const [table] = document.tables.all();
    assert.equal(table!.name, "Table1");
    assert.deepEqual(document.tables.columnNames(table!), ["Deal", "Deal2"]);
  });

  it("lets a person change only unlocked cells of a protected sheet, and what its options allow", () => {
    const { document, sheetId } = book([["locked", "open"]]);
    document.cells.setStyle(sheetId, parseA1("B1")!, { unlocked: true });
    document.sheets.protect(sheetId, { allowInsertRows: true }, null);
    const type = (col: number): boolean => document.model.dispatch("UPDATE_CELL", { sheetId, row: 0, col, content: "typed" }).isSuccessful;
    assert.deepEqual([type(0), type(1)], [false, true]);
    const lines = { sheetId, sheetName: "Sheet1", base: 0, quantity: 1, position: "before" } as const;
    assert.equal(document.model.dispatch("ADD_COLUMNS_ROWS", { ...lines, dimension: "ROW" }).isSuccessful, true);
    assert.equal(document.model.dispatch("ADD_COLUMNS_ROWS", { ...lines, dimension: "COL" }).isSuccessful, false);
    assert.equal(document.cells.value({ sheetId, row: 1, col: 1 }), "typed");
  });

  it("keeps what was done before an error within a batch", () => {
    const { document, sheetId } = book([["a"]]);
    assert.throws(
      () =>
        document.batch(() => {
          document.cells.write(sheetId, parseA1("A1")!, [["kept"]]);
          document.tables.add(sheetId, parseA1("A1:A2")!, true, "1x");
        }),
      (error: unknown) => error instanceof ExcelError && error.code === "InvalidArgument"
    );
    assert.equal(document.cells.value({ sheetId, row: 0, col: 0 }), "kept");
  });

  it("evaluates within a batch what is read in it", () => {
    const { document, sheetId } = book([[2, "=A1*10"]]);
    document.batch(() => {
      document.cells.write(sheetId, parseA1("A1")!, [[7]]);
      assert.equal(document.cells.value({ sheetId, row: 0, col: 1 }), 70);
    });
  });

  it("writes 8,800 rows of 12 columns", function () {
    this.timeout(20_000);
    const document = WorkbookDocument.create();
    const sheetId = document.sheets.active();
    const rows = Array.from({ length: 8_800 }, (_r, row) => Array.from({ length: 12 }, (_c, column) => (column % 2 ? `text ${row}` : row)));
    document.cells.write(sheetId, { top: 0, left: 0, bottom: 8_799, right: 11 }, rows);
    assert.equal(document.cells.value({ sheetId, row: 8_799, col: 10 }), 8_799);
  });
});

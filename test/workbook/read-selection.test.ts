import assert from "node:assert/strict";
import { readSelection } from "../../src/workbook";
import { useExcel, type Headless } from "../headless";
import { refuses } from "./workbook";

describe("The sheet they already have", () => {
  const excel = useExcel();

  function write({ document }: Headless, address: string, values: (string | number)[][]): void {
    const { sheetId, area } = document.locate(address);
    document.cells.write(sheetId, area, values);
  }
  function select(address: string): void {
    const { sheetId, area } = excel().document.locate(address);
    excel().document.select(sheetId, area);
  }
  const LIST = [["Deal", "Stage", "Amount"], ["Acme", "Lead", "=10*2"], ["Beta", "Won", 7]];

  it("is the filled region around a single cell, with formulas as their results", async () => {
    write(excel(), "Sheet1!A1:A1", [["A title"]]);
    write(excel(), "Sheet1!B4:D6", LIST);
    select("Sheet1!C5");
    const selection = await readSelection();
    assert.deepEqual(selection, {
      sheet: "Sheet1",
      address: "B4:D6",
      table: null,
      firstRow: 3,
      grid: [["Deal", "Stage", "Amount"], ["Acme", "Lead", 20], ["Beta", "Won", 7]],
      problems: [],
    });
  });

  it("is everything on the sheet when an empty cell off the list is selected", async () => {
    write(excel(), "Sheet1!B4:D6", LIST);
    select("Sheet1!H20");
    assert.equal((await readSelection()).address, "B4:D6");
  });

  it("is the table when the selection is in one, without its totals", async () => {
    write(excel(), "Sheet1!B4:D6", LIST);
    const { document } = excel();
    const table = document.tables.add(document.sheets.find("Sheet1")!, document.locate("Sheet1!B4:D6").area, true, "Pipeline");
    document.tables.setTotals(table.id, true);
    select("Sheet1!D5");
    const { address, table: name } = await readSelection();
    assert.deepEqual([address, name], ["B4:D6", "Pipeline"]);
  });

  it("is the selected cells as far as they are used: whole columns are cut", async () => {
    write(excel(), "Sheet1!B4:D6", LIST);
    select("Sheet1!B:C");
    const { address, grid } = await readSelection();
    assert.deepEqual([address, grid[2]], ["B4:C6", ["Beta", "Won"]]);
  });

  it("tells merged header cells and error values, by the sheet's rows", async () => {
    write(excel(), "Sheet1!B4:D6", [["Deal", "Stage", ""], ["Acme", "=1/0", 1], ["Beta", "Won", 7]]);
    excel().document.ranges.merge(excel().document.sheets.find("Sheet1")!, excel().document.locate("Sheet1!C4:D4").area, false);
    select("Sheet1!B4:D6");
    assert.deepEqual((await readSelection()).problems, [
      { code: "workbook:mergedHeader", params: { cells: "C4:D4" }, row: 4 },
      { code: "workbook:errorInCell", params: { error: "#DIV/0!" }, row: 5, column: "Stage" },
    ]);
  });

  it("says that the sheet or the selection is empty", async () => {
    const error = await refuses("workbook:sheetEmpty", readSelection);
    assert.equal(error.params["sheet"], "Sheet1");
    write(excel(), "Sheet1!B4:D6", LIST);
    select("Sheet1!G1:H3");
    await refuses("workbook:selectionEmpty", readSelection);
  });

  it("is read in several requests when it is large", async function () {
    this.timeout(60_000);
    const rows = Array.from({ length: 9_000 }, (_, index) => [`Deal ${index}`, "Lead", index, "x", "y", "z", "a", "b"]);
    write(excel(), "Sheet1!A1:H9000", rows);
    select("Sheet1!A1");
    const { grid } = await readSelection();
    assert.equal(grid.length, 9_000);
    assert.deepEqual(grid[8_999], rows[8_999]);
  });
});

import assert from "node:assert/strict";
import type { Problem } from "../../src/process/problem";
import { isWholeTable, notRead } from "../../src/taskpane/common/cannot-read";

const cell = (sheet: string, row: number, column: string): Problem => ({ code: "process:textInDate", params: { sheet, table: sheet, text: "soon" }, row, column });
const whole = (sheet: string): Problem => ({ code: "process:missingColumn", params: { sheet, table: sheet, rows: "all" } });

describe("what cannot be read", () => {
  it("is nothing where every row was read", () => assert.equal(notRead([]), null));

  it("counts rows, not cells: one with two wrong cells is one", () => {
    const found = notRead([cell("Process", 4, "Due"), cell("Process", 4, "Start"), cell("Process", 5, "Due"), cell("Deals", 4, "Closed")])!;
    assert.deepEqual([found.rows, found.sheets, found.places.length], [3, [], 4]);
  });

  it("names a sheet that cannot be read at all, and counts none of its rows besides", () => {
    const found = notRead([whole("Process"), cell("Process", 4, "Due"), cell("Deals", 2, "Amount")])!;
    assert.deepEqual([found.rows, found.sheets], [1, ["Process"]]);
    assert.deepEqual([whole("Process"), cell("Deals", 2, "Amount")].map(isWholeTable), [true, false]);
  });

  it("tells the workbook's own trouble apart, which has no cell to go to", () => {
    const found = notRead([{ code: "workbook:datesFrom1904", params: {} }])!;
    assert.deepEqual([found.workbook.length, found.places.length, found.rows], [1, 0, 0]);
  });
});

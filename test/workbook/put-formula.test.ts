import assert from "node:assert/strict";
import { dayOf } from "../../src/process/calendar";
import { addDeal, createProcess, putFormula, readTables, undo } from "../../src/workbook";
import { useExcel } from "../headless";
import { contentsOf } from "./contents";
import { refuses, TEAM, type, valueAt } from "./workbook";

const WISH = { formula: "=SUM(1,2)", rows: 3, columns: 2, formats: [null, "0%"], hasHeader: true };

describe("Putting a formula into the sheet", () => {
  const excel = useExcel();

  const select = (address: string) =>
    Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange(address).select();
      await context.sync();
    });
  const formats = (address: string) =>
    Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Sheet1").getRange(address);
      range.load("numberFormat");
      await context.sync();
      return range.numberFormat;
    });

  it("writes it at the first selected cell, with the formats of its answer's columns below the header", async () => {
    await select("B2:D9");
    const { sheet, address } = await putFormula(WISH);
    assert.deepEqual([sheet, address], ["Sheet1", "B2"]);
    assert.equal(valueAt(excel(), "Sheet1!B2"), 3);
    assert.deepEqual(await formats("B2:C4"), [["General", "General"], ["General", "0%"], ["General", "0%"]]);
  });

  it("is taken back with its formats, but not when somebody has changed the cell", async () => {
    await select("B2");
    const before = contentsOf(excel());
    await undo((await putFormula(WISH)).undo);
    assert.deepEqual(contentsOf(excel()), before);
    const { undo: token } = await putFormula(WISH);
    type(excel(), "Sheet1!B2", "mine");
    await refuses("workbook:changedSince", () => undo(token));
    assert.equal(valueAt(excel(), "Sheet1!B2"), "mine");
  });

  it("overwrites nothing that its answer would take, and names the cell", async () => {
    type(excel(), "Sheet1!C4", "here");
    await select("B2");
    const before = contentsOf(excel());
    const error = await refuses("putFormula:notBlank", () => putFormula(WISH));
    assert.deepEqual([error.params.sheet, error.params.address, error.params.cell], ["Sheet1", "B2", "C4"]);
    assert.deepEqual(contentsOf(excel()), before);
  });

  it("refuses a table, the edge of the sheet, and a protected sheet", async () => {
    await createProcess({ template: "b2b", language: "en", people: TEAM });
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Deals").activate();
      await context.sync();
    });
    await select("B2");
    assert.equal((await refuses("putFormula:insideTable", () => putFormula(WISH))).params.table, "Deals");
    await select("Z90");
    await refuses("putFormula:noRoom", () => putFormula({ ...WISH, columns: 16_384 }));
    const { document } = excel();
    document.sheets.protect(document.tables.find("Deals")!.sheetId, {} as never, null);
    assert.equal((await refuses("workbook:sheetProtected", () => putFormula(WISH))).params.sheet, "Deals");
  });
});

describe("Reading the process's tables for figures", () => {
  useExcel();

  it("answers those that are there, by their names, as a formula gets them with #All", async () => {
    assert.deepEqual(await readTables(["Deals"]), {});
    await createProcess({ template: "b2b", language: "zh-CN", people: TEAM });
    await addDeal({ deal: "Acme", customer: "Acme", amount: 1, owner: "Li Na", stage: "潜在客户获取", start: dayOf(2026, 3, 2)! });
    const { Deals, Stages, ...others } = await readTables(["Deals", "Stages"]);
    assert.deepEqual(others, {});
    assert.deepEqual([Deals!.name, Deals!.grid.length, Deals!.grid[0]![1], Deals!.grid[1]![1]], ["Deals", 2, "商机", "Acme"]);
    assert.ok(Stages!.grid.length > 6);
  });
});

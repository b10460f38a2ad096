import assert from "node:assert/strict";
import { dayOf } from "../../src/process/calendar";
import { addDeal, createProcess, readProcess, showCell } from "../../src/workbook";
import { useExcel } from "../headless";
import { addressOf, refuses, TEAM, type } from "./workbook";

describe("Going to what cannot be read", () => {
  const excel = useExcel();
  beforeEach(async () => {
    await createProcess({ template: "b2b", language: "en", people: TEAM });
    await addDeal({ deal: "Acme", customer: "Acme", amount: 1, owner: "Li Na", stage: "Lead", start: dayOf(2026, 3, 2)! });
  });

  const selected = () =>
    Excel.run(async (context) => {
      const range = context.workbook.getSelectedRange();
      range.load("address");
      await context.sync();
      return range.address;
    });
  const firstProblem = async () => (await readProcess())!.problems[0]!;

  it("selects the cell, wherever the table stands", async () => {
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Process").getRange("1:2").insert("Down");
      await context.sync();
    });
    const { id } = (await readProcess())!.tasks[3]!;
    const address = addressOf(excel(), "Process", "ID", id, "Due");
    type(excel(), address, "soon");
    await showCell(await firstProblem());
    assert.equal(await selected(), address);
  });

  it("selects the header of a table that lacks a column, and a whole row when the column is gone since", async () => {
    const { id } = (await readProcess())!.tasks[0]!;
    const [sheet, cell] = addressOf(excel(), "Process", "ID", id, "Stage").split("!");
    type(excel(), `${sheet!}!${cell!.replace(/\d+/u, "1")}`, "Whatever");
    const problem = await firstProblem();
    assert.equal(problem.params["rows"], "all");
    await showCell(problem);
    assert.match(await selected(), /^Process!A1:[A-Z]+1$/u);
    await showCell({ params: { table: "Deals" }, row: 2, column: "No such column" });
    assert.match(await selected(), /^Deals!A2:[A-Z]+2$/u);
  });

  it("says so when the table is gone", async () => {
    const error = await refuses("workbook:noTable", () => showCell({ params: { table: "Elsewhere" }, row: 2 }));
    assert.equal(error.params["table"], "Elsewhere");
  });
});

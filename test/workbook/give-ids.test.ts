import assert from "node:assert/strict";
import { dayOf } from "../../src/process/calendar";
import { addDeal, createProcess, giveMissingIds, markDone, readProcess } from "../../src/workbook";
import { useExcel } from "../headless";
import { contentsOf } from "./contents";
import { failKth, WAYS } from "./failing";
import { addressOf, TEAM, type } from "./workbook";

const MONDAY = dayOf(2026, 3, 2)!;

describe("Rows typed or pasted by hand", () => {
  const excel = useExcel();
  beforeEach(async () => {
    await createProcess({ template: "b2b", language: "en", people: TEAM });
    await addDeal({ deal: "Acme", customer: "Acme", amount: 1, owner: "Li Na", stage: "Lead", start: MONDAY });
    const [first, second, third] = (await readProcess())!.tasks;
    type(excel(), addressOf(excel(), "Process", "ID", second!.id, "ID"), first!.id); // a copied row
    type(excel(), addressOf(excel(), "Process", "ID", third!.id, "ID"), ""); // a typed one
  });

  it("get an ID of their own, and those that have one keep it", async () => {
    const before = (await readProcess())!.tasks.map((task) => task.id);
    assert.equal(await giveMissingIds(), 2);
    const after = (await readProcess())!.tasks.map((task) => task.id);
    assert.equal(new Set(after).size, after.length);
    assert.deepEqual(after.filter((id, index) => id !== before[index]).length, 2);
    assert.equal(after[0], before[0]);
    await markDone([after[2]!], "Li Na", MONDAY);
    assert.equal(await giveMissingIds(), 0);
  });

  it("give nothing to blank rows", async () => {
    await giveMissingIds();
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Process");
      table.resize(table.worksheet.getRange("A1:M60"));
      await context.sync();
    });
    assert.equal(await giveMissingIds(), 0);
  });

  for (const way of WAYS) {
    it(`are as before when the request fails (${way})`, async () => {
      const before = contentsOf(excel());
      const happened = failKth(excel(), 4, way);
      await assert.rejects(giveMissingIds());
      assert.ok(happened());
      assert.deepEqual(contentsOf(excel()), before);
    });
  }
});

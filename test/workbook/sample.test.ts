import assert from "node:assert/strict";
import { dayOf } from "../../src/process/calendar";
import { createProcess, createSample, readProcess, removeSample, undo, addDeal } from "../../src/workbook";
import { useExcel } from "../headless";
import { contentsOf } from "./contents";
import { failKth } from "./failing";
import { refuses, TEAM, type } from "./workbook";

const TODAY = dayOf(2026, 3, 2)!;

describe("A sample process", () => {
  const excel = useExcel();

  it("is a process that can be read without a problem, and says that it is a sample", async () => {
    await createSample("zh-CN", TODAY);
    const process = (await readProcess())!;
    assert.deepEqual(process.problems, []);
    assert.equal(process.isSample, true);
    assert.ok(process.deals.length >= 12 && process.tasks.length > 100 && process.history.length > 30);
    assert.equal(process.language, "zh-CN");
    const { undo: token } = await addDeal({ deal: "Mine", customer: "Mine", amount: 1, owner: process.team[0]!.name, stage: process.stages[0]!.name, start: TODAY });
    await undo(token);
  });

  it("is removed with its sheets, and leaves those that were there", async () => {
    type(excel(), "Sheet1!A1", "mine");
    const before = contentsOf(excel());
    await createSample("en", TODAY);
    await removeSample();
    assert.deepEqual(contentsOf(excel()), before);
    assert.equal(await readProcess(), null);
  });

  it("is removed in the end when a request failed half way", async () => {
    const before = contentsOf(excel());
    await createSample("en", TODAY);
    const happened = failKth(excel(), 4, "half way");
    await assert.rejects(removeSample());
    assert.ok(happened());
    await removeSample();
    assert.deepEqual(contentsOf(excel()), before);
  });

  it("leaves a blank sheet when it was all that the workbook had", async () => {
    await createSample("en", TODAY);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").delete();
      await context.sync();
    });
    await removeSample();
    assert.equal(excel().document.sheets.names().length, 1);
    assert.equal(await readProcess(), null);
  });

  it("is not made over a process, and a real process is not removed as if it were a sample", async () => {
    await createProcess({ template: "b2b", language: "en", people: TEAM });
    const before = contentsOf(excel());
    await refuses("workbook:processExists", () => createSample("en", TODAY));
    await refuses("sample:noSample", () => removeSample());
    assert.deepEqual(contentsOf(excel()), before);
    assert.equal((await readProcess())!.isSample, false);
  });
});

import assert from "node:assert/strict";
import { dayOf } from "../../src/process/calendar";
import { addDeal, addTask, createProcess, moveDeal, readProcess, undo, type NewTask } from "../../src/workbook";
import { useExcel } from "../headless";
import { contentsOf } from "./contents";
import { refuses, rowsOf, TEAM } from "./workbook";

const MONDAY = dayOf(2026, 3, 2)!;
const CALL: NewTask = { deal: "acme ROLLOUT ", task: " Call 10:00 ", owner: "Zhang Min", start: MONDAY, due: MONDAY + 5 };

describe("Add a task", () => {
  const excel = useExcel();
  beforeEach(async () => {
    await createProcess({ template: "b2b", language: "en", people: TEAM });
    await addDeal({ deal: "Acme rollout", customer: "Acme", amount: 120_000, owner: "Li Na", stage: "Lead", start: MONDAY });
  });

  it("writes one open task, no milestone, with the deal's customer and the stage it stands in now", async () => {
    await moveDeal("Acme rollout", "Proposal", { by: "Li Na", on: MONDAY }, "They asked");
    const before = (await readProcess())!.tasks;
    const { deal, task } = await addTask(CALL);
    assert.deepEqual([deal, task], ["Acme rollout", "Call 10:00"]);
    const { tasks, problems } = (await readProcess())!;
    assert.deepEqual(problems, []);
    assert.deepEqual(tasks.slice(0, -1), before);
    const { ID: id, ...row } = rowsOf(excel(), "Process").at(-1)!;
    assert.ok(!before.some((other) => other.id === id));
    assert.equal(String(id).length, 8);
    assert.deepEqual(row, {
      Deal: "Acme rollout", Customer: "Acme", Stage: "Proposal", Task: "Call 10:00", Milestone: "No", Owner: "Zhang Min",
      Start: MONDAY, Due: MONDAY + 5, Done: "", Status: "Open", By: "", Notes: "",
    });
  });

  it("is taken back as a whole", async () => {
    const before = contentsOf(excel());
    const { undo: token } = await addTask(CALL);
    assert.notDeepEqual(contentsOf(excel()), before);
    await undo(token);
    assert.deepEqual(contentsOf(excel()), before);
  });

  it("takes what is typed as text, never as a formula", async () => {
    await addTask({ ...CALL, task: "=1+1" });
    assert.equal((await readProcess())!.tasks.at(-1)!.task, "=1+1");
  });

  it("names a deal that is gone, and a task that says nothing, and writes neither", async () => {
    const before = contentsOf(excel());
    const { params } = await refuses("workbook:dealGone", () => addTask({ ...CALL, deal: "Globex" }));
    assert.deepEqual(params, { deal: "Globex", sheet: "Deals" });
    await refuses("workbook:taskNameMissing", () => addTask({ ...CALL, task: " " }));
    assert.deepEqual(contentsOf(excel()), before);
  });

  it("names the protected sheet of tasks; a protected sheet of deals is only read", async () => {
    const { document } = excel();
    const sheetOf = (table: string) => document.tables.find(table)!.sheetId;
    document.sheets.protect(sheetOf("Deals"), {} as never, null);
    await addTask(CALL);
    document.sheets.protect(sheetOf("Process"), {} as never, null);
    const { params } = await refuses("workbook:sheetProtected", () => addTask(CALL));
    assert.equal(params["sheet"], "Process");
  });
});

import assert from "node:assert/strict";
import { dayOf } from "../../src/process/calendar";
import type { Task } from "../../src/process/model";
import { addDeal, createProcess, handOver, markDone, postpone, readProcess, reopenTask, skipTasks, undo } from "../../src/workbook";
import { useExcel } from "../headless";
import { contentsOf } from "./contents";
import { addressOf, refuses, rowsOf, TEAM, type } from "./workbook";

const MONDAY = dayOf(2026, 3, 2)!;
const DEAL = { deal: "Acme rollout", customer: "Acme", amount: 120_000, owner: "Li Na", stage: "Lead", start: MONDAY };

async function tasks(): Promise<readonly Task[]> {
  return (await readProcess())!.tasks;
}
async function taskNamed(start: string): Promise<Task> {
  return (await tasks()).find((task) => task.task.startsWith(start))!;
}
async function milestonesOf(stage: string): Promise<Task[]> {
  return (await tasks()).filter((task) => task.stage === stage && task.milestone);
}

/** Marks one task done. */
async function tick(id: string, by: string, on: number) {
  const { deals, undo: token } = await markDone([id], by, on);
  assert.equal(deals.length, 1);
  return { ...deals[0]!, undo: token };
}

describe("Mark done", () => {
  const excel = useExcel();
  beforeEach(async () => {
    await createProcess({ template: "b2b", language: "en", people: TEAM });
    await addDeal(DEAL);
  });

  it("writes the day, who did it and the status, and nothing else while milestones are open", async () => {
    const { id } = await taskNamed("Research");
    const { undo: token, ...done } = await tick(id, "Wang Wei", MONDAY);
    assert.deepEqual(done, {
      deal: "Acme rollout",
      tasks: ["Research the company and its contacts"],
      milestone: false,
      movedTo: null,
      won: false,
      milestonesLeft: ["Get a first meeting agreed"],
      dueAgain: [],
    });
    const [row] = rowsOf(excel(), "Process");
    assert.deepEqual([row!["Done"], row!["By"], row!["Status"]], [MONDAY, "Wang Wei", "Done"]);
    assert.equal((await readProcess())!.deals[0]!.stage, "Lead");
    assert.ok(token.steps.length > 0);
  });

  it("moves the deal on with the stage's last milestone, and writes its history", async () => {
    const [meeting] = await milestonesOf("Lead");
    const done = await tick(meeting!.id, "Li Na", MONDAY + 4);
    assert.deepEqual([done.movedTo, done.won], ["Qualification", false]);
    assert.deepEqual(done.milestonesLeft, (await milestonesOf("Qualification")).map((task) => task.task));
    assert.equal((await readProcess())!.deals[0]!.stage, "Qualification");
    assert.deepEqual(rowsOf(excel(), "History").at(-1), { Deal: "Acme rollout", Stage: "Qualification", Entered: MONDAY + 4, By: "Li Na" });
  });

  it("wins the deal after the last open stage: outcome, closing day and after-sales tasks from that day", async () => {
    for (const stage of ["Lead", "Qualification", "Needs analysis", "Proposal", "Negotiation"]) {
      for (const milestone of await milestonesOf(stage)) await markDone([milestone.id], "Li Na", MONDAY + 60);
    }
    const process = (await readProcess())!;
    assert.deepEqual(process.problems, []);
    const [deal] = process.deals;
    assert.deepEqual([deal!.stage, deal!.outcome, deal!.closed], ["Won", "won", MONDAY + 60]);
    const after = process.tasks.filter((task) => task.stage === "After-sales");
    assert.deepEqual(after.map((task) => task.task), process.playbook.filter((task) => task.stage === "After-sales").map((task) => task.task));
    assert.ok(after.every((task) => task.start === MONDAY + 60)); // a Friday
    assert.deepEqual(rowsOf(excel(), "History").map((row) => row["Stage"]), [
      "Lead", "Qualification", "Needs analysis", "Proposal", "Negotiation", "Won",
    ]);

    const moved = await tick(after[0]!.id, "Li Na", MONDAY + 65);
    assert.deepEqual([moved.movedTo, moved.won], ["After-sales", false]);
    const [now] = (await readProcess())!.deals;
    assert.deepEqual([now!.stage, now!.outcome, now!.closed], ["After-sales", "won", MONDAY + 60]);
  });

  it("passes through stages whose milestones were done ahead", async () => {
    for (const milestone of await milestonesOf("Qualification")) await markDone([milestone.id], "Li Na", MONDAY);
    const [meeting] = await milestonesOf("Lead");
    const done = await tick(meeting!.id, "Li Na", MONDAY + 1);
    assert.equal(done.movedTo, "Needs analysis");
    assert.deepEqual(rowsOf(excel(), "History").map((row) => row["Stage"]), ["Lead", "Qualification", "Needs analysis"]);
  });

  it("begins a task on the day it is done, when that is before its planned start", async () => {
    const [later] = await milestonesOf("Proposal");
    await markDone([later!.id], "Li Na", MONDAY);
    const now = (await tasks()).find((task) => task.id === later!.id)!;
    assert.deepEqual([now.start, now.done], [MONDAY, MONDAY]);
    assert.deepEqual((await readProcess())!.problems, []);
  });

  it("finds the row by its ID after the table was sorted and rows were put above it", async () => {
    const { id } = await taskNamed("Make the first contact");
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Process");
      table.sort.apply([{ key: 4, ascending: false }]);
      table.worksheet.getRange("1:3").insert("Down");
      await context.sync();
    });
    await markDone([id], "Li Na", MONDAY);
    const done = (await tasks()).filter((task) => task.status === "done");
    assert.deepEqual(done.map((task) => task.task), ["Make the first contact"]);
  });

  it("is taken back as a whole: task, stage, history, outcome and after-sales tasks", async () => {
    for (const stage of ["Lead", "Qualification", "Needs analysis", "Proposal"]) {
      for (const milestone of await milestonesOf(stage)) await markDone([milestone.id], "Li Na", MONDAY + 60);
    }
    const [first, last] = await milestonesOf("Negotiation");
    await markDone([first!.id], "Li Na", MONDAY + 60);
    const before = contentsOf(excel());
    const { undo: token, won } = await tick(last!.id, "Li Na", MONDAY + 61);
    assert.equal(won, true);
    await undo(token);
    assert.deepEqual(contentsOf(excel()), before);
  });

  it("does not take back what somebody has changed since", async () => {
    const { id } = await taskNamed("Research");
    const { undo: token } = await tick(id, "Li Na", MONDAY);
    type(excel(), addressOf(excel(), "Process", "ID", id, "Done"), MONDAY + 1);
    await refuses("workbook:changedSince", () => undo(token));
    assert.equal((await taskNamed("Research")).done, MONDAY + 1);
  });

  it("refuses a task that is gone, done already, without an ID, or whose ID stands twice", async () => {
    const { id } = await taskNamed("Research");
    const other = await taskNamed("Make the first");
    await refuses("workbook:taskGone", () => markDone(["NOSUCHID"], "Li Na", MONDAY));
    await refuses("workbook:taskHasNoId", () => markDone([" "], "Li Na", MONDAY));
    await markDone([id], "Li Na", MONDAY);
    const done = await refuses("workbook:taskNotOpen", () => markDone([id], "Li Na", MONDAY));
    assert.equal(done.params["task"], "Research the company and its contacts");
    type(excel(), addressOf(excel(), "Process", "ID", other.id, "ID"), id);
    const twice = await refuses("workbook:idTwice", () => markDone([id], "Li Na", MONDAY));
    assert.equal(twice.params["rows"], "2, 3");
  });

  it("refuses to guess which of two deals of one name a task belongs to", async () => {
    await addDeal({ ...DEAL, deal: "Beta" });
    type(excel(), addressOf(excel(), "Deals", "Deal", "Beta", "Deal"), "ACME rollout");
    const { id } = await taskNamed("Research");
    await refuses("workbook:dealTwice", () => markDone([id], "Li Na", MONDAY));
  });

  it("works in a workbook made by hand: a task table of one's own, without deals or stages", async () => {
    const { document } = excel();
    const sheet = document.sheets.add("My tasks");
    const { area } = document.locate("My tasks!B3:F5".replace("My tasks", "'My tasks'"));
    document.cells.write(sheet, area, [
      ["No", "Opportunity", "Sales stage", "To do", "Deadline"],
      ["", "", "", "", ""],
      ["", "", "", "", ""],
    ]);
    for (const kind of ["Process", "Deals", "History", "Activities", "Stages", "Playbook", "Team", "Targets", "Holidays"]) {
      document.sheets.remove(document.tables.find(kind)!.sheetId);
    }
    document.cells.write(sheet, document.locate("'My tasks'!B3:G5").area, [
      ["Task ID", "Opportunity", "Sales stage", "To do", "Deadline", "Completed on"],
      ["T1", "Acme", "Talking", "Call", MONDAY, ""],
      ["T2", "Acme", "Talking", "Offer", MONDAY + 7, ""],
    ]);
    document.tables.add(sheet, document.locate("'My tasks'!B3:G5").area, true);
    const process = (await readProcess())!;
    assert.deepEqual(process.tasks.map(({ deal, stage, task, due }) => [deal, stage, task, due]), [
      ["Acme", "Talking", "Call", MONDAY],
      ["Acme", "Talking", "Offer", MONDAY + 7],
    ]);
    await markDone(["T2"], "me", MONDAY + 1);
    assert.deepEqual((await tasks()).map((task) => task.done), [null, MONDAY + 1]);
  });
});

describe("My day's other clicks", () => {
  const excel = useExcel();
  beforeEach(async () => {
    await createProcess({ template: "b2b", language: "zh-CN", people: TEAM });
    await addDeal({ ...DEAL, stage: "潜在客户获取" });
  });

  it("puts a task off, and back", async () => {
    const [task] = await tasks();
    const before = contentsOf(excel());
    const { undo: token } = await postpone([task!.id], MONDAY + 9);
    assert.equal((await tasks())[0]!.due, MONDAY + 9);
    await undo(token);
    assert.deepEqual(contentsOf(excel()), before);
  });

  it("puts back a due day that was a formula as the formula", async () => {
    const [task] = await tasks();
    const due = addressOf(excel(), "Process", "编号", task!.id, "截止日期");
    type(excel(), due, "=H2+3");
    const before = contentsOf(excel());
    const { undo: token } = await postpone([task!.id], MONDAY + 20);
    assert.equal((await tasks())[0]!.due, MONDAY + 20);
    await undo(token);
    assert.deepEqual(contentsOf(excel()), before);
  });

  it("hands a task over, and says so in its notes without losing those that are there", async () => {
    const [task] = await tasks();
    type(excel(), addressOf(excel(), "Process", "编号", task!.id, "备注"), "先发资料");
    await handOver([task!.id], "王伟", "我下周休假");
    const [now] = await tasks();
    assert.equal(now!.owner, "王伟");
    assert.match(now!.notes, /^先发资料\n\d{4}-\d\d-\d\d Li Na → 王伟：我下周休假$/u);
    await refuses("workbook:ownerMissing", () => handOver([task!.id], " ", ""));
  });

  it("opens a done task again and leaves its deal where it stands", async () => {
    const [milestone] = (await tasks()).filter((task) => task.milestone);
    const { movedTo } = await tick(milestone!.id, "Li Na", MONDAY);
    await reopenTask(milestone!.id);
    const process = (await readProcess())!;
    assert.equal(process.tasks.find((task) => task.id === milestone!.id)!.status, "open");
    assert.equal(process.deals[0]!.stage, movedTo);
    assert.equal(rowsOf(excel(), "Process").find((row) => row["编号"] === milestone!.id)!["操作人"], "");
  });

  it("closes a task that is not needed, leaves its deal where it stands, and opens it again", async () => {
    const [milestone] = (await tasks()).filter((task) => task.milestone);
    const before = contentsOf(excel());
    const { undo: token } = await skipTasks([milestone!.id], "Li Na");
    const row = rowsOf(excel(), "Process").find((each) => each["编号"] === milestone!.id)!;
    assert.deepEqual([row["状态"], row["操作人"], row["完成日期"]], ["跳过", "Li Na", ""]);
    const process = (await readProcess())!;
    assert.equal(process.tasks.find((task) => task.id === milestone!.id)!.status, "skipped");
    assert.equal(process.deals[0]!.stage, "潜在客户获取");
    await refuses("workbook:taskNotOpen", () => skipTasks([milestone!.id], "Li Na"));
    await undo(token);
    assert.deepEqual(contentsOf(excel()), before);
    await skipTasks([milestone!.id], "Li Na");
    await reopenTask(milestone!.id);
    assert.deepEqual(contentsOf(excel()), before);
  });

  it("refuses to put off or hand over a task that was done meanwhile", async () => {
    const [task] = await tasks();
    await markDone([task!.id], "Li Na", MONDAY);
    await refuses("workbook:taskNotOpen", () => postpone([task!.id], MONDAY + 3));
    await refuses("workbook:taskNotOpen", () => handOver([task!.id], "王伟", ""));
  });
});

describe("A task that the playbook repeats", () => {
  const excel = useExcel();
  beforeEach(async () => {
    await createProcess({ template: "b2b", language: "en", people: TEAM });
    await addDeal(DEAL);
  });
  const followUps = async () => {
    const { playbook, tasks: all } = (await readProcess())!;
    const repeated = playbook.find((task) => task.stage === "Lead" && task.repeatDays !== null)!;
    return { repeated, rows: all.filter((task) => task.task === repeated.task) };
  };

  it("is followed by the next one, so many business days after it was done", async () => {
    const { repeated, rows } = await followUps();
    assert.equal(repeated.repeatDays, 3);
    const thursday = MONDAY + 3;
    const before = contentsOf(excel());
    const { dueAgain, undo: token } = await tick(rows[0]!.id, "Li Na", thursday);
    assert.deepEqual(dueAgain.map(({ due }) => due), [MONDAY + 8], "a Tuesday: the weekend is no work");
    const [done, next, ...more] = (await followUps()).rows;
    assert.deepEqual(more, []);
    assert.equal(done!.status, "done");
    assert.deepEqual({ ...next, id: "" }, { ...rows[0], id: "", start: thursday, due: MONDAY + 8 });
    assert.ok(next!.id !== "" && next!.id !== done!.id);
    await undo(token);
    assert.deepEqual(contentsOf(excel()), before);
  });

  it("goes on until the deal leaves the stage", async () => {
    const [first] = (await followUps()).rows;
    await markDone([first!.id], "Li Na", MONDAY);
    const [meeting] = await milestonesOf("Lead");
    await markDone([meeting!.id], "Li Na", MONDAY + 1);
    const [, second] = (await followUps()).rows;
    assert.equal((await tick(second!.id, "Li Na", MONDAY + 4)).dueAgain.length, 0);
    assert.equal((await followUps()).rows.length, 2);
  });

  it("does not come twice when it is opened again and done once more", async () => {
    const [first] = (await followUps()).rows;
    await markDone([first!.id], "Li Na", MONDAY);
    await reopenTask(first!.id);
    assert.equal((await tick(first!.id, "Li Na", MONDAY + 1)).dueAgain.length, 0);
    assert.equal((await followUps()).rows.length, 2);
  });
});

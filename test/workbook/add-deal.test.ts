import assert from "node:assert/strict";
import { addBusinessDays, dayOf } from "../../src/process/calendar";
import { addDeal, createProcess, readProcess, undo, type NewDeal } from "../../src/workbook";
import { useExcel } from "../headless";
import { contentsOf } from "./contents";
import { refuses, rowsOf, TEAM, type, valueAt } from "./workbook";

const MONDAY = dayOf(2026, 3, 2)!;
const ACME: NewDeal = { deal: "Acme rollout", customer: "Acme", amount: 120_000, owner: "Li Na", stage: "Lead", start: MONDAY };

describe("Add a deal", () => {
  const excel = useExcel();
  beforeEach(() => createProcess({ template: "b2b", language: "en", people: TEAM }));

  it("writes the deal, its first stage, and the tasks of the open stages with days and owners", async () => {
    const { deal, tasks } = await addDeal(ACME);
    assert.equal(deal, "Acme rollout");
    const process = (await readProcess())!;
    assert.deepEqual(process.problems, []);
    assert.equal(process.tasks.length, tasks);
    const open = process.stages.filter((stage) => stage.kind === "open");
    assert.equal(tasks, process.playbook.filter((task) => open.some((stage) => stage.name === task.stage)).length);
    assert.deepEqual(
      process.deals.map(({ id, ...rest }) => [id.length, rest]),
      [[8, {
        deal: "Acme rollout", customer: "Acme", owner: "Li Na", stage: "Lead", amount: 120_000, currency: "", exchangeRate: null, created: MONDAY,
        expectedClose: dayOf(2026, 6, 10), closed: null, outcome: "open", lostIn: "", reason: "", competitor: "", source: "", notes: "",
      }]]
    );
    assert.deepEqual(rowsOf(excel(), "History"), [{ Deal: "Acme rollout", Stage: "Lead", Entered: MONDAY, By: "Li Na" }]);
    const research = process.tasks[0]!;
    assert.deepEqual([research.owner, research.start, research.due, research.status], ["Li Na", MONDAY, MONDAY + 1, "open"]);
    assert.equal(process.tasks.find((task) => task.task.startsWith("Run the needs workshop"))!.owner, "Zhang Min");
    assert.equal(process.tasks.find((task) => task.task.startsWith("Decide to pursue"))!.owner, "Chen Jie");
    assert.equal(new Set(process.tasks.map((task) => task.id)).size, tasks);
  });

  it("keeps clear of weekends and of the Holidays table", async () => {
    type(excel(), "Holidays!A2", MONDAY + 1);
    await addDeal(ACME);
    const [research] = (await readProcess())!.tasks;
    assert.equal(research!.due, MONDAY + 2);
    assert.equal(research!.due, addBusinessDays(MONDAY, 1, new Set([MONDAY + 1])));
  });

  it("begins with the stage in which the deal stands", async () => {
    await addDeal({ ...ACME, stage: "proposal" });
    const { tasks, deals } = (await readProcess())!;
    assert.deepEqual([...new Set(tasks.map((task) => task.stage))], ["Proposal", "Negotiation"]);
    assert.equal(deals[0]!.stage, "Proposal");
  });

  it("adds rows below those that are there, looking as they do", async () => {
    await addDeal(ACME);
    const first = (await readProcess())!.tasks.length;
    await addDeal({ ...ACME, deal: "Beta", customer: "Beta" });
    const { tasks, deals } = (await readProcess())!;
    assert.deepEqual(deals.map(({ deal }) => deal), ["Acme rollout", "Beta"]);
    assert.equal(tasks.length, 2 * first);
    const looks = await Excel.run(async (context) => {
      const body = context.workbook.tables.getItem("Process").getDataBodyRange().load("address,rowCount,numberFormat");
      const last = body.getLastRow();
      const validation = last.getCell(0, 3).dataValidation.load("rule");
      const colours = body.conditionalFormats.load("items/type");
      await context.sync();
      const areas = [...colours.items].map((item) => item.getRange().load("address"));
      await context.sync();
      return {
        rows: body.rowCount,
        due: [...body.numberFormat].map((row) => row[8]),
        stages: validation.rule.list?.source,
        coloured: areas.map((area) => area.address === body.address),
      };
    });
    assert.equal(looks.rows, 2 * first);
    assert.deepEqual(new Set(looks.due), new Set(["yyyy-mm-dd"]));
    assert.equal(looks.stages, "='Stages'!$A$2:$A$9");
    assert.deepEqual([...looks.coloured], [true, true]);
  });

  it("refuses a name that is taken, in any case and width, and changes nothing", async () => {
    await addDeal(ACME);
    const before = contentsOf(excel());
    const error = await refuses("workbook:dealExists", () => addDeal({ ...ACME, deal: " ＡＣＭＥ Rollout " }));
    assert.equal(error.params["deal"], "Acme rollout");
    assert.deepEqual(contentsOf(excel()), before);
  });

  it("refuses a deal without a name, and a stage that is none or closed, naming the right ones", async () => {
    await refuses("workbook:dealNameMissing", () => addDeal({ ...ACME, deal: "  " }));
    const error = await refuses("workbook:unknownStage", () => addDeal({ ...ACME, stage: "Won" }));
    assert.equal(error.params["stages"], "Lead, Qualification, Needs analysis, Proposal, Negotiation");
  });

  it("keeps text that looks like a formula as text", async () => {
    const deal = "=cmd|' /C calc'!A0";
    await addDeal({ ...ACME, deal, customer: "+86 10 1234" });
    const [row] = rowsOf(excel(), "Deals");
    assert.deepEqual([row!["Deal"], row!["Customer"]], [deal, "+86 10 1234"]);
    assert.equal((await readProcess())!.tasks[0]!.deal, deal);
  });

  it("finds the tables wherever they were moved, with columns in another order and of the user's own", async () => {
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Deals");
      table.columns.add(0, undefined, "Region");
      table.worksheet.getRange("1:2").insert("Down");
      table.name = "Pipeline";
      await context.sync();
    });
    await addDeal(ACME);
    const [row] = rowsOf(excel(), "Pipeline");
    assert.deepEqual([row!["Region"], row!["Deal"], row!["Amount"]], ["", "Acme rollout", 120_000]);
    assert.equal(valueAt(excel(), "Deals!A3"), "Region");
  });

  it("uses the blank rows that somebody has prepared, and grows a table over its totals row", async () => {
    await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Deals");
      table.resize(table.worksheet.getRange("A1:O4"));
      context.workbook.tables.getItem("History").showTotals = true;
      await context.sync();
    });
    await addDeal(ACME);
    await addDeal({ ...ACME, deal: "Beta" });
    const { rows, totals } = await Excel.run(async (context) => {
      const body = context.workbook.tables.getItem("Deals").getDataBodyRange().load("rowCount,values");
      const history = context.workbook.tables.getItem("History").load("showTotals");
      await context.sync();
      return { rows: [...body.values].map((row) => row[1]), totals: history.showTotals };
    });
    assert.deepEqual([...rows], ["Acme rollout", "Beta", ""]);
    assert.equal(totals, true);
    assert.deepEqual(rowsOf(excel(), "History").map((row) => row["Deal"]), ["Acme rollout", "Beta"]);
  });

  it("refuses to write over what stands below a table, naming the cell", async () => {
    type(excel(), "Process!B5", "my notes");
    const before = contentsOf(excel());
    const error = await refuses("workbook:noRoomBelow", () => addDeal(ACME));
    assert.deepEqual([error.params["sheet"], error.params["address"]], ["Process", "B5"]);
    assert.deepEqual(contentsOf(excel()), before);
  });

  it("is taken back as a whole by undo, as long as nobody has changed it", async () => {
    await addDeal(ACME);
    const before = contentsOf(excel());
    const { undo: token } = await addDeal({ ...ACME, deal: "Beta" });
    const after = contentsOf(excel());
    await undo(token);
    assert.deepEqual(contentsOf(excel()), before);

    const again = await addDeal({ ...ACME, deal: "Beta" });
    type(excel(), "Deals!M3", "Contoso");
    const changed = contentsOf(excel());
    const error = await refuses("workbook:changedSince", () => undo(again.undo));
    assert.equal(error.params["sheet"], "Deals");
    assert.deepEqual(contentsOf(excel()), changed);
    assert.notDeepEqual(after, before);
  });

  it("undoes the first deal of all, leaving the tables empty as they were", async () => {
    const before = contentsOf(excel());
    const { undo: token } = await addDeal(ACME);
    await undo(token);
    assert.deepEqual(contentsOf(excel()), before);
  });
});

describe("Add a deal without a process", () => {
  useExcel();

  it("says that there is none", async () => {
    await refuses("workbook:noProcess", () => addDeal(ACME));
  });
});

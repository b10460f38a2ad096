import assert from "node:assert/strict";
import { dayOf } from "../../src/process/calendar";
import { addDeal, createProcess, importDeals, markDone, onWaitingForExcel, postpone, readProcess, refreshDashboard } from "../../src/workbook";
import { t } from "../../src/locales";
import { useExcel } from "../headless";
import { contentsOf } from "./contents";
import { planOf } from "./plan";
import { addressOf, refuses, TEAM, type } from "./workbook";

const MONDAY = dayOf(2026, 3, 2)!;
const DEAL = { deal: "Acme", customer: "Acme", amount: 1, owner: "Li Na", stage: "Lead", start: MONDAY };

async function read() {
  return (await readProcess())!;
}

describe("A workbook with mistakes in it", () => {
  const excel = useExcel();
  beforeEach(async () => {
    await createProcess({ template: "b2b", language: "en", people: TEAM });
    await addDeal(DEAL);
    await addDeal({ ...DEAL, deal: "Beta" });
  });

  /** The problems of a reading, in words, as the pane shows them. */
  async function problems(): Promise<{ where: unknown[]; words: string }[]> {
    return (await read()).problems.map(({ code, params, row, column }) => ({
      where: [params["sheet"], row, column],
      words: t(code, { row, column, ...params }),
    }));
  }

  it("is read all the same: text in a date column costs its row only, and is told with row and header", async () => {
    const before = await read();
    const { id } = before.tasks[0]!;
    type(excel(), addressOf(excel(), "Process", "ID", id, "Due"), "next week");
    const after = await read();
    assert.deepEqual(after.tasks.map((task) => task.id), before.tasks.slice(1).map((task) => task.id));
    assert.deepEqual(await problems(), [
      {
        where: ["Process", 2, "Due"],
        words: "Row 2, column “Due”: “next week” is text, not a date. Enter it as a date, as in 2026-01-31.",
      },
    ]);
  });

  it("tells an unknown stage, a task done before its start, and an error in a cell, by the sheet's own row", async () => {
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Process").getRange("1:3").insert("Down");
      await context.sync();
    });
    const [first, second, third] = (await read()).tasks;
    type(excel(), addressOf(excel(), "Process", "ID", first!.id, "Stage"), "Propsal");
    type(excel(), addressOf(excel(), "Process", "ID", second!.id, "Done"), MONDAY - 5);
    type(excel(), addressOf(excel(), "Process", "ID", third!.id, "Owner"), "=#REF!");
    const found = await problems();
    assert.deepEqual(found.map(({ where }) => where), [["Process", 5, "Stage"], ["Process", 6, "Done"], ["Process", 7, "Owner"]]);
    assert.match(found[0]!.words, /“Propsal” is none of the stages Lead, Qualification/u);
    assert.match(found[1]!.words, /done on 2026-02-25, before its start on 2026-03-02/u);
    assert.match(found[2]!.words, /#REF!/u);
    assert.equal((await read()).tasks.length, 44 - 3);
  });

  it("says when two columns read as the same one, and refuses to write into either", async () => {
    type(excel(), "Deals!O1", "Deal stage");
    const [problem] = (await read()).problems;
    assert.equal(problem!.code, "process:ambiguousColumn");
    assert.deepEqual((await read()).deals, []);
    const error = await refuses("workbook:columnTwice", () => addDeal({ ...DEAL, deal: "Gamma" }));
    assert.deepEqual([error.params["one"], error.params["other"]], ["Stage", "Deal stage"]);
  });

  it("says which column is missing when one was renamed, and still knows the table", async () => {
    type(excel(), "Process!B1", "Thing");
    const { problems: found, tasks } = await read();
    assert.deepEqual(tasks, []);
    assert.deepEqual([found[0]!.code, found[0]!.params["table"]], ["process:missingColumn", "Process"]);
    const error = await refuses("workbook:columnMissing", () => addDeal({ ...DEAL, deal: "Gamma" }));
    assert.deepEqual([error.params["sheet"], error.params["en"]], ["Process", "Deal"]);
  });

  it("is no process any more when its tables are gone, whatever the workbook remembers", async () => {
    const { document } = excel();
    for (const table of ["Process", "Deals", "Stages"]) document.sheets.remove(document.tables.find(table)!.sheetId);
    assert.equal(await readProcess(), null);
    await refuses("workbook:noProcess", () => addDeal(DEAL));
    await refuses("workbook:noTable", () => markDone(["X"], "me", MONDAY));
  });

  it("is read by headers when what the workbook remembers is broken or from a newer version", async () => {
    const before = await read();
    for (const value of ["{", "null", '{"version":99}', 7]) {
      await Excel.run(async (context) => {
        context.workbook.settings.add("stagebook", value);
        await context.sync();
      });
      assert.deepEqual((await read()).deals, before.deals);
    }
  });
});

describe("A workbook that may not be written", () => {
  const excel = useExcel();

  it("names the protected sheet before anything is written", async () => {
    await createProcess({ template: "b2b", language: "en", people: TEAM });
    await addDeal(DEAL);
    const [task] = (await read()).tasks;
    const { document } = excel();
    const protect = (table: string) => document.sheets.protect(document.tables.find(table)!.sheetId, {} as never, null);
    protect("History");
    const before = contentsOf(excel());
    for (const work of [() => addDeal({ ...DEAL, deal: "Beta" }), () => markDone([task!.id], "Li Na", MONDAY)]) {
      const error = await refuses("workbook:sheetProtected", work);
      assert.equal(error.params["sheet"], "Stage history");
      assert.deepEqual(contentsOf(excel()), before);
    }
    await postpone([task!.id], MONDAY + 3); // needs Process alone
    assert.equal((await read()).tasks[0]!.due, MONDAY + 3);
    protect("Process");
    const error = await refuses("workbook:sheetProtected", () => postpone([task!.id], MONDAY + 4));
    assert.equal(error.params["sheet"], "Process");
    assert.equal((await read()).tasks[0]!.due, MONDAY + 3);
  });

  it("names the sheet that a colleague protects between the look and the writing, and what was to be done", async () => {
    await createProcess({ template: "b2b", language: "en", people: TEAM });
    const { document, host } = excel();
    const before = contentsOf(excel());
    const answer = host.processQuery.bind(host);
    host.processQuery = (body) => {
      if (body.includes("Acme")) document.sheets.protect(document.tables.find("Deals")!.sheetId, {} as never, null);
      return answer(body);
    };
    const error = await refuses("workbook:sheetsProtected", () => addDeal(DEAL));
    host.processQuery = answer;
    assert.equal(error.params["sheets"], "“Deals”");
    assert.match(t(error.code, { ...error.params }), /\(Range\.\w+\)\. Protected is: “Deals”/u);
    document.sheets.unprotect(document.tables.find("Deals")!.sheetId, null);
    assert.deepEqual(contentsOf(excel()), before);
  });

  it("says that the person may only read where nothing is protected", async () => {
    await createProcess({ template: "b2b", language: "en", people: TEAM });
    const { host } = excel();
    const answer = host.processQuery.bind(host);
    const denied = JSON.stringify({ Error: { Code: "AccessDenied", Message: "You cannot perform the requested operation.", Location: "Range.values" }, Results: [], TraceIds: [] });
    host.processQuery = (body) => (body.includes("Acme") ? denied : answer(body));
    const error = await refuses("workbook:accessDenied", () => addDeal(DEAL));
    host.processQuery = answer;
    assert.match(t(error.code, { ...error.params }), /\(Range\.values\).*only read/u);
  });

  it("says that its structure is protected, so no sheet can be added", async () => {
    await Excel.run(async (context) => {
      context.workbook.protection.protect();
      await context.sync();
    });
    const before = contentsOf(excel());
    await refuses("workbook:structureProtected", () => createProcess({ template: "b2b", language: "en", people: [] }));
    await refuses("workbook:structureProtected", () => importDeals(planOf(3), "en"));
    assert.deepEqual(contentsOf(excel()), before);
  });

  it("says no process where there is none to make a dashboard of", async () => {
    await refuses("workbook:noProcess", () => refreshDashboard("en"));
  });
});

describe("A workbook in cell-edit mode", () => {
  const excel = useExcel();

  it("lets the operation wait until the cell is left, and tells so", async function () {
    this.timeout(20_000);
    const told: boolean[] = [];
    const stop = onWaitingForExcel((isWaiting) => told.push(isWaiting));
    excel().document.editing = true;
    const creating = createProcess({ template: "b2b", language: "en", people: TEAM });
    await new Promise((resolve) => setTimeout(resolve, 1800));
    assert.deepEqual(told, [true]);
    assert.deepEqual(excel().document.sheets.names(), ["Sheet1"]);
    excel().document.editing = false;
    await creating;
    stop();
    assert.deepEqual(told, [true, false]);
    assert.equal((await read()).stages.length, 8);
  });

  it("says what to press where Excel does not wait", async () => {
    excel().host.failRequest(1, "InvalidOperationInCellEditMode");
    const error = await refuses("workbook:cellEditMode", () => createProcess({ template: "b2b", language: "en", people: [] }));
    assert.match(t(error.code, { ...error.params }), /Press Enter or Esc/u);
  });
});

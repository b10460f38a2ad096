import assert from "node:assert/strict";
import { isoDay } from "../../src/process/calendar";
import { COLUMNS, type ColumnId } from "../../src/process/columns";
import { LANGUAGES } from "../../src/process/language";
import { templateOf } from "../../src/process/templates";
import { NARROW, openPane, TODAY, type PaneUser } from "./pane-user";

for (const language of LANGUAGES) {
  describe(`what the sheet has and the pane cannot show, in ${language}`, function () {
    this.timeout(120_000);
    let user: PaneUser;
    const say = (key: string, values?: Record<string, unknown>) => user.say(key, values);
    const told = () => user.pane.getByRole("group", { name: say("taskpane:cannotRead.label") });
    const header = (id: ColumnId) => COLUMNS[id].header[language];
    const tasks = templateOf("b2b").stages[0].tasks.map(({ task }) => task[language]);

    /** The address of one cell of the Process table: row 0 is the header. */
    const cell = async (column: ColumnId, row: number) => {
      const { sheet, address } = (await user.workbench.tables()).find(({ name }) => name === "Process")!;
      const [headers] = await user.workbench.values(`'${sheet}'!${address}`);
      return `'${sheet}'!${"ABCDEFGHIJKLMNOPQR"[headers.indexOf(header(column))]}${row + 1}`;
    };
    const check = async () => {
      await user.isAccessible();
      await user.fits();
    };

    before(async () => {
      user = await openPane(language);
      await user.width(NARROW);
      await user.createProcess("Li Na");
      await user.addDeal({ customer: "Acme", deal: "ERP", start: isoDay(TODAY - 60) });
      await user.workbench.idle();
    });
    after(() => user?.close());

    it("is counted on My day with the row's words, and a click goes to the cell", async () => {
      await user.goTo("myDay");
      await user.pane.getByText(tasks[0], { exact: true }).waitFor();
      assert.equal(await told().count(), 0);
      const due = await cell("due", 1);
      const { value } = await user.workbench.get(due);
      await user.workbench.set(due, "next week");
      await user.workbench.set(await cell("stage", 2), "Propsal");
      await told().getByText(say("taskpane:cannotRead.rows", { count: 2 })).waitFor();
      assert.equal(await user.pane.getByText(tasks[0], { exact: true }).count(), 0, "the row is in no list");
      await user.button("taskpane:cannotRead.show").click();
      const sheet = (await user.workbench.tables()).find(({ name }) => name === "Process")!.sheet;
      const words = say("process:textInDate", { row: 2, column: header("due"), text: "next week" });
      const place = user.pane.getByRole("button").filter({ hasText: words });
      await place.filter({ hasText: say("taskpane:cannotRead.at", { sheet }) }).waitFor();
      await check();
      await user.workbench.activate("Sheet1");
      await place.click();
      await user.workbench.idle();
      assert.equal((await user.workbench.selection()).replaceAll("'", ""), due.replaceAll("'", ""));

      await user.goTo("deals");
      await told().getByText(say("taskpane:cannotRead.rows", { count: 2 })).waitFor();
      await check();

      await user.workbench.set(due, value);
      await user.workbench.set(await cell("stage", 2), templateOf("b2b").stages[0].name[language]);
      await user.goTo("myDay");
      await user.pane.getByText(tasks[0], { exact: true }).waitFor();
      assert.equal(await told().count(), 0);
    });

    it("never passes for nothing to do when a header was renamed or is there twice", async () => {
      for (const [column, name, code] of [["stage", "Xyz", "process:missingColumn"], ["notes", language === "en" ? "Deal stage" : "销售阶段", "process:ambiguousColumn"]] as const) {
        const at = await cell(column, 0);
        await user.workbench.set(at, name);
        const sheet = (await user.workbench.tables()).find(({ name: table }) => table === "Process")!.sheet;
        await told().getByText(say("taskpane:cannotRead.sheets", { sheets: sheet })).waitFor();
        assert.equal(await user.pane.getByText(say("taskpane:myDay.nothingPlanned")).count(), 0);
        assert.equal(await user.heading("taskpane:myDay.clear").count(), 0);
        const show = user.button("taskpane:cannotRead.show");
        if ((await show.count()) > 0) await show.click();
        const { en, "zh-CN": chinese } = COLUMNS.stage.header;
        const words = say(code, { en, chinese, found: "@", columns: "@" }).split("@")[0];
        await user.pane.getByRole("button").filter({ hasText: words }).waitFor();
        await check();
        await user.workbench.set(at, header(column));
        await user.pane.getByText(tasks[0], { exact: true }).waitFor();
      }
    });

    it("never passes for nothing to do when the table says no longer what it is", async () => {
      const at = await cell("task", 0);
      await user.workbench.set(at, "Xyz");
      await told().getByText(say("workbook:noTable", { table: "Process" })).waitFor();
      assert.equal(await user.heading("taskpane:myDay.clear").count(), 0);
      assert.equal(await user.heading("taskpane:myDay.noDeals").count(), 0);
      await check();
      await user.workbench.set(at, header("task"));
      await user.pane.getByText(tasks[0], { exact: true }).waitFor();
      assert.equal(await told().count(), 0);
    });

    it("is not said of rows that were read: what is clear of them stays clear", async () => {
      await user.workbench.set(await cell("due", 1), "soon");
      const { sheet, address } = (await user.workbench.tables()).find(({ name }) => name === "Process")!;
      const rows = Number(/(\d+)$/u.exec(address)![1]) - 1;
      const due = Array.from({ length: rows - 1 }, () => [TODAY + 400]);
      const [headers] = await user.workbench.values(`'${sheet}'!${address}`);
      await user.workbench.set(`'${sheet}'!${"ABCDEFGHIJKLMNOPQR"[headers.indexOf(header("due"))]}3`, due);
      await user.heading("taskpane:myDay.restClear").waitFor();
      await told().getByText(say("taskpane:cannotRead.rows", { count: 1 })).waitFor();
      await check();
    });

    it("says that Excel waits while a cell is being edited, and no longer when it has been left", async () => {
      await user.goTo("deals");
      await user.button("taskpane:deals.add").click();
      await user.pane.getByRole("textbox", { name: say("addDeal:customer") }).fill("Acme");
      await user.pane.getByRole("textbox", { name: say("addDeal:deal") }).fill("CRM");
      const waiting = user.pane.getByRole("group", { name: say("taskpane:shell.waitingLabel") });
      await user.workbench.editing(true);
      await user.button("addDeal:do").click();
      await waiting.getByText(say("taskpane:shell.waiting")).waitFor();
      await check();
      assert.equal((await user.rows("Deals")).length, 1);
      await user.workbench.editing(false);
      await user.notice().getByText("CRM").waitFor();
      await waiting.waitFor({ state: "detached" });
      await user.workbench.idle();
      assert.equal((await user.rows("Deals")).length, 2);
    });

    it("says when the sheet could not be read again, and reads it on the second try", async () => {
      await user.goTo("deals");
      await user.workbench.idle();
      const { sheet, address } = (await user.workbench.tables()).find(({ name }) => name === "Deals")!;
      const [headers] = await user.workbench.values(`'${sheet}'!${address}`);
      const name = `'${sheet}'!${"ABCDEFGHIJKLMNOPQR"[headers.indexOf(header("deal"))]}3`;
      await user.workbench.failRequest(1);
      await user.workbench.set(name, "CRM, phase 2");
      const old = user.pane.getByRole("group", { name: say("taskpane:shell.notReadAgainLabel") });
      await old.waitFor();
      await user.pane.getByText("CRM", { exact: true }).waitFor();
      await check();
      await old.getByRole("button", { name: say("taskpane:failure.tryAgain") }).click();
      await user.pane.getByText("CRM, phase 2", { exact: true }).waitFor();
      await old.waitFor({ state: "detached" });
    });

    it("met no error that nobody caught", () => assert.deepEqual(user.errors, []));
  });
}

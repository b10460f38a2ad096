import assert from "node:assert/strict";
import { isoDay } from "../../src/process/calendar";
import { LANGUAGES } from "../../src/process/language";
import { openPane, TODAY, type PaneUser } from "./pane-user";

for (const language of LANGUAGES) {
  describe(`a deal in the pane, in ${language}`, function () {
    this.timeout(60_000);
    let user: PaneUser;
    const say = (key: string, values?: Record<string, unknown>) => user.say(key, values);
    const [lead, next] = language === "en" ? ["Lead", "Qualification"] : ["潜在客户获取", "客户资格审查"];
    const theDeal = async () => (await user.rows("Deals")).find(({ deal }) => deal === "ERP")!;

    before(async () => {
      user = await openPane(language);
      await user.createProcess("Li Na", "Tom Baker");
      await user.pane.getByRole("button", { name: "Li Na" }).click();
      await user.addDeal({ customer: "Acme", deal: "ERP", amount: "1000", start: isoDay(TODAY - 20), owner: "Li Na" });
      await user.goTo("deals");
    });
    after(() => user?.close());

    it("is opened from the list, with its stage, its days there and its tasks", async () => {
      await user.pane.getByRole("button", { name: /^ERP/u }).click();
      const here = user.pane.getByRole("listitem").and(user.pane.locator("[aria-current=step]"));
      await here.getByText(lead).waitFor();
      await here.getByText(say("deal:days", { count: 20 })).waitFor();
      assert.equal(await user.pane.getByRole("heading", { level: 1 }).textContent(), "ERP");
      assert.ok((await user.pane.getByRole("checkbox").count()) > 5);
    });

    it("does not move on while a milestone is open, unless one says why; the reason stands in the sheet", async () => {
      await user.button("deal:moveTo", { stage: next }).click();
      await user.pane.getByText(say("deal:gate", { count: 1 })).waitFor();
      await user.button("deal:moveAnyway").click();
      await user.pane.getByText(say("deal:exceptionMissing")).waitFor();
      assert.equal((await theDeal()).stage, lead);
      await user.pane.getByRole("textbox", { name: say("deal:exception") }).fill("They know us");
      await user.button("deal:moveAnyway").click();
      await user.notice().getByText(say("deal:moved", { deal: "ERP", stage: next })).waitFor();
      const row = await theDeal();
      assert.equal(row.stage, next);
      const [logged] = await user.rows("Activities");
      assert.equal(logged!.activityType, language === "en" ? "Exception" : "例外放行");
      assert.match(String(logged!.notes), /They know us$/u);
      await user.pane.getByRole("region", { name: say("deal:log") }).getByText(/They know us$/u).waitFor();
      assert.equal((await user.rows("History")).at(-1)!.stage, next);
    });

    it("is undone in one click", async () => {
      await user.notice().getByRole("button", { name: say("taskpane:notice.undo") }).click();
      await user.notice().getByText(say("taskpane:notice.undone")).waitFor();
      const row = await theDeal();
      assert.deepEqual([row.stage, row.notes], [lead, ""]);
      assert.equal((await user.rows("History")).length, 1);
      assert.deepEqual((await user.rows("Activities")).filter(({ notes }) => notes !== ""), []);
    });

    it("moves on without a question once the milestones are done", async () => {
      const milestones = user.pane.getByRole("listitem").filter({ hasText: say("taskpane:myDay.milestone") }).filter({ hasText: lead });
      await milestones.first().getByRole("checkbox").click();
      await user.pane.locator("[aria-current=step]").getByText(next).waitFor();
      await user.workbench.idle();
      assert.equal((await theDeal()).stage, next);
    });

    it("has a task that is not needed closed from its menu, by the keyboard, and opened again", async () => {
      const open = (await user.rows("Process")).find(({ stage, done }) => stage === next && done === "")!;
      const statusNow = async () => (await user.rows("Process")).find(({ id }) => id === open.id)!.status;
      const item = user.pane.getByRole("listitem").filter({ hasText: String(open.task) });
      const choose = async (key: string) => {
        await item.getByRole("button").press("Enter");
        await user.pane.getByRole("menuitem", { name: say(key) }).press("Enter");
      };
      await choose("taskpane:myDay.skip");
      await user.notice().getByText(say("taskChanges:one.skipped", { task: open.task, deal: "ERP" })).waitFor();
      assert.notEqual(await user.pane.evaluate(() => document.activeElement?.tagName), "BODY", "the focus is not lost");
      assert.equal(await statusNow(), language === "en" ? "Skipped" : "跳过");
      await user.pane.getByRole("button", { name: say("deal:closedTasks") }).click();
      await item.getByText(say("taskpane:myDay.isSkipped"), { exact: true }).waitFor();
      assert.ok(await item.getByRole("checkbox").isDisabled(), "a task that is not needed has nothing to tick");
      await user.isAccessible();
      await choose("taskpane:myDay.needed");
      await user.notice().getByText(say("taskChanges:reopened", { task: open.task, deal: "ERP" })).waitFor();
      assert.equal(await statusNow(), open.status);
    });

    it("has its amount changed in place, and a note added", async () => {
      await user.button("deal:edit").click();
      await user.field("deal:facts.amount").fill(language === "en" ? "2.5k" : "0.25万");
      await user.button("deal:save").click();
      await user.notice().getByText(say("deal:changed", { deal: "ERP" })).waitFor();
      await user.field("deal:addNote").fill("=1+1 wants a demo");
      await user.button("deal:addNoteDo").click();
      await user.notice().getByText(say("deal:noted", { deal: "ERP" })).waitFor();
      const row = await theDeal();
      assert.equal(row.amount, 2500);
      assert.match(String(row.notes), /Li Na.=1\+1 wants a demo$|Li Na: =1\+1 wants a demo$/u);
    });

    it("has a call logged by the keyboard: it asks for the text, stands in the log at once, and is undone", async () => {
      const inLog = user.pane.getByRole("region", { name: say("deal:log") }).getByRole("paragraph").filter({ hasText: /^=1\+1 wants an offer$/u });
      await user.button("deal:logActivity").press("Enter");
      const form = user.pane.getByRole("form", { name: say("deal:logActivity") });
      await form.getByRole("combobox").press("Escape");
      await form.waitFor({ state: "detached" });
      const opener = user.button("deal:logActivity");
      assert.ok(await opener.evaluate((button) => button === document.activeElement), "Escape gives the focus back");
      await opener.press("Enter");
      await form.getByRole("button", { name: say("deal:logActivityDo"), exact: true }).press("Enter");
      await form.getByText(say("deal:activityNotesMissing")).waitFor();
      await user.isAccessible();
      await form.getByRole("combobox").selectOption({ label: say("deal:activity.meeting") });
      await form.getByRole("textbox").fill("=1+1 wants an offer");
      await form.getByRole("button", { name: say("deal:logActivityDo"), exact: true }).press("Enter");
      await user.notice().getByText(say("deal:logged", { deal: "ERP" })).waitFor();
      await inLog.waitFor();
      assert.ok(await opener.evaluate((button) => button === document.activeElement), "the focus is back where it began");
      const { logged, deal, customer, activityType, by } = (await user.rows("Activities")).find(({ notes }) => notes === "=1+1 wants an offer")!;
      assert.deepEqual([logged, deal, customer, activityType, by], [TODAY, "ERP", "Acme", language === "en" ? "Meeting" : "会面", "Li Na"]);
      await user.notice().getByRole("button", { name: say("taskpane:notice.undo") }).click();
      await inLog.waitFor({ state: "detached" });
    });

    it("is closed as lost with its reason, and opened again", async () => {
      await user.button("deal:lose").click();
      await user.button("deal:loseDo").click();
      await user.pane.getByText(say("deal:loseReasonMissing")).waitFor();
      await user.pane.getByRole("combobox", { name: say("deal:loseReason") }).fill("Price");
      await user.pane.getByRole("combobox", { name: say("deal:loseCompetitor") }).fill("Globex");
      await user.button("deal:loseDo").click();
      await user.notice().getByText(say("deal:lostNow", { deal: "ERP" })).waitFor();
      const lost = await theDeal();
      assert.deepEqual([lost.lostIn, lost.reason, lost.competitor, lost.closed], [next, "Price", "Globex", TODAY]);
      await user.button("deal:reopen").click();
      await user.notice().getByText(say("deal:reopened", { deal: "ERP", stage: next })).waitFor();
      assert.deepEqual([(await theDeal()).stage, (await theDeal()).reason], [next, ""]);
    });

    it("tells why a move failed, changes nothing, and moves on the second try", async () => {
      await user.button("deal:move").click();
      await user.field("deal:toStage").selectOption(lead);
      await user.workbench.idle();
      await user.workbench.failRequest(1);
      await user.button("deal:moveDo").click();
      const failure = user.pane.getByRole("group", { name: say("taskpane:failure.label") });
      await failure.waitFor();
      assert.equal((await theDeal()).stage, next);
      await failure.getByRole("button", { name: say("taskpane:failure.tryAgain") }).click();
      await user.notice().getByText(say("deal:moved", { deal: "ERP", stage: lead })).waitFor();
      assert.equal((await theDeal()).stage, lead);
    });

    it("is shown in its sheet", async () => {
      const { sheet } = (await user.workbench.tables()).find(({ name }) => name === "Deals")!;
      await user.button("taskpane:myDay.showInSheet").click();
      await user.workbench.idle();
      assert.match(await user.workbench.selection(), new RegExp(`^'?${sheet}'?!A2:[A-Z]+2$`, "u"));
    });

    it("says so when a colleague has deleted it meanwhile", async () => {
      const { sheet } = (await user.workbench.tables()).find(({ name }) => name === "Deals")!;
      await user.workbench.remote.set(`'${sheet}'!B2`, "Other");
      await user.heading("deal:gone").or(user.pane.getByText(say("deal:gone"))).first().waitFor();
      await user.button("deal:toDeals").click();
      await user.heading("taskpane:deals.title").waitFor();
    });

    it("met no error that nobody caught", () => assert.deepEqual(user.errors, []));
  });
}

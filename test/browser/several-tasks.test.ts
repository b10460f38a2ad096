import assert from "node:assert/strict";
import { isoDay } from "../../src/process/calendar";
import { LANGUAGES } from "../../src/process/language";
import { NARROW, openPane, TODAY, type PaneUser } from "./pane-user";

for (const language of LANGUAGES) {
  describe(`several tasks of My day, in ${language}`, function () {
    this.timeout(180_000);
    let user: PaneUser;
    const say = (key: string, values?: Record<string, unknown>) => user.say(key, values);
    const [me, tom] = language === "en" ? ["Li Na", "Tom Baker"] : ["李娜", "王伟"];
    const customers = language === "en" ? ["Acme", "Globex"] : ["张三商贸", "阿里"];
    const bar = () => user.pane.getByRole("region", { name: say("myDay:label") });
    const status = () => bar().getByRole("status");
    const rows = () => user.pane.getByRole("main").getByRole("listitem");
    const overdue = () => say("taskpane:myDay.group.overdue");
    const count = async (done: (row: Awaited<ReturnType<PaneUser["rows"]>>[number]) => boolean) => (await user.rows("Process")).filter(done).length;
    const pickAll = async () => {
      await user.button("taskpane:myDay.selectSeveral").click();
      await user.button("taskpane:myDay.selectAll", { group: overdue() }).click();
      return Number((await status().textContent())!.match(/\d+/u)![0]);
    };
    const choose = async (key: string, values?: Record<string, unknown>) => {
      await bar().getByRole("button", { name: say("myDay:more"), exact: true }).click();
      await user.pane.getByRole("menuitem", { name: say(key, values) }).click();
    };
    const undo = async () => {
      await user.button("taskpane:notice.undo").click();
      await user.notice().getByText(say("taskpane:notice.undone")).waitFor();
    };

    before(async () => {
      user = await openPane(language);
      await user.createProcess(me, tom);
      await user.button("taskpane:notice.dismiss").click();
      await user.pane.getByRole("button", { name: me }).click();
      for (const customer of customers) await user.addDeal({ customer, deal: `${customer} ERP`, start: isoDay(TODAY - 30), owner: me });
      await user.goTo("myDay");
      await rows().first().waitFor();
      await user.width(NARROW);
    });
    after(async () => {
      assert.deepEqual(user.errors, []);
      await user.close();
    });

    it("are picked by the keyboard, counted aloud, and left by Escape with the focus where it was", async () => {
      const begin = user.button("taskpane:myDay.selectSeveral");
      await begin.press("Enter");
      await status().getByText(say("myDay:selected", { count: 0 })).waitFor();
      assert.ok(await bar().getByRole("button", { name: say("myDay:done"), exact: true }).isDisabled());
      const [first, second] = [rows().first(), rows().nth(1)];
      await first.getByRole("checkbox").press("Space");
      await second.getByRole("checkbox").press("Space");
      await status().getByText(say("myDay:selected", { count: 2 })).waitFor();
      await user.isAccessible();
      await user.fits();
      await second.getByRole("checkbox").press("Escape");
      await bar().waitFor({ state: "detached" });
      assert.ok(await begin.evaluate((element) => element === document.activeElement));
      assert.equal(await count(({ done }) => done !== ""), 0);
    });

    it("are handed over together, and come back by one undo", async () => {
      const picked = await pickAll();
      assert.ok(picked >= 4, `${picked} picked`);
      await choose("taskpane:handOver.menu");
      await user.field("taskpane:handOver.to").selectOption(tom);
      await user.isAccessible();
      await user.fits();
      await user.button("taskpane:handOver.do").click();
      await user.notice().getByText(say("taskChanges:several.handedOver", { tasks: picked, owner: tom })).waitFor();
      assert.equal(await count(({ owner }) => owner === tom), picked);
      await undo();
      assert.equal(await count(({ owner }) => owner === tom), 0);
    });

    it("stay as they were when Excel fails, are told so once, and are done by trying again", async () => {
      await user.workbench.idle();
      const picked = await pickAll();
      await user.workbench.failRequest(3);
      await bar().getByRole("button", { name: say("myDay:done"), exact: true }).click();
      const failure = user.pane.getByRole("group", { name: say("taskpane:myDay.several", { tasks: picked }) });
      await failure.waitFor();
      assert.equal(await failure.count(), 1);
      await user.isAccessible();
      await user.fits();
      assert.equal(await count(({ done }) => done !== ""), 0);
      await failure.getByRole("button", { name: say("taskpane:failure.tryAgain") }).click();
      await user.notice().getByText(String(picked)).first().waitFor();
      await failure.waitFor({ state: "detached" });
      assert.equal(await count(({ done }) => done !== ""), picked);
      assert.ok(new Set((await user.rows("History")).map(({ stage }) => stage)).size > 1, "their deals moved on");
      await undo();
      assert.equal(await count(({ done }) => done !== ""), 0);
      assert.equal(new Set((await user.rows("History")).map(({ stage }) => stage)).size, 1);
    });

    it("are done with a call that is logged for each of their deals", async () => {
      const picked = await pickAll();
      await choose("myDay:withNote");
      const form = user.pane.getByRole("form", { name: say("myDay:withNote") });
      await form.getByRole("button", { name: say("myDay:withNoteDo") }).click();
      await form.getByText(say("deal:activityNotesMissing")).waitFor();
      await form.getByRole("textbox").fill("42 users");
      await user.isAccessible();
      await user.fits();
      await form.getByRole("button", { name: say("myDay:withNoteDo") }).click();
      await user.notice().getByText(String(picked)).first().waitFor();
      assert.deepEqual((await user.rows("Activities")).map(({ customer, notes }) => [customer, notes]), customers.map((customer) => [customer, "42 users"]));
      await undo();
      assert.ok((await user.rows("Activities")).every(({ notes }) => notes === ""));
    });

    it("and one task is done with a note, from its menu", async () => {
      const [row] = [rows().first()];
      await row.getByRole("button").click();
      await user.pane.getByRole("menuitem", { name: say("myDay:withNote") }).click();
      const form = user.pane.getByRole("form", { name: say("myDay:withNote") });
      await form.getByRole("textbox").fill("Left a message");
      await form.getByRole("button", { name: say("myDay:withNoteDo") }).click();
      await user.button("taskpane:notice.undo").waitFor();
      assert.deepEqual((await user.rows("Activities")).map(({ notes }) => notes), ["Left a message"]);
      await undo();
    });

    it("are arranged by customer in the order of the language, which is remembered", async () => {
      const arrange = user.button("taskpane:myDay.arrange");
      await arrange.click();
      await user.pane.getByRole("menuitemradio", { name: say("myDay:byCustomer") }).click();
      const sorted = language === "en" ? ["Acme", "Globex"] : ["阿里", "张三商贸"];
      const headings = async () => (await user.pane.getByRole("main").getByRole("heading", { level: 2 }).allTextContents()).map((text) => text.replace(/\d+$/u, ""));
      await user.pane.getByRole("heading", { level: 2, name: sorted[0] }).waitFor();
      assert.deepEqual(await headings(), sorted);
      await user.isAccessible();
      await user.fits();
      await arrange.click();
      await user.pane.getByRole("menuitemradio", { name: say("myDay:byCustomer"), checked: true }).waitFor();
      assert.equal(await user.pane.evaluate(() => localStorage.getItem("stagebook.arrangement")), "customer");
      await user.pane.getByRole("menuitemradio", { name: say("myDay:byDate") }).click();
      await user.pane.getByRole("heading", { level: 2, name: overdue() }).waitFor();
    });
  });
}

import assert from "node:assert/strict";
import { isoDay } from "../../src/process/calendar";
import { LANGUAGES } from "../../src/process/language";
import { NARROW, openPane, TODAY, type PaneUser } from "./pane-user";

/** Opens the workbook anew, and the add-in with it. */
function openToRead(user: PaneUser, isReadOnly: boolean): Promise<void> {
  return user.startAnew(() => user.workbench.readOnly(isReadOnly));
}

for (const language of LANGUAGES) {
  describe(`a workbook that is open for reading only, in ${language}`, function () {
    this.timeout(120_000);
    let user: PaneUser;
    const me = language === "en" ? "Li Na" : "李娜";
    const say = (key: string, values?: Record<string, unknown>) => user.say(key, values);
    const bar = () => user.pane.getByText(say("readOnly:is"));
    const main = () => user.pane.getByRole("main");
    const rows = () => main().getByRole("listitem");

    before(async () => {
      user = await openPane(language);
      await user.createProcess(me, "Tom Baker");
      await user.button("taskpane:notice.dismiss").click();
      await user.pane.getByRole("button", { name: me }).click();
      await user.addDeal({ customer: "Acme", deal: "Acme ERP", start: isoDay(TODAY - 30), owner: me });
      await user.workbench.idle();
      await openToRead(user, true);
      await bar().waitFor();
    });
    after(async () => {
      assert.deepEqual(user.errors, []);
      await user.close();
    });

    it("shows My day with nothing that would write: no tick, no line to add, nothing to pick", async () => {
      await rows().first().waitFor();
      assert.ok((await rows().getByRole("checkbox").count()) > 3);
      assert.equal(await main().locator("input[type=checkbox]:enabled").count(), 0);
      assert.equal(await main().getByRole("textbox").count(), 0);
      assert.equal(await user.button("taskpane:myDay.selectSeveral").count(), 0);
      await rows().first().getByRole("button").click();
      await user.pane.getByRole("menuitem").first().waitFor();
      assert.deepEqual(await user.pane.getByRole("menuitem").allTextContents(), [say("taskpane:myDay.showInSheet")]);
      await user.page.keyboard.press("Escape");
      await user.width(NARROW);
      await user.isAccessible();
      await user.fits();
    });

    it("shows a deal with all its facts and its log, its header's buttons working and no other", async () => {
      await user.goTo("deals");
      await main().getByRole("button", { name: /^Acme ERP/u }).click();
      await main().getByRole("heading", { level: 1, name: "Acme ERP" }).waitFor();
      await user.pane.waitForFunction(() => document.querySelector("main fieldset[disabled]") !== null);
      assert.ok((await main().locator("fieldset :disabled").count()) > 5);
      assert.equal(await main().locator("fieldset :enabled").count(), 0);
      await user.isAccessible();
      await user.fits();
      await user.button("taskpane:shell.back").click();
      await main().getByRole("heading", { level: 1, name: say("taskpane:deals.title") }).waitFor();
    });

    it("shows deals as a list and as a board, and moves none of them", async () => {
      await user.goTo("deals");
      assert.equal(await user.button("taskpane:deals.add").count(), 0);
      for (const as of ["list", "board"] as const) {
        await user.button(`deals:as.${as}`).click();
        await main().getByRole("button", { name: say("deals:moreFor", { deal: "Acme ERP" }) }).click();
        await user.pane.getByRole("menuitem").first().waitFor();
        assert.deepEqual(await user.pane.getByRole("menuitem").allTextContents(), [say("taskpane:myDay.showInSheet")]);
        await user.page.keyboard.press("Escape");
        assert.equal(await main().getByRole("button", { name: say("deals:drag.handle", { deal: "Acme ERP" }) }).count(), 0);
      }
    });

    it("shows what is set up, and lets nothing be changed there", async () => {
      await user.goTo("setup");
      await user.pane.waitForFunction(() => document.querySelector("main fieldset[disabled] button") !== null);
      assert.equal(await main().locator("fieldset :enabled").count(), 0);
      await user.isAccessible();
      await user.fits();
    });

    it("is as ever when it is opened to be written again", async () => {
      await openToRead(user, false);
      await rows().first().getByRole("checkbox").press("Space");
      await user.notice().getByRole("button", { name: say("taskpane:notice.undo") }).waitFor();
      assert.equal(await bar().count(), 0);
      assert.equal((await user.rows("Process")).filter(({ done }) => done !== "").length, 1);
    });
  });

  describe(`a workbook without a process that is open for reading only, in ${language}`, function () {
    this.timeout(120_000);
    let user: PaneUser;
    const say = (key: string) => user.say(key);
    const begin = () => user.pane.getByRole("button", { name: say("firstRun:newProcess") });

    before(async () => {
      user = await openPane(language);
    });
    after(async () => {
      assert.deepEqual(user.errors, []);
      await user.close();
    });

    it("says so at once with the way out, and offers nothing that would write", async () => {
      await openToRead(user, true);
      await user.heading("firstRun:nothingToRead").waitFor();
      await user.pane.getByText(say("readOnly:is")).waitFor();
      await user.pane.getByText(say("firstRun:nothingToReadHint")).waitFor();
      const words = await user.pane.getByRole("main").getByRole("button").allTextContents();
      assert.deepEqual(words.filter((word) => word !== ""), [say("firstRun:about")]); // and the header, which switches the language
      await user.width(NARROW);
      await user.isAccessible();
      await user.fits();
    });

    it("shows its settings, and comes back from them", async () => {
      await user.button("firstRun:about").click();
      await user.heading("settings:title").waitFor();
      await user.button("taskpane:shell.back").click();
      await user.heading("firstRun:nothingToRead").waitFor();
    });

    it("offers a new process when it is opened to be written again", async () => {
      await openToRead(user, false);
      await begin().waitFor();
      assert.equal(await user.pane.getByText(say("readOnly:is")).count(), 0);
    });
  });
}

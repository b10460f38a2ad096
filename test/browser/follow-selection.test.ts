import assert from "node:assert/strict";
import { isoDay } from "../../src/process/calendar";
import { LANGUAGES } from "../../src/process/language";
import { openPane, TODAY, type PaneUser } from "./pane-user";

for (const language of LANGUAGES) {
  describe(`the pane follows the selection, in ${language}`, function () {
    this.timeout(120_000);
    let user: PaneUser;
    let sheet: string;
    const say = (key: string, values?: Record<string, unknown>) => user.say(key, values);
    const title = (text: string) => user.pane.getByRole("heading", { level: 1, name: text, exact: true });
    const follows = () => user.pane.getByRole("switch", { name: say("settings:follow") });
    /** As one goes from the pane to the sheet and clicks a cell there. */
    const select = async (address: string) => {
      await user.page.locator(".o-grid").click({ position: { x: 300, y: 300 } });
      await user.workbench.select(`'${sheet}'!${address}`);
      await user.page.waitForTimeout(400);
      await user.workbench.idle();
    };

    before(async () => {
      user = await openPane(language);
      await user.createProcess("Li Na", "Tom Baker");
      await user.pane.getByRole("button", { name: "Li Na" }).click();
      for (const deal of ["ERP", "CRM"]) await user.addDeal({ customer: "Acme", deal, amount: "1000", start: isoDay(TODAY), owner: "Li Na" });
      sheet = (await user.workbench.tables()).find(({ name }) => name === "Deals")!.sheet;
      await user.goTo("deals");
    });
    after(() => user?.close());

    it("not unless it is switched on in Settings, where that is remembered", async () => {
      await select("B3");
      await title(say("taskpane:deals.title")).waitFor();
      await user.goTo("settings");
      assert.equal(await follows().isChecked(), false);
      await follows().check();
      await user.isAccessible();
      await user.goTo("deals");
      await user.goTo("settings");
      assert.equal(await follows().isChecked(), true);
    });

    it("to the deal whose row is selected, and leaves the focus in the sheet", async () => {
      await user.goTo("deals");
      await select("B3");
      await title("CRM").waitFor();
      assert.equal(await user.pane.evaluate(() => document.hasFocus()), false);
      await select("A2:F2");
      await title("ERP").waitFor();
      assert.equal(await user.pane.evaluate(() => document.hasFocus()), false);
    });

    it("not away from a form that was begun", async () => {
      await user.field("deal:addNote").fill("They want");
      await select("B3");
      await title("ERP").waitFor();
      assert.equal(await user.field("deal:addNote").inputValue(), "They want");
      await user.field("deal:addNote").fill("");
      await user.button("deal:edit").click();
      await select("B3");
      await title("ERP").waitFor();
      await user.button("taskpane:progress.cancel").click();
    });

    it("not when the pane itself goes to a row", async () => {
      await user.goTo("deals");
      await user.button("deals:moreFor", { deal: "CRM" }).click();
      await user.pane.getByRole("menuitem", { name: say("taskpane:myDay.showInSheet") }).click();
      await user.page.waitForTimeout(400);
      await user.workbench.idle();
      assert.match(await user.workbench.selection(), /A3:/u);
      await title(say("taskpane:deals.title")).waitFor();
    });

    it("not from a screen where something is set up", async () => {
      await user.button("taskpane:deals.add").click();
      await title(say("addDeal:title")).waitFor();
      await select("B2");
      await title(say("addDeal:title")).waitFor();
    });

    it("no longer once it is switched off", async () => {
      await user.goTo("settings");
      await follows().uncheck();
      await user.goTo("deals");
      await select("B3");
      await title(say("taskpane:deals.title")).waitFor();
    });

    it("met no error that nobody caught", () => assert.deepEqual(user.errors, []));
  });
}

import assert from "node:assert/strict";
import { isoDay } from "../../src/process/calendar";
import { LANGUAGES } from "../../src/process/language";
import { openPane, TODAY, type PaneUser } from "./pane-user";

for (const language of LANGUAGES) {
  describe(`the deals screen, in ${language}`, function () {
    this.timeout(90_000);
    let user: PaneUser;
    const say = (key: string, values?: Record<string, unknown>) => user.say(key, values);
    const [lead, next] = language === "en" ? ["Lead", "Qualification"] : ["潜在客户获取", "客户资格审查"];
    const deals = async () => (await user.pane.getByRole("main").getByRole("listitem").allTextContents()).map((text) => text.slice(0, 3));
    const showsDeals = async (...names: string[]) => {
      await user.pane.waitForFunction(
        (wanted) => {
          const shown = [...document.querySelectorAll("main li")].map((item) => item.textContent!.slice(0, 3));
          return shown.join() === wanted;
        },
        names.join(),
        { timeout: 5000 }
      ).catch(async () => assert.deepEqual(await deals(), names));
    };

    before(async () => {
      user = await openPane(language);
      await user.createProcess("Li Na", "Tom Baker");
      await user.pane.getByRole("button", { name: "Li Na" }).click();
      await user.addDeal({ customer: "Acme", deal: "ERP", amount: "1000", start: isoDay(TODAY - 60), owner: "Li Na" });
      await user.addDeal({ customer: "华新", deal: "CRM", amount: "2500", start: isoDay(TODAY), owner: "Tom Baker" });
      await user.addDeal({ customer: "Acme", deal: "Web", amount: "", start: isoDay(TODAY), owner: "Li Na" });
      await user.goTo("deals");
    });
    after(() => user?.close());

    it("shows what each stage holds, the largest deal first", async () => {
      await showsDeals("CRM", "ERP", "Web");
      await user.pane.getByRole("heading", { name: new RegExp(`^${lead}\\s*3\\s*3,500$`, "u") }).waitFor();
    });

    it("finds deals by a text, whose they are and how large they are", async () => {
      await user.pane.getByRole("searchbox").fill("acme");
      await showsDeals("ERP", "Web");
      await user.pane.getByRole("searchbox").fill("");
      await user.button("deals:filters").click();
      await user.field("deals:filter.owner").selectOption("Tom Baker");
      await showsDeals("CRM");
      await user.pane.getByText(say("deals:found", { count: 1 }), { exact: true }).first().waitFor();
      await user.field("deals:filter.owner").selectOption({ label: say("deals:everyone") });
      await user.field("deals:filter.customer").fill("华新");
      await showsDeals("CRM");
      await user.field("deals:filter.customer").fill("");
      await user.field("deals:filter.atLeast").fill("1k");
      await showsDeals("CRM", "ERP");
      await user.isAccessible();
      await user.width(320);
      await user.fits();
    });

    it("says so when no deal matches, and clears the filters keeping the focus", async () => {
      await user.field("deals:filter.atLeast").fill("9999999");
      await user.pane.getByText(say("deals:noneFound")).first().waitFor();
      await user.button("deals:clear").press("Enter");
      await showsDeals("CRM", "ERP", "Web");
      assert.equal(await user.pane.evaluate(() => document.activeElement?.textContent), say("deals:filters"));
    });

    it("finds those with overdue tasks and those that are stalled", async () => {
      await user.pane.getByRole("checkbox", { name: say("deals:filter.overdue") }).check();
      await showsDeals("ERP");
      await user.pane.getByRole("checkbox", { name: say("deals:filter.overdue") }).uncheck();
      await showsDeals("CRM", "ERP", "Web");
      await user.pane.getByRole("checkbox", { name: say("deals:filter.stalled") }).check();
      await showsDeals("ERP");
    });

    it("keeps its filters while a deal is open", async () => {
      await user.pane.getByRole("button", { name: /^ERP/u }).click();
      await user.button("deal:move").waitFor();
      await user.pane.getByRole("button", { name: say("taskpane:shell.back") }).click();
      await showsDeals("ERP");
      await user.button("deals:filtersSet", { count: 1 }).waitFor();
      assert.ok(await user.pane.getByRole("checkbox", { name: say("deals:filter.stalled") }).isChecked());
      await user.button("deals:clear").click();
    });

    it("shows lost deals apart, where they may be opened again", async () => {
      await user.pane.getByRole("button", { name: /^Web/u }).click();
      await user.button("deal:lose").click();
      await user.pane.getByRole("combobox", { name: say("deal:loseReason") }).fill("Price");
      await user.button("deal:loseDo").click();
      await user.button("deal:reopen").waitFor();
      await user.goTo("deals");
      await showsDeals("CRM", "ERP");
      await user.field("deals:filter.outcome").selectOption({ label: say("deals:outcome.lost") });
      await showsDeals("Web");
      await user.field("deals:filter.outcome").selectOption({ label: say("deals:outcome.all") });
      await showsDeals("CRM", "ERP", "Web");
      await user.field("deals:filter.stage").selectOption(next);
      await user.pane.getByText(say("deals:noneFound")).first().waitFor();
      await user.button("deals:clear").click();
      await showsDeals("CRM", "ERP");
    });

    it("met no error that nobody caught", () => assert.deepEqual(user.errors, []));
  });
}

import assert from "node:assert/strict";
import { isoDay } from "../../src/process/calendar";
import { LANGUAGES } from "../../src/process/language";
import { openPane, TODAY, type PaneUser } from "./pane-user";

for (const language of LANGUAGES) {
  describe(`help, in ${language}`, function () {
    this.timeout(120_000);
    let user: PaneUser;
    const me = language === "en" ? "Li Na" : "李娜";
    before(async () => {
      user = await openPane(language);
      await user.createProcess(me, "Tom Baker");
      await user.button("taskpane:notice.dismiss").click();
      await user.pane.getByRole("button", { name: me }).click();
      await user.addDeal({ customer: "Acme", deal: "Acme ERP", amount: "5000", start: isoDay(TODAY - 3), owner: me });
      await user.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await user.goTo("help");
      await user.heading("help:title").waitFor();
    });
    after(async () => {
      assert.deepEqual(user.errors, []);
      await user.close();
    });
    const card = (name: string) => user.pane.getByRole("listitem").filter({ has: user.pane.getByRole("heading", { name, exact: true }) });
    const part = (name: string) => user.pane.getByRole("tab", { name: user.say(`help:part.${name}`) });

    it("tells of every function what it computes, and finds one by a word", async () => {
      await card("SALES.FUNNEL").getByText(user.say("definitions:of.FUNNEL")).waitFor();
      await user.isAccessible();
      await user.fits();
      await user.pane.getByRole("searchbox").fill("winrate");
      await card("SALES.WINRATE").waitFor();
      assert.equal(await card("SALES.FUNNEL").count(), 0);
      await user.pane.getByRole("searchbox").fill("");
    });

    it("puts a function's formula into the selected cell, where it answers", async () => {
      await user.workbench.select("Sheet1!C3");
      await card("SALES.OVERDUE").getByRole("button", { name: user.say("help:functions.insertThis", { title: "SALES.OVERDUE" }) }).click();
      await user.notice().getByText("C3").waitFor();
      await user.workbench.idle();
      const { formula, error } = await user.workbench.get("Sheet1!C3");
      assert.deepEqual([formula, error === undefined || error === "#N/A"], ["=SALES.OVERDUE(Process[#All])", true]);
    });

    it("links to each function's page beside the add-in", async () => {
      const link = card("SALES.REP").getByRole("link");
      const href = await link.evaluate((element: HTMLAnchorElement) => element.href);
      const page = await user.page.request.get(href);
      assert.equal(page.status(), 200);
      const id = new URL(href).hash.slice(1);
      assert.match(await page.text(), new RegExp(`id="?${id}"?[ >]`, "u"));
    });

    it("says what Stagebook sees, and copies diagnostics without anything from the cells", async () => {
      await part("seen").click();
      await user.heading("help:seen.tables").waitFor();
      await user.pane.getByText(user.say("help:seen.table", { kind: user.say("help:kind.Deals"), name: "Deals", sheet: language === "en" ? "Deals" : "商机", count: 1 })).waitFor();
      await user.isAccessible();
      await user.fits();
      await user.button("help:seen.copy").click();
      await user.notice().getByText(user.say("help:seen.copied")).waitFor();
      const text = await user.pane.evaluate(() => navigator.clipboard.readText());
      assert.match(text, /Table Deals: 1 rows; columns id, deal, customer/u);
      assert.doesNotMatch(text, new RegExp(`Acme|${me}|商机`, "u"));
    });

    it("says what Stagebook writes into a workbook", async () => {
      await part("writes").click();
      await user.pane.getByRole("rowheader", { name: user.say("help:written.setting") }).waitFor();
      await user.isAccessible();
      await user.fits();
    });
  });
}

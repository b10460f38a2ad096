import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { isoDay } from "../../src/process/calendar";
import { LANGUAGES } from "../../src/process/language";
import { openPane, TODAY, type PaneUser } from "./pane-user";

for (const language of LANGUAGES) {
  describe(`reminders in the pane, in ${language}`, function () {
    this.timeout(60_000);
    let user: PaneUser;
    const say = (key: string, values?: Record<string, unknown>) => user.say(key, values);

    before(async () => {
      user = await openPane(language);
      await user.createProcess("Li Na", "Tom Baker");
      await user.pane.getByRole("button", { name: "Li Na" }).click();
      for (const [deal, owner] of [["ERP", "Li Na"], ["CRM", "Tom Baker"]]) {
        await user.addDeal({ customer: "华新", deal: deal!, start: isoDay(TODAY - 10), owner: owner! });
      }
      await user.goTo("reminders");
    });
    after(() => user?.close());

    it("saves my tasks as a calendar file, one event each", async () => {
      const waiting = user.page.waitForEvent("download");
      await user.button("reminders:save").click();
      const download = await waiting;
      assert.equal(download.suggestedFilename(), "stagebook-Li Na.ics");
      const text = readFileSync((await download.path())!, "utf8");
      const mine = (await user.rows("Process")).filter(({ owner, due }) => owner === "Li Na" && Number(due) <= TODAY + 31);
      assert.equal(text.match(/^BEGIN:VEVENT/gmu)!.length, mine.length);
      assert.ok(mine.every(({ id }) => text.includes(`UID:${String(id)}@stagebook`)));
      await user.notice().getByText(say("reminders:saved", { count: mine.length })).waitFor();
    });

    it("offers a mail to each owner, and copies one as rich text", async () => {
      await user.field("reminders:whose").selectOption({ label: say("taskpane:myDay.everyone") });
      await user.field("reminders:until").selectOption("today");
      assert.equal(await user.pane.getByRole("main").getByRole("listitem").count(), 2);
      const link = user.pane.getByRole("link", { name: say("reminders:mailTo", { owner: "Tom Baker" }) });
      const copy = user.pane.getByRole("button", { name: say("reminders:copyOf", { owner: "Tom Baker" }) });
      if (await link.isVisible()) assert.match((await link.getAttribute("href"))!, /^mailto:\?subject=.+%E5%8D%8E%E6%96%B0/u);
      await copy.click();
      await user.notice().getByText(say("reminders:copied", { subject: "" }).split(/[:：]/u)[0]!).waitFor();
      const html = await user.page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        return (await item!.getType("text/html")).text();
      });
      assert.match(html, /Tom Baker/u);
      assert.match(html, /<li>.*华新/u);
    });

    it("says when nothing is due", async () => {
      const tasks = (await user.workbench.tables()).find(({ name }) => name === "Process")!;
      const rows = (await user.rows("Process")).length;
      const column = (await user.workbench.values(`'${tasks.sheet}'!A1:Z1`))[0]!.indexOf(language === "en" ? "Status" : "状态");
      const letter = String.fromCharCode(65 + column);
      await user.workbench.set(`'${tasks.sheet}'!${letter}2`, Array.from({ length: rows }, () => [language === "en" ? "Done" : "完成"]));
      await user.pane.getByText(say("reminders:none"), { exact: true }).waitFor();
    });

    it("met no error that nobody caught", () => assert.deepEqual(user.errors, []));
  });
}

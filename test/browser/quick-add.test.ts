import assert from "node:assert/strict";
import { dayToDate, isoDay } from "../../src/process/calendar";
import { LANGUAGES } from "../../src/process/language";
import { openPane, TODAY, type PaneUser } from "./pane-user";

for (const language of LANGUAGES) {
  describe(`the quick-add line, in ${language}`, function () {
    this.timeout(120_000);
    let user: PaneUser;
    const [me, customer, line, task, unnamed] =
      language === "en"
        ? ["Li Na", "Acme", "call Acme tomorrow 10:00", "call Acme 10:00", "tidy the price list"]
        : ["李娜", "华新", "明天给华新打电话", "给华新打电话", "整理报价单"];
    const field = () => user.pane.getByRole("textbox", { name: user.say("quickAdd:label") });
    const added = async (text: string) => (await user.rows("Process")).find((row) => row.task === text);

    before(async () => {
      user = await openPane(language);
      await user.createProcess(me, "Tom Baker");
      await user.button("taskpane:notice.dismiss").click();
      await user.pane.getByRole("button", { name: me }).click();
      for (const [nth, who] of [customer, "Globex"].entries()) {
        await user.addDeal({ customer: who, deal: `${who} ERP`, amount: "5000", start: isoDay(TODAY - nth), owner: me });
      }
      await user.goTo("myDay");
      await field().waitFor();
    });
    after(async () => {
      assert.deepEqual(user.errors, []);
      await user.close();
    });

    it("reads the day and the deal, shows them, and adds the task by Enter, keeping the focus", async () => {
      await field().fill(line);
      await user.pane.getByRole("status").filter({ hasText: `${customer} ERP` }).waitFor();
      await user.isAccessible();
      await user.fits();
      await field().press("Enter");
      await user.notice().getByText(task).waitFor();
      assert.equal(await field().inputValue(), "");
      assert.equal(await field().evaluate((element) => element === document.activeElement), true);
      const row = (await added(task))!;
      assert.deepEqual([row.deal, row.customer, row.owner, row.due], [`${customer} ERP`, customer, me, TODAY + 1]);
      assert.ok(String(row.id).length > 0);
      // On a Sunday tomorrow is in another week, whose tasks are folded up.
      if (dayToDate(TODAY).getUTCDay() === 0) await user.pane.getByRole("button", { name: user.say("taskpane:myDay.group.later") }).click();
      await user.pane.getByRole("listitem").filter({ hasText: task }).first().waitFor();
    });

    it("takes it back by undo", async () => {
      await user.button("taskpane:notice.undo").click();
      await user.notice().getByText(user.say("taskpane:notice.undone")).waitFor();
      assert.equal(await added(task), undefined);
    });

    it("asks for the deal when the line names none", async () => {
      await field().fill(unnamed);
      await field().press("Enter");
      await user.pane.getByText(user.say("quickAdd:choose")).waitFor();
      await user.isAccessible();
      await user.field("quickAdd:which").selectOption("Globex ERP");
      await field().press("Enter");
      await user.notice().getByText(unnamed).waitFor();
      const row = (await added(unnamed))!;
      assert.deepEqual([row.deal, row.due], ["Globex ERP", TODAY]);
    });
  });
}

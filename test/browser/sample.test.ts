import assert from "node:assert/strict";
import { LANGUAGES } from "../../src/process/language";
import { openPane, type PaneUser } from "./pane-user";

for (const language of LANGUAGES) {
  describe(`the sample process, in ${language}`, function () {
    this.timeout(120_000);
    let user: PaneUser;
    before(async () => {
      user = await openPane(language);
    });
    after(async () => {
      assert.deepEqual(user.errors, []);
      await user.close();
    });

    it("is made from the first screen, and says what it is", async () => {
      await user.pane.getByRole("button", { name: user.say("firstRun:sample") }).click();
      await user.notice().getByText(user.say("sample:made")).waitFor({ timeout: 30_000 });
      await user.button("sample:remove").waitFor();
      await user.isAccessible();
      assert.ok((await user.rows("Deals")).length >= 12);
    });

    it("has figures to look at", async () => {
      await user.goTo("insights");
      const funnel = user.pane.getByRole("region", { name: user.say("insights:name.funnel"), exact: true });
      await funnel.getByRole("listitem").first().waitFor();
      await user.isAccessible();
      await user.fits();
    });

    it("is removed in one click and a yes, and leaves the sheet that was there", async () => {
      await user.button("sample:remove").click();
      await user.button("taskpane:progress.cancel").click();
      await user.button("sample:remove").click();
      await user.isAccessible();
      await user.button("sample:removeNow").click();
      await user.heading("firstRun:title").waitFor({ timeout: 30_000 });
      await user.workbench.idle();
      assert.deepEqual((await user.workbench.sheets()).map(({ name }) => name), ["Sheet1"]);
    });
  });
}

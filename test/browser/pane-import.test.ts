import assert from "node:assert/strict";
import { LANGUAGES } from "../../src/process/language";
import { formatsFor } from "../../src/taskpane/common/formats";
import { NARROW, openPane, type PaneUser } from "./pane-user";

const NAMES = {
  en: {
    tasks: [["Deal", "Stage", "Task", "Due"], ["Alpha", "Lead", "Call", 46_027], ["", "", "Write", 46_030], ["Beta", "Lead", "Call", 46_031]],
    pipelines: ["Deal,Stage,Pipeline", "A,Lead,New", "B,Lead,Renewals", "C,Lead,New"].join("\n"),
  },
  "zh-CN": {
    tasks: [["商机", "阶段", "任务", "截止日期"], ["一号", "潜在客户获取", "电话", 46_027], ["", "", "写邮件", 46_030], ["二号", "潜在客户获取", "电话", 46_031]],
    pipelines: ["商机,阶段,销售流程", "甲,潜在客户获取,New", "乙,潜在客户获取,Renewals", "丙,潜在客户获取,New"].join("\n"),
  },
} as const;

for (const language of LANGUAGES) {
  describe(`what only some sources ask, in ${language}`, function () {
    this.timeout(120_000);
    let user: PaneUser;
    const say = (key: string, values?: Record<string, unknown>) => user.say(key, values);
    const box = (key: string) => user.pane.getByRole("checkbox", { name: say(key) });
    const doImport = (count: number) => user.button("importDeals:doCount", { count });
    const check = async () => {
      await user.isAccessible();
      await user.fits();
    };
    /** Imports what is in the review, and waits until it is in the workbook. */
    const finish = async (count: number) => {
      const confirm = user.button("importDeals:confirmStages");
      if (await confirm.isVisible()) await confirm.click();
      await doImport(count).click();
      await user.heading("importDeals:done", { count }).waitFor();
      await user.workbench.idle();
    };

    before(async () => {
      user = await openPane(language);
      await user.width(NARROW);
    });
    after(() => user?.close());

    it("repeats the deal above where merged cells leave it out, once that is wanted", async () => {
      await user.workbench.set("Sheet1!A1", NAMES[language].tasks.map((row) => [...row]));
      await user.pane.getByRole("button", { name: say("firstRun:import") }).click();
      await user.button("importDeals:useSheet").click();
      await user.pane.getByText(say("import:belowDeal", { count: 1 })).waitFor();
      await user.pane.getByText(say("import:noDeal")).waitFor();
      await check();
      await box("importDeals:fillDown").check();
      await user.pane.getByText(say("import:noDeal")).waitFor({ state: "detached" });
      assert.ok(await box("importDeals:fillDown").isChecked(), "the choice stays where it was made");
    });

    it("reads serial numbers by the date system of a Mac workbook, once that is wanted", async () => {
      const day = (serial: number) => formatsFor(language).fullDay(serial);
      const header = NAMES[language].tasks[0][3];
      await user.pane.getByText(say("importDeals:date1904Off", { header, day: day(46_027) })).waitFor();
      await box("importDeals:date1904").check();
      await user.pane.getByText(say("importDeals:date1904On", { header, day: day(46_027 + 1462) })).waitFor();
      await check();
      await finish(2);
      const tasks = await user.rows("Process");
      assert.deepEqual(tasks.map(({ task, due }) => [task, due]), [
        [NAMES[language].tasks[1][2], 46_027 + 1462],
        [NAMES[language].tasks[2][2], 46_030 + 1462],
        [NAMES[language].tasks[3][2], 46_031 + 1462],
      ]);
      assert.equal(tasks[1].deal, tasks[0].deal);
      assert.deepEqual(await user.workbench.values("Sheet1!A1:D4"), NAMES[language].tasks);
    });

    it("takes the deals of the chosen pipelines only", async () => {
      await user.goTo("deals");
      await user.goTo("import");
      await user.chooseFile("pipelines.csv", NAMES[language].pipelines);
      await doImport(3).waitFor();
      assert.equal(await box("importDeals:fillDown").count(), 0, "nothing is asked that the file does not pose");
      assert.equal(await box("importDeals:date1904").count(), 0);
      await user.pane.getByRole("checkbox", { name: "New", exact: true }).uncheck();
      await doImport(1).waitFor();
      await user.pane.getByRole("checkbox", { name: "Renewals", exact: true }).uncheck();
      await user.pane.getByText(say("importDeals:needsPipeline")).waitFor();
      await check();
      assert.equal(await doImport(0).getAttribute("aria-disabled"), "true");
      await user.pane.getByRole("checkbox", { name: "New", exact: true }).check();
      await doImport(2).waitFor();
      await check();
      await finish(2);
      const deals = (await user.rows("Deals")).map(({ deal }) => deal);
      assert.deepEqual(deals.slice(2), language === "en" ? ["A", "C"] : ["甲", "丙"]);
    });

    it("met no error that nobody caught", () => assert.deepEqual(user.errors, []));
  });
}

import assert from "node:assert/strict";
import { isoDay } from "../../src/process/calendar";
import { LANGUAGES, type Language } from "../../src/process/language";
import { templateOf } from "../../src/process/templates";
import { openPane, TODAY, type PaneUser } from "./pane-user";

/** What one person types in each language. */
const NAMES = {
  en: {
    me: "Li Na",
    colleague: "Tom Baker",
    deals: [
      { customer: "Acme", deal: "ERP rollout" },
      { customer: "Contoso", deal: "Data platform" },
      { customer: "Northwind", deal: "Warehouse" },
    ],
    csv: [
      "Opportunity name,Account,Deal stage,Sales agent,Engage date,Close date,Close value,Region",
      'Alpha,Cancity,Won,Li Na,03/04/2026,05/04/2026,"1,054.50",East',
      "Beta,Isdom,Won,Tom Baker,03/05/2026,06/05/2026,4514,West",
      "Gamma,Cancity,Won,Moses Frase,03/06/2026,07/06/2026,50,East",
      "Delta,Hottechi,Lost,Moses Frase,04/06/2026,08/06/2026,0,West",
      "Epsilon,Hottechi,Lead,Li Na,04/07/2026,,,East",
      "Zeta,Zoomit,Proposal,Li Na,05/08/2026,,=HYPERLINK(1),East",
      "Eta,Zoomit,Proposal,Li Na,05/09/2026,,777,East",
    ].join("\n"),
  },
  "zh-CN": {
    me: "李娜",
    colleague: "王小明",
    deals: [
      { customer: "华新精密", deal: "ERP 升级" },
      { customer: "远景科技", deal: "数据平台" },
      { customer: "东海物流", deal: "仓储自动化" },
    ],
    csv: [
      "商机名称,客户名称,销售阶段,负责人,创建时间,结单日期,商机金额,区域",
      '一号,凯城,赢单,李娜,03/04/2026,05/04/2026,"1,054.50",东区',
      "二号,易达,赢单,王小明,03/05/2026,06/05/2026,4514,西区",
      "三号,凯城,赢单,赵敏,03/06/2026,07/06/2026,50,东区",
      "四号,热科,输单,赵敏,04/06/2026,08/06/2026,0,西区",
      "五号,热科,潜在客户获取,李娜,04/07/2026,,,东区",
      "六号,众美,解决方案提案,李娜,05/08/2026,,=HYPERLINK(1),东区",
      "七号,众美,解决方案提案,李娜,05/09/2026,,777,东区",
    ].join("\n"),
  },
} as const satisfies Record<Language, object>;

const template = templateOf("b2b");
const [lead, qualification] = template.stages;
/** Long enough ago for every task of the first stage to be overdue, whatever day it is. */
const LONG_AGO = isoDay(TODAY - 60);

for (const language of LANGUAGES) {
  describe(`the main job in ${language}`, function () {
    this.timeout(120_000);
    const names = NAMES[language];
    const [first, second, third] = names.deals;
    const nameOf = (text: Readonly<Record<Language, string>>) => text[language];
    let user: PaneUser;

    before(async () => {
      user = await openPane(language);
    });
    after(() => user?.close());

    // One walk: each step stands on the one before.
    let stumbled = false;
    beforeEach(function () {
      if (stumbled) this.skip();
    });
    afterEach(function () {
      stumbled ||= this.currentTest?.state === "failed";
    });

    const cell = async (formula: string) => {
      await user.workbench.set("Sheet1!A1", formula);
      await user.workbench.idle();
      return user.workbench.get("Sheet1!A1");
    };
    const row = async (deal: string, task: string) => {
      const found = (await user.rows("Process")).find((each) => each.deal === deal && each.task === task);
      assert.ok(found !== undefined, `${task} of ${deal} has a row`);
      return found;
    };
    const item = (task: string) => user.pane.getByRole("listitem").filter({ has: user.pane.getByText(task, { exact: true }) });

    it("begins in an empty workbook with the choice of a template", async () => {
      await user.heading("firstRun:title").waitFor();
      await user.isAccessible();
    });

    it("makes a process: tables with headers in the user's language, and the sheet that was there untouched", async () => {
      await user.pane.getByRole("button", { name: user.say("firstRun:newProcess") }).click();
      await user.field("newProcess:personName", { number: 1 }).fill(names.me);
      await user.button("newProcess:addPerson").click();
      await user.field("newProcess:personName", { number: 2 }).fill(names.colleague);
      await user.isAccessible();
      await user.button("newProcess:create").click();
      await user.heading("taskpane:myDay.title").waitFor();
      const tables = (await user.workbench.tables()).map(({ name }) => name).sort();
      assert.deepEqual(tables, ["Activities", "Deals", "History", "Holidays", "Playbook", "Process", "Stages", "Targets", "Team"]);
      const stages = await user.rows("Stages");
      assert.deepEqual(stages.map((each) => each.stage), template.stages.map((stage) => stage.name[language]));
      assert.deepEqual((await user.rows("Team")).map((each) => each.name), [names.me, names.colleague]);
      assert.equal((await user.workbench.get("Sheet1!A1")).value, "");
    });

    it("asks who I am, once", async () => {
      await user.heading("taskpane:whoAmI.title").waitFor();
      await user.isAccessible();
      await user.pane.getByRole("button", { name: names.me }).click();
      await user.heading("taskpane:myDay.noDeals").waitFor();
      await user.isAccessible();
    });

    it("adds three deals, each with its tasks laid out", async () => {
      await user.addDeal({ ...first, amount: "1,200,000", start: LONG_AGO });
      await user.isAccessible();
      await user.addDeal({ ...second, amount: "420000" });
      await user.addDeal({ ...third, amount: "" });
      await user.workbench.idle();
      const deals = await user.rows("Deals");
      assert.deepEqual(deals.map((each) => [each.deal, each.customer, each.owner, each.stage, each.amount]), [
        [first.deal, first.customer, names.me, nameOf(lead.name), 1_200_000],
        [second.deal, second.customer, names.me, nameOf(lead.name), 420_000],
        [third.deal, third.customer, names.me, nameOf(lead.name), ""],
      ]);
      const perDeal = template.stages.filter(({ kind }) => kind === "open").flatMap(({ tasks }) => tasks).length;
      assert.equal((await user.rows("Process")).length, 3 * perDeal);
      await user.goTo("deals");
      await user.pane.getByText(first.deal).waitFor();
      await user.isAccessible();
    });

    it("refuses a deal that is there already, and says what is missing", async () => {
      await user.button("taskpane:deals.add").click();
      await user.pane.getByRole("textbox", { name: user.say("addDeal:deal") }).fill(first.deal);
      await user.button("addDeal:do").click();
      await user.pane.getByText(user.say("addDeal:error.dealExists")).waitFor();
      await user.pane.getByText(user.say("addDeal:error.customer")).waitFor();
      await user.isAccessible();
      assert.equal((await user.rows("Deals")).length, 3);
    });

    it("marks a task done in its own row, with the day and who did it", async () => {
      await user.goTo("myDay");
      const task = nameOf(lead.tasks[0].task);
      await user.isAccessible();
      await item(task).filter({ hasText: first.deal }).getByRole("checkbox").click();
      await user.notice().getByText(user.say("taskChanges:followed.done", { task })).waitFor();
      const { done, by, status } = await row(first.deal, task);
      assert.deepEqual([done, by], [TODAY, names.me]);
      assert.notEqual(status, (await row(second.deal, task)).status);
      assert.equal((await row(second.deal, task)).done, "");
    });

    it("moves the deal on when its stage's last milestone is done, and takes that back", async () => {
      const milestones = lead.tasks.filter(({ milestone }) => milestone).map(({ task }) => nameOf(task));
      for (const task of milestones) {
        await item(task).filter({ hasText: first.deal }).getByRole("checkbox").first().click();
        await user.notice().waitFor();
        await user.workbench.idle();
      }
      const moved = user.say("taskChanges:followed.moved", { deal: first.deal, stage: nameOf(qualification.name) });
      await user.notice().getByText(moved).waitFor();
      await user.isAccessible();
      const stageOf = async () => (await user.rows("Deals")).find((each) => each.deal === first.deal)?.stage;
      assert.equal(await stageOf(), nameOf(qualification.name));
      const entries = (await user.rows("History")).filter((each) => each.deal === first.deal);
      assert.deepEqual(entries.map((each) => each.stage), [nameOf(lead.name), nameOf(qualification.name)]);

      await user.button("taskpane:notice.undo").click();
      await user.notice().getByText(user.say("taskpane:notice.undone")).waitFor();
      await user.workbench.idle();
      assert.equal(await stageOf(), nameOf(lead.name));

      await item(milestones[milestones.length - 1]).filter({ hasText: first.deal }).getByRole("checkbox").first().click();
      await user.notice().getByText(moved).waitFor();
      await user.workbench.idle();
      assert.equal(await stageOf(), nameOf(qualification.name));
    });

    it("puts a task off and hands one over, with a note", async () => {
      const open = item(nameOf(qualification.tasks[0].task)).filter({ hasText: first.deal });
      await open.getByRole("button").click();
      const choice = user.pane.getByRole("menuitem").first();
      await choice.waitFor();
      await user.isAccessible();
      await choice.click();
      await user.notice().waitFor();
      await user.workbench.idle();
      const due = Number((await row(first.deal, nameOf(qualification.tasks[0].task))).due);
      assert.ok(due > TODAY && due <= TODAY + 10, `${due} is within the next days`);

      const other = nameOf(qualification.tasks[1].task);
      await item(other).filter({ hasText: first.deal }).getByRole("button").click();
      await user.pane.getByRole("menuitem", { name: user.say("taskpane:handOver.menu") }).click();
      await user.pane.getByRole("combobox", { name: user.say("taskpane:handOver.to") }).selectOption(names.colleague);
      await user.field("taskpane:handOver.note").fill("14:00");
      await user.isAccessible();
      await user.button("taskpane:handOver.do").click();
      await user.notice().getByText(names.colleague).waitFor();
      await user.workbench.idle();
      const given = await row(first.deal, other);
      assert.equal(given.owner, names.colleague);
      assert.match(String(given.notes), /14:00/u);
    });

    it("follows the sheet: what a colleague changes shows in the pane", async () => {
      const task = nameOf(lead.tasks[1].task);
      const rows = await user.rows("Process");
      const at = rows.findIndex((each) => each.deal === first.deal && each.task === task);
      const table = (await user.workbench.tables()).find(({ name }) => name === "Process")!;
      const top = Number(/\d+/u.exec(table.address)![0]);
      await user.workbench.remote.set(`'${table.sheet}'!${"ABCDEFGHIJKLM"[4]}${top + 1 + at}`, "Zzz 你好");
      await user.pane.getByText("Zzz 你好").waitFor();
      await user.workbench.remote.set(`'${table.sheet}'!${"ABCDEFGHIJKLM"[4]}${top + 1 + at}`, task);
      await item(task).filter({ hasText: first.deal }).waitFor();
    });

    it("answers formulas typed in cells", async () => {
      const stages = `"${nameOf(lead.name)}", "${nameOf(qualification.name)}"`;
      assert.equal((await cell(`=SALES.CONVERSION(Process[#All], ${stages})`)).value, 1 / 3);
      const open = (await user.rows("Process")).filter((each) => each.done === "");
      await cell(`=SALES.OVERDUE(Process[#All], ${TODAY + 4000})`);
      const overdue = await user.workbench.values(`Sheet1!A1:A${open.length + 2}`);
      assert.deepEqual([overdue[0][0] !== "", overdue[open.length][0] !== "", overdue[open.length + 1][0]], [true, true, ""]);
      await cell("=SALES.FUNNEL(Process[#All])");
      const funnel = await user.workbench.values("Sheet1!A1:B6");
      assert.deepEqual(funnel.slice(1, 3), [[nameOf(lead.name), 3], [nameOf(qualification.name), 1]]);
      await cell("=SALES.REPS(Deals[#All], Process[#All])");
      const reps = await user.workbench.values("Sheet1!A1:A3");
      assert.deepEqual(reps.slice(1).map(([name]) => name).sort(), [names.colleague, names.me].sort());
      const none = await cell("=SALES.WINRATE(Deals[#All])");
      assert.equal(none.error, "#N/A");
      assert.ok((none.message ?? "").length > 10, "and says why");
    });

    it("imports a CSV: asks how dates are written, names the row it cannot read, keeps formulas text", async () => {
      await user.goTo("import");
      await user.isAccessible();
      await user.chooseFile("deals.csv", `\uFEFF${names.csv}`);
      await user.heading("importDeals:dates").waitFor();
      await user.isAccessible();
      for (const group of await user.pane.getByRole("radiogroup").all()) {
        const order = group.getByRole("radio", { name: user.say("importDeals:order.dmy") });
        if (await order.isVisible()) await order.check();
      }
      await user.heading("importDeals:problems").waitFor();
      await user.isAccessible();
      await user.button("importDeals:doCount", { count: 6 }).click();
      await user.heading("importDeals:done", { count: 6 }).waitFor();
      await user.isAccessible();
      const deals = await user.rows("Deals");
      assert.equal(deals.length, 9);
      const alpha = deals[3] as Record<string, unknown>;
      assert.deepEqual([alpha.amount, alpha.created, alpha.outcome !== ""], [1054.5, 46_115, true]); // 3 April 2026, not 4 March
      assert.ok(Object.values(alpha).some((value) => value === "East" || value === "东区"), "a column that is none of ours is kept");
      assert.deepEqual((await user.rows("Team")).map((each) => each.name).slice(0, 2), [names.me, names.colleague]);
      assert.equal((await cell("=SALES.WINRATE(Deals[#All])")).value, 0.75);
    });

    it("writes the dashboard: formulas of SALES in cells, none of them an error", async () => {
      await user.goTo("insights");
      await user.isAccessible();
      await user.button("insights:dashboard.write").click();
      await user.pane.getByRole("status").filter({ hasText: /“.+”/u }).waitFor();
      await user.workbench.idle();
      await user.isAccessible();
      const sheet = (await user.workbench.sheets()).find(({ active }) => active)!.name;
      const cells = (await user.workbench.values(`'${sheet}'!A1:Z80`)).flat();
      const wrong = cells.filter((value) => /^#(?:NAME\?|REF!|VALUE!|BUSY!|SPILL!|CALC!|NUM!|DIV\/0!)/u.test(String(value)));
      assert.deepEqual(wrong, []);
      assert.ok(cells.includes(nameOf(lead.name)), "the funnel names the stages");
    });

    it("keeps everything when it is saved and opened again", async () => {
      const read = async () => {
        const all: Record<string, unknown> = {};
        for (const { name, sheet, address } of await user.workbench.tables()) {
          all[name] = await user.workbench.values(`'${sheet}'!${address}`);
        }
        for (const { name } of await user.workbench.sheets()) all[`sheet ${name}`] = await user.workbench.values(`'${name}'!A1:Z60`);
        return all;
      };
      const before = await read();
      await user.workbench.open(await user.workbench.save());
      await user.workbench.idle();
      assert.deepEqual(await read(), before);
      await user.workbench.run("Stagebook.OpenPane"); // as in Excel, a workbook opens with its panes closed
      await user.heading("taskpane:myDay.title").waitFor();
      await item(nameOf(lead.tasks[0].task)).filter({ hasText: first.deal }).getByRole("checkbox", { checked: true }).waitFor();
    });

    it("met no error that nobody caught", async () => {
      assert.deepEqual(user.errors, []);
      assert.deepEqual((await user.workbench.addin()).unknown, []);
    });
  });
}

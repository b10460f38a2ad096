import assert from "node:assert/strict";
import { isoDay } from "../../src/process/calendar";
import { LANGUAGES } from "../../src/process/language";
import { openPane, TODAY, type PaneUser } from "./pane-user";

const PEOPLE = { en: ["Li Na", "Tom Baker"], "zh-CN": ["李娜", "王小明"] } as const;
const FIGURES = ["funnel", "conversion", "bottleneck", "stalled", "reps", "overdue", "forecast", "attainment"] as const;

for (const language of LANGUAGES) {
  describe(`insights, in ${language}`, function () {
    this.timeout(120_000);
    let user: PaneUser;
    const [me, colleague] = PEOPLE[language];
    const nameOf = (id: (typeof FIGURES)[number]) => user.say(`insights:name.${id}`);
    const card = (id: (typeof FIGURES)[number]) => user.pane.getByRole("region", { name: nameOf(id), exact: true });
    const put = (id: (typeof FIGURES)[number]) => user.pane.getByRole("button", { name: user.say("insights:put.label", { title: nameOf(id) }), exact: true });

    before(async () => {
      user = await openPane(language);
      await user.createProcess(me, colleague);
      await user.button("taskpane:notice.dismiss").click();
      await user.pane.getByRole("button", { name: me }).click();
      for (const [nth, customer] of ["Acme", "Globex", "Initech"].entries()) {
        await user.addDeal({ customer, deal: `${customer} ERP`, amount: String(10_000 * (nth + 1)), start: isoDay(TODAY - 50 + nth), owner: nth === 0 ? me : colleague });
      }
      // A target for this year, typed into its sheet.
      const { sheet } = (await user.workbench.tables()).find(({ name }) => name === "Targets")!;
      await user.workbench.set(`'${sheet}'!A2`, `'${isoDay(TODAY).slice(0, 4)}`);
      await user.workbench.set(`'${sheet}'!B2`, colleague);
      await user.workbench.set(`'${sheet}'!C2`, 100_000);
      await user.workbench.idle();
      await user.goTo("insights");
      await card("funnel").waitFor();
    });
    after(async () => {
      assert.deepEqual(user.errors, []);
      await user.close();
    });

    it("show each figure in words, and are accessible", async () => {
      for (const id of FIGURES) await card(id).waitFor();
      assert.match((await card("funnel").getByRole("listitem").first().textContent())!, /3/u);
      assert.match((await card("attainment").textContent())!, /0%/u);
      await user.isAccessible();
    });

    it("are of one person, and of a period, when that is chosen", async () => {
      await user.field("insights:owner").selectOption(colleague);
      await card("funnel").getByRole("listitem").first().getByText("2", { exact: true }).waitFor();
      await user.field("insights:period.label").selectOption("thisMonth");
      await card("funnel").getByText(user.say("insights:nothing.funnel")).waitFor();
      await user.isAccessible();
      await user.field("insights:period.label").selectOption("all");
      await user.field("insights:owner").selectOption({ index: 0 });
    });

    it("stand in the sheet as formulas that show what the pane shows, none of them an error", async () => {
      for (const [nth, id] of FIGURES.entries()) {
        await user.workbench.select(`Sheet1!B${nth * 40 + 2}`);
        await put(id).click();
        await user.notice().getByText(user.say("insights:put.done", { title: nameOf(id), sheet: "Sheet1", cell: `B${nth * 40 + 2}` })).waitFor();
        await user.workbench.idle();
        const { formula, error, message } = await user.workbench.get(`Sheet1!B${nth * 40 + 2}`);
        assert.match(String(formula), /^=SALES\./u);
        assert.equal(error, undefined, `${id}: ${message}`);
      }
      const [, [stage, reached]] = (await user.workbench.values("Sheet1!B2:C3")) as [unknown[], unknown[]];
      const first = await card("funnel").getByRole("listitem").first().textContent();
      assert.ok(first!.includes(String(stage)) && first!.includes(String(reached)), first!);
    });

    it("are taken out of the sheet again by undo", async () => {
      await user.workbench.select("Sheet1!M2");
      await put("conversion").click();
      await user.notice().getByText("M2").waitFor();
      await user.button("taskpane:notice.undo").click();
      await user.notice().getByText(user.say("taskpane:notice.undone")).waitFor();
      assert.equal((await user.workbench.get("Sheet1!M2")).value, "");
    });

    it("overwrite nothing: what stands in the way is named, and the pane stays", async () => {
      await user.workbench.set("Sheet1!N5", "mine");
      await user.workbench.select("Sheet1!M4");
      await put("funnel").click();
      await user.pane.getByText(user.say("putFormula:notBlank", { cell: "N5", sheet: "Sheet1" })).first().waitFor();
      await user.isAccessible();
      assert.equal((await user.workbench.get("Sheet1!N5")).value, "mine");
      assert.equal((await user.workbench.get("Sheet1!M4")).value, "");
    });

    it("open a stalled deal", async () => {
      await card("stalled").getByRole("button", { name: "Globex ERP" }).click();
      await user.pane.getByRole("heading", { name: "Globex ERP" }).first().waitFor();
    });
  });
}

import assert from "node:assert/strict";
import { addTexts } from "../../src/locales";
import { addMessages } from "../../src/locales/messages";
import { LANGUAGES } from "../../src/process/language";
import { openPane, type PaneUser } from "./pane-user";

addMessages(addTexts);

const ROWS = 20_000;
const DEPENDENTS = 200;

for (const language of LANGUAGES) {
  describe(`a handle on a table of ${ROWS.toLocaleString("en")} rows, in ${language}`, function () {
    this.timeout(240_000);
    let user: PaneUser;
    const [deal, owner, stage, amount, won] = language === "en" ? ["Deal", "Owner", "Stage", "Amount", "Won"] : ["商机", "负责人", "阶段", "金额", "赢单"];
    const value = async (address: string) => (await user.workbench.get(address)).value;
    /** What the handle shows, once it shows something else than before. */
    const settled = async (before: unknown) => {
      for (let tries = 0; tries < 100; tries++) {
        await user.workbench.idle();
        const now = await value("Sheet1!A1");
        if (now !== before && typeof now === "string" && !now.startsWith("#")) {
          await user.workbench.idle();
          return now;
        }
        await user.page.waitForTimeout(100);
      }
      return assert.fail(`the handle still shows ${String(before)}`);
    };
    /** What a cell shows, once it is this; an error with its words. */
    const shows = async (address: string, wanted: string) => {
      let shown = "";
      for (let tries = 0; tries < 100; tries++) {
        await user.workbench.idle();
        const { value: now, message } = await user.workbench.get(address);
        shown = message === undefined ? String(now) : `${String(now)} ${message}`;
        if (shown.includes(wanted)) return;
        await user.page.waitForTimeout(100);
      }
      assert.fail(`${address} shows ${shown} and not ${wanted}`);
    };
    const settledDependents = async (wanted: number | string) => {
      await shows(`Sheet1!B${DEPENDENTS}`, String(wanted));
      assert.deepEqual(await dependents(), new Set([wanted]));
    };
    /** What a person does by Excel's own commands. */
    const inExcel = (what: "sort" | "rename" | "name back" | "convert to range" | "delete") =>
      user.pane.evaluate(
        (wish) =>
          Excel.run(async (context) => {
            const table = context.workbook.tables.getItem(wish === "name back" ? "Orders" : "Big");
            if (wish === "sort") table.sort.apply([{ key: 2, ascending: true }]);
            else if (wish === "convert to range") table.convertToRange();
            else if (wish === "delete") table.delete();
            else table.name = wish === "rename" ? "Orders" : "Big";
            await context.sync();
          }),
        what
      );
    const dependents = async () => new Set((await user.workbench.values(`Sheet1!B1:B${DEPENDENTS}`)).flat());

    before(async () => {
      user = await openPane(language);
      const rows = Array.from({ length: ROWS }, (_, nth) => [`D${nth}`, nth % 2 === 0 ? "Ann" : "Bo", nth % 4 === 0 ? won! : "Lead", 10]);
      await user.workbench.set("Sheet1!H1", [[deal!, owner!, stage!, amount!], ...rows] as never);
      await user.pane.evaluate(
        (address) =>
          Excel.run(async (context) => {
            context.workbook.tables.add(address, true).name = "Big";
            await context.sync();
          }),
        `Sheet1!H1:K${ROWS + 1}`
      );
      await user.workbench.idle();
      await user.workbench.set("Sheet1!A1", '=SALES.TABLE("Big")');
      await settled(undefined);
      await user.workbench.set("Sheet1!B1", Array.from({ length: DEPENDENTS }, () => ["=SALES.WINRATE($A$1,,\"all\")"]) as never);
      await user.workbench.idle();
    });
    after(async () => {
      assert.deepEqual(user.errors, []);
      await user.close();
    });

    it("is the data of every dependent", async () => {
      assert.match(String(await value("Sheet1!A1")), /^Big · 20,000 /u);
      assert.deepEqual(await dependents(), new Set([0.25]));
    });

    it("changes with one edit, and every dependent with it", async () => {
      const before = await value("Sheet1!A1");
      await user.workbench.set("Sheet1!J3", won!);
      await settled(before);
      assert.deepEqual(await dependents(), new Set([5001 / ROWS]));
    });

    it("says the same again when the edit is taken back", async () => {
      const before = await value("Sheet1!A1");
      await user.workbench.set("Sheet1!J3", "Lead");
      await settled(before);
      assert.deepEqual(await dependents(), new Set([0.25]));
    });

    it("is the same when its rows are sorted, and follows edits at their new places", async () => {
      const before = await value("Sheet1!A1");
      await inExcel("sort");
      await user.workbench.idle();
      await user.page.waitForTimeout(1_000);
      assert.equal(await value("Sheet1!A1"), before);
      await user.workbench.set(`Sheet1!J${ROWS + 1}`, "Lead"); // the last of those that are won, which now stand last
      await settled(before);
      await settledDependents(4999 / ROWS);
      await user.workbench.set(`Sheet1!J${ROWS + 1}`, won!);
      await settledDependents(0.25);
      assert.equal(await value("Sheet1!A1"), before);
    });

    it("says that its table is not there once that has another name, and is right again when it has its own, without anything being selected", async () => {
      const before = await value("Sheet1!A1");
      await user.workbench.set("Sheet1!D1", "=ROWS(Big)");
      await inExcel("rename");
      await shows("Sheet1!A1", `#VALUE! ${user.say("functions:noSuchTable", { table: "Big", tables: "Orders" })}`);
      await settledDependents("#VALUE!");
      await inExcel("name back");
      await shows("Sheet1!A1", String(before));
      await settledDependents(0.25);
    });

    for (const what of ["convert to range", "delete"] as const) {
      it(`says that there is no table (${what}), and is right again when this is undone`, async () => {
        const before = await value("Sheet1!A1");
        await inExcel(what);
        await shows("Sheet1!A1", `#VALUE! ${user.say("functions:noTables", { table: "Big" })}`);
        await settledDependents("#VALUE!");
        await user.workbench.undo();
        await shows("Sheet1!A1", String(before));
        await settledDependents(0.25);
      });
    }

    it("is right again in a workbook that was saved and opened", async () => {
      await user.workbench.open(await user.workbench.save());
      await user.workbench.idle();
      assert.deepEqual(await dependents(), new Set([0.25]));
      const before = await value("Sheet1!A1");
      await user.workbench.set("Sheet1!J3", won!);
      await settled(before);
      assert.deepEqual(await dependents(), new Set([5001 / ROWS]));
    });
  });
}

import assert from "node:assert/strict";
import { t } from "../../src/locales";
import { StagebookError } from "../../src/process/problem";
import { addDeal, createProcess, importDeals } from "../../src/workbook";
import { failFrom, failKth, WAYS } from "./failing";
import { planOf } from "./plan";
import { areWhole, DEAL, DEALS_AND_TASKS, inWorkbook, withoutChance, withProcess } from "./whole";
import { contentsOf } from "./contents";
import { TEAM } from "./workbook";

describe("A request that fails at any place", function () {
  this.timeout(240_000);

  areWhole(DEALS_AND_TASKS);

  it("says what remains when even taking back fails, and nothing less", async () => {
    await inWorkbook(async (excel) => {
      const restore = failFrom(excel, 3);
      const error = await createProcess({ template: "b2b", language: "en", people: TEAM }).then(
        () => assert.fail("expected an error"),
        (thrown: unknown) => thrown
      );
      restore();
      assert.ok(error instanceof StagebookError);
      assert.equal(error.code, "workbook:undoFailed");
      const left = excel.document.sheets.names().filter((sheet) => sheet !== "Sheet1");
      assert.ok(left.length > 0);
      for (const sheet of left) assert.ok(String(error.params["remains"]).includes(sheet), `${sheet} in ${error.params["remains"]}`);
      assert.match(String(error.params["reason"]), /GeneralException/u);
    });
  });

  it("says that the user cancelled, when that could not be taken back", async () => {
    await inWorkbook(async (excel) => {
      const cancel = new AbortController();
      let restore = () => {};
      const error = await importDeals(planOf(3_000), "en", {
        signal: cancel.signal,
        onProgress: () => {
          if (cancel.signal.aborted) return;
          cancel.abort();
          restore = failFrom(excel, 1);
        },
      }).then(
        () => assert.fail("expected an error"),
        (thrown: unknown) => thrown
      );
      restore();
      assert.ok(error instanceof StagebookError);
      assert.equal(error.code, "workbook:undoFailed");
      assert.match(t(error.code, { ...error.params }), /^It could not be finished \(you cancelled it\)/u);
      assert.match(t(error.code, { ...error.params, lng: "zh-CN", reason: t("workbook:cancelled", { lng: "zh-CN" }) }), /您已取消/u);
    });
  });

  it("gives the same result when it is tried again as when nothing had failed", async () => {
    const straight = await inWorkbook(async (excel) => {
      await withProcess();
      await addDeal(DEAL);
      return withoutChance(contentsOf(excel));
    });
    const second = await inWorkbook(async (excel) => {
      await withProcess();
      for (const way of WAYS) {
        const happened = failKth(excel, 7, way);
        await assert.rejects(addDeal(DEAL));
        happened();
      }
      await addDeal(DEAL);
      return withoutChance(contentsOf(excel));
    });
    assert.equal(second, straight);
  });
});

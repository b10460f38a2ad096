import assert from "node:assert/strict";
import { dayOf } from "../../src/process/calendar";
import { addDeal, createProcess, handOver, importDeals, markDone, postpone, readProcess } from "../../src/workbook";
import { useExcel } from "../headless";
import { contentsOf } from "./contents";
import { planOf } from "./plan";
import { refuses, rowsOf, TEAM } from "./workbook";

const MONDAY = dayOf(2026, 3, 2)!;
const ACME = { deal: "Acme", customer: "Acme", amount: 12_000, owner: "Li Na", stage: "Lead", start: MONDAY };
const CODE = "workbook:datesFrom1904";

describe("A workbook that counts its dates from 1904", () => {
  const excel = useExcel();

  async function withProcess(): Promise<string> {
    await createProcess({ template: "b2b", language: "en", people: TEAM });
    await addDeal(ACME);
    excel().document.countsFrom1904 = true;
    return String(rowsOf(excel(), "Process")[0]!["ID"]);
  }

  it("is known by the day that DATE gives, as in Excel", async () => {
    const { Excel, document } = excel();
    const ask = () =>
      Excel.run(async (context) => {
        const { functions } = context.workbook;
        const asked = [functions.date(1904, 1, 1), functions.date(2026, 3, 2), functions.year(MONDAY - 1462), functions.workDay(MONDAY - 1462, 5)];
        for (const each of asked) each.load("value");
        await context.sync();
        return asked.map(({ value }) => value as unknown);
      });
    assert.deepEqual((await ask()).slice(0, 2), [1462, MONDAY]);
    document.countsFrom1904 = true;
    assert.deepEqual(await ask(), [0, MONDAY - 1462, 2026, MONDAY + 7 - 1462]);
  });

  it("gets no process and no import, and stays as it was", async () => {
    excel().document.countsFrom1904 = true;
    const before = contentsOf(excel());
    await refuses(CODE, () => createProcess({ template: "b2b", language: "en", people: TEAM }));
    await refuses(CODE, () => importDeals(planOf(3), "zh-CN"));
    assert.deepEqual(contentsOf(excel()), before);
  });

  it("with a process gets no deal, no import, no done task and no other due day", async () => {
    const task = await withProcess();
    const before = contentsOf(excel());
    await refuses(CODE, () => addDeal({ ...ACME, deal: "Beta" }));
    await refuses(CODE, () => importDeals(planOf(3), "en"));
    await refuses(CODE, () => markDone([task], "Li Na", MONDAY));
    await refuses(CODE, () => postpone([task], MONDAY + 7));
    assert.deepEqual(contentsOf(excel()), before);
  });

  it("is written where no date is", async () => {
    const task = await withProcess();
    await handOver([task], "Wang Wei", "", MONDAY);
    assert.equal(rowsOf(excel(), "Process")[0]!["Owner"], "Wang Wei");
  });

  it("is read with the problem first", async () => {
    await withProcess();
    assert.deepEqual((await readProcess())!.problems[0], { code: CODE, params: {} });
    excel().document.countsFrom1904 = false;
    assert.deepEqual((await readProcess())!.problems, []);
  });
});

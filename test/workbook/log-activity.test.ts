import assert from "node:assert/strict";
import { dayOf } from "../../src/process/calendar";
import { LANGUAGES } from "../../src/process/language";
import { addDeal, createProcess, logActivity, readProcess, undo } from "../../src/workbook";
import { useExcel } from "../headless";
import { contentsOf } from "./contents";
import { refuses, rowsOf, TEAM } from "./workbook";

const MONDAY = dayOf(2026, 3, 2)!;
const SIGNED = { by: "Li Na", on: MONDAY + 7 };
const CALL = { deal: "acme ROLLOUT", type: "call", notes: " Wants a demo " } as const;

async function withDeal(language: (typeof LANGUAGES)[number] = "en") {
  await createProcess({ template: "b2b", language, people: TEAM });
  const stage = (await readProcess())!.stages[0]!.name;
  await addDeal({ deal: "Acme rollout", customer: "Acme", amount: 120_000, owner: "Li Na", stage, start: MONDAY });
}

describe("An activity that is logged", () => {
  const excel = useExcel();

  it("is one row of Activities, with the deal and the customer as the deal's row has them", async () => {
    await withDeal();
    await logActivity(CALL, SIGNED);
    await logActivity({ ...CALL, type: "meeting", notes: "=1+1" }, { ...SIGNED, on: MONDAY + 8.6 });
    const row = { Deal: "Acme rollout", Customer: "Acme", By: "Li Na" };
    assert.deepEqual(rowsOf(excel(), "Activities"), [
      { ...row, "Logged on": MONDAY + 7, "Activity type": "Call", Notes: "Wants a demo" },
      { ...row, "Logged on": MONDAY + 8, "Activity type": "Meeting", Notes: "=1+1" },
    ]);
    assert.deepEqual((await readProcess())!.problems, []);
  });

  for (const language of LANGUAGES) {
    it(`has a type that is read back, in ${language}`, async () => {
      await withDeal(language);
      const types = ["call", "meeting", "email", "note"] as const;
      for (const type of types) await logActivity({ ...CALL, type }, SIGNED);
      assert.deepEqual((await readProcess())!.activities.map(({ type }) => type), types);
    });
  }

  it("is taken back as a whole", async () => {
    await withDeal();
    const before = contentsOf(excel());
    const { undo: token } = await logActivity(CALL, SIGNED);
    assert.notDeepEqual(contentsOf(excel()), before);
    await undo(token);
    assert.deepEqual(contentsOf(excel()), before);
  });

  it("needs no sheet to be writable but that of Activities, which is named", async () => {
    await withDeal();
    const { sheets, tables } = excel().document;
    for (const table of ["Deals", "Process", "History"]) sheets.protect(tables.find(table)!.sheetId, {} as never, null);
    await logActivity(CALL, SIGNED);
    assert.equal(rowsOf(excel(), "Activities").length, 1);
    sheets.protect(tables.find("Activities")!.sheetId, {} as never, null);
    assert.equal((await refuses("workbook:sheetProtected", () => logActivity(CALL, SIGNED))).params["sheet"], "Activities");
  });

  it("is refused in words where the table is gone, or the deal is", async () => {
    await withDeal();
    await refuses("workbook:dealGone", () => logActivity({ ...CALL, deal: "Nobody" }, SIGNED));
    const { sheets, tables } = excel().document;
    sheets.remove(tables.find("Activities")!.sheetId);
    const before = contentsOf(excel());
    assert.equal((await refuses("workbook:noTable", () => logActivity(CALL, SIGNED))).params["table"], "Activities");
    assert.deepEqual(contentsOf(excel()), before);
  });
});

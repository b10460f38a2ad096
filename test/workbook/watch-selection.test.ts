import assert from "node:assert/strict";
import { dayOf } from "../../src/process/calendar";
import { addDeal, createProcess, readProcess, showDeal, watchSelection } from "../../src/workbook";
import { useExcel } from "../headless";
import { addressOf, refuses, TEAM } from "./workbook";

describe("Selecting a row", () => {
  const excel = useExcel();
  const told: string[] = [];
  let stop: () => Promise<void>;
  beforeEach(async () => {
    await createProcess({ template: "b2b", language: "en", people: TEAM });
    for (const deal of ["Acme", "Contoso"]) {
      await addDeal({ deal, customer: deal, amount: 1, owner: "Li Na", stage: "Lead", start: dayOf(2026, 3, 2)! });
    }
    told.length = 0;
    stop = await watchSelection((deal) => told.push(deal));
  });

  const select = async (address: string) => {
    const [sheet, cells] = address.split("!");
    await Excel.run(async (context) => {
      const at = context.workbook.worksheets.getItem(sheet!);
      at.activate();
      at.getRange(cells!).select();
      await context.sync();
    });
  };
  const rested = async () => {
    await new Promise((resolve) => setTimeout(resolve, 350));
    await excel().idle();
  };

  it("of Deals, or of a deal's tasks, tells whose it is, also when the whole row of the sheet is selected", async () => {
    await select("Deals!B3");
    await rested();
    await select("Deals!2:2");
    await rested();
    const { id } = (await readProcess())!.tasks.find(({ deal }) => deal === "Contoso")!;
    await select(addressOf(excel(), "Process", "ID", id, "Due"));
    await rested();
    assert.deepEqual(told, ["Contoso", "Acme", "Contoso"]);
  });

  it("tells of the one where the selection comes to rest, and not of those on the way", async () => {
    for (const row of [2, 3, 2, 3]) await select(`Deals!A${row}`);
    await rested();
    assert.deepEqual(told, ["Contoso"]);
  });

  it("tells nothing of the header, of several rows, of cells beside the table or of another sheet", async () => {
    for (const address of ["Deals!A1", "Deals!A2:A3", "Deals!A9", "Deals!AZ2", "Team!A2"]) {
      await select(address);
      await rested();
    }
    assert.deepEqual(told, []);
  });

  it("writes nothing, and is told no more once it is ended", async () => {
    await select("Team!A2");
    await rested();
    const before = excel().document.facts("settings");
    const asked = excel().host.log.length;
    await select("Deals!A2");
    await rested();
    const actions = excel().host.log.slice(asked + 1).flatMap((entry) => JSON.stringify(entry));
    assert.ok(actions.length > 0);
    assert.doesNotMatch(actions.join(), /"set /u);
    assert.deepEqual(excel().document.facts("settings"), before);
    await stop();
    await select("Deals!A3");
    await rested();
    assert.deepEqual(told, ["Acme"]);
  });

  it("is what going to a deal in its sheet does; a deal that is gone is told", async () => {
    await showDeal("Contoso");
    await rested();
    assert.deepEqual(told, ["Contoso"]);
    await refuses("workbook:dealGone", () => showDeal("Nowhere"));
  });
});

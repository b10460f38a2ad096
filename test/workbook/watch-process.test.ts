import assert from "node:assert/strict";
import { dayOf } from "../../src/process/calendar";
import { addDeal, createProcess, watchProcess, type ProcessChange } from "../../src/workbook";
import { useExcel, type Headless } from "../headless";
import { TEAM, type } from "./workbook";

const DEAL = { deal: "Acme", customer: "Acme", amount: 1, owner: "Li Na", stage: "Lead", start: dayOf(2026, 3, 2)! };

describe("The pane follows the sheet", () => {
  const excel = useExcel();
  const settled = async (running: Headless) => {
    await running.idle();
    await new Promise((resolve) => setTimeout(resolve, 200));
    await running.idle();
  };

  it("is told once of changes that come together, typed or our own, and of nothing beside our tables", async () => {
    await createProcess({ template: "b2b", language: "en", people: TEAM });
    const told: ProcessChange[] = [];
    const stop = await watchProcess((change) => told.push(change));
    await settled(excel());
    told.length = 0;

    type(excel(), "Team!A2", "Li Na (Anna)");
    type(excel(), "Team!A3", "Wang Wei (Will)");
    await settled(excel());
    assert.deepEqual(told, [{ source: "local" }]);

    type(excel(), "Sheet1!A1", "a note");
    await settled(excel());
    assert.equal(told.length, 1);

    await addDeal(DEAL);
    await settled(excel());
    assert.equal(told.length, 2);

    await stop();
    type(excel(), "Team!A2", "Li Na");
    await settled(excel());
    assert.equal(told.length, 2);
  });

  it("is told when the tables come and go", async () => {
    const told: ProcessChange[] = [];
    await watchProcess((change) => told.push(change));
    await createProcess({ template: "b2b", language: "en", people: TEAM });
    await settled(excel());
    assert.ok(told.length >= 1);
    told.length = 0;
    excel().document.sheets.remove(excel().document.tables.find("Deals")!.sheetId);
    await settled(excel());
    assert.ok(told.length >= 1);
  });

  it("writes nothing when it is told", async () => {
    await createProcess({ template: "b2b", language: "en", people: TEAM });
    await watchProcess(() => undefined);
    await settled(excel());
    const before = JSON.stringify(excel().document.facts("settings"));
    const requests = excel().host.log.length;
    type(excel(), "Team!A2", "Anna");
    await settled(excel());
    assert.equal(excel().host.log.length, requests);
    assert.equal(JSON.stringify(excel().document.facts("settings")), before);
  });
});

import assert from "node:assert/strict";
import { dayOf } from "../../src/process/calendar";
import { addDeal, changeDeal, createProcess, loseDeal, markDone, moveDeal, noteOnDeal, readProcess, reopenDeal, undo } from "../../src/workbook";
import { useExcel } from "../headless";
import { contentsOf } from "./contents";
import { refuses, rowsOf, TEAM } from "./workbook";

const MONDAY = dayOf(2026, 3, 2)!;
const DEAL = { deal: "Acme rollout", customer: "Acme", amount: 120_000, owner: "Li Na", stage: "Lead", start: MONDAY };
const SIGNED = { by: "Li Na", on: MONDAY + 7 };

async function deal() {
  return (await readProcess())!.deals[0]!;
}

describe("A deal", () => {
  const excel = useExcel();
  beforeEach(async () => {
    await createProcess({ template: "b2b", language: "en", people: TEAM });
    await addDeal(DEAL);
  });

  it("does not leave a stage whose milestones are open, and the refusal names them", async () => {
    const before = contentsOf(excel());
    const error = await refuses("workbook:gateClosed", () => moveDeal(DEAL.deal, "Qualification", SIGNED));
    assert.equal(error.params.milestones, "Get a first meeting agreed");
    const skipping = await refuses("workbook:gateClosed", () => moveDeal(DEAL.deal, "Needs analysis", SIGNED));
    assert.match(String(skipping.params.milestones), /^Get a first meeting agreed, /u);
    assert.deepEqual(contentsOf(excel()), before);
  });

  it("moves on by exception, with the reason in Activities and the move in its history", async () => {
    const done = await moveDeal(DEAL.deal, "Proposal", SIGNED, "They asked for an offer at once");
    assert.deepEqual([done.stage, done.won], ["Proposal", false]);
    const now = await deal();
    assert.equal(now.stage, "Proposal");
    assert.equal(now.notes, "");
    assert.deepEqual(rowsOf(excel(), "Activities"), [
      { "Logged on": MONDAY + 7, Deal: "Acme rollout", Customer: "Acme", "Activity type": "Exception", Notes: "Lead → Proposal: They asked for an offer at once", By: "Li Na" },
    ]);
    assert.equal((await readProcess())!.activities[0]!.type, "exception");
    assert.deepEqual(rowsOf(excel(), "History").at(-1), { Deal: "Acme rollout", Stage: "Proposal", Entered: MONDAY + 7, By: "Li Na" });
    assert.deepEqual((await readProcess())!.history.map(({ stage }) => stage), ["Lead", "Proposal"]);
  });

  it("has the reason of an exception in its notes where the table of activities is gone", async () => {
    const { document } = excel();
    document.sheets.remove(document.tables.find("Activities")!.sheetId);
    await moveDeal(DEAL.deal, "Proposal", SIGNED, "They asked for an offer at once");
    assert.equal((await deal()).notes, "2026-03-09 Li Na: Lead → Proposal, by exception: They asked for an offer at once");
  });

  it("names the sheet of activities when it is protected and an exception has to be logged", async () => {
    const { document } = excel();
    const before = contentsOf(excel());
    document.sheets.protect(document.tables.find("Activities")!.sheetId, {} as never, null);
    const { params } = await refuses("workbook:sheetProtected", () => moveDeal(DEAL.deal, "Proposal", SIGNED, "Known"));
    assert.equal(params["sheet"], "Activities");
    document.sheets.unprotect(document.tables.find("Activities")!.sheetId, null as never);
    assert.deepEqual(contentsOf(excel()), before);
  });

  it("goes back without being asked", async () => {
    await moveDeal(DEAL.deal, "Proposal", SIGNED, "They asked");
    await moveDeal(DEAL.deal, "Qualification", { ...SIGNED, on: MONDAY + 9 });
    assert.equal((await deal()).stage, "Qualification");
  });

  it("is won by the move into Won: closed, and with its after-sales tasks", async () => {
    const done = await moveDeal(DEAL.deal, "Won", SIGNED, "Signed on the spot");
    assert.equal(done.won, true);
    const process = (await readProcess())!;
    assert.deepEqual([process.deals[0]!.outcome, process.deals[0]!.closed, process.deals[0]!.stage], ["won", MONDAY + 7, "Won"]);
    assert.ok(process.tasks.some((task) => task.stage === "After-sales"));
    await moveDeal(DEAL.deal, "Negotiation", { ...SIGNED, on: MONDAY + 8 });
    const again = await deal();
    assert.deepEqual([again.outcome, again.closed], ["open", null]);
  });

  it("is lost with reason and competitor: its open tasks are skipped, done ones stay", async () => {
    const [first] = (await readProcess())!.tasks;
    await markDone([first!.id], "Li Na", MONDAY);
    const { skipped } = await loseDeal(DEAL.deal, { reason: "Price", competitor: "Globex" }, SIGNED);
    const process = (await readProcess())!;
    assert.deepEqual(process.problems, []);
    const [now] = process.deals;
    assert.deepEqual([now!.outcome, now!.closed, now!.lostIn, now!.reason, now!.competitor], ["lost", MONDAY + 7, "Lead", "Price", "Globex"]);
    assert.equal(process.tasks.filter(({ status }) => status === "skipped").length, skipped);
    assert.equal(process.tasks.filter(({ status }) => status === "done").length, 1);
    assert.equal(process.tasks.filter(({ status }) => status === "open").length, 0);
    assert.equal(rowsOf(excel(), "History").at(-1)!["Stage"], "Lost");
    await refuses("workbook:dealIsLost", () => loseDeal(DEAL.deal, { reason: "", competitor: "" }, SIGNED));
    await refuses("workbook:dealIsLost", () => moveDeal(DEAL.deal, "Proposal", SIGNED, "x"));
  });

  it("is opened again where it was lost, with the tasks that were skipped", async () => {
    await moveDeal(DEAL.deal, "Qualification", SIGNED, "Known");
    const open = (await readProcess())!.tasks.filter(({ status, stage }) => status === "open" && stage !== "Lead").length;
    await loseDeal(DEAL.deal, { reason: "Price", competitor: "" }, { ...SIGNED, on: MONDAY + 8 });
    const done = await reopenDeal(DEAL.deal, { ...SIGNED, on: MONDAY + 9 });
    assert.equal(done.stage, "Qualification");
    const process = (await readProcess())!;
    const [now] = process.deals;
    assert.deepEqual([now!.outcome, now!.stage, now!.closed, now!.lostIn, now!.reason], ["open", "Qualification", null, "", ""]);
    assert.equal(process.tasks.filter(({ status }) => status === "open").length, open);
    await refuses("workbook:dealIsOpen", () => reopenDeal(DEAL.deal, SIGNED));
  });

  it("is taken back as a whole after a move, a loss and an opening", async () => {
    for (const act of [
      () => moveDeal(DEAL.deal, "Won", SIGNED, "Signed"),
      () => loseDeal(DEAL.deal, { reason: "Price", competitor: "Globex" }, SIGNED),
    ]) {
      const before = contentsOf(excel());
      const { undo: token } = await act();
      assert.notDeepEqual(contentsOf(excel()), before);
      await undo(token);
      assert.deepEqual(contentsOf(excel()), before);
    }
    await loseDeal(DEAL.deal, { reason: "Price", competitor: "" }, SIGNED);
    const lost = contentsOf(excel());
    await undo((await reopenDeal(DEAL.deal, SIGNED)).undo);
    assert.deepEqual(contentsOf(excel()), lost);
  });

  it("has single facts changed, and notes added below those that are there", async () => {
    await changeDeal(DEAL.deal, { amount: 90_000, expectedClose: MONDAY + 60 });
    await noteOnDeal(DEAL.deal, "Wants a demo", SIGNED);
    await noteOnDeal(DEAL.deal, "=1+1", { ...SIGNED, on: MONDAY + 8 });
    const now = await deal();
    assert.deepEqual([now.amount, now.expectedClose, now.owner], [90_000, MONDAY + 60, "Li Na"]);
    assert.equal(now.notes, "2026-03-09 Li Na: Wants a demo\n2026-03-10 Li Na: =1+1");
    await changeDeal(DEAL.deal, { amount: null });
    assert.equal((await deal()).amount, null);
  });

  it("has its facts changed where only the sheet of the deals may be written", async () => {
    const { document } = excel();
    for (const table of ["Process", "History"]) document.sheets.protect(document.tables.find(table)!.sheetId, {} as never, null);
    await refuses("workbook:sheetProtected", () => moveDeal(DEAL.deal, "Proposal", SIGNED, "Known customer"));
    await changeDeal(DEAL.deal, { amount: 90_000 });
    await noteOnDeal(DEAL.deal, "Wants a demo", SIGNED);
    const now = await deal();
    assert.deepEqual([now.amount, now.notes], [90_000, "2026-03-09 Li Na: Wants a demo"]);
    document.sheets.protect(document.tables.find("Deals")!.sheetId, {} as never, null);
    assert.equal((await refuses("workbook:sheetProtected", () => changeDeal(DEAL.deal, { amount: 1 }))).params["sheet"], "Deals");
  });

  it("that is gone, twice there, or already where it is to go is named", async () => {
    await refuses("workbook:dealGone", () => moveDeal("Nobody", "Proposal", SIGNED));
    await refuses("workbook:dealIsThere", () => moveDeal(DEAL.deal, "lead ", SIGNED));
    await refuses("workbook:unknownStage", () => moveDeal(DEAL.deal, "Nowhere", SIGNED));
  });
});

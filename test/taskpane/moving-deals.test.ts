import assert from "node:assert/strict";
import { dayOf } from "../../src/process/calendar";
import type { Deal } from "../../src/process/model";
import { stageNamed } from "../../src/process/read-stages";
import { loseFor, moveTo, reopenAgain, type DealMove } from "../../src/taskpane/deal/moves";
import { withPendingDeals } from "../../src/taskpane/deal/pending-deals";
import { tasksOf } from "../../src/taskpane/deal/tasks-of";
import { whatItTakes } from "../../src/taskpane/deal/what-it-takes";
import { Pane } from "../../src/taskpane/state/pane";
import * as workbook from "../../src/workbook";
import { useExcel } from "../headless";
import { TEAM } from "../workbook/workbook";
import { deal as dealOf, preferences, stage, task } from "./sample";

const TODAY = dayOf(2026, 3, 2)!;
const SIGNED = { by: "Li Na", on: TODAY };

describe("Moving a deal in the pane", () => {
  const excel = useExcel();
  let pane: Pane;
  beforeEach(async () => {
    await workbook.createProcess({ template: "b2b", language: "en", people: TEAM });
    await workbook.addDeal({ deal: "Acme", customer: "Acme", amount: 10, owner: "Li Na", stage: "Lead", start: TODAY - 20 });
    pane = new Pane({
      workbook,
      preferences: preferences({ me: () => "Li Na", remindedOn: () => TODAY }),
      languages: { current: () => "en", chosen: () => null, choose: () => undefined },
      today: () => TODAY,
    });
    await pane.start();
  });

  const read = () => {
    const { process: there } = pane.store.get();
    assert.ok(there.is === "there");
    return there.snapshot;
  };
  const shown = (): Deal => withPendingDeals(read().deals, pane.store.get().pendingDeals)[0]!;
  const inSheet = async () => (await workbook.readProcess())!.deals[0]!;
  const stageOf = (name: string) => stageNamed(read().stages, name)!;
  const start = ({ change, write }: DealMove) => pane.changeDeal(shown(), change, write);
  const takes = (to: string) => whatItTakes(shown(), stageOf(to), read().stages, tasksOf(shown(), read().tasks));

  it("shows it in its new stage before the workbook has it, and says so once it has", async () => {
    const writing = excel().host.log.length;
    start(moveTo(stageOf("Qualification"), shown(), SIGNED, "They know us"));
    assert.equal(shown().stage, "Qualification");
    assert.equal(read().deals[0]!.stage, "Lead");
    assert.equal(excel().host.log.length, writing);
    await pane.settled();
    assert.equal((await inSheet()).stage, "Qualification");
    assert.equal(pane.store.get().pendingDeals.size, 0);
    const { notice } = pane.store.get();
    assert.deepEqual([notice!.key, notice!.params], ["deal:moved", { deal: "Acme", stage: "Qualification" }]);
    assert.ok(read().activities.some(({ notes }) => notes.includes("They know us")));
  });

  it("brings it back with the reason when that fails, moves it on the second try, and takes it back by undo", async () => {
    excel().host.failRequest(1);
    start(moveTo(stageOf("Qualification"), shown(), SIGNED, "They know us"));
    await pane.settled();
    assert.deepEqual([shown().stage, (await inSheet()).stage], ["Lead", "Lead"]);
    const failed = pane.store.get().pendingDeals.get("acme")!;
    assert.equal(failed.failure?.code, "workbook:excelRefused");
    failed.again();
    assert.equal(shown().stage, "Qualification");
    await pane.settled();
    assert.equal((await inSheet()).stage, "Qualification");
    pane.store.get().notice!.undo!();
    await pane.settled();
    assert.deepEqual([shown().stage, (await inSheet()).stage], ["Lead", "Lead"]);
    assert.equal((await workbook.readProcess())!.history.length, 1);
  });

  it("leaves a failed move alone when it is dismissed", async () => {
    excel().host.failRequest(1);
    start(moveTo(stageOf("Qualification"), shown(), SIGNED, "They know us"));
    await pane.settled();
    pane.forgetDeal(" ACME");
    assert.deepEqual([pane.store.get().pendingDeals.size, shown().stage], [0, "Lead"]);
  });

  it("asks for a reason while milestones are open, and does not get past the workbook without one", async () => {
    assert.equal(takes("Qualification"), "exception");
    assert.equal(takes("Lost"), "whyLost");
    assert.equal(takes("Lead"), "cannot");
    start(moveTo(stageOf("Qualification"), shown(), SIGNED));
    await pane.settled();
    assert.deepEqual([shown().stage, pane.store.get().pendingDeals.get("acme")!.failure?.code], ["Lead", "workbook:gateClosed"]);
    for (const each of read().tasks.filter(({ milestone, stage: of }) => milestone && of === "Lead")) await workbook.markDone([each.id], "Li Na", TODAY);
    await pane.refresh();
    assert.equal(takes("Lead"), "nothing", "going back asks for nothing");
  });

  for (const [what, made] of [
    ["lost", () => loseFor({ reason: "Price", competitor: "Globex" }, shown(), read().stages, SIGNED)],
    ["won", () => moveTo(stageOf("Won"), shown(), SIGNED, "Signed at the fair")],
  ] as const) {
    it(`shows a ${what} deal at once as the workbook has it afterwards`, async () => {
      start(made());
      const { stage: where, outcome, lostIn } = shown();
      assert.equal(outcome, what);
      await pane.settled();
      const row = await inSheet();
      assert.deepEqual([row.stage, row.outcome, row.lostIn], [where, outcome, lostIn]);
    });
  }

  it("opens a lost deal again where it was lost", async () => {
    start(loseFor({ reason: "Price", competitor: "" }, shown(), read().stages, SIGNED));
    await pane.settled();
    assert.equal(takes("Lead"), "cannot", "it is opened again first");
    start(reopenAgain(shown(), read().stages, SIGNED));
    assert.deepEqual([shown().stage, shown().outcome], ["Lead", "open"]);
    await pane.settled();
    const row = await inSheet();
    assert.deepEqual([row.stage, row.outcome, row.lostIn], ["Lead", "open", ""]);
  });
});

describe("what it takes to move a deal", () => {
  const stages = [stage("Lead", 1), stage("Proposal", 2), stage("Won", 3, "won"), stage("Support", 4, "after-sales")];
  const takes = (deal: Partial<Deal>, to: string, tasks = [task({ milestone: true })]) => whatItTakes(dealOf(deal), stageNamed(stages, to)!, stages, tasks);

  it("is nothing once the milestones are done, or on the way back", () => {
    assert.equal(takes({}, "Proposal"), "exception");
    assert.equal(takes({}, "Proposal", [task({ milestone: true, status: "done" })]), "nothing");
    assert.equal(takes({ stage: "Proposal" }, "Lead"), "nothing");
  });

  it("is a reason also for the milestones of the stages that are skipped", () => {
    assert.equal(takes({}, "Won", [task({ milestone: true, stage: "Proposal" })]), "exception");
  });

  it("leaves a won deal won in after-sales, and opens it again in an open stage", () => {
    const outcome = (to: string) => moveTo(stageNamed(stages, to)!, dealOf({ stage: "Won", outcome: "won" }), SIGNED).change.outcome;
    assert.deepEqual(["Support", "Lead"].map(outcome), ["won", "open"]);
  });
});

import assert from "node:assert/strict";
import type { Stage } from "../../src/process/model";
import { stageSteps } from "../../src/taskpane/deal/stage-steps";
import { namesUsed } from "../../src/taskpane/deal/names-used";
import { deal, stage } from "./sample";

const STAGES: readonly Stage[] = [
  { ...stage("Lead", 1), targetDays: 5 }, stage("Proposal", 2), stage("Negotiation", 3), stage("Won", 4, "won"), stage("Lost", 5, "lost"),
];
const entry = (name: string, entered: number) => ({ deal: "ERP", stage: name, entered, by: "Li Na" });
const shown = (...args: Parameters<typeof stageSteps>) => stageSteps(...args).map(({ stage: { name }, is, days, over }) => [name, is, days, over]);

describe("where a deal stands", () => {
  it("counts the days of each stay, the present one up to today, and says which are over target", () => {
    const history = [entry("Lead", 100), entry("Proposal", 110)];
    assert.deepEqual(shown(deal({ stage: "Proposal" }), STAGES, history, 113), [
      ["Lead", "passed", 10, true],
      ["Proposal", "here", 3, false],
      ["Negotiation", "ahead", null, false],
      ["Won", "ahead", null, false],
    ]);
  });

  it("adds up the stays of a deal that went back", () => {
    const history = [entry("Lead", 100), entry("Proposal", 104), entry("Lead", 106), entry("Proposal", 107)];
    assert.deepEqual(shown(deal({ stage: "proposal" }), STAGES, history, 110).map(([, , days]) => days), [5, 5, null, null]);
  });

  it("has a lost deal where it was lost, without days that go on", () => {
    const history = [entry("Lead", 100), entry("Proposal", 104), entry("Lost", 109)];
    const lost = deal({ stage: "Lost", lostIn: "Proposal", outcome: "lost" });
    assert.deepEqual(shown(lost, STAGES, history, 200).map(([, is, days]) => [is, days]), [["passed", 4], ["here", 5], ["ahead", null], ["ahead", null]]);
  });

  it("tells no days where the history names a stage that is no more, and none without a history", () => {
    const history = [entry("Lead", 100), entry("Pilot", 104), entry("Proposal", 106)];
    for (const known of [history, []]) {
      assert.deepEqual(shown(deal({ stage: "Proposal" }), STAGES, known, 110).map(([, , days]) => days), [null, null, null, null]);
    }
  });

  it("suggests reasons by how often they were given, each in one spelling", () => {
    const deals = ["Price", "timing", "price ", "", "ＰＲＩＣＥ"].map((reason) => deal({ reason }));
    assert.deepEqual(namesUsed(deals, "reason"), ["Price", "timing"]);
  });
});

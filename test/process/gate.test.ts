import assert from "node:assert/strict";
import { openMilestones } from "../../src/process/gate";
import type { Stage } from "../../src/process/model";
import type { GateTask } from "../../src/process/what-follows";

const STAGES = ["Lead", "Proposal", "Negotiation"].map((name, at): Stage => ({ name, order: at + 1, kind: "open", probability: null, targetDays: null, guidance: "" }));
const task = (stage: string, name: string, part: Partial<GateTask> = {}): GateTask => ({ stage, task: name, milestone: true, status: "open", ...part });
const TASKS = [
  task("Lead", "Meeting"), task("lead ", "Budget", { status: "done" }), task("Lead", "Call", { milestone: false }), task("Proposal", "Offer"), task("Negotiation", "Contract"),
];
const names = (from: string, to: string) => openMilestones(STAGES, from, to, TASKS).map((each) => each.task);

describe("the gate of a stage", () => {
  it("names the open milestones of the stage that is left", () => assert.deepEqual(names("Lead", "Proposal"), ["Meeting"]));
  it("names those of stages that are skipped too", () => assert.deepEqual(names("LEAD", "Negotiation"), ["Meeting", "Offer"]));
  it("asks for nothing on the way back, and from a stage that is none", () => {
    assert.deepEqual(names("Negotiation", "Lead"), []);
    assert.deepEqual(names("Nowhere", "Proposal"), []);
  });
});

import assert from "node:assert/strict";
import type { Stage, StageKind, TaskStatus } from "../../src/process/model";
import { whatFollows, type GateTask } from "../../src/process/what-follows";

function stage(name: string, order: number, kind: StageKind = "open"): Stage {
  return { name, order, kind, probability: null, targetDays: null, guidance: "" };
}
function task(stageName: string, name: string, status: TaskStatus, milestone = true): GateTask {
  return { stage: stageName, task: name, status, milestone };
}
const STAGES = [
  stage("Lead", 1), stage("Proposal", 2), stage("Closing", 3), stage("Won", 4, "won"), stage("Lost", 5, "lost"), stage("After", 6, "after-sales"),
];

function follows(at: string, tasks: GateTask[], stages = STAGES): { enters: string[]; waitsFor: readonly string[] } {
  const { enters, waitsFor } = whatFollows(stages, at, tasks);
  return { enters: enters.map((s) => s.name), waitsFor };
}

describe("whatFollows", () => {
  it("keeps the deal in its stage while a milestone is open", () => {
    assert.deepEqual(follows("Lead", [task("Lead", "a", "done"), task("Lead", "b", "open")]), { enters: [], waitsFor: ["b"] });
  });
  it("moves it on with the last milestone, whatever other tasks are open", () => {
    const tasks = [task("Lead", "a", "done"), task("Lead", "b", "open", false), task("Proposal", "c", "open")];
    assert.deepEqual(follows("lead ", tasks), { enters: ["Proposal"], waitsFor: ["c"] });
  });
  it("counts a skipped milestone as closed", () => {
    assert.deepEqual(follows("Lead", [task("Lead", "a", "skipped"), task("Proposal", "c", "open")]).enters, ["Proposal"]);
  });
  it("goes on through stages whose work was done ahead", () => {
    const tasks = [task("Lead", "a", "done"), task("Proposal", "b", "done"), task("Closing", "c", "open")];
    assert.deepEqual(follows("Lead", tasks), { enters: ["Proposal", "Closing"], waitsFor: ["c"] });
  });
  it("wins the deal after the last open stage, and never loses it", () => {
    assert.deepEqual(follows("Closing", [task("Closing", "c", "done"), task("After", "d", "open")]), { enters: ["Won"], waitsFor: [] });
  });
  it("enters after-sales with the first task done there", () => {
    const tasks = [task("After", "d", "done", false), task("After", "e", "open")];
    assert.deepEqual(follows("Won", tasks), { enters: ["After"], waitsFor: ["e"] });
    assert.deepEqual(follows("Won", [task("After", "d", "open")]).enters, []);
  });
  it("lets all tasks gate a stage that has no milestone", () => {
    assert.deepEqual(follows("Lead", [task("Lead", "a", "done", false), task("Lead", "b", "open", false)]).enters, []);
    assert.deepEqual(follows("Lead", [task("Lead", "a", "done", false), task("Lead", "b", "done", false)]).enters, ["Proposal"]);
  });
  it("leaves a deal where it is when its stage has no tasks, is lost, or is unknown", () => {
    assert.deepEqual(follows("Lead", []).enters, []);
    assert.deepEqual(follows("Lost", [task("Lost", "x", "done")]).enters, []);
    assert.deepEqual(follows("Elsewhere", [task("Elsewhere", "x", "done")]).enters, []);
  });
  it("stays in the last stage", () => {
    assert.deepEqual(follows("After", [task("After", "d", "done")]), { enters: [], waitsFor: [] });
  });
});

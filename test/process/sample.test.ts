import assert from "node:assert/strict";
import fc from "fast-check";
import { dayOf } from "../../src/process/calendar";
import { LANGUAGES } from "../../src/process/language";
import { sampleOf } from "../../src/process/sample";
import { TEMPLATES } from "../../src/process/templates";

const days = fc.integer({ min: dayOf(2020, 1, 1)!, max: dayOf(2035, 12, 31)! });

describe("The sample", () => {
  it("has nothing that is still to come, and nothing done before it began, on any day and in any template", () => {
    fc.assert(
      fc.property(days, fc.nat(TEMPLATES.length - 1), fc.constantFrom(...LANGUAGES), (asOf, template, language) => {
        const { deals, tasks, history } = sampleOf(TEMPLATES[template]!, language, asOf);
        for (const { closed, created } of deals) assert.ok(created! <= asOf && (closed === null || (closed >= created! && closed <= asOf)));
        for (const { done, start } of tasks) assert.ok(done === null || (done <= asOf && done >= start!), `${start} ${done} ${asOf}`);
        for (const { entered } of history) assert.ok(entered <= asOf);
      })
    );
  });

  it("has deals in every state, and tasks that are overdue, due and done", () => {
    const asOf = dayOf(2026, 3, 2)!;
    const { deals, tasks, history, team } = sampleOf(TEMPLATES[0]!, "en", asOf);
    assert.deepEqual([...new Set(deals.map(({ outcome }) => outcome))].sort(), ["lost", "open", "won"]);
    assert.ok(new Set(deals.filter(({ outcome }) => outcome === "open").map(({ stage }) => stage)).size >= 4);
    assert.ok(tasks.some(({ status, due }) => status === "open" && due! < asOf));
    assert.ok(tasks.some(({ status, due }) => status === "open" && due! > asOf));
    assert.ok(tasks.some(({ status, done, due }) => status === "done" && done! > due!));
    assert.equal(new Set(deals.map(({ deal }) => deal)).size, deals.length);
    for (const { deal, stage } of deals) assert.equal(history.filter((entry) => entry.deal === deal).at(-1)!.stage, stage);
    for (const { owner } of tasks) assert.ok(team.some(({ name }) => name === owner));
  });

  it("leaves a deal in its stage only while the milestones of the stages before it are done", () => {
    const { deals, tasks } = sampleOf(TEMPLATES[0]!, "zh-CN", dayOf(2026, 3, 2)!);
    const names = TEMPLATES[0]!.stages.map((stage) => stage.name["zh-CN"]);
    for (const { deal, stage, outcome } of deals.filter((each) => each.outcome === "open")) {
      const behind = tasks.filter((task) => task.deal === deal && names.indexOf(task.stage) < names.indexOf(stage));
      assert.deepEqual(behind.filter(({ status }) => status !== "done"), [], `${deal} ${outcome}`);
    }
  });
});

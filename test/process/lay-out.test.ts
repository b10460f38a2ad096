import assert from "node:assert/strict";
import fc from "fast-check";
import { addBusinessDays, dayOf, isBusinessDay, onBusinessDay } from "../../src/process/calendar";
import { layOut, ownerFor, stagesToLayOut } from "../../src/process/lay-out";
import type { Person, PlaybookTask, Stage, StageKind } from "../../src/process/model";

const FRIDAY = dayOf(2026, 1, 2)!;
const NEW_YEAR = new Set([dayOf(2026, 1, 1)!, dayOf(2026, 1, 5)!]);

function stage(name: string, order: number, targetDays: number | null = 7, kind: StageKind = "open"): Stage {
  return { name, order, kind, probability: 0.5, targetDays, guidance: "" };
}
function item(stageName: string, task: string, offsetDays: number, role = ""): PlaybookTask {
  return { stage: stageName, task, milestone: false, role, offsetDays, guidance: "", repeatDays: null };
}
function person(name: string, role: string): Person {
  return { name, role, department: "", email: "", manager: "" };
}

describe("layOut", () => {
  const lead = stage("Lead", 1, 14);
  const proposal = stage("Proposal", 2);

  it("puts a task's due day its offset in business days after the stage's start", () => {
    const [task] = layOut({
      stages: [lead], playbook: [item("Lead", "Call", 1)], team: [], holidays: new Set(), start: FRIDAY, owner: "Li Na",
    });
    assert.deepEqual(task, {
      stage: "Lead", task: "Call", milestone: false, owner: "Li Na", start: FRIDAY, due: dayOf(2026, 1, 5)!,
    });
  });

  it("begins a stage when the target days of the stages before it have passed, on a business day", () => {
    const tasks = layOut({
      stages: [lead, proposal],
      playbook: [item("Lead", "Call", 0), item("Proposal", "Offer", 2)],
      team: [], holidays: new Set(), start: dayOf(2026, 1, 3)!, owner: "",
    });
    // Saturday 3 January → Monday 5; fourteen days later is Saturday 17 → Monday 19, and two business days on Wednesday 21
    assert.deepEqual(
      tasks.map(({ start, due }) => [start, due]),
      [[dayOf(2026, 1, 5), dayOf(2026, 1, 5)], [dayOf(2026, 1, 19), dayOf(2026, 1, 21)]]
    );
  });

  it("skips the team's holidays", () => {
    const [task] = layOut({
      stages: [lead], playbook: [item("lead ", "Call", 1)], team: [], holidays: NEW_YEAR, start: FRIDAY, owner: "",
    });
    assert.equal(task!.due, dayOf(2026, 1, 6));
  });

  it("gives a stage without target days no time of its own", () => {
    const tasks = layOut({
      stages: [stage("A", 1, null), stage("B", 2)], playbook: [item("B", "x", 0)], team: [], holidays: new Set(), start: FRIDAY, owner: "",
    });
    assert.equal(tasks[0]!.start, FRIDAY);
  });

  it("never starts or ends on a weekend or holiday, keeps the playbook's order, and moves as a whole with its start", () => {
    const day = fc.integer({ min: 40_000, max: 50_000 });
    const stages = fc.array(fc.option(fc.integer({ min: 0, max: 60 })), { minLength: 1, maxLength: 6 });
    const offsets = fc.array(fc.record({ at: fc.nat(5), offset: fc.nat(40) }), { maxLength: 20 });
    fc.assert(
      fc.property(day, stages, offsets, fc.array(day, { maxLength: 40 }), (start, targets, items, off) => {
        const holidays = new Set(off);
        const list = targets.map((days, k) => stage(`S${k}`, k, days));
        const playbook = items.map(({ at, offset }, k) => item(`S${at}`, `T${k}`, offset));
        const tasks = layOut({ stages: list, playbook, team: [], holidays, start, owner: "me" });
        assert.equal(tasks.length, playbook.filter((entry) => list.some((s) => s.name === entry.stage)).length);
        let before = 0;
        list.forEach((s, k) => {
          const own = tasks.filter((task) => task.stage === s.name);
          assert.deepEqual(own.map((task) => task.task), playbook.filter((p) => p.stage === s.name).map((p) => p.task));
          for (const task of own) {
            assert.equal(task.start, onBusinessDay(start + before, holidays));
            assert.equal(task.due, addBusinessDays(task.start, items[Number(task.task.slice(1))]!.offset, holidays));
            assert.ok(isBusinessDay(task.start, holidays) && isBusinessDay(task.due, holidays) && task.due >= task.start);
          }
          before += targets[k] ?? 0;
        });
        const aYearOn = layOut({ stages: list, playbook, team: [], holidays: new Set(off.map((d) => d + 364)), start: start + 364, owner: "me" });
        assert.deepEqual(aYearOn.map((task) => task.due), tasks.map((task) => task.due + 364));
      })
    );
  });
});

describe("ownerFor", () => {
  const team = [person("Wang Wei", "Sales rep"), person("Li Na", "Sales rep"), person("Zhang Min", "Pre-sales engineer")];

  it("is the deal's owner when the role is theirs", () => assert.equal(ownerFor("sales REP", "Li Na", team), "Li Na"));
  it("is the first of the team who has the role otherwise", () => {
    assert.equal(ownerFor("Pre-sales engineer", "Li Na", team), "Zhang Min");
    assert.equal(ownerFor("Sales rep", "Zhang Min", team), "Wang Wei");
  });
  it("is the deal's owner when nobody has the role or none is asked for", () => {
    assert.equal(ownerFor("Lawyer", "Li Na", team), "Li Na");
    assert.equal(ownerFor("", "Li Na", team), "Li Na");
  });
});

describe("stagesToLayOut", () => {
  const stages = [stage("After", 9, 30, "after-sales"), stage("Won", 7, null, "won"), stage("B", 2), stage("A", 1), stage("Lost", 8, null, "lost")];

  it("is the first stage and the open ones after it, by their order and not by their row", () => {
    assert.deepEqual(stagesToLayOut(stages, "A").map((s) => s.name), ["A", "B"]);
    assert.deepEqual(stagesToLayOut(stages, "b").map((s) => s.name), ["B"]);
  });
  it("is nothing for a stage that is not in the list", () => assert.deepEqual(stagesToLayOut(stages, "C"), []));
});

import assert from "node:assert/strict";
import { addBusinessDays, dayOf, isBusinessDay } from "../../src/process/calendar";
import { dueAgain } from "../../src/process/cadence";
import type { PlaybookTask } from "../../src/process/model";
import type { GateTask } from "../../src/process/what-follows";

const FRIDAY = dayOf(2026, 3, 6)!;
const followUp: PlaybookTask = { stage: "Proposal", task: "Follow up", milestone: false, role: "", offsetDays: 2, guidance: "", repeatDays: 5 };
const plan = { playbook: [followUp], holidays: [] };
const done: GateTask = { stage: "proposal ", task: "FOLLOW UP", milestone: false, status: "done" };

describe("a follow-up", () => {
  it("is due again its Repeat days in business days after it was done", () => {
    assert.equal(dueAgain(done, FRIDAY, "Proposal", [done], plan), FRIDAY + 7);
    assert.equal(dueAgain(done, FRIDAY, "Proposal", [done], { ...plan, holidays: [FRIDAY + 3] }), FRIDAY + 10);
  });

  it("ends when its deal stands in another stage", () => {
    assert.equal(dueAgain(done, FRIDAY, "Negotiation", [done], plan), null);
    assert.equal(dueAgain(done, FRIDAY, "", [done], plan), null);
  });

  it("is none without Repeat days, and none of a task that the playbook does not name", () => {
    assert.equal(dueAgain(done, FRIDAY, "Proposal", [done], { ...plan, playbook: [{ ...followUp, repeatDays: null }] }), null);
    assert.equal(dueAgain({ ...done, task: "Call" }, FRIDAY, "Proposal", [done], plan), null);
    assert.equal(dueAgain(done, FRIDAY, "Proposal", [done], { ...plan, playbook: [{ ...followUp, stage: "Lead" }] }), null);
  });

  it("waits while one of its name is still open in the stage", () => {
    assert.equal(dueAgain(done, FRIDAY, "Proposal", [done, { ...done, status: "open" }], plan), null);
    assert.equal(dueAgain(done, FRIDAY, "Proposal", [done, { ...done, stage: "Lead", status: "open" }], plan), FRIDAY + 7);
  });

  it("is never due on a weekend or a holiday", () => {
    for (let on = FRIDAY; on < FRIDAY + 14; on += 1) {
      for (let repeatDays = 1; repeatDays < 12; repeatDays += 1) {
        const due = dueAgain(done, on, "Proposal", [done], { playbook: [{ ...followUp, repeatDays }], holidays: [FRIDAY + 4] })!;
        assert.ok(isBusinessDay(due, new Set([FRIDAY + 4])));
        assert.equal(due, addBusinessDays(on, repeatDays, new Set([FRIDAY + 4])));
      }
    }
  });
});

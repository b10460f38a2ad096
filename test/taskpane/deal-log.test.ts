import assert from "node:assert/strict";
import type { Activity } from "../../src/process/model";
import { dealLog } from "../../src/taskpane/deal/deal-log";

const activity = (part: Partial<Activity>): Activity => ({ logged: 5, deal: "ERP", customer: "", type: null, typeWord: "WeChat", notes: "", by: "", ...part });

describe("a deal's log", () => {
  it("has the stages it entered and what was logged, the latest first", () => {
    const history = [
      { deal: "ERP", stage: "Lead", entered: 1, by: "Li Na" },
      { deal: "ERP", stage: "Proposal", entered: 7, by: "" },
    ];
    assert.deepEqual(dealLog("ERP", history, [activity({ notes: "Sent a price", by: "Tom" })]), [
      { day: 7, title: "Proposal", notes: "", by: "" },
      { day: 5, title: "WeChat", notes: "Sent a price", by: "Tom" },
      { day: 1, title: "Lead", notes: "", by: "Li Na" },
    ]);
  });

  it("has what was written last first within a day", () => {
    assert.deepEqual(dealLog("ERP", [], [activity({ notes: "first" }), activity({ notes: "second" })]).map(({ notes }) => notes), ["second", "first"]);
  });

  it("is of this deal alone, however its name is spelled", () => {
    const history = [{ deal: "CRM", stage: "Lead", entered: 1, by: "" }];
    assert.deepEqual(dealLog("ERP", history, [activity({ deal: " erp" }), activity({ deal: "" })]).length, 1);
  });
});

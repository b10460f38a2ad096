import assert from "node:assert/strict";
import { readStageList } from "../../src/process/read-stages";
import { BUILT_IN_ORDERS, LOST_STAGE, orderFor, stageOrder, UNKNOWN_STAGE } from "../../src/process/stage-orders";
import { TEMPLATES } from "../../src/process/templates";
import { StagebookError } from "../../src/process/problem";
import { sheet } from "./sheet";

const names = (order: { steps: readonly { name: string }[] }) => order.steps.map(({ name }) => name);
const codeOf = (code: string) => (error: unknown) => error instanceof StagebookError && error.code === code;

describe("a list of stages", () => {
  it("is one column in order, with or without its header and blank cells", () => {
    for (const grid of [[["Lead"], ["Proposal"], ["Won"]], [["Stage"], ["Lead"], [""], ["Proposal"], ["Won"], [""]], [["Lead", "Proposal", "Won"]]]) {
      assert.deepEqual(readStageList(grid).map(({ name, kind }) => `${name} ${kind}`), ["Lead open", "Proposal open", "Won won"]);
    }
  });

  it("takes what comes after won for after-sales", () => {
    assert.deepEqual(readStageList([["Lead"], ["Won"], ["Lost"], ["Onboarding"]]).map(({ kind }) => kind), ["open", "won", "lost", "after-sales"]);
  });

  it("is a Stages table, whose Order and Kind decide", () => {
    const stages = readStageList(sheet(`
      Kind        | Stage    | Order | Target days
      won         | Signed   | 3     |
      open        | Proposal | 2     | 14
      进行中      | Lead     | 1     | 7
      lost        | Dead     | 4     |
      after-sales | Care     | 5     |
    `));
    assert.deepEqual(stages.map(({ name, kind, targetDays }) => [name, kind, targetDays]), [
      ["Lead", "open", 7], ["Proposal", "open", 14], ["Signed", "won", null], ["Dead", "lost", null], ["Care", "after-sales", null],
    ]);
  });

  it("refuses a kind that is none, an error, a table without a Stage column and an empty list", () => {
    assert.throws(() => readStageList([["Stage", "Kind"], ["Lead", "sort of open"]]), codeOf("process:unknownKind"));
    assert.throws(() => readStageList([["Lead"], ["#REF!"]]), codeOf("process:errorInStages"));
    assert.throws(() => readStageList([["Lead", "x"], ["Won", "y"]]), codeOf("process:stagesTable"));
    assert.throws(() => readStageList([[""], [""]]), codeOf("process:noStages"));
  });
});

describe("the order of stages", () => {
  it("is open, won, after-sales, and lost is no step", () => {
    const order = stageOrder(readStageList([["Lost"], ["Lead"], ["Proposal"], ["Won"], ["Care"]]));
    assert.deepEqual(names(order), ["Lead", "Proposal", "Won", "Care"]);
    assert.equal(order.won, 2);
    assert.equal(order.stepOf(" PROPOSAL "), 1);
    assert.equal(order.stepOf("Lost"), LOST_STAGE);
    assert.equal(order.stepOf("丢单"), LOST_STAGE);
    assert.equal(order.stepOf("Closed Won"), 2);
    assert.equal(order.stepOf("Demo"), UNKNOWN_STAGE);
  });

  it("refuses a stage that is listed twice", () => {
    assert.throws(() => stageOrder(readStageList([["Lead"], ["lead "]])), codeOf("process:sameStageTwice"));
  });

  it("puts won after the open stages when the list has none but the data does", () => {
    assert.deepEqual(names(orderFor(["Lead", "赢单"], readStageList([["Lead"], ["Proposal"]]))), ["Lead", "Proposal", "赢单"]);
    assert.deepEqual(names(orderFor(["Lead"], readStageList([["Lead"], ["Proposal"]]))), ["Lead", "Proposal"]);
  });

  it("is built in for our templates in both languages", () => {
    for (const template of TEMPLATES) {
      for (const language of ["en", "zh-CN"] as const) {
        const stages = template.stages.map(({ name }) => name[language]);
        const steps = template.stages.filter(({ kind }) => kind !== "lost").map(({ name }) => name[language]);
        assert.deepEqual(new Set(names(orderFor([...stages].reverse(), null))), new Set(steps));
      }
    }
  });

  it("is built in for the default pipelines of five CRMs", () => {
    const pipelines = [
      "Appointment Scheduled, Qualified To Buy, Presentation Scheduled, Decision Maker Bought-In, Contract Sent, Closed Won",
      "Prospecting, Qualification, Needs Analysis, Value Proposition, Id. Decision Makers, Perception Analysis, Proposal/Price Quote, Negotiation/Review, Closed Won",
      "Qualified, Contact Made, Demo Scheduled, Proposal Made, Negotiations Started, Won",
      "Qualification, Needs Analysis, Value Proposition, Identify Decision Makers, Proposal/Price Quote, Negotiation/Review, Closed Won",
      "验证客户, 需求确定, 方案/报价, 谈判审核, 赢单",
    ].map((pipeline) => pipeline.split(", "));
    for (const stages of pipelines) assert.deepEqual(names(orderFor([...stages].reverse(), null)), stages);
  });

  it("is that of all stages in the data, not of some", () => {
    assert.throws(() => orderFor(["Lead", "Demo"], null), codeOf("process:stageOrderUnknown"));
    assert.throws(() => orderFor(["Prospecting", "Engaging", "Won", "Lost"], null), (error) => {
      assert.ok(error instanceof StagebookError);
      assert.equal(error.params.stages, "Engaging, Lost, Prospecting, Won");
      return error.code === "process:stageOrderUnknown";
    });
  });

  it("is not guessed from won and lost alone, but from the stages asked about", () => {
    assert.throws(() => orderFor(["Won", "Lost"], null), codeOf("process:stageOrderUnknown"));
    assert.equal(names(orderFor(["Won", "Lost"], null, ["Contract Sent", "Won"])).length, 6);
  });

  it("prefers the order that has the stages asked about", () => {
    assert.ok(names(orderFor(["Qualification"], null, ["Perception Analysis"])).includes("Perception Analysis"));
    assert.ok(names(orderFor(["Qualification"], null, ["Identify Decision Makers"])).includes("Identify Decision Makers"));
  });

  it("has a won stage in every built-in order", () => {
    for (const stages of BUILT_IN_ORDERS) assert.ok(stageOrder(stages).won < stageOrder(stages).steps.length);
  });
});

import assert from "node:assert/strict";
import { conversion, type ConversionMode } from "../../src/metrics/conversion";
import { funnel } from "../../src/metrics/funnel";
import { journeysOf } from "../../src/metrics/journeys";
import { ALWAYS, type Period } from "../../src/metrics/period";
import { isoDay } from "../../src/process/calendar";
import { StagebookError } from "../../src/process/problem";
import { readStageList } from "../../src/process/read-stages";
import { readTable } from "../../src/process/read-table";
import { day, sheet } from "../process/sheet";

const STAGES = readStageList([["Lead"], ["Demo"], ["Proposal"], ["Won"], ["Lost"], ["Care"]]);
const AS_OF = day("2026-06-30");

function journeys(text: string, asOf = AS_OF, stages = STAGES) {
  return journeysOf(readTable(sheet(text)), { stages, asked: [], asOf });
}

/** Per deal the last stage it reached and the dates on which it entered each stage. */
function told(text: string, asOf = AS_OF) {
  const { order, furthest, entered, length } = journeys(text, asOf);
  const steps = order.steps.length;
  return Array.from({ length }, (_, deal) => {
    const days = [...entered.subarray(deal * steps, (deal + 1) * steps)].map((at) => (at === 0 ? "-" : isoDay(at).slice(5)));
    return `${furthest[deal]! < 0 ? "nothing" : order.steps[furthest[deal]!]!.name}: ${days.join(" ")}`;
  });
}

function converts(text: string, a: number, b: number, mode: ConversionMode, period: Period = ALWAYS, asOf = AS_OF) {
  const { numerator, denominator } = conversion(journeys(text, asOf), a, b, mode, period);
  return `${numerator}/${denominator}`;
}

const period = (from: string, to: string): Period => ({ from: from === "" ? null : day(from), to: to === "" ? null : day(to) });

describe("a journey from History", () => {
  it("counts a skipped stage as reached, entered when the later one was", () => {
    assert.deepEqual(told(`
      Deal | Stage    | Entered
      A    | Lead     | 2026-01-05
      A    | Proposal | 2026-02-01
    `), ["Proposal: 01-05 02-01 02-01 - -"]);
  });

  it("keeps the first entry of a deal that went back", () => {
    assert.deepEqual(told(`
      Deal | Stage    | Entered
      A    | Lead     | 2026-01-05
      A    | Proposal | 2026-02-01
      A    | Demo     | 2026-02-10
      A    | Proposal | 2026-03-01
    `), ["Proposal: 01-05 02-01 02-01 - -"]);
  });

  it("takes no step for lost, and knows nothing of a deal that has only that row", () => {
    assert.deepEqual(told(`
      Deal | Stage | Entered
      A    | Lead  | 2026-01-05
      A    | Lost  | 2026-02-01
      B    | 输单  | 2026-02-01
    `), ["Lead: 01-05 - - - -", "nothing: - - - - -"]);
  });

  it("does not know what is dated after the day asked about", () => {
    const rows = `
      Deal | Stage | Entered
      A    | Lead  | 2026-01-05
      A    | Won   | 2026-02-01
    `;
    assert.deepEqual(told(rows, day("2026-01-31")), ["Lead: 01-05 - - - -"]);
    assert.deepEqual(told(rows, day("2026-02-01")), ["Won: 01-05 02-01 02-01 02-01 -"]);
  });

  it("adds up all stays in a stage, and takes a row with the stage of the row before for no change", () => {
    const { stays, order } = journeys(`
      Deal | Stage    | Entered
      A    | Lead     | 2026-01-01
      A    | Lead     | 2026-01-06
      A    | Demo     | 2026-01-11
      A    | Lead     | 2026-01-21
      A    | Demo     | 2026-01-31
      B    | Lead     | 2026-06-01
      B    | Demo     | 2026-06-02
      B    | Lead     | 2026-06-05
    `);
    const steps = order.steps.length;
    assert.deepEqual([...stays!.completed.subarray(0, 2)], [20, 10]);
    assert.equal(stays!.completed[steps], 1);
    assert.deepEqual([...stays!.current], [10 + 150, 1 + 25]);
  });

  it("refuses an unknown stage and a blank one, naming the row", () => {
    for (const [stage, code] of [["Demonstration", "process:unknownStage"], ["", "process:blankStage"]] as const) {
      assert.throws(
        () => journeysOf(readTable([["Deal", "Stage", "Entered"], ["A", "Lead", 46000], ["A", stage, 46001]]), { stages: STAGES, asked: [], asOf: AS_OF }),
        (error) => error instanceof StagebookError && error.code === code && error.row === 3 && error.column === "Stage"
      );
    }
  });
});

describe("a journey from Process", () => {
  it("reached a stage when every milestone of the stage before is done, on the day of the last one", () => {
    assert.deepEqual(told(`
      Deal | Stage | Task | Milestone | Start      | Done
      A    | Lead  | 1    | Yes       | 2026-01-05 | 2026-01-20
      A    | Lead  | 2    | Yes       | 2026-01-06 | 2026-01-12
      A    | Lead  | 3    | No        | 2026-01-06 |
      A    | Demo  | 4    | Yes       | 2026-02-01 |
    `), ["Demo: 01-05 01-20 - - -"]);
  });

  it("takes every task of a stage that has no milestone", () => {
    assert.deepEqual(told(`
      Deal | Stage | Task | Milestone | Start      | Done
      A    | Lead  | 1    | No        | 2026-01-05 | 2026-01-20
      A    | Lead  | 2    | No        |            | 2026-01-21
      B    | Lead  | 1    | No        | 2026-01-05 | 2026-01-20
      B    | Lead  | 2    | No        |            |
    `), ["Demo: 01-05 01-21 - - -", "Lead: 01-05 - - - -"]);
  });

  it("reached a stage when a task of it or of a later one is done, on a day that nothing says", () => {
    assert.deepEqual(told(`
      Deal | Stage    | Task | Milestone | Start      | Done
      A    | Lead     | 1    | Yes       | 2026-01-05 |
      A    | Proposal | 2    | No        |            | 2026-02-01
      A    | Proposal | 3    | Yes       |            |
    `), ["Proposal: 01-05 - - - -"]);
  });

  it("does not take a skipped milestone for a done one", () => {
    assert.deepEqual(told(`
      Deal | Stage | Task | Milestone | Start      | Done | Status
      A    | Lead  | 1    | Yes       | 2026-01-05 |      | Skipped
    `), ["Lead: 01-05 - - - -"]);
  });

  it("begins on the earliest Start, else on Created", () => {
    assert.deepEqual(told(`
      Deal | Stage | Task | Start      | Created
      A    | Demo  | 1    | 2026-02-05 | 2026-01-01
      A    | Lead  | 2    | 2026-01-05 |
      B    | Lead  | 1    |            | 2026-01-02
    `), ["Lead: 01-05 - - - -", "Lead: 01-02 - - - -"]);
  });

  it("takes work that is done later than the day asked about for open", () => {
    assert.deepEqual(told(`
      Deal | Stage | Task | Milestone | Start      | Done
      A    | Lead  | 1    | Yes       | 2026-01-05 | 2026-01-20
    `, day("2026-01-19")), ["Lead: 01-05 - - - -"]);
  });

  it("is won at the won stage, and lost when what was left of it has been skipped", () => {
    const { outcomes } = journeys(`
      Deal | Stage    | Task | Milestone | Done       | Status
      A    | Lead     | 1    | Yes       | 2026-01-20 |
      A    | Demo     | 2    | Yes       |            | Skipped
      B    | Proposal | 1    | Yes       | 2026-01-20 |
      C    | Lead     | 1    | Yes       | 2026-01-20 |
      C    | Demo     | 2    | Yes       |            |
      D    | Lead     | 1    | Yes       | 2026-01-20 |
    `, AS_OF, readStageList([["Lead"], ["Demo"], ["Proposal"], ["Won"]]));
    assert.deepEqual([...outcomes], [2, 1, 0, 0]);
  });
});

describe("a journey from Deals", () => {
  it("reaches to the deal's stage; a lost one to where it was lost, else to the first stage only", () => {
    const { furthest, lostNowhere } = journeys(`
      Deal | Stage    | Lost in  | Outcome
      A    | Proposal |          |
      B    | Won      |          |
      C    | Lost     | Demo     |
      D    | Lost     |          |
      E    | Proposal |          | Lost
      F    | Demo     |          | Won
      G    | Care     |          |
    `);
    assert.deepEqual([...furthest], [2, 3, 1, 0, 2, 3, 4]);
    assert.equal(lostNowhere, 1);
  });

  it("enters the first stage on Created and the won stage on Closed", () => {
    assert.deepEqual(told(`
      Deal | Stage | Created    | Closed
      A    | Won   | 2026-01-05 | 2026-03-01
      B    | Demo  | 2026-01-06 | 2026-09-01
    `), ["Won: 01-05 - - 03-01 -", "Demo: 01-06 - - - -"]);
  });

  it("refuses a Lost in that is no stage", () => {
    assert.throws(() => journeys(`
      Deal | Stage | Lost in
      A    | Lost  | Somewhere
    `), (error) => error instanceof StagebookError && error.code === "process:unknownStage" && error.column === "Lost in");
  });
});

const HISTORY = `
  Deal | Stage    | Entered
  A    | Lead     | 2026-01-05
  A    | Demo     | 2026-01-15
  A    | Won      | 2026-03-01
  B    | Lead     | 2026-01-10
  B    | Demo     | 2026-02-20
  C    | Lead     | 2026-02-01
  C    | Lost     | 2026-02-15
  D    | Lead     | 2026-02-03
  E    | Lead     | 2025-12-20
  E    | Demo     | 2026-01-07
`;

describe("conversion", () => {
  it("by cohort: of those that entered A in the period, those that have reached B", () => {
    assert.equal(converts(HISTORY, 0, 1, "cohort"), "3/5");
    assert.equal(converts(HISTORY, 0, 1, "cohort", period("2026-01-01", "2026-01-31")), "2/2");
    assert.equal(converts(HISTORY, 0, 3, "cohort", period("2026-01-01", "2026-01-31")), "1/2");
    assert.equal(converts(HISTORY, 1, 3, "cohort", period("2026-01-01", "2026-01-31")), "1/2");
  });

  it("by cohort as things stood on a day", () => {
    assert.equal(converts(HISTORY, 0, 1, "cohort", period("2026-01-01", "2026-01-31"), day("2026-01-31")), "1/2");
  });

  it("resolved: leaving out what is open and has not come there", () => {
    assert.equal(converts(HISTORY, 0, 1, "resolved"), "3/4");
    assert.equal(converts(HISTORY, 0, 3, "resolved"), "1/2");
  });

  it("by period: entered B in it ÷ entered A in it, which can exceed 1", () => {
    assert.equal(converts(HISTORY, 0, 1, "period", period("2026-01-01", "2026-01-31")), "2/2");
    assert.equal(converts(HISTORY, 0, 3, "period", period("2026-03-01", "2026-03-31")), "1/0");
    assert.equal(converts(HISTORY, 0, 1, "period", period("2026-01-06", "2026-01-31")), "2/1");
  });

  it("includes both ends of the period", () => {
    assert.equal(converts(HISTORY, 0, 1, "cohort", period("2026-01-05", "2026-01-05")), "1/1");
    assert.equal(converts(HISTORY, 0, 1, "cohort", period("", "2026-01-04")), "1/1");
    assert.equal(converts(HISTORY, 0, 1, "cohort", period("2026-02-03", "")), "0/1");
  });

  it("as a snapshot takes a Deals table and no dates", () => {
    const deals = `
      Deal | Stage | Created
      A    | Won   | 2026-01-05
      B    | Demo  | 2026-01-05
      C    | Lead  | 2026-01-05
    `;
    assert.equal(converts(deals, 0, 1, "snapshot"), "2/3");
    const code = (body: () => unknown) => {
      try {
        body();
      } catch (error) {
        return (error as StagebookError).code;
      }
      return "none";
    };
    assert.equal(code(() => converts(HISTORY, 0, 1, "snapshot")), "metrics:snapshotNeedsDeals");
    assert.equal(code(() => converts(deals, 0, 1, "snapshot", period("2026-01-01", ""))), "metrics:snapshotHasNoDates");
    assert.equal(code(() => converts(deals, 1, 3, "cohort", period("2026-01-01", ""))), "metrics:dealsDateNoStage");
    assert.equal(code(() => converts(deals.replace("Created", "Product"), 0, 3, "cohort", period("2026-01-01", ""))), "metrics:noCreatedDates");
    assert.equal(converts(deals, 0, 3, "cohort", period("2026-01-01", "")), "1/3");
  });
});

describe("the funnel", () => {
  it("follows one group of deals through the stages", () => {
    const { rows, deals } = funnel(journeys(HISTORY), "cohort", ALWAYS);
    assert.equal(deals, 5);
    assert.deepEqual(rows.map(({ stage, reached, lostHere, openHere }) => [stage, reached, lostHere, openHere]), [
      ["Lead", 5, 1, 1], ["Demo", 3, 0, 2], ["Proposal", 1, 0, 0], ["Won", 1, 0, 0], ["Care", 0, 0, 0],
    ]);
    assert.deepEqual(rows.map(({ fromPrevious }) => fromPrevious), [null, 3 / 5, 1 / 3, 1, 0]);
    assert.deepEqual(rows.map(({ fromFirst }) => fromFirst), [1, 3 / 5, 1 / 5, 1 / 5, 0]);
  });

  it("takes only deals that entered the first stage in the period", () => {
    const { rows } = funnel(journeys(HISTORY), "cohort", period("2026-02-01", "2026-02-28"));
    assert.deepEqual(rows.map(({ reached }) => reached), [2, 0, 0, 0, 0]);
  });

  it("counts entries in the period when asked to", () => {
    const { rows } = funnel(journeys(HISTORY), "period", period("2026-01-06", "2026-01-31"));
    assert.deepEqual(rows.map(({ reached }) => reached), [1, 2, 0, 0, 0]);
    assert.equal(rows[1]!.fromPrevious, 2);
  });

  it("tells the median of completed stays and what is over its target days", () => {
    const stages = readStageList([["Stage", "Kind", "Target days"], ["Lead", "open", 140], ["Demo", "open", 200], ["Won", "won", ""]]);
    const { rows, has } = funnel(journeys(HISTORY, AS_OF, stages), "cohort", ALWAYS);
    assert.deepEqual(has, { openAmount: false, medianDays: true, overTarget: true });
    assert.deepEqual(rows.map(({ medianDays }) => medianDays), [16, 45, null]);
    assert.deepEqual(rows.map(({ overTarget }) => overTarget), [1, 0, null]);
  });

  it("sums the open amount of a Deals table", () => {
    const { rows } = funnel(journeys(`
      Deal | Stage | Amount
      A    | Demo  | 100
      B    | Demo  | 50
      C    | Won   | 900
      D    | Lead  |
    `), "cohort", ALWAYS);
    assert.deepEqual(rows.map(({ openAmount }) => openAmount), [0, 150, 0, 0, 0]);
  });

  it("refuses to add two currencies, unless a rate says what they are worth", () => {
    const rows = (rate: string) => `
      Deal | Stage | Amount | Currency | ${rate}
      A    | Demo  | 100    | EUR      | 1.5
      B    | Demo  | 50     | USD      | 1
    `;
    assert.throws(() => funnel(journeys(rows("Other")), "cohort", ALWAYS), (error) => error instanceof StagebookError && error.code === "metrics:mixedCurrencies" && error.params.currencies === "EUR, USD");
    assert.equal(funnel(journeys(rows("Exchange rate")), "cohort", ALWAYS).rows[1]!.openAmount, 200);
  });
});

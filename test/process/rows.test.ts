import assert from "node:assert/strict";
import { LOST, OPEN, readDealRows, WON } from "../../src/process/deal-rows";
import { readStageList } from "../../src/process/read-stages";
import { readTable } from "../../src/process/read-table";
import { readTaskRows, TASK_DONE, TASK_OPEN, TASK_SKIPPED } from "../../src/process/task-rows";
import { StagebookError } from "../../src/process/problem";
import { day, sheet } from "./sheet";

const codeOf = (code: string, row?: number) => (error: unknown) =>
  error instanceof StagebookError && error.code === code && (row === undefined || error.row === row);

describe("how a deal stands", () => {
  const outcomes = (text: string) => [...readDealRows(readTable(sheet(text))).outcomes];

  it("is said by its stage when there is no other word", () => {
    assert.deepEqual(outcomes(`
      Deal | Stage
      A    | Closed Won
      B    | 丢单
      C    | Engaging
      D    | After-sales
    `), [WON, LOST, OPEN, WON]);
  });

  it("is said by Outcome before the stage", () => {
    assert.deepEqual(outcomes(`
      Deal - Title | Deal - Stage | Deal - Status
      A            | Proposal     | won
      B            | Proposal     | Lost
      C            | Proposal     | Open
      D            | Won          |
    `), [WON, LOST, OPEN, WON]);
  });

  it("is said by a plain Status column that tells won from lost, and by no other Status column", () => {
    assert.deepEqual(outcomes(`
      Deal | Stage    | Status
      A    | Proposal | Won
      B    | Proposal | 进行中
    `), [WON, OPEN]);
    assert.deepEqual(outcomes(`
      Deal | Stage | Status
      A    | Won   | on hold
      B    | Lead  | hot
    `), [WON, OPEN]);
  });

  it("is refused when the word is none, and when there is neither an outcome nor a stage", () => {
    const unknown = sheet(`
      Deal | Stage | Outcome
      A    | Lead  | Perhaps
    `);
    assert.throws(() => readDealRows(readTable(unknown)), codeOf("process:unknownOutcome", 2));
    const blank = sheet(`
      Deal | Stage
      A    | Lead
      B    |
    `);
    assert.throws(() => readDealRows(readTable(blank)), codeOf("process:blankStage", 3));
  });

  it("is said by the kind in a Stages table before the name of the stage", () => {
    const stages = readStageList([["Stage", "Kind"], ["Lead", "open"], ["Signed", "won"], ["Won", "open"]]);
    const table = readTable([["Deal", "Stage"], ["A", "Signed"], ["B", "Won"]]);
    assert.deepEqual([...readDealRows(table, stages).outcomes], [WON, OPEN]);
  });

  it("takes the close date of an open deal for an expectation, and Won time for the close of a won one", () => {
    const { closed } = readDealRows(readTable(sheet(`
      Deal | Stage | Close date | Won time   | Lost time
      A    | Won   | 2026-01-05 | 2026-01-04 |
      B    | Lead  | 2026-03-01 |            |
      C    | Won   |            | 2026-01-06 |
      D    | Lost  |            |            | 2026-01-07
    `)));
    assert.deepEqual([...closed], [day("2026-01-05"), 0, day("2026-01-06"), day("2026-01-07")]);
  });
});

describe("how a task stands", () => {
  it("is done by date or word, skipped by word, else open", () => {
    const { states } = readTaskRows(readTable(sheet(`
      Deal | Stage | Task | Done       | Status
      A    | Lead  | 1    | 2026-01-05 |
      A    | Lead  | 2    |            | Done
      A    | Lead  | 3    |            | 跳过
      A    | Lead  | 4    |            | Waiting
      A    | Lead  | 5    | 2026-01-05 | Skipped
    `)));
    assert.deepEqual([...states], [TASK_DONE, TASK_DONE, TASK_SKIPPED, TASK_OPEN, TASK_DONE]);
  });

  it("refuses a task that was done before its start, naming both days", () => {
    const grid = sheet(`
      Deal | Stage | Task | Start      | Done
      A    | Lead  | 1    | 2026-01-05 | 2026-01-05
      A    | Lead  | 2    | 2026-01-05 | 2026-01-04
    `);
    assert.throws(() => readTaskRows(readTable(grid)), (error) => {
      assert.ok(error instanceof StagebookError);
      assert.deepEqual([error.row, error.column, error.params], [3, "Done", { done: "2026-01-04", start: "2026-01-05" }]);
      return error.code === "process:doneBeforeStart";
    });
  });
});

import assert from "node:assert/strict";
import { readTable } from "../../src/process/read-table";
import { remembered } from "../../src/process/remembered";

const GRID = [["Deal", "Stage", "Amount"], ["A", "Won", 1], ["B", "Lost", "much"]];

describe("what was computed of a table", () => {
  it("is computed once for each question", () => {
    const table = readTable(GRID);
    let computed = 0;
    const ask = (question: string) => remembered(table, question, () => (computed += 1));
    assert.deepEqual([ask("won"), ask("won"), ask("lost"), ask("won")], [1, 1, 2, 1]);
  });

  it("is none of another table's, even of the same cells", () => {
    const answers = [readTable(GRID), readTable(GRID)].map((table, at) => remembered(table, "won", () => at));
    assert.deepEqual(answers, [0, 1]);
  });

  it("is computed again when more rows turned out to be unreadable", () => {
    const table = readTable(GRID, { onProblem: "collect" });
    const readable = () => remembered(table, "readable", () => [0, 1].filter((i) => table.isReadable(i)).length);
    assert.equal(readable(), 2);
    table.numbers("amount");
    assert.equal(readable(), 1);
  });

  it("is not kept when it failed", () => {
    const table = readTable(GRID);
    assert.throws(() => remembered(table, "won", () => assert.fail("not readable")));
    assert.equal(remembered(table, "won", () => 1), 1);
  });

  it("does not fill the memory, however many questions are asked", () => {
    const table = readTable(GRID);
    let computed = 0;
    for (let question = 0; question <= 1_000; question++) remembered(table, String(question), () => (computed += 1));
    remembered(table, "0", () => (computed += 1));
    assert.equal(computed, 1_002);
  });
});

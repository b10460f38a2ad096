import assert from "node:assert/strict";
import { readTable } from "../../src/process/read-table";
import { TableCopy } from "../../src/process/table-copy";
import { remembered, rememberedOf } from "../../src/process/remembered";

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

describe("what was computed from some columns", () => {
  const wonOf = (table: ReturnType<typeof readTable>, tell: () => void) =>
    rememberedOf(table, "won", [table.text("stage")], () => {
      tell();
      return table.text("stage").labels.length;
    });

  it("is shared by the copies of a table whose edits did not touch these columns", () => {
    const first = TableCopy.of([["Deal", "Stage", "Amount"], ["A", "Won", 1], ["B", "Lost", 2]]);
    const [amount, stage] = [first.with(0, [["A", "Won", 3]]), first.with(0, [["A", "Lead", 1]])];
    let computed = 0;
    for (const copy of [first, amount, first, stage, stage]) wonOf(copy.table(), () => (computed += 1));
    assert.equal(computed, 2);
  });

  it("is none of another question, and none of another table with the same cells", () => {
    const [one, other] = [readTable(GRID), readTable(GRID)];
    let computed = 0;
    for (const table of [one, other, one]) wonOf(table, () => (computed += 1));
    rememberedOf(one, "lost", [one.text("stage")], () => (computed += 1));
    assert.equal(computed, 3);
  });

  it("is computed again when rows turned out to be unreadable, and is then the table's own", () => {
    const table = readTable(GRID, { onProblem: "collect" });
    let computed = 0;
    const ask = () => wonOf(table, () => (computed += 1));
    ask();
    table.numbers("amount");
    ask();
    ask();
    assert.equal(computed, 2);
  });

  it("is not kept when it failed", () => {
    const table = readTable(GRID);
    assert.throws(() => wonOf(table, () => assert.fail("not readable")));
    assert.equal(wonOf(table, () => undefined), 2);
  });
});

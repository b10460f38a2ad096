import assert from "node:assert/strict";
import { forgetTables, readOnce } from "../../src/functions/read-once";

const grid = (amount: number) => [["Deal", "Stage", "Amount"], ["A", "Won", amount], ["B", "Lost", 2]];

describe("reading a range once", () => {
  beforeEach(forgetTables);

  it("serves another copy of the same contents from what was read", () => {
    assert.equal(readOnce(grid(1)), readOnce(grid(1)));
  });

  it("reads again as soon as one cell differs", () => {
    const first = readOnce(grid(1));
    const second = readOnce(grid(3));
    assert.notEqual(second, first);
    assert.deepEqual([...second.numbers("amount")], [3, 2]);
    assert.deepEqual([...readOnce(grid(1)).numbers("amount")], [1, 2]);
  });

  it("keeps a few tables only, those used last", () => {
    const first = readOnce(grid(1));
    for (let amount = 2; amount <= 5; amount++) readOnce(grid(amount));
    assert.notEqual(readOnce(grid(1)), first);
  });

  it("keeps a very large table only until another one is asked for", () => {
    const large = [["Deal", "Stage"], ...Array.from({ length: 2_100_000 }, () => ["", ""])];
    const first = readOnce(large);
    assert.ok(readOnce(large) === first);
    readOnce(grid(1));
    assert.ok(readOnce(large) !== first);
  });

  it("forgets all when it is told to", () => {
    const first = readOnce(grid(1));
    forgetTables();
    assert.notEqual(readOnce(grid(1)), first);
  });
});

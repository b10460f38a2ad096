import assert from "node:assert/strict";
import fc from "fast-check";
import { inChunks } from "../../src/workbook/chunks";
import { planReads } from "../../src/workbook/read-blocks";

describe("inChunks", () => {
  const cell = fc.oneof(fc.string({ maxLength: 30 }), fc.integer(), fc.constant("分公司采购项目"), fc.constant(""));
  const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 60 });

  it("keeps every row, in order, and knows where each part begins", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 500 }), (all, limit) => {
        const chunks = inChunks(all, limit);
        assert.deepEqual(chunks.flatMap((chunk) => chunk.rows), all);
        let from = 0;
        for (const chunk of chunks) {
          assert.equal(chunk.from, from);
          from += chunk.rows.length;
        }
      })
    );
  });

  it("keeps a part within the limit, counted in bytes of UTF-8, unless a single row is larger", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 50, max: 500 }), (all, limit) => {
        for (const { rows: part } of inChunks(all, limit)) {
          const bytes = new TextEncoder().encode(JSON.stringify(part)).length;
          assert.ok(part.length === 1 || bytes <= limit + 2, `${bytes} bytes in ${part.length} rows`);
        }
      })
    );
  });
});

describe("planReads", () => {
  it("reads every row of every block once, in order, within the limit unless a single row is wider", () => {
    const block = fc.record({ rows: fc.nat(60), columns: fc.integer({ min: 1, max: 20 }) });
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), fc.integer({ min: 5, max: 200 }), (blocks, limit) => {
        const groups = planReads(blocks, limit);
        const next = blocks.map(() => 0);
        for (const slice of groups.flat()) {
          assert.equal(slice.from, next[slice.block]);
          assert.ok(slice.rows > 0);
          next[slice.block]! += slice.rows;
        }
        assert.deepEqual(next, blocks.map(({ rows }) => rows));
        for (const group of groups) {
          const cells = group.reduce((sum, { block: index, rows }) => sum + rows * blocks[index]!.columns, 0);
          assert.ok(cells <= limit || (group.length === 1 && group[0]!.rows === 1), `${cells} cells of ${limit}`);
        }
      })
    );
  });

  it("is one request for tables of usual size", () => {
    assert.equal(planReads([{ rows: 300, columns: 15 }, { rows: 2000, columns: 13 }, { rows: 8, columns: 6 }]).length, 1);
  });
});

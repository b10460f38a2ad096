import assert from "node:assert/strict";
import fc from "fast-check";
import { CodedColumn, columnOfCells, NumberColumn, withCells } from "../../src/process/cell-column";
import type { Cell } from "../../src/process/model";
import { PackedTexts } from "../../src/process/packed-texts";
import { readDays, readFlags, readNumbers, readTexts } from "../../src/process/typed-columns";

const CELL: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom<Cell>("", "Won", "won", " Won ", "赢单", "Ｗｏｎ", "#N/A", true, false, "1", "2026-01-31"),
  fc.integer({ min: -3, max: 70_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: "grapheme" })
);
/** Columns as they are: of days, of amounts, of words, or of anything. */
const COLUMN: fc.Arbitrary<Cell[]> = fc.oneof(
  fc.array(fc.oneof(fc.integer({ min: 45_000, max: 47_000 }), fc.constant(""))),
  fc.array(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(""))),
  fc.array(fc.constantFrom<Cell>("Lead", "Won", "")),
  fc.array(CELL)
);
const of = (cells: readonly Cell[]) => columnOfCells(cells.map((cell) => [cell]), 0, 0);

describe("a column", () => {
  it("gives back every cell as it came", () => {
    fc.assert(
      fc.property(COLUMN, (cells) => {
        const column = of(cells);
        assert.deepEqual(cells.map((_, i) => column.cell(i)), cells);
      })
    );
  });

  it("of days takes two bytes a row, and one of a few words a byte", () => {
    const days = of(Array.from({ length: 100 }, (_, i) => (i % 7 === 0 ? "" : 46_000 + i)));
    assert.ok(days instanceof NumberColumn && days.values instanceof Uint16Array);
    const stages = of(Array.from({ length: 100 }, (_, i) => ["Lead", "Won", ""][i % 3]!));
    assert.ok(stages instanceof CodedColumn && stages.codes instanceof Uint8Array);
  });

  it("with other cells is the column of those cells, whatever they are, and the one before is as it was", () => {
    fc.assert(
      fc.property(COLUMN.filter(({ length }) => length > 0), fc.array(fc.tuple(fc.nat(), fc.oneof(CELL, fc.constant(null)))), (cells, edits) => {
        const before = of(cells);
        const changes = new Map(edits.map(([at, cell]) => [at % cells.length, cell]));
        const after = withCells(before, changes);
        const wanted = cells.map((cell, i) => (changes.has(i) ? (changes.get(i) ?? "") : cell));
        assert.deepEqual(wanted.map((_, i) => after.cell(i)), wanted);
        assert.deepEqual(cells.map((_, i) => before.cell(i)), cells);
        for (const read of [readTexts, readDays, readNumbers, readFlags]) {
          const [one, other] = [read(after, null), read(of(wanted), null)];
          assert.deepEqual(one.unread, other.unread);
          if (read !== readTexts) assert.deepEqual(Array.from(one.values as Float64Array), Array.from(other.values as Float64Array));
        }
        const [one, other] = [readTexts(after, null).values, readTexts(of(wanted), null).values];
        assert.deepEqual(wanted.map((_, i) => one.labelAt(i)), wanted.map((_, i) => other.labelAt(i)));
      })
    );
  });

  it("is the same column where the other cells are the same", () => {
    const column = of(["Lead", 5, ""]);
    assert.equal(withCells(column, new Map<number, Cell>([[0, "Lead"], [2, null]])), column);
  });

  it("has more words than its codes could tell apart, after an edit too", () => {
    const column = of(Array.from({ length: 300 }, (_, i) => `Word ${i % 255}`));
    const after = withCells(column, new Map<number, Cell>([[0, "One more"], [1, "Two more"]]));
    assert.deepEqual([0, 1, 255, 299].map((i) => after.cell(i)), ["One more", "Two more", "Word 0", "Word 44"]);
  });
});

describe("the rows that count of a column", () => {
  it("are read as if the others were not there", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(CELL, fc.boolean())), (rows) => {
        const counted = Int32Array.from(rows.flatMap(([, counts], i) => (counts ? [i] : [])));
        const alone = rows.filter(([, counts]) => counts).map(([cell]) => cell);
        const column = of(rows.map(([cell]) => cell));
        const [one, other] = [readTexts(column, counted), readTexts(of(alone), null)];
        assert.deepEqual([...one.values.codes], [...other.values.codes]);
        assert.deepEqual(one.values.map((label) => label), other.values.map((label) => label));
        assert.deepEqual(one.unread, other.unread);
        assert.deepEqual([...readDays(column, counted).values], [...readDays(of(alone), null).values]);
      })
    );
  });
});

describe("packed texts", () => {
  it("are the texts that were packed, in any script and of any length", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.constantFrom("", "é".repeat(254), "x".repeat(255), "商机".repeat(200)))), (texts) => {
        const packed = new PackedTexts(texts);
        assert.equal(packed.length, texts.length);
        assert.deepEqual(texts.map((_, place) => packed.at(place)), texts);
        assert.deepEqual([packed.at(-1), packed.at(texts.length)], [undefined, undefined]);
      })
    );
  });
});

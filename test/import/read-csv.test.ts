import assert from "node:assert/strict";
import fc from "fast-check";
import { readCsv } from "../../src/import/read-csv";
import { StagebookError } from "../../src/process/problem";
import { slowClock } from "./slow-clock";

const rowsOf = async (text: string) => (await readCsv(text)).grid;

describe("readCsv", () => {
  it("finds the delimiter, also when texts are full of commas", async () => {
    const cases = [
      ["Deal,Stage\nA,Won\n", ","],
      ["Deal;Amount;Stage\nBolts, nuts, screws;1.234,56;Won\n", ";"],
      ["Deal\tAmount\nBolts, nuts;screws\t1,2\n", "\t"],
      ["Deal|Stage\nA, B|Won\n", "|"],
      ["商机;阶段\n甲,乙;赢单\n", ";"],
      ["x;y;z\n1,5;2,5;3\n4,5;5,5;6\n", ";"],
      ["Deal\nAcme\n", ","],
    ] as const;
    for (const [text, delimiter] of cases) assert.equal((await readCsv(text)).delimiter, delimiter, text);
  });

  it("takes the delimiter of Excel's sep= line, which is no row", async () => {
    for (const first of ["sep=;", "\"sep=;\"", "SEP=;"]) {
      const { grid, delimiter } = await readCsv(`${first}\nDeal;Note\nA;1,2,3\n`);
      assert.deepEqual([grid, delimiter], [[["Deal", "Note"], ["A", "1,2,3"]], ";"]);
    }
  });

  it("keeps delimiters, line breaks and doubled quotes inside quotes", async () => {
    assert.deepEqual(await rowsOf('Deal,Notes\n"Acme, Inc.","said ""yes""\nthen left"\n'), [["Deal", "Notes"], ["Acme, Inc.", 'said "yes"\nthen left']]);
  });

  it("counts rows as Excel does: blank lines are rows, the last line end is none", async () => {
    assert.deepEqual(await rowsOf("Deal,Stage\n\nA,Won\n,\n"), [["Deal", "Stage"], [""], ["A", "Won"], ["", ""]]);
  });

  it("leaves every cell as it is written: formulas, leading zeros and blanks are text", async () => {
    const cells = ['=HYPERLINK("http://x")', "+cmd|' /C calc'!A0", "@SUM(1)", "-2+3", "007", " a ", "1e5"];
    const line = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
    assert.deepEqual(await rowsOf(`${line}\n`), [cells]);
  });

  it("names the row in which a quote is opened and never closed", async () => {
    const error = await readCsv('Deal,Stage\nA,Won\n"B,Lost\nC,Won\n').catch((thrown: unknown) => thrown);
    assert.ok(error instanceof StagebookError);
    assert.deepEqual([error.code, error.row], ["import:quoteNotClosed", 3]);
  });

  it("names the row of the first wrong quote, not of the last one that it leaves open", async () => {
    const error = await readCsv('"Deal","Stage"\n"A","Won"\n"B,"Lost"\n"C","Won"\n"D","Lost\n').catch((thrown: unknown) => thrown);
    assert.ok(error instanceof StagebookError);
    assert.deepEqual([error.code, error.row], ["import:quoteNotClosed", 3]);
  });

  it("reports a row with text after a closing quote, and reads the others", async () => {
    const { problems, grid } = await readCsv('Deal,Stage\nA,Won\n"5" pipes",Lost\nC,Won\n');
    assert.deepEqual(problems, [{ code: "import:malformedQuotes", params: {}, row: 3 }]);
    assert.deepEqual(grid[3], ["C", "Won"]);
  });

  it("reads back whatever was written, wherever its slices fall", async () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "é", "商", ",", '"', "\n", " ", "=", ";", "0") });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 }), fc.integer({ min: 0, max: 9 }), async (rows, big) => {
        // Now and then a cell longer than several slices.
        const filler = "x,\"y\"\n".repeat(big === 9 ? 200_000 : big * 10);
        const all = [["Deal", "Stage", "Notes"], ...rows.map((row, index) => (index === 0 ? [row[0], row[1], row[2] + filler] : row))];
        const text = all.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(",")).join("\n");
        assert.deepEqual(await rowsOf(`${text}\n`), all);
      }),
      { numRuns: 60 }
    );
  });

  it("reports progress, and stops at once when it is cancelled", async () => {
    slowClock();
    const text = `Deal,Stage\n${"Some deal of some length,Won\n".repeat(150_000)}`;
    const controller = new AbortController();
    const fractions: number[] = [];
    const reading = readCsv(text, {
      signal: controller.signal,
      onProgress: (fraction) => {
        fractions.push(fraction);
        controller.abort();
      },
    });
    await assert.rejects(reading, { name: "AbortError" });
    assert.equal(fractions.length, 1);
    assert.ok(fractions[0]! > 0 && fractions[0]! < 1);
  });
});

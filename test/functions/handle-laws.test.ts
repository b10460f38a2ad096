import assert from "node:assert/strict";
import { handleIn, keptFor, withTables } from "../../src/functions/kept-tables-in";
import type { Language } from "../../src/process/language";
import { likeExcel, shown } from "./custom-functions";
import { call, FUNCTIONS, readPage } from "./docs-page";
import { provideTables } from "./handles";

/** The rows that an answer of WHERE stands for; any other answer as it is. */
function rowsOf(answer: unknown): Promise<unknown> | unknown {
  const handle = handleIn(answer);
  if (handle === null) return answer;
  return withTables(() => {
    const { cells } = keptFor(handle).tables[0]!.table;
    return [cells.header, ...Array.from({ length: cells.length }, (_, i) => cells.header.map((_, index) => cells.cell(i, index)))];
  });
}

for (const [file, language] of [["functions.md", "en"], ["functions.zh-CN.md", "zh-CN"]] as [string, Language][]) {
  describe(`a handle is as good as the range, in the examples of docs/${file}`, () => {
    likeExcel(language);
    const page = readPage(file);
    before(() => provideTables(page.tables));
    after(() => provideTables(null));

    const withRange = page.examples.map(({ formula }) => formula).filter((formula) => formula.includes("[#All]"));

    it("there is one of every function that takes data", () => {
      const names = new Set(withRange.map((formula) => /^SALES\.(\w+)/u.exec(formula)![1]!.toLowerCase()));
      assert.deepEqual([...names].sort(), Object.keys(FUNCTIONS).filter((name) => name !== "table" && name !== "define").sort());
    });

    for (const formula of withRange) {
      it(formula, async () => {
        const handles = formula.replaceAll("[#All]", "[#Handle]");
        assert.deepEqual(await shown(async () => rowsOf(await call(handles, page.tables))), await shown(() => call(formula, page.tables)));
      });
    }
  });
}

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { functionsPage, pageFile, pageOf } from "../../docs/functions-page";
import { LANGUAGES, type Language } from "../../src/process/language";
import { likeExcel, shown } from "./custom-functions";
import { provideTables } from "./handles";
import { call, FUNCTIONS, printed, readPage, type Page } from "./docs-page";

/** What a formula of the page answers. */
function compute(formula: string, tables: Page["tables"]): unknown {
  return shown(() => call(formula, tables));
}

for (const [file, language] of [["functions.md", "en"], ["functions.zh-CN.md", "zh-CN"]] as [string, Language][]) {
  describe(`docs/${file}`, () => {
    const page = readPage(file);
    likeExcel(language);
    before(() => provideTables(page.tables));
    after(() => provideTables(null));

    it("has examples of every function, and the signature of each", () => {
      for (const name of Object.keys(FUNCTIONS)) {
        const call = `SALES.${name.toUpperCase()}(`;
        assert.ok(page.examples.filter(({ formula }) => formula.startsWith(call)).length >= 3, call);
        assert.ok(page.signatures.some((signature) => signature.startsWith(call)), call);
      }
    });

    for (const { formula, answer, table } of page.examples) {
      it(`=${formula}`, async () => {
        const result = await compute(formula, page.tables);
        if (table !== null) {
          assert.ok(Array.isArray(result), JSON.stringify(result));
          assert.deepEqual((result as unknown[][]).map((row, at) => row.map((cell, column) => printed(cell, table[at]?.[column] ?? ""))), table);
          return;
        }
        const words = /^\*([^*]+)\*$/u.exec(answer)?.[1];
        if (words !== undefined || /^\*\*(?:blank|空白)\*\*$/u.test(answer)) {
          assert.equal(Array.isArray(result) ? (result as unknown[][])[0]![0] : result, words ?? "");
          return;
        }
        const number = /^\*\*([\d.]+)\*\*$/u.exec(answer)?.[1];
        if (number !== undefined) {
          assert.equal(printed(Array.isArray(result) ? (result as unknown[][])[0]![0] : result, ""), number);
          return;
        }
        const { code, message } = result as { code: string; message: string };
        assert.equal(`\`${code}\` ${message}`, answer);
      });
    }
  });
}

describe("the pages of the functions", () => {
  for (const language of LANGUAGES) {
    it(`are what npm run docs makes of the functions' comments and texts: ${language}`, async () => {
      assert.equal(readFileSync(pageFile(language), "utf8"), await functionsPage(language), "Run npm run docs, and commit what it writes.");
    }).timeout(20_000);
  }

  it("have examples of the same calls with the same numbers in both languages", () => {
    const calls = (file: string) =>
      readPage(file).examples.map(({ formula, answer, table }) => {
        const numbers = (table ?? [[answer.replace(/`.*|\*[^*]+\*$/u, "")]]).flat().filter((cell) => /^\**-?[\d.]+\**$/u.test(cell));
        return [/^SALES\.\w+/u.exec(formula)![0], table?.length ?? 0, table?.[0]!.length ?? 0, numbers.sort().join(" ")];
      });
    assert.deepEqual(calls("functions.zh-CN.md"), calls("functions.md"));
  });

  it("are not made of a template that lacks a function, or that has one twice", () => {
    const due = { id: "DUE", name: "DUE", description: "Tasks.", parameters: [] };
    assert.throws(() => pageOf("# Functions\n\n{{functions}}\n", [due], "en"), /no section of DUE/u);
    assert.throws(() => pageOf("## SALES.DUE: tasks\n\n## SALES.DUE: tasks\n", [due], "en"), /section of DUE/u);
  });
});

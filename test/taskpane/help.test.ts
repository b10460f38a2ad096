import assert from "node:assert/strict";
import "../../src/locales/help";
import { setLanguage } from "../../src/locales";
import { LANGUAGES } from "../../src/process/language";
import type { ProcessSnapshot } from "../../src/process/model";
import { diagnosticsText, type Surroundings } from "../../src/taskpane/help/diagnostics";
import { functionExamples } from "../../src/taskpane/help/function-examples";
import type { WorkbookSeen } from "../../src/workbook";
import { likeExcel, shown } from "../functions/custom-functions";
import { call, FUNCTIONS, readPage } from "../functions/docs-page";
import { provideTables } from "../functions/handles";

const TABLES = ["Deals", "Process", "History", "Stages", "Targets"] as const;
const SEEN: WorkbookSeen = {
  tables: TABLES.map((kind) => ({ kind, name: kind, sheet: kind, rows: 3, columns: [{ header: "Deal", id: "deal" }, { header: "Secret Acme", id: null }], isProtected: kind === "Stages" })),
  others: ["Prices of Acme"], isReadOnly: false, countsFrom1904: false,
};

for (const language of LANGUAGES) {
  describe(`the examples of functions in the pane, in ${language}`, () => {
    likeExcel(language);
    const page = readPage(language === "en" ? "functions.md" : "functions.zh-CN.md").tables;
    // The page's tables with what Stagebook's own have besides.
    const more: Readonly<Record<string, readonly [string, string | number]>> = { Stages: ["Probability", 0.5], Deals: ["Reason", "Price"] };
    const tables = new Map([...page].map(([name, rows]) => [name, rows.map((row, nth) => (name in more ? [...row, more[name]![nth === 0 ? 0 : 1]] : row))]));
    before(() => provideTables(tables));
    after(() => provideTables(null));
    const at = (name: string, header: RegExp, row: number) => {
      const [head, ...rows] = tables.get(name)!;
      return String(rows[row]![head!.findIndex((cell) => header.test(String(cell)))]);
    };
    const snapshot = {
      stages: [{ name: at("Stages", /^(Stage|阶段)$/u, 0), order: 1, kind: "open" }, { name: language === "en" ? "Won" : "赢单", order: 9, kind: "won" }],
      team: [], problems: [],
    } as unknown as ProcessSnapshot;

    it("are of every function of the catalogue", () => {
      setLanguage(language);
      const names = functionExamples(SEEN, snapshot, "Ann", language).map(({ name }) => name.toLowerCase());
      assert.deepEqual([...names].sort(), Object.keys(FUNCTIONS).sort());
    });

    for (const { name, formula } of functionExamples(SEEN, snapshot, at("Deals", /^(Owner|负责人)$/u, 0), language)) {
      it(`answer without an error: ${name}`, async () => {
        // The words of the example follow the language that is set when it is made.
        const { formula: now } = functionExamples(SEEN, snapshot, at("Deals", /^(Owner|负责人)$/u, 0), language).find((each) => each.name === name)!;
        const answer = (await shown(() => call(now.slice(1), tables))) as { code?: string; message?: string };
        assert.notEqual(answer.code, "#VALUE!", `${formula}: ${answer.message}`);
      });
    }
  });
}

describe("the diagnostics that are copied", () => {
  const around: Surroundings = { stagebook: "0.1.0", host: "Excel", platform: "PC", version: "16.0", displayLanguage: "zh-CN", browser: "Edge", sets: { ExcelApi: "1.17", SharedRuntime: null } };
  const snapshot = { language: "en", problems: [{ code: "process:notADate", params: { value: "Acme soon" }, row: 3, column: "Due" }, { code: "process:notADate", params: {} }] } as unknown as ProcessSnapshot;
  const text = diagnosticsText(around, SEEN, snapshot, [{ code: "workbook:dealGone", at: "10:00:00" }]);

  it("say what tables and columns mean, what cannot be read and what failed, by codes", () => {
    assert.match(text, /^Stagebook 0\.1\.0\nOffice: Excel 16\.0, PC, zh-CN\n/u);
    assert.match(text, /Table Deals: 3 rows; columns deal, \?; not understood: column 2\n/u);
    assert.match(text, /Table Stages: .*; protected\n/u);
    assert.match(text, /process:notADate × 2/u);
    assert.match(text, /10:00:00 workbook:dealGone/u);
    assert.match(text, /ExcelApi 1\.17, SharedRuntime -/u);
  });

  it("have nothing in them from a cell, nor a name that somebody gave", () => {
    assert.doesNotMatch(text, /Acme|Secret|Prices|soon/u);
  });
});

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compareVersions, neededSets, usesOfOffice, type Use } from "./needed-sets";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const asks = (version: string) => `Office.context.requirements.isSetSupported("ExcelApi", "${version}")`;

/** The body of a function over `context`, `range` and `sheet`, and what it needs. */
const CASES: readonly (readonly [code: string, expected: Readonly<Record<string, string>>])[] = [
  ["void range.values;", { ExcelApi: "1.1" }],
  ["void range.getSpillParent();", { ExcelApi: "1.12" }],
  ['range.load("values, numberFormatCategories");', { ExcelApi: "1.12" }],
  ['range.load(["values", "format/indentLevel"]);', { ExcelApi: "1.9" }],
  ['context.workbook.tables.load("items/name");', { ExcelApi: "1.1" }],
  ['context.workbook.tables.load("showFilterButton");', { ExcelApi: "1.3" }],
  ["range.set({ format: { indentLevel: 1 } });", { ExcelApi: "1.9" }],
  ["await Excel.run({ delayForCellEdit: true }, async () => undefined);", { ExcelApi: "1.5" }],
  ['sheet.charts.add("ColumnClustered", range);', { ExcelApi: "1.1" }],
  ['sheet.charts.add("Funnel", range);', { ExcelApi: "1.9" }],
  ["sheet.charts.add(Excel.ChartType.funnel, range);", { ExcelApi: "1.9" }],
  ["const { position, showGridlines } = sheet; void position; void showGridlines;", { ExcelApi: "1.8" }],
  ["const shape: Excel.Shape | null = null; void shape;", {}],
  ["await Office.addin.showAsTaskpane();", { SharedRuntime: "1.1" }],
  ['throw new CustomFunctions.Error("#N/A" as CustomFunctions.ErrorCode);', { CustomFunctionsRuntime: "1.2" }],
  ["const { notAvailable } = CustomFunctions.ErrorCode; void notAvailable;", { CustomFunctionsRuntime: "1.3" }],
  [`if (${asks("1.12")}) void range.getSpillParent();`, {}],
  [`if (${asks("1.11")}) void range.getSpillParent();`, { ExcelApi: "1.12" }],
  [`if (!${asks("1.12")}) void range.getSpillParent();`, { ExcelApi: "1.12" }],
  [`if (${asks("1.12")}) void 0; else void range.getSpillParent();`, { ExcelApi: "1.12" }],
  [`if (${asks("1.12")} || Math.random() > 0.5) void range.getSpillParent();`, { ExcelApi: "1.12" }],
  [`if (Math.random() > 0.5 && (${asks("1.14")})) void range.getSpillParent();`, {}],
  [`void (${asks("1.12")} ? range.getSpillParent() : range);`, {}],
  [`void (${asks("1.12")} && range.getSpillParent());`, {}],
  [`await Excel.run({ mergeUndoGroup: ${asks("1.20")} }, async () => undefined);`, {}],
  ["await Excel.run({ mergeUndoGroup: true }, async () => undefined);", { ExcelApi: "1.20" }],
];

describe("the requirement sets that code needs", function () {
  this.timeout(60_000);
  let folder: string;
  let uses: Use[];
  const fileOf = (index: number) => join(folder, `case-${index}.ts`);

  before(() => {
    mkdirSync(join(ROOT, "node_modules/.cache"), { recursive: true });
    folder = mkdtempSync(join(ROOT, "node_modules/.cache/cases-")); // inside the project, so that its @types are found
    for (const [index, [code]] of CASES.entries()) {
      writeFileSync(fileOf(index), `export async function example(context: Excel.RequestContext, range: Excel.Range, sheet: Excel.Worksheet): Promise<void> {\n${code}\n}\n`);
    }
    uses = usesOfOffice(CASES.map((_, index) => fileOf(index)));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [index, [code, expected]] of CASES.entries()) {
    it(`${code.replace("Office.context.requirements.", "")} → ${JSON.stringify(expected)}`, () => {
      const own = uses.filter(({ where }) => where.includes(`case-${index}.ts`));
      assert.deepEqual(neededSets(own), expected);
    });
  }

  it("compares versions by their parts", () => {
    assert.deepEqual(["1.13", "1.9", "2.0", "1.1"].sort(compareVersions), ["1.1", "1.9", "1.13", "2.0"]);
  });
});

import assert from "node:assert/strict";
import ExcelJS from "exceljs";
import { FUNCTIONS, printed, readPage, type Page } from "../functions/docs-page";
import { openWorkbench, type CellReading, type OpenWorkbench } from "./browser";

/** A workbook with the page's example data, each an Excel table of that name; Excel keeps the name History of a sheet for itself. */
async function workbookWith(tables: Page["tables"]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const [name, [header, ...rows]] of tables) {
    const columns = header!.map((cell) => ({ name: String(cell) }));
    workbook.addWorksheet(`${name} data`).addTable({ name, ref: "A1", columns, rows: rows.map((row) => row.map((cell) => (cell === "" ? null : cell))) });
  }
  workbook.addWorksheet("Figures");
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

for (const [file, locale] of [["functions.md", "en-US"], ["functions.zh-CN.md", "zh-CN"]] as const) {
  describe(`the examples of docs/${file}, typed into cells`, () => {
    const page = readPage(file);
    /** The row of each example's formula: below the one before and what that spills. */
    const rows: number[] = [];
    const end = page.examples.reduce((row, { table }) => (rows.push(row), row + (table?.length ?? 1) + 1), 1);
    const width = Math.max(...page.examples.map(({ table }) => table?.[0]!.length ?? 1));
    let here: OpenWorkbench;
    let shows: CellReading[][];

    before(async () => {
      here = await openWorkbench({ locale });
      await here.workbench.open(await workbookWith(page.tables));
      const cells: (string | null)[][] = Array.from({ length: end }, () => [null]);
      page.examples.forEach(({ formula }, at) => (cells[rows[at]! - 1] = [`=${formula}`]));
      await here.workbench.set("Figures!A1", cells);
      await here.workbench.idle();
      shows = await here.page.evaluate(
        ([height, across]) =>
          Array.from({ length: height }, (_, row) => Array.from({ length: across }, (__, column) => window.workbench.get(`Figures!${String.fromCharCode(65 + column)}${row + 1}`))),
        [end, width] as const
      );
    });
    after(() => here?.close());

    it("are examples of every function", () => {
      const named = new Set(page.examples.map(({ formula }) => /^SALES\.(\w+)/u.exec(formula)![1]!.toLowerCase()));
      assert.deepEqual([...named].sort(), Object.keys(FUNCTIONS).sort());
    });

    it("answer what the page says", () => {
      page.examples.forEach(({ formula, answer, table }, at) => {
        const first = rows[at]! - 1;
        const { value, error, message } = shows[first]![0]!;
        if (table !== null) {
          const spilled = table.map((row, down) => row.map((like, across) => printed(shows[first + down]![across]!.value, like)));
          assert.deepEqual(spilled, table, formula);
        } else {
          const said = error === undefined ? `**${printed(value, "")}**` : `\`${error}\` ${message}`;
          const expected = answer.replace(/^\*([^*]+)\*$/u, "**$1**").replace(/^\*\*(?:blank|空白)\*\*$/u, "****");
          assert.equal(said, expected, formula);
        }
      });
      assert.deepEqual(here.errors, []);
    });
  });
}

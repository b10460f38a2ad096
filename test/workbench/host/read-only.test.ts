import assert from "node:assert/strict";
import { useExcel } from "../../headless";
import { fails } from "./fails";

describe("A workbook that is open to be read only", () => {
  const excel = useExcel();

  /** Writes what is there before it is read only. */
  const prepare = async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1:B2").values = [["Deal", "Stage"], ["North", "Lead"]];
      sheet.tables.add("A1:B2", true);
      await context.sync();
    });
    excel().document.isReadOnly = true;
  };

  it("says so, and is read and selected as any other", async () => {
    await prepare();
    await Excel.run(async (context) => {
      context.workbook.load("readOnly");
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A2");
      range.load("values");
      range.select();
      await context.sync();
      assert.equal(context.workbook.readOnly, true);
      assert.deepEqual(range.values, [["North"]]);
    });
  });

  const WISHES: Readonly<Record<string, (context: Excel.RequestContext, sheet: Excel.Worksheet) => void>> = {
    "a value": (_, sheet) => void (sheet.getRange("A2").values = [["South"]]),
    "a colour": (_, sheet) => void (sheet.getRange("A2").format.fill.color = "#ff0000"),
    "a sheet": (context) => void context.workbook.worksheets.add("New"),
    "the name of a sheet": (_, sheet) => void (sheet.name = "Other"),
    "a row of a table": (_, sheet) => void sheet.tables.getItemAt(0).rows.add(undefined, [["South", "Lead"]]),
    "the name of a table": (_, sheet) => void (sheet.tables.getItemAt(0).name = "Other"),
    "a rule for entries": (_, sheet) => void (sheet.getRange("A2").dataValidation.rule = { list: { inCellDropDown: true, source: "a,b" } }),
    "a conditional format": (_, sheet) => void sheet.getRange("A2").conditionalFormats.add("Custom"),
    "a chart": (_, sheet) => void sheet.charts.add("ColumnClustered", sheet.getRange("A1:B2")),
    "a defined name": (context, sheet) => void context.workbook.names.add("Here", sheet.getRange("A1")),
    "a setting": (context) => void context.workbook.settings.add("mine", 1),
    "protection": (_, sheet) => void sheet.protection.protect(),
  };
  for (const [what, wish] of Object.entries(WISHES)) {
    it(`is refused ${what}, and stays as it was`, async () => {
      await prepare();
      const before = JSON.stringify(excel().document.toJSON());
      const trying = Excel.run(async (context) => {
        wish(context, context.workbook.worksheets.getActiveWorksheet());
        await context.sync();
      });
      await fails("AccessDenied", trying);
      assert.equal(JSON.stringify(excel().document.toJSON()), before);
    });
  }

  it("is changed by a co-author, and the add-in is told", async () => {
    await prepare();
    const { document } = excel();
    document.batch(() => document.cells.write(document.sheets.active(), { top: 1, bottom: 1, left: 0, right: 0 }, [["South"]]), "remote");
    assert.equal(document.cells.value({ sheetId: document.sheets.active(), row: 1, col: 0 }), "South");
  });
});

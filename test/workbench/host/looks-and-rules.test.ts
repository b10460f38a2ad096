import assert from "node:assert/strict";
import { useExcel } from "../../headless";
import { fails } from "./fails";

describe("validation, conditional formats and charts", () => {
  const excel = useExcel();

  function onSheet<T>(work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => T | Promise<T>): Promise<T> {
    return Excel.run(async (context) => {
      const answer = await work(context.workbook.worksheets.getActiveWorksheet(), context);
      await context.sync();
      return answer;
    });
  }

  it("keep what cells accept: a list, numbers, dates, a formula, with alert and prompt", async () => {
    await onSheet(async (sheet, context) => {
      const [list, number, date, custom] = ["A1:A3", "B1:B3", "C1:C3", "D1:D3"].map((address) => sheet.getRange(address).dataValidation);
      list!.rule = { list: { inCellDropDown: true, source: "Lead,Won" } };
      list!.errorAlert = { title: "Stage", message: "Choose a stage.", showAlert: true, style: "Stop" };
      list!.prompt = { title: "Stage", message: "Where the deal stands", showPrompt: true };
      number!.rule = { wholeNumber: { formula1: 1, formula2: 9, operator: "Between" } };
      date!.rule = { date: { formula1: "2024-01-01", operator: "GreaterThanOrEqualTo" } };
      custom!.rule = { custom: { formula: "=LEN(D1)=8" } };
      for (const validation of [list, number, date, custom]) validation!.load("rule,type,valid,errorAlert,prompt,ignoreBlanks");
      sheet.getRange("A1:A3").values = [["Lead"], ["Won"], ["Nowhere"]];
      const wrong = sheet.getRange("A3").dataValidation.load("valid");
      const mixed = sheet.getRange("A1:B1").dataValidation.load("type,rule");
      await context.sync();
      assert.deepEqual(list!.rule, { list: { inCellDropDown: true, source: "Lead,Won" } });
      assert.deepEqual([list!.type, number!.type, date!.type, custom!.type], ["List", "WholeNumber", "Date", "Custom"]);
      assert.deepEqual(list!.errorAlert, { title: "Stage", message: "Choose a stage.", showAlert: true, style: "Stop" });
      assert.deepEqual(list!.prompt, { title: "Stage", message: "Where the deal stands", showPrompt: true });
      assert.equal(list!.ignoreBlanks, true);
      assert.equal(wrong.valid, false);
      assert.equal(mixed.type, "Inconsistent");
      list!.clear();
      list!.load("type");
      await context.sync();
      assert.equal(list!.type, "None");
    });
  });

  it("let a list follow a table's column through INDIRECT", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("A1:A3").values = [["Stage"], ["Lead"], ["Won"]];
      const stages = sheet.tables.add("A1:A3", true);
      stages.name = "Stages";
      sheet.getRange("C1").dataValidation.rule = { list: { inCellDropDown: true, source: '=INDIRECT("Stages[Stage]")' } };
      sheet.getRange("A4").values = [["Lost"]];
      stages.resize("A1:A4");
      sheet.getRange("C1").values = [["Lost"]];
      const validation = sheet.getRange("C1").dataValidation.load("valid,rule");
      await context.sync();
      assert.equal(validation.valid, true);
      assert.deepEqual(validation.rule, { list: { inCellDropDown: true, source: '=INDIRECT("Stages[Stage]")' } });
    });
  });

  for (const [what, rule] of [
    ["two kinds at once", { list: { inCellDropDown: true, source: "a" }, custom: { formula: "=TRUE" } }],
    ["no kind", {}],
    ["a structured reference, which Excel refuses there", { list: { inCellDropDown: true, source: "=Stages[Stage]" } }],
    ["a list over a square of cells", { list: { inCellDropDown: true, source: "=A1:B2" } }],
    ["a list longer than 255 characters", { list: { inCellDropDown: true, source: "x".repeat(256) } }],
    ["Between without a second number", { decimal: { formula1: 1, operator: "Between" } }],
    ["a formula that is none", { custom: { formula: "=LEN(" } }],
  ] as const) {
    it(`refuse a rule with ${what}`, async () => {
      await fails("InvalidArgument", onSheet((sheet) => void (sheet.getRange("A1").dataValidation.rule = rule as Excel.DataValidationRule)), "DataValidation.rule");
    });
  }

  it("colour cells by a formula, by value and by text, in the order of their priority", async () => {
    await onSheet(async (sheet, context) => {
      const range = sheet.getRange("A2:B9");
      const custom = range.conditionalFormats.add("Custom");
      custom.custom.rule.formula = '=$B2="Won"';
      custom.custom.format.fill.color = "#00ff00";
      custom.stopIfTrue = true;
      const value = range.conditionalFormats.add("CellValue");
      value.cellValue.format.font.color = "red";
      value.cellValue.rule = { formula1: "=10", operator: "GreaterThan" };
      const text = range.conditionalFormats.add("ContainsText");
      text.textComparison.format.font.bold = true;
      text.textComparison.rule = { operator: "Contains", text: "Lead" };
      const [all, count, elsewhere] = [range.conditionalFormats.load("items/type,items/id,items/stopIfTrue"), range.conditionalFormats.getCount(), sheet.getRange("D1").conditionalFormats.getCount()];
      custom.custom.rule.load("formula");
      custom.custom.format.fill.load("color");
      value.cellValue.load("rule");
      await context.sync();
      assert.deepEqual(Array.from(all.items, ({ type }) => type).sort(), ["CellValue", "ContainsText", "Custom"]);
      assert.deepEqual([count.value, elsewhere.value], [3, 0]);
      assert.equal(custom.custom.rule.formula, '=$B2="Won"');
      assert.equal(custom.custom.format.fill.color, "#00FF00");
      assert.deepEqual(value.cellValue.rule, { formula1: "=10", operator: "GreaterThan" });
    });
    const { document } = excel();
    const sheetId = document.sheets.active();
    document.cells.write(sheetId, { top: 2, left: 0, bottom: 2, right: 1 }, [["a", "Won"]]);
    assert.equal(document.model.getters.getCellComputedStyle({ sheetId, row: 2, col: 0 }).fillColor, "#00FF00");
    assert.equal(document.model.getters.getCellComputedStyle({ sheetId, row: 3, col: 0 }).fillColor, undefined);
    await onSheet((sheet) => sheet.getRange("A1:Z99").conditionalFormats.clearAll());
    assert.equal(document.conditionalFormats.overlapping(sheetId, { top: 0, left: 0, bottom: 99, right: 25 }).length, 0);
  });

  it("refuse the wrong kind, a bad formula, a number that is missing", async () => {
    await fails("InvalidArgument", onSheet((sheet) => void sheet.getRange("A1").conditionalFormats.add("Pretty" as "Custom")), "ConditionalFormatCollection.add");
    await fails("InvalidArgument", onSheet((sheet) => void (sheet.getRange("A1").conditionalFormats.add("Custom").custom.rule.formula = "=AND(")), "ConditionalFormatRule.formula");
    await fails("InvalidArgument", onSheet((sheet) => void (sheet.getRange("A1").conditionalFormats.add("CellValue").cellValue.rule = { formula1: "1", operator: "Between" })), "CellValueConditionalFormat.rule");
    await fails("InvalidOperation", onSheet((sheet) => void sheet.getRange("A1").conditionalFormats.add("Custom").cellValue.load("rule")), "ConditionalFormat.cellValue");
  });

  for (const type of ["Funnel", "ColumnClustered", "BarClustered", "Line", "Pie"] as const) {
    it(`draw a ${type} chart of cells, with a title, a place and a size`, async () => {
      await onSheet(async (sheet, context) => {
        sheet.getRange("A1:B4").values = [["Stage", "Deals"], ["Lead", 30], ["Proposal", 12], ["Won", 5]];
        const chart = sheet.charts.add(type, sheet.getRange("A1:B4"), "Columns");
        chart.name = "Pipeline";
        chart.title.text = "Deals by stage";
        chart.legend.visible = false;
        chart.setPosition("D2", "H10");
        chart.load("name,chartType,title/text,legend/visible,top,left,height,width");
        chart.series.load("items/name");
        const again = sheet.charts.getItem("pipeline").load("id");
        const none = sheet.charts.getItemOrNullObject("Nothing").load("id");
        await context.sync();
        assert.deepEqual([chart.name, chart.chartType, chart.title.text, chart.legend.visible], ["Pipeline", type, "Deals by stage", false]);
        assert.deepEqual(Array.from(chart.series.items, ({ name }) => name), ["Deals"]);
        assert.ok(chart.left > 100 && chart.top > 10 && chart.width > 200 && chart.height > 100);
        assert.equal(none.isNullObject, true);
        assert.ok(again.id);
      });
      const { document } = excel();
      const [chart] = document.charts.all();
      const id = document.model.getters.getChartIds(document.sheets.active())[0]!;
      const runtime = document.model.getters.getChartRuntime(id) as { chartJsConfig: { data: { labels: string[]; datasets: { data: unknown[] }[] } } };
      assert.deepEqual([...runtime.chartJsConfig.data.labels], ["Lead", "Proposal", "Won"]);
      assert.deepEqual(document.cells.values(chart!.series[0]!.values.sheetId, chart!.series[0]!.values.area), [[30], [12], [5]]);
    });
  }

  it("let a chart take other cells, and go", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("A1:C4").values = [["Stage", "Deals", "Amount"], ["Lead", 30, 300], ["Proposal", 12, 200], ["Won", 5, 100]];
      const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:B4"));
      chart.setData(sheet.getRange("A1:C4"));
      const count = chart.series.getCount();
      const series = chart.series.getItemAt(0);
      series.setValues(sheet.getRange("C2:C4"));
      series.setXAxisValues(sheet.getRange("A2:A4"));
      chart.axes.valueAxis.title.text = "Money";
      chart.axes.load("valueAxis/title/text");
      await context.sync();
      assert.equal(count.value, 2);
      assert.equal(chart.axes.valueAxis.title.text, "Money");
      chart.delete();
      const left = sheet.charts.getCount();
      await context.sync();
      assert.equal(left.value, 0);
    });
    await fails("ItemNotFound", onSheet((sheet) => void sheet.charts.getItem("Nothing").load("name")), "ChartCollection.getItem");
  });
});

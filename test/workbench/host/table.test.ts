import assert from "node:assert/strict";
import { useExcel } from "../../headless";
import { fails } from "./fails";

describe("Table", () => {
  const excel = useExcel();

  function onSheet<T>(work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => T | Promise<T>): Promise<T> {
    return Excel.run(async (context) => {
      const answer = await work(context.workbook.worksheets.getActiveWorksheet(), context);
      await context.sync();
      return answer;
    });
  }

  /** A table Deals in A1:C3. */
  const DEALS = [["Deal", "Stage", "Amount"], ["a", "Lead", 10], ["b", "Won", 20]];
  function addDeals(sheet: Excel.Worksheet): Excel.Table {
    sheet.getRange("A1:C3").values = DEALS;
    const table = sheet.tables.add("A1:C3", true);
    table.name = "Deals";
    return table;
  }

  it("has a name, a style, headers, a body and columns", async () => {
    await onSheet(async (sheet, context) => {
      const table = addDeals(sheet);
      table.load("name,style,showHeaders,showTotals,showBandedRows,showFilterButton");
      const [whole, header, body] = [table.getRange(), table.getHeaderRowRange(), table.getDataBodyRange()].map((range) => range.load("address"));
      const stage = table.columns.getItem("stage").load("name,index,id,values");
      const stageBody = stage.getDataBodyRange().load("address");
      await context.sync();
      assert.deepEqual([table.name, table.style, table.showHeaders, table.showTotals, table.showBandedRows, table.showFilterButton], ["Deals", "TableStyleMedium2", true, false, true, true]);
      assert.deepEqual([whole!.address, header!.address, body!.address], ["Sheet1!A1:C3", "Sheet1!A1:C1", "Sheet1!A2:C3"]);
      assert.deepEqual([stage.name, stage.index, stage.values], ["Stage", 1, [["Stage"], ["Lead"], ["Won"]]]);
      assert.equal(stageBody.address, "Sheet1!B2:B3");
    });
  });

  it("makes headers text, fills blank ones and numbers repeated ones", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("A1:E2").values = [["Deal", "deal", "", 2024, ""], [1, 2, 3, 4, 5]];
      const table = sheet.tables.add("A1:E2", true);
      const header = table.getHeaderRowRange().load("values");
      await context.sync();
      assert.deepEqual(header.values, [["Deal", "deal2", "Column1", "2024", "Column2"]]);
      sheet.getRange("B1").values = [["Deal"]];
      sheet.getRange("C1").values = [[""]];
      const again = table.getHeaderRowRange().load("values");
      await context.sync();
      assert.deepEqual(again.values, [["Deal", "Deal2", "Column1", "2024", "Column2"]]);
    });
  });

  it("writes headers above a range that has none, moving it down", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("A1:B2").values = [[1, 2], [3, 4]];
      sheet.getRange("A4").values = [["below"]];
      const table = sheet.tables.add("A1:B2", false);
      const range = table.getRange().load("address,values");
      const below = sheet.getRange("A5").load("values");
      await context.sync();
      assert.equal(range.address, "Sheet1!A1:B3");
      assert.deepEqual(range.values, [["Column1", "Column2"], [1, 2], [3, 4]]);
      assert.deepEqual(below.values, [["below"]]);
    });
  });

  it("gets a blank body row when it is made of headers alone", async () => {
    const range = await onSheet((sheet) => {
      sheet.getRange("A1:B1").values = [["Deal", "Stage"]];
      return sheet.tables.add("A1:B1", true).getRange().load("address");
    });
    assert.equal(range.address, "Sheet1!A1:B2");
  });

  it("refuses to lie over another table", async () => {
    await onSheet((sheet) => void addDeals(sheet));
    await fails("InvalidArgument", onSheet((sheet) => void sheet.tables.add("C3:D4", true)), "TableCollection.add");
  });

  for (const [name, code] of [
    ["1st", "InvalidArgument"], ["Deals 2", "InvalidArgument"], ["A1", "InvalidArgument"], ["R1C1", "InvalidArgument"], ["c", "InvalidArgument"],
    ["x".repeat(256), "InvalidArgument"], ["", "InvalidArgument"], ["deals", "ItemAlreadyExists"], ["Quota", "ItemAlreadyExists"],
  ] as const) {
    it(`refuses the name ${JSON.stringify(name.slice(0, 20))}`, async () => {
      await onSheet((sheet, context) => {
        addDeals(sheet);
        context.workbook.names.add("Quota", sheet.getRange("H1"));
        sheet.getRange("E1:E2").values = [["x"], [1]];
        sheet.tables.add("E1:E2", true).name = "Other";
      });
      await fails(code, onSheet((sheet) => void (sheet.tables.getItem("Other").name = name)), "Table.name");
    });
  }

  it("is found by name in any case, by id, and null when it is not there", async () => {
    await onSheet(async (sheet, context) => {
      const table = addDeals(sheet).load("id");
      await context.sync();
      const byId = context.workbook.tables.getItem(table.id).load("name");
      const byName = context.workbook.tables.getItem("DEALS").load("id");
      const none = context.workbook.tables.getItemOrNullObject("Nothing").load("id");
      const count = context.workbook.tables.getCount();
      await context.sync();
      assert.equal(byId.name, "Deals");
      assert.equal(byName.id, table.id);
      assert.equal(none.isNullObject, true);
      assert.equal(count.value, 1);
    });
  });

  it("does not grow by what is written below it; resize does it, and looks and rules go along", async () => {
    await onSheet(async (sheet, context) => {
      const table = addDeals(sheet);
      sheet.getRange("C2:C3").numberFormat = [["0.00"], ["0.00"]];
      sheet.getRange("B2:B3").dataValidation.rule = { list: { inCellDropDown: true, source: "Lead,Won" } };
      const format = sheet.getRange("A2:C3").conditionalFormats.add("Custom");
      format.custom.rule.formula = '=$B2="Won"';
      format.custom.format.fill.color = "#00FF00";
      sheet.getRange("A4:C4").values = [["c", "Lead", 30]];
      const before = table.getRange().load("address");
      await context.sync();
      assert.equal(before.address, "Sheet1!A1:C3");
      table.resize("A1:C4");
      const after = table.getRange().load("address");
      const amount = sheet.getRange("C4").load("text");
      const rule = sheet.getRange("B2:B4").dataValidation.load("type");
      const colours = format.getRange().load("address");
      await context.sync();
      assert.equal(after.address, "Sheet1!A1:C4");
      assert.deepEqual(amount.text, [["30.00"]]);
      assert.equal(rule.type, "List");
      assert.equal(colours.address, "Sheet1!A2:C4");
    });
  });

  it("refuses to be resized away from its header row, onto another table, or to less than a body row", async () => {
    await onSheet((sheet) => {
      addDeals(sheet);
      sheet.getRange("A6:A7").values = [["x"], [1]];
      sheet.tables.add("A6:A7", true);
    });
    for (const to of ["A2:C4", "A1:C6", "A1:C1", "F1:G3"]) {
      await fails("InvalidArgument", onSheet((sheet) => sheet.tables.getItem("Deals").resize(to)), "Table.resize");
    }
  });

  it("adds rows at its end and in between; what is below makes room", async () => {
    await onSheet(async (sheet, context) => {
      const table = addDeals(sheet);
      sheet.getRange("A4").values = [["below"]];
      table.rows.add(undefined, [["c", "Lead", 30], ["d", "Lead", 40]]);
      table.rows.add(0, [["first", "Lead", 0]]);
      const range = table.getRange().load("address,values");
      const below = sheet.getRange("A7").load("values");
      await context.sync();
      assert.equal(range.address, "Sheet1!A1:C6");
      assert.deepEqual(range.values.map(([deal]) => deal), ["Deal", "first", "a", "b", "c", "d"]);
      assert.deepEqual(below.values, [["below"]]);
    });
    await fails("InvalidArgument", onSheet((sheet) => void sheet.tables.getItem("Deals").rows.add(undefined, [["too", "few"]])), "TableRowCollection.add");
    await fails("InvalidArgument", onSheet((sheet) => void sheet.tables.getItem("Deals").rows.add(99, [["a", "b", "c"]])), "TableRowCollection.add");
  });

  it("deletes rows, and never its last one", async () => {
    await onSheet(async (sheet, context) => {
      const table = addDeals(sheet);
      sheet.getRange("A4").values = [["below"]];
      table.rows.getItemAt(0).delete();
      const range = table.getRange().load("values");
      const below = sheet.getRange("A3").load("values");
      await context.sync();
      assert.deepEqual(range.values, [["Deal", "Stage", "Amount"], ["b", "Won", 20]]);
      assert.deepEqual(below.values, [["below"]]);
      table.rows.getItemAt(0).delete();
      const last = table.getRange().load("values");
      await context.sync();
      assert.deepEqual(last.values, [["Deal", "Stage", "Amount"], ["", "", ""]]);
    });
    await fails("InvalidArgument", onSheet((sheet) => sheet.tables.getItem("Deals").rows.getItemAt(5).delete()), "TableRowCollection.getItemAt");
  });

  it("gives rows inserted among others, and the first, the looks and rules of the rows beside; deleting takes theirs along", async () => {
    const rulesNow = () =>
      onSheet(async (sheet, context) => {
        const cells = ["B2", "B3", "B4", "B5", "B6"].map((address) => {
          const range = sheet.getRange(address);
          range.dataValidation.load("type");
          return range.load("numberFormat");
        });
        await context.sync();
        return cells.map((range) => [range.dataValidation.type, range.numberFormat[0]![0]]);
      });
    await onSheet((sheet) => {
      addDeals(sheet);
      const stages = sheet.getRange("B2:B3");
      stages.dataValidation.rule = { list: { inCellDropDown: true, source: "Lead,Won" } };
      stages.numberFormat = [["@"], ["@"]];
    });
    await onSheet((sheet) => {
      const { rows } = sheet.tables.getItem("Deals");
      rows.add(1, [["between", "Lead", 5]]);
      rows.add(0, [["first", "Lead", 0]]);
    });
    assert.deepEqual(await rulesNow(), [["List", "@"], ["List", "@"], ["List", "@"], ["List", "@"], ["None", "General"]]);
    await onSheet((sheet) => {
      const { rows } = sheet.tables.getItem("Deals");
      rows.getItemAt(2).delete();
      rows.getItemAt(0).delete();
    });
    assert.deepEqual(await rulesNow(), [["List", "@"], ["List", "@"], ["None", "General"], ["None", "General"], ["None", "General"]]);
  });

  it("adds, names and deletes columns", async () => {
    await onSheet(async (sheet, context) => {
      const table = addDeals(sheet);
      table.columns.add(1, [["Owner"], ["Li"], ["Wu"]]);
      table.columns.add(undefined, undefined, "Notes");
      const header = table.getHeaderRowRange().load("values");
      const stage = table.columns.getItem("Stage").load("index,id");
      await context.sync();
      assert.deepEqual(header.values, [["Deal", "Owner", "Stage", "Amount", "Notes"]]);
      assert.equal(stage.index, 2);
      table.columns.getItem("Owner").delete();
      const renamed = table.columns.getItem("Stage");
      renamed.name = "Phase";
      const again = table.getHeaderRowRange().load("values");
      await context.sync();
      assert.deepEqual(again.values, [["Deal", "Phase", "Amount", "Notes"]]);
    });
    await fails("InvalidArgument", onSheet((sheet) => void (sheet.tables.getItem("Deals").columns.getItem("Phase").name = "deal")), "TableColumn.name");
    await fails("ItemNotFound", onSheet((sheet) => void sheet.tables.getItem("Deals").columns.getItem("Nobody").load("name")), "TableColumnCollection.getItem");
  });

  it("becomes cells again, or goes with them", async () => {
    await onSheet(async (sheet, context) => {
      addDeals(sheet).convertToRange();
      const cells = sheet.getRange("A1:C1").load("values");
      const count = sheet.tables.getCount();
      await context.sync();
      assert.deepEqual(cells.values, [DEALS[0]]);
      assert.equal(count.value, 0);
      sheet.tables.add("A1:C3", true).delete();
      const used = sheet.getUsedRangeOrNullObject().load("address");
      await context.sync();
      assert.equal(used.isNullObject, true);
    });
  });

  it("sorts and filters without losing rows", async () => {
    await onSheet(async (sheet, context) => {
      const table = addDeals(sheet);
      table.sort.apply([{ key: 2, ascending: false }]);
      const body = table.getDataBodyRange().load("values");
      table.columns.getItem("Stage").filter.applyValuesFilter(["Lead"]);
      const hidden = sheet.getRange("A2").load("rowHidden");
      await context.sync();
      assert.deepEqual(body.values, [["b", "Won", 20], ["a", "Lead", 10]]);
      assert.equal(hidden.rowHidden, true);
      table.clearFilters();
      const shown = sheet.getRange("A2").load("rowHidden");
      await context.sync();
      assert.equal(shown.rowHidden, false);
    });
  });

  it("shows totals, hides headers and changes its looks", async () => {
    await onSheet(async (sheet, context) => {
      const table = addDeals(sheet);
      table.style = "TableStyleLight9";
      table.showTotals = true;
      table.showBandedRows = false;
      table.showFilterButton = false;
      const total = table.getTotalRowRange().load("address");
      table.load("style,showTotals,showBandedRows,showFilterButton");
      await context.sync();
      assert.equal(total.address, "Sheet1!A4:C4");
      assert.deepEqual([table.style, table.showTotals, table.showBandedRows, table.showFilterButton], ["TableStyleLight9", true, false, false]);
      table.showTotals = false;
      table.showHeaders = false;
      const range = table.getRange().load("address");
      await context.sync();
      assert.equal(range.address, "Sheet1!A2:C3");
    });
    await fails("InvalidArgument", onSheet((sheet) => void (sheet.tables.getItem("Deals").style = "Pretty")), "Table.style");
  });

  it("grows when a row is inserted through it, and keeps its formulas", async () => {
    await onSheet(async (sheet, context) => {
      const table = addDeals(sheet);
      sheet.getRange("E1").formulas = [["=SUM(Deals[Amount])"]];
      sheet.getRange("3:3").insert("Down");
      const range = table.getRange().load("address");
      const sum = sheet.getRange("E1").load("values,formulas");
      await context.sync();
      assert.equal(range.address, "Sheet1!A1:C4");
      assert.deepEqual(sum.values, [[30]]);
      assert.deepEqual(sum.formulas, [["=SUM(Deals[Amount])"]]);
    });
    assert.equal(excel().document.tables.all().length, 1);
  });
});

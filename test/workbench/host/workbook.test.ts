import assert from "node:assert/strict";
import { useExcel } from "../../headless";
import { fails } from "./fails";

describe("Workbook and its sheets", () => {
  const excel = useExcel();

  function inWorkbook<T>(work: (workbook: Excel.Workbook, context: Excel.RequestContext) => T | Promise<T>): Promise<T> {
    return Excel.run(async (context) => {
      const answer = await work(context.workbook, context);
      await context.sync();
      return answer;
    });
  }

  it("adds, names, moves, shows and deletes sheets", async () => {
    await inWorkbook(async ({ worksheets }, context) => {
      const added = worksheets.add();
      const deals = worksheets.add("Deals");
      deals.position = 0;
      deals.tabColor = "#ff8800";
      deals.showGridlines = false;
      added.visibility = "Hidden";
      added.load("name,visibility");
      deals.load("name,position,tabColor,showGridlines");
      const [first, count, visible] = [worksheets.getFirst().load("name"), worksheets.getCount(), worksheets.getCount(true)];
      await context.sync();
      assert.deepEqual([added.name, added.visibility], ["Sheet2", "Hidden"]);
      assert.deepEqual([deals.name, deals.position, deals.tabColor, deals.showGridlines], ["Deals", 0, "#FF8800", false]);
      assert.deepEqual([first.name, count.value, visible.value], ["Deals", 3, 2]);
      added.delete();
      deals.delete();
    });
    assert.deepEqual(excel().document.sheets.names(), ["Sheet1"]);
  });

  for (const [name, code] of [
    ["", "InvalidArgument"], ["x".repeat(32), "InvalidArgument"], ["a/b", "InvalidArgument"], ["a\\b", "InvalidArgument"], ["a?b", "InvalidArgument"],
    ["a*b", "InvalidArgument"], ["[a]", "InvalidArgument"], ["a:b", "InvalidArgument"], ["'a", "InvalidArgument"], ["a'", "InvalidArgument"],
    ["History", "InvalidArgument"], ["history", "InvalidArgument"], ["sheet1", "ItemAlreadyExists"],
  ] as const) {
    it(`refuses the sheet name ${JSON.stringify(name.slice(0, 12))}`, async () => {
      await fails(code, inWorkbook(({ worksheets }) => void (worksheets.add("Other").name = name)), "Worksheet.name");
      if (name !== "") await fails(code, inWorkbook(({ worksheets }) => void worksheets.add(name)), "WorksheetCollection.add");
    });
  }

  it("takes names that need quotes, and writes addresses with them", async () => {
    const range = await inWorkbook(({ worksheets }) => worksheets.add("My 商机").getRange("A1").load("address"));
    assert.equal(range.address, "'My 商机'!A1");
    const again = await inWorkbook(({ worksheets }) => worksheets.getItem("My 商机").getRange("'My 商机'!B2").load("address"));
    assert.equal(again.address, "'My 商机'!B2");
  });

  it("keeps its last visible sheet", async () => {
    await fails("InvalidOperation", inWorkbook(({ worksheets }) => worksheets.getItem("Sheet1").delete()), "Worksheet.delete");
    await fails("InvalidOperation", inWorkbook(({ worksheets }) => void (worksheets.getItem("Sheet1").visibility = "Hidden")), "Worksheet.visibility");
    await inWorkbook(({ worksheets }) => {
      worksheets.add("Hidden").visibility = "VeryHidden";
    });
    await fails("InvalidOperation", inWorkbook(({ worksheets }) => worksheets.getItem("Sheet1").delete()), "Worksheet.delete");
  });

  it("copies a sheet with its table, which gets a name of its own", async () => {
    await inWorkbook(async ({ worksheets }, context) => {
      const sheet = worksheets.getItem("Sheet1");
      sheet.getRange("A1:A2").values = [["Deal"], ["a"]];
      sheet.tables.add("A1:A2", true).name = "Deals";
      const copy = sheet.copy("End").load("name");
      copy.tables.load("items/name");
      await context.sync();
      assert.equal(copy.name, "Sheet1 (2)");
      assert.equal(copy.tables.items[0]!.name, "Table1");
    });
  });

  it("freezes panes and says where", async () => {
    await inWorkbook(async ({ worksheets }, context) => {
      const sheet = worksheets.getItem("Sheet1");
      sheet.freezePanes.freezeRows(1);
      const frozen = sheet.freezePanes.getLocationOrNullObject().load("address");
      await context.sync();
      assert.equal(frozen.address, "Sheet1!1:1");
      sheet.freezePanes.unfreeze();
      const none = sheet.freezePanes.getLocationOrNullObject().load("address");
      await context.sync();
      assert.equal(none.isNullObject, true);
    });
  });

  it("protects a sheet: writing, tables and looks are refused with AccessDenied, unlocked cells are open", async () => {
    await inWorkbook(({ worksheets }) => {
      const sheet = worksheets.getItem("Sheet1");
      sheet.getRange("A1:A2").values = [["Deal"], ["a"]];
      sheet.getRange("C1").format.protection.locked = false;
      sheet.protection.protect({ allowFormatCells: true }, "secret");
    });
    const onSheet = (work: (sheet: Excel.Worksheet) => void): Promise<void> => inWorkbook(({ worksheets }) => work(worksheets.getItem("Sheet1")));
    await fails("AccessDenied", onSheet((sheet) => void (sheet.getRange("A1").values = [["x"]])), "Range.values");
    await fails("AccessDenied", onSheet((sheet) => void sheet.tables.add("A1:A2", true)), "TableCollection.add");
    await fails("AccessDenied", onSheet((sheet) => void sheet.getRange("1:1").insert("Down")), "Range.insert");
    await fails("AccessDenied", onSheet((sheet) => void sheet.charts.add("Line", sheet.getRange("A1:A2"))), "ChartCollection.add");
    await fails("AccessDenied", onSheet((sheet) => sheet.protection.unprotect("wrong")), "WorksheetProtection.unprotect");
    await fails("InvalidOperation", onSheet((sheet) => sheet.protection.protect()), "WorksheetProtection.protect");
    await onSheet((sheet) => {
      sheet.getRange("C1").values = [["open"]];
      sheet.getRange("A1").format.fill.color = "red";
      sheet.protection.load("protected,options");
    });
    await onSheet((sheet) => {
      sheet.protection.unprotect("secret");
      sheet.getRange("A1").values = [["free"]];
    });
  });

  it("keeps the list of sheets while its structure is protected", async () => {
    await inWorkbook((workbook) => workbook.protection.protect());
    await fails("AccessDenied", inWorkbook(({ worksheets }) => void worksheets.add("New")), "WorksheetCollection.add");
    await inWorkbook((workbook) => {
      workbook.protection.unprotect();
      workbook.worksheets.add("New");
    });
  });

  it("keeps settings of any shape by key", async () => {
    await inWorkbook(async ({ settings }, context) => {
      settings.add("stagebook", { version: 2, tables: ["Deals"] });
      settings.add("stagebook", { version: 3 });
      settings.add("when", 5);
      const item = settings.getItem("stagebook").load("key,value");
      const none = settings.getItemOrNullObject("nothing").load("value");
      const count = settings.getCount();
      await context.sync();
      assert.deepEqual(item.value, { version: 3 });
      assert.equal(none.isNullObject, true);
      assert.equal(count.value, 2);
      item.delete();
    });
    assert.deepEqual(Object.keys(excel().document.facts("settings")), ["when"]);
    await fails("ItemNotFound", inWorkbook(({ settings }) => void settings.getItem("stagebook").load("value")), "SettingCollection.getItem");
  });

  it("names ranges, follows them, and refuses bad and taken names", async () => {
    await inWorkbook(async ({ names, worksheets }, context) => {
      const sheet = worksheets.getItem("Sheet1");
      const name = names.add("Quota", sheet.getRange("B2:B3"), "what is to be sold");
      name.load("name,value,type,scope,comment");
      sheet.getRange("1:1").insert("Down");
      const range = names.getItem("quota").getRange().load("address");
      await context.sync();
      assert.deepEqual([name.name, name.type, name.scope, name.comment], ["Quota", "Range", "Workbook", "what is to be sold"]);
      assert.equal(range.address, "Sheet1!B3:B4");
    });
    await fails("InvalidArgument", inWorkbook(({ names, worksheets }) => void names.add("A1", worksheets.getItem("Sheet1").getRange("A1"))), "NamedItemCollection.add");
    await fails("ItemAlreadyExists", inWorkbook(({ names, worksheets }) => void names.add("QUOTA", worksheets.getItem("Sheet1").getRange("A1"))), "NamedItemCollection.add");
    await inWorkbook(({ names }) => names.getItem("Quota").delete());
    await fails("ItemNotFound", inWorkbook(({ names }) => void names.getItem("Quota").load("name")), "NamedItemCollection.getItem");
  });

  it("has properties, culture and worksheet functions", async () => {
    await inWorkbook(async ({ properties, application, functions, worksheets }, context) => {
      properties.title = "Pipeline";
      properties.load("title,author");
      application.cultureInfo.load("name,numberFormat/numberDecimalSeparator,datetimeFormat/shortDatePattern");
      const sheet = worksheets.getItem("Sheet1");
      sheet.getRange("A1:A3").values = [[1], [2], [3]];
      const sum = functions.sum(sheet.getRange("A1:A3"), 4).load("value");
      const date = functions.date(2024, 3, 15).load("value");
      await context.sync();
      assert.equal(properties.title, "Pipeline");
      assert.equal(application.cultureInfo.name, "en-US");
      assert.equal(application.cultureInfo.datetimeFormat.shortDatePattern, "m/d/yyyy");
      assert.deepEqual([sum.value, date.value], [10, 45366]);
    });
  });

  it("takes the calls that spare time without harm", async () => {
    await inWorkbook(({ application, worksheets }) => {
      application.suspendApiCalculationUntilNextSync();
      application.suspendScreenUpdatingUntilNextSync();
      worksheets.getItem("Sheet1").getRange("A1").values = [[1]];
      application.calculate("Full");
    });
    assert.equal(excel().document.cells.value({ sheetId: excel().document.sheets.active(), row: 0, col: 0 }), 1);
  });
});

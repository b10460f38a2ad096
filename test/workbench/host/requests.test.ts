import assert from "node:assert/strict";
import { startHeadless, useExcel } from "../../headless";
import { fails } from "./fails";

describe("a request of Office.js", () => {
  const excel = useExcel();

  it("stops at the action that fails and keeps what came before it", async () => {
    await fails(
      "ItemNotFound",
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange("A1").values = [["kept"]];
        context.workbook.worksheets.getItem("Nowhere").getRange("A1").values = [["lost"]];
        sheet.getRange("A2").values = [["never"]];
        await context.sync();
      }),
      "WorksheetCollection.getItem"
    );
    const { document } = excel();
    const sheetId = document.sheets.active();
    assert.equal(document.cells.value({ sheetId, row: 0, col: 0 }), "kept");
    assert.equal(document.cells.value({ sheetId, row: 1, col: 0 }), "");
  });

  it("answers the reads that came before the failing action", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.load("name");
      context.workbook.tables.getItem("Nothing");
      await fails("ItemNotFound", context.sync());
      assert.equal(sheet.name, "Sheet1");
    });
  });

  it("throws PropertyNotLoaded for what was not loaded", async () => {
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
      range.load("address");
      await context.sync();
      assert.throws(() => range.values, { code: "PropertyNotLoaded" });
    });
  });

  it("loads what is named, through objects and collections, in one go", async () => {
    await Excel.run(async (context) => {
      const { workbook } = context;
      const sheet = workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1:B2").values = [["Deal", "Stage"], ["a", "Lead"]];
      sheet.tables.add("A1:B2", true).name = "Deals";
      const range = sheet.getRange("A1");
      range.load("values,format/fill/color,worksheet/name");
      workbook.worksheets.load("items/name,items/tables/items/name,items/tables/items/columns/items/name");
      workbook.load("name,application/calculationMode");
      await context.sync();
      assert.deepEqual(range.values, [["Deal"]]);
      assert.equal(range.format.fill.color, "#FFFFFF");
      assert.equal(range.worksheet.name, "Sheet1");
      const [table] = workbook.worksheets.items[0]!.tables.items;
      assert.equal(table!.name, "Deals");
      assert.deepEqual(Array.from(table!.columns.items, ({ name }) => name), ["Deal", "Stage"]);
      assert.equal(workbook.application.calculationMode, "Automatic");
    });
  });

  it("loads all values of an object when none is named, and a part of a collection", async () => {
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      for (const name of ["B", "C", "D"]) worksheets.add(name);
      const sheet = worksheets.getItem("B");
      sheet.load();
      worksheets.load({ select: "name", top: 2, skip: 1 });
      await context.sync();
      assert.equal(sheet.visibility, "Visible");
      assert.equal(sheet.position, 1);
      assert.deepEqual(Array.from(worksheets.items, ({ name }) => name), ["B", "C"]);
    });
  });

  it("goes on with an object that it created: it is found by its id", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("New");
      await context.sync();
      sheet.name = "Newer";
      await context.sync();
      sheet.getRange("A1").values = [[1]];
      sheet.load("name");
      await context.sync();
      assert.equal(sheet.name, "Newer");
    });
    assert.deepEqual(excel().document.sheets.names(), ["Sheet1", "Newer"]);
  });

  it("knows null objects: they are null, and using them fails", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject("Nowhere");
      sheet.load("name");
      sheet.tables.load("items/name");
      await context.sync();
      assert.equal(sheet.isNullObject, true);
      sheet.getRange("A1").values = [[1]];
      await fails("ItemNotFound", context.sync());
    });
  });

  it("keeps ranges across requests, moves them with their cells, and releases them", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("B2").values = [["here"]];
      const range = sheet.getRange("B2");
      range.load("address");
      await context.sync();
      assert.equal(excel().host.session.keptReferences, 2); // one of them wrote, the other is read
      sheet.getRange("1:3").insert("Down");
      await context.sync();
      range.load("address,values");
      await context.sync();
      assert.equal(range.address, "Sheet1!B5");
      assert.deepEqual(range.values, [["here"]]);
      sheet.getRange("5:5").delete("Up");
      await context.sync();
      range.load("values");
      await fails("ItemNotFound", context.sync());
    });
    await excel().idle();
    assert.equal(excel().host.session.keptReferences, 0);
  });

  it("is one step of undo and one evaluation", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      for (let row = 1; row <= 300; row += 1) sheet.getRange(`A${row}`).values = [[row]];
      sheet.getRange("B1").formulas = [["=SUM(A1:A300)"]];
      await context.sync();
    });
    const { document } = excel();
    const sheetId = document.sheets.active();
    assert.equal(document.cells.value({ sheetId, row: 0, col: 1 }), 45_150);
    document.undo();
    assert.equal(document.sheets.usedArea(sheetId), null);
  });

  it("fails when it is larger than 5 MB, and so does an answer", async function () {
    this.timeout(60_000);
    const long = "x".repeat(30_000);
    await fails(
      "RequestPayloadSizeLimitExceeded",
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange("A1:A200").values = Array.from({ length: 200 }, () => [long]);
        await context.sync();
      })
    );
    const { document } = excel();
    const sheetId = document.sheets.active();
    document.cells.write(sheetId, { top: 0, left: 0, bottom: 199, right: 0 }, Array.from({ length: 200 }, () => [long]));
    await fails(
      "ResponsePayloadSizeLimitExceeded",
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange("A1:A200").load("values");
        await context.sync();
      })
    );
  });

  it("counts bytes, not letters: 2,000,000 Chinese characters are more than 5 MB", async () => {
    await fails(
      "RequestPayloadSizeLimitExceeded",
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange("A1:A100").values = Array.from({ length: 100 }, () => ["客".repeat(20_000)]);
        await context.sync();
      })
    );
  });

  it("answers ApiNotFound for a member that is not there, names it and lists it in the log", async () => {
    await fails(
      "ApiNotFound",
      Excel.run(async (context) => {
        context.workbook.pivotTables.load("items/name");
        await context.sync();
      }),
      "Workbook.pivotTables"
    );
    assert.deepEqual(excel().host.log.filter(({ kind }) => kind === "missing"), [{ kind: "missing", member: "Workbook.pivotTables" }]);
  });

  it("answers ApiNotFound for a member above the requirement set that is offered", async () => {
    const old = await startHeadless({ requirementSets: { ExcelApi: "1.9" } });
    try {
      assert.equal(old.Office.context.requirements.isSetSupported("ExcelApi", "1.10"), false);
      await fails(
        "ApiNotFound",
        old.Excel.run(async (context) => {
          context.workbook.worksheets.getActiveWorksheet().getRange("A1").getExtendedRange("Down").load("address");
          await context.sync();
        })
      );
      const request = { Actions: [{ Id: 2, ActionType: 2, Name: "", ObjectPathId: 3, QueryInfo: { Select: ["decimalSeparator"] } }], ObjectPaths: { 1: { Id: 1, ObjectPathType: 1, Name: "" }, 3: { Id: 3, ObjectPathType: 4, Name: "Application", ParentObjectPathId: 1 } } };
      const { Error: error } = JSON.parse(old.host.processQuery(JSON.stringify(request))) as { Error: { Code: string; Location: string } };
      assert.equal(error.Code, "ApiNotFound");
      assert.equal(error.Location, "Application.decimalSeparator");
    } finally {
      old.close();
    }
  });

  it("fails while someone types into a cell; with delayForCellEdit it waits", async () => {
    const { document } = excel();
    document.editing = true;
    await fails("InvalidOperationInCellEditMode", Excel.run(async (context) => context.workbook.worksheets.load("items/name")));
    let done = false;
    const waiting = Excel.run({ delayForCellEdit: true }, async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange("A1").values = [["after"]];
      await context.sync();
      done = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(done, false);
    document.editing = false;
    await waiting;
    assert.equal(document.cells.value({ sheetId: document.sheets.active(), row: 0, col: 0 }), "after");
  });

  it("can be made to fail: the k-th from now, before anything of it is done", async () => {
    const { document, host } = excel();
    host.failRequest(2);
    const write = (value: string): Promise<void> =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange("A1").values = [[value]];
        await context.sync();
      });
    await write("first");
    await fails("GeneralException", write("second"));
    assert.equal(document.cells.value({ sheetId: document.sheets.active(), row: 0, col: 0 }), "first");
    await write("third");
  });
});

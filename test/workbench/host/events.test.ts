import assert from "node:assert/strict";
import { parseA1 } from "../../../src/workbench/document/area";
import { useExcel } from "../../headless";

describe("events", () => {
  const excel = useExcel();

  it("tell a table and its sheet of a change: where, what, who", async () => {
    const heard: unknown[] = [];
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1:B2").values = [["Deal", "Stage"], ["a", "Lead"]];
      const table = sheet.tables.add("A1:B2", true).load("id");
      await context.sync();
      table.onChanged.add(async ({ type, changeType, source, address, tableId, worksheetId, details }) =>
        void heard.push({ type, changeType, source, address, tableId: tableId === table.id, worksheetId, details })
      );
      sheet.onChanged.add(async ({ type, address, triggerSource }) => void heard.push({ type, address, triggerSource }));
      await context.sync();
      sheet.getRange("B2").values = [["Won"]];
      sheet.getRange("D1:E1").values = [[1, 2]];
      await context.sync();
    });
    await excel().idle();
    assert.deepEqual(JSON.parse(JSON.stringify(heard)), [
      { type: "WorksheetChanged", address: "B2", triggerSource: "ThisLocalAddin" },
      {
        type: "TableChanged", changeType: "RangeEdited", source: "Local", address: "B2", tableId: true, worksheetId: "sheet1",
        details: { valueBefore: "Lead", valueAfter: "Won", valueTypeBefore: "String", valueTypeAfter: "String" },
      },
      { type: "WorksheetChanged", address: "D1:E1", triggerSource: "ThisLocalAddin" },
    ]);
  });

  it("tell a table and its sheet of rows and columns that come and go in it", async () => {
    const heard: string[] = [];
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("B2:C4").values = [["Deal", "Stage"], ["a", "Lead"], ["b", "Won"]];
      const table = sheet.tables.add("B2:C4", true);
      await context.sync();
      context.workbook.tables.onChanged.add(async ({ changeType, address }) => void heard.push(`table ${changeType} ${address}`));
      sheet.onChanged.add(async ({ changeType, address }) => void heard.push(`sheet ${changeType} ${address}`));
      await context.sync();
      table.rows.add(0);
      await context.sync();
      table.rows.getItemAt(2).delete();
      table.columns.add(1);
      await context.sync();
      table.columns.getItemAt(1).delete();
      await context.sync();
    });
    await excel().idle();
    assert.deepEqual(heard, [
      "sheet RowInserted B3:C3", "table RowInserted B3:C3", "sheet RowDeleted B5:C5", "table RowDeleted B5:C5",
      "sheet ColumnInserted C2:C4", "table ColumnInserted C2:C4", "sheet ColumnDeleted C2:C4", "table ColumnDeleted C2:C4",
    ]);
  });

  it("say when a colleague made the change, and give the range", async () => {
    const heard: string[] = [];
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().onChanged.add(async (event) => {
        await Excel.run(async (inner) => {
          const range = event.getRange(inner).load("values");
          await inner.sync();
          heard.push(`${event.source} ${event.address} ${JSON.stringify(range.values)}`);
        });
      });
      await context.sync();
    });
    const { document, idle } = excel();
    document.batch(() => document.cells.write(document.sheets.active(), parseA1("A1:B1")!, [[1, 2]]), "remote");
    await idle();
    await idle();
    assert.deepEqual(heard, ["Remote A1:B1 [[1,2]]"]);
  });

  it("tell of a person's typing and of rows that are inserted", async () => {
    const heard: string[] = [];
    await Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add(async ({ changeType, address, worksheetId }) => void heard.push(`${worksheetId} ${changeType} ${address}`));
      await context.sync();
    });
    const { document, idle } = excel();
    const sheetId = document.sheets.active();
    document.model.dispatch("UPDATE_CELL", { sheetId, row: 4, col: 0, content: "typed" });
    await idle();
    document.model.dispatch("ADD_COLUMNS_ROWS", { sheetId, sheetName: "Sheet1", dimension: "ROW", base: 1, quantity: 2, position: "before" });
    await idle();
    assert.deepEqual(heard, ["sheet1 RangeEdited A5", "sheet1 RowInserted 2:3"]);
  });

  it("tell of sheets that are added, activated, renamed and deleted, and of tables", async () => {
    const heard: string[] = [];
    await Excel.run(async (context) => {
      const { worksheets, tables } = context.workbook;
      worksheets.onAdded.add(async ({ source }) => void heard.push(`added ${source}`));
      worksheets.onDeleted.add(async () => void heard.push("deleted"));
      worksheets.onActivated.add(async () => void heard.push("activated"));
      worksheets.onDeactivated.add(async ({ worksheetId }) => void heard.push(`deactivated ${worksheetId === "sheet1" ? "Sheet1" : "the new one"}`));
      worksheets.onNameChanged.add(async ({ nameBefore, nameAfter }) => void heard.push(`${nameBefore} is ${nameAfter}`));
      tables.onAdded.add(async () => void heard.push("table added"));
      tables.onDeleted.add(async ({ tableName }) => void heard.push(`table ${tableName} deleted`));
      await context.sync();
      const sheet = worksheets.add("New");
      sheet.activate();
      sheet.name = "Newer";
      sheet.tables.add("A1:B2", true).name = "Deals";
      await context.sync();
      sheet.delete();
      await context.sync();
    });
    await excel().idle();
    assert.deepEqual(heard, [
      "added Local", "deactivated Sheet1", "activated", "New is Newer", "table added", "deactivated the new one", "activated",
      "table Deals deleted", "deleted",
    ]);
  });

  it("tell of the selection", async () => {
    const heard: string[] = [];
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1:B2").values = [["Deal", "Stage"], ["a", "Lead"]];
      const table = sheet.tables.add("A1:B2", true);
      sheet.onSelectionChanged.add(async ({ address }) => void heard.push(`sheet ${address}`));
      table.onSelectionChanged.add(async ({ address, isInsideTable }) => void heard.push(`table ${address} ${isInsideTable}`));
      await context.sync();
      sheet.getRange("B2").select();
      await context.sync();
      sheet.getRange("D4:E5").select();
      await context.sync();
    });
    await excel().idle();
    assert.deepEqual(heard, ["sheet B2", "table B2 true", "sheet D4:E5", "table  false"]);
  });

  it("tell which formulas of which sheets were calculated, and nothing when none was", async () => {
    const heard: string[] = [];
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.onCalculated.add(async ({ type, worksheetId, address }) => void heard.push(`${type} ${worksheetId === "sheet1" ? "Sheet1" : "the other"} ${address}`));
      worksheets.add("Other").getRange("A1:A3").formulas = [["=Sheet1!A1*2"], ["=A1+1"], ["=TODAY()"]];
      await context.sync();
    });
    const { document, idle } = excel();
    const said = async (work: () => unknown) => {
      await idle();
      heard.length = 0;
      await work();
      await idle();
      return heard.join("; ");
    };
    const sheet = document.sheets.ids()[0]!;
    assert.equal(await said(() => Excel.run(async (context) => (context.workbook.worksheets.getItem("Other").getRange("A1:A3").load("values"), context.sync()))), "", "reading");
    assert.equal(await said(() => document.batch(() => document.cells.write(sheet, parseA1("A1")!, [[5]]))), "WorksheetCalculated the other A1:A3", "and what is volatile");
    assert.equal(await said(() => document.select(sheet, parseA1("D4")!)), "", "selecting");
    assert.equal(await said(() => document.batch(() => document.cells.write(sheet, parseA1("B1:B2")!, [["=A1"], ["x"]]))), "WorksheetCalculated Sheet1 B1; WorksheetCalculated the other A3");
  });

  it("stop when the handler is removed", async () => {
    let heard = 0;
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const handler = sheet.onChanged.add(async () => void (heard += 1));
      await context.sync();
      sheet.getRange("A1").values = [[1]];
      await context.sync();
      await excel().idle();
      handler.remove();
      await context.sync();
      sheet.getRange("A1").values = [[2]];
      await context.sync();
    });
    await excel().idle();
    assert.equal(heard, 1);
  });
});

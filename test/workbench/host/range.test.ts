import assert from "node:assert/strict";
import { useExcel } from "../../headless";
import { fails } from "./fails";

describe("Range", () => {
  const excel = useExcel();

  /** Runs on the active sheet, syncs, and answers what was made. */
  function onSheet<T>(work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => T | Promise<T>): Promise<T> {
    return Excel.run(async (context) => {
      const answer = await work(context.workbook.worksheets.getActiveWorksheet(), context);
      await context.sync();
      return answer;
    });
  }

  it("gives values, formulas, text and number formats that agree", async () => {
    const range = await onSheet((sheet) => {
      const cells = sheet.getRange("A1:F1");
      cells.values = [[45366, "3/15/2024", "=A1+1", true, "#N/A", ""]];
      sheet.getRange("A1").numberFormat = [["yyyy-mm-dd"]];
      return cells.load("values,formulas,text,numberFormat,valueTypes");
    });
    assert.deepEqual(range.values, [[45366, 45366, 45367, true, "#N/A", ""]]);
    assert.deepEqual(range.formulas, [[45366, 45366, "=A1+1", true, "#N/A", ""]]);
    assert.deepEqual(range.text, [["2024-03-15", "3/15/2024", "2024-03-16", "TRUE", "#N/A", ""]]);
    assert.deepEqual(range.numberFormat, [["yyyy-mm-dd", "m/d/yyyy", "yyyy-mm-dd", "General", "General", "General"]]);
    assert.deepEqual(range.valueTypes, [["Double", "Double", "Double", "Boolean", "Error", "Empty"]]);
  });

  it("shows formats that the engine does not know, and gives them back as they were set", async () => {
    const formats = ['yyyy/m/d;@', "[Red]0.00", "#,##0_);(#,##0)", '0"天"', "[$-804]yyyy\"年\"m\"月\"d\"日\"", "0.0%", '[$¥-804]#,##0'];
    const range = await onSheet((sheet) => {
      const cells = sheet.getRange("A1:G1");
      cells.values = [[45366, 2.5, 1234, 3, 45366, 0.256, 80]];
      cells.numberFormat = [formats];
      return cells.load("text,numberFormat");
    });
    assert.deepEqual(range.numberFormat, [formats]);
    assert.equal(range.text[0]![0], "2024/3/15");
    assert.equal(range.text[0]![3], "3天");
    assert.equal(range.text[0]![4], "2024年3月15日");
    assert.equal(range.text[0]![5], "25.6%");
    assert.equal(range.text[0]![6], "¥80");
  });

  it("keeps text as text behind an apostrophe or in cells formatted as text", async () => {
    const range = await onSheet((sheet) => {
      sheet.getRange("B1:C1").numberFormat = [["@", "@"]];
      const cells = sheet.getRange("A1:C1");
      cells.values = [["'=1+1", "=1+1", "007"]];
      return cells.load("values,formulas,text");
    });
    assert.deepEqual(range.values, [["=1+1", "=1+1", "007"]]);
    assert.deepEqual(range.text, [["=1+1", "=1+1", "007"]]);
  });

  it("leaves cells alone where null is written and empties them where \"\" is", async () => {
    const range = await onSheet((sheet) => {
      const cells = sheet.getRange("A1:B1");
      cells.values = [["a", "b"]];
      cells.values = [[null, ""]] as unknown as string[][];
      return cells.load("values");
    });
    assert.deepEqual(range.values, [["a", ""]]);
  });

  it("writes one value into every cell of a range", async () => {
    const range = await onSheet((sheet) => {
      const cells = sheet.getRange("A1:B2");
      (cells as unknown as { values: unknown }).values = 7;
      return cells.load("values");
    });
    assert.deepEqual(range.values, [[7, 7], [7, 7]]);
  });

  for (const [what, values] of [
    ["too few rows", [["a", "b"]]],
    ["too many columns", [["a", "b", "c"], ["a", "b", "c"]]],
    ["rows of different width", [["a", "b"], ["a"]]],
    ["an object in a cell", [[{}, "b"], ["a", "b"]]],
    ["a formula that is none", [["=SUM(1", "b"], ["a", "b"]]],
    ["a plus sign before what is no number", [["+cmd|' /C calc'!A0", "b"], ["a", "b"]]],
    ["a text longer than a cell", [["x".repeat(32_768), "b"], ["a", "b"]]],
    ["a formula longer than 8,192 characters", [[`=1${"+1".repeat(4_100)}`, "b"], ["a", "b"]]],
  ] as [string, unknown[][]][]) {
    it(`refuses values with ${what} and writes none of them`, async () => {
      await fails("InvalidArgument", onSheet((sheet) => void (sheet.getRange("A1:B2").values = values as string[][])), "Range.values");
      assert.equal(excel().document.sheets.usedArea(excel().document.sheets.active()), null);
    });
  }

  it("writes thousands of cells, and refuses as many of the wrong size before it writes one", async () => {
    const rows = Array.from({ length: 2_000 }, (_unused, row) => [row, `Deal ${row}`, row % 2 === 0]);
    const last = await onSheet((sheet) => {
      sheet.getRange("A1:C2000").values = rows;
      sheet.getRange("D1:D2000").numberFormat = rows.map(() => ["0.00"]);
      return sheet.getRange("A2000:D2000").load("values,numberFormat");
    });
    assert.deepEqual(last.values, [[1_999, "Deal 1999", false, ""]]);
    assert.deepEqual(last.numberFormat[0]![3], "0.00");
    await fails("InvalidArgument", onSheet((sheet) => void (sheet.getRange("F1:H1999").values = rows)), "Range._ValidateArraySize");
    const none = await onSheet((sheet) => sheet.getRange("F:H").getUsedRangeOrNullObject(true).load("address"));
    assert.equal(none.isNullObject, true);
  });

  for (const address of ["A0", "A1048577", "XFE1", "Nowhere", "A1:", "1:0", "Sheet2!A1", ""]) {
    it(`refuses the address ${JSON.stringify(address)}${address === "" ? " as nothing but the whole sheet" : ""}`, async () => {
      if (address === "") {
        const range = await onSheet((sheet) => sheet.getRange(address).load("address,cellCount"));
        assert.equal(range.address, "Sheet1!A:XFD");
        assert.equal(range.cellCount, -1);
      } else {
        await fails(address.includes("!") ? "ItemNotFound" : "InvalidArgument", onSheet((sheet) => void sheet.getRange(address).load("address")));
      }
    });
  }

  it("goes from range to range as Excel does", async () => {
    await onSheet(async (sheet, context) => {
      const range = sheet.getRange("B2:D5");
      const expected: [Excel.Range, string][] = [
        [range.getCell(0, 0), "B2"], [range.getCell(9, 9), "K11"], [range.getRow(1), "B3:D3"], [range.getColumn(2), "D2:D5"],
        [range.getLastRow(), "B5:D5"], [range.getLastColumn(), "D2:D5"], [range.getLastCell(), "D5"],
        [range.getOffsetRange(1, -1), "A3:C6"], [range.getResizedRange(1, -1), "B2:C6"], [range.getAbsoluteResizedRange(1, 2), "B2:C2"],
        [range.getEntireRow(), "2:5"], [range.getEntireColumn(), "B:D"], [range.getRowsBelow(2), "B6:D7"], [range.getRowsAbove(1), "B1:D1"],
        [range.getColumnsAfter(1), "E2:E5"], [range.getColumnsBefore(1), "A2:A5"], [range.getBoundingRect("F9"), "B2:F9"],
        [range.getIntersection("C4:Z9"), "C4:D5"], [sheet.getRangeByIndexes(1, 1, 2, 3), "B2:D3"], [sheet.getCell(4, 2), "C5"],
      ];
      for (const [made] of expected) made.load("address");
      await context.sync();
      assert.deepEqual(expected.map(([made]) => made.address), expected.map(([, address]) => `Sheet1!${address}`));
    });
  });

  it("refuses to leave the sheet", async () => {
    await fails("InvalidArgument", onSheet((sheet) => void sheet.getRange("A1").getOffsetRange(-1, 0).load("address")), "Range.getOffsetRange");
    await fails("InvalidArgument", onSheet((sheet) => void sheet.getRange("A1").getResizedRange(-1, 0).load("address")), "Range.getResizedRange");
    await fails("ItemNotFound", onSheet((sheet) => void sheet.getRange("A1").getIntersection("B2").load("address")), "Range.getIntersection");
    const none = await onSheet((sheet) => sheet.getRange("A1").getIntersectionOrNullObject("B2").load("address"));
    assert.equal(none.isNullObject, true);
  });

  it("knows what is used, and what surrounds a cell", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("B2:C3").values = [["a", "b"], ["c", "d"]];
      sheet.getRange("F9").format.fill.color = "red";
      const all = sheet.getUsedRange().load("address");
      const values = sheet.getUsedRange(true).load("address");
      const region = sheet.getRange("C3").getSurroundingRegion().load("address");
      const none = sheet.getRange("H1:H9").getUsedRangeOrNullObject(true).load("address");
      await context.sync();
      assert.equal(all.address, "Sheet1!B2:F9");
      assert.equal(values.address, "Sheet1!B2:C3");
      assert.equal(region.address, "Sheet1!B2:C3");
      assert.equal(none.isNullObject, true);
    });
  });

  it("answers null for the values of whole columns", async () => {
    const range = await onSheet((sheet) => sheet.getRange("A:B").load("values,address,rowCount"));
    assert.equal(range.values, null);
    assert.equal(range.rowCount, 1_048_576);
  });

  it("reads and writes far beyond the filled part", async () => {
    const range = await onSheet((sheet) => {
      sheet.getRange("AZ20000").values = [["far"]];
      return sheet.getRange("AZ19999:AZ20001").load("values");
    });
    assert.deepEqual(range.values, [[""], ["far"], [""]]);
  });

  it("inserts and deletes cells, and formulas follow", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("A1:A3").values = [[1], [2], [3]];
      sheet.getRange("C1").formulas = [["=SUM(A2:A3)"]];
      sheet.getRange("A2").insert("Down");
      const column = sheet.getRange("A1:A4").load("values");
      const sum = sheet.getRange("C1").load("formulas,values");
      await context.sync();
      assert.deepEqual(column.values, [[1], [""], [2], [3]]);
      assert.deepEqual(sum.formulas, [["=SUM(A3:A4)"]]);
      assert.deepEqual(sum.values, [[5]]);
      sheet.getRange("A1:A2").delete("Up");
      const left = sheet.getRange("A1:A3").load("values");
      await context.sync();
      assert.deepEqual(left.values, [[2], [3], [""]]);
    });
  });

  it("clears contents, formats or both", async () => {
    await onSheet(async (sheet, context) => {
      const cell = sheet.getRange("A1");
      cell.values = [[5]];
      cell.numberFormat = [["0.00"]];
      cell.format.font.bold = true;
      cell.clear("Contents");
      cell.load("values,numberFormat,format/font/bold");
      await context.sync();
      assert.deepEqual([cell.values, cell.numberFormat, cell.format.font.bold], [[[""]], [["0.00"]], true]);
      cell.values = [[6]];
      cell.clear("Formats");
      cell.load("values,numberFormat,format/font/bold");
      await context.sync();
      assert.deepEqual([cell.values, cell.numberFormat, cell.format.font.bold], [[[6]], [["General"]], false]);
      cell.clear();
      cell.load("values");
      await context.sync();
      assert.deepEqual(cell.values, [[""]]);
    });
  });

  it("has a look: fill, font, alignment, borders, size; null where cells differ", async () => {
    await onSheet(async (sheet, context) => {
      const range = sheet.getRange("A1:B2");
      range.format.fill.color = "yellow";
      range.format.font.color = "#123abc";
      range.format.font.size = 14;
      range.format.horizontalAlignment = "Center";
      range.format.wrapText = true;
      range.format.columnWidth = 90;
      range.format.rowHeight = 30;
      range.format.borders.getItem("EdgeBottom").style = "Continuous";
      sheet.getRange("A1").format.font.bold = true;
      range.format.load("columnWidth,rowHeight,horizontalAlignment,wrapText,fill/color,font/color,font/size,font/bold");
      const edge = sheet.getRange("A2").format.borders.getItem("EdgeBottom").load("style,color,weight");
      await context.sync();
      const { format } = range;
      assert.deepEqual([format.fill.color, format.font.color, format.font.size, format.font.bold], ["#FFFF00", "#123ABC", 14, null]);
      assert.deepEqual([format.horizontalAlignment, format.wrapText, format.columnWidth, format.rowHeight], ["Center", true, 90, 30]);
      assert.deepEqual([edge.style, edge.color, edge.weight], ["Continuous", "#000000", "Thin"]);
    });
    await fails("InvalidArgument", onSheet((sheet) => void (sheet.getRange("A1").format.fill.color = "no colour")), "RangeFill.color");
  });

  it("hides rows and columns", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("B:B").columnHidden = true;
      sheet.getRange("2:3").rowHidden = true;
      const [a, b] = [sheet.getRange("A1").load("hidden,rowHidden,columnHidden"), sheet.getRange("B2").load("hidden,rowHidden,columnHidden")];
      await context.sync();
      assert.deepEqual([a.hidden, a.rowHidden, a.columnHidden], [false, false, false]);
      assert.deepEqual([b.hidden, b.rowHidden, b.columnHidden], [true, true, true]);
    });
  });

  it("sorts rows by several columns, blanks last, formulas with their row", async () => {
    const range = await onSheet((sheet) => {
      const cells = sheet.getRange("A1:C4");
      cells.values = [["b", 2, "=B1*10"], ["a", 3, "=B2*10"], ["", 1, "=B3*10"], ["a", 1, "=B4*10"]];
      cells.sort.apply([{ key: 0, ascending: true }, { key: 1, ascending: false }]);
      return cells.load("values,formulas");
    });
    assert.deepEqual(range.values, [["a", 3, 30], ["a", 1, 10], ["b", 2, 20], ["", 1, 10]]);
    assert.equal(range.formulas[0]![2], "=B1*10");
  });

  it("copies, finds, replaces and removes duplicates", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("A1:B3").values = [["Acme", 1], ["Bolt", "=B1+1"], ["Acme", 1]];
      sheet.getRange("D1").copyFrom("A1:B3");
      const copy = sheet.getRange("D1:E3").load("formulas");
      const hit = sheet.getRange("A:B").find("bolt", {}).load("address");
      const none = sheet.getRange("A:B").findOrNullObject("nobody", {}).load("address");
      const count = sheet.getRange("A1:A3").replaceAll("Acme", "Apex", {});
      const duplicates = sheet.getRange("D1:E3").removeDuplicates([0, 1], false).load("removed,uniqueRemaining");
      await context.sync();
      assert.deepEqual(copy.formulas, [["Acme", 1], ["Bolt", "=E1+1"], ["Acme", 1]]);
      assert.equal(hit.address, "Sheet1!A2");
      assert.equal(none.isNullObject, true);
      assert.equal(count.value, 2);
      assert.deepEqual([duplicates.removed, duplicates.uniqueRemaining], [1, 2]);
    });
  });

  it("merges cells, but not those of a table", async () => {
    await onSheet((sheet) => {
      sheet.getRange("A1:B1").values = [["keep", "go"]];
      sheet.getRange("A1:B1").merge();
      sheet.getRange("D1:D2").values = [["Deal"], ["a"]];
      sheet.tables.add("D1:D2", true);
    });
    await fails("InvalidOperation", onSheet((sheet) => void sheet.getRange("D1:E1").merge()), "Range.merge");
    await fails("InvalidOperation", onSheet((sheet) => void sheet.tables.add("A1:B2", true)), "TableCollection.add");
  });

  it("knows spilled arrays and their parents", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("A1").formulas = [["=SEQUENCE(3,2)"]];
      const cell = sheet.getRange("A1").load("hasSpill");
      const spill = cell.getSpillingToRange().load("address,values,formulas");
      const parent = sheet.getRange("B3").getSpillParent().load("address");
      const none = sheet.getRange("D4").getSpillingToRangeOrNullObject().load("address");
      await context.sync();
      assert.equal(cell.hasSpill, true);
      assert.equal(spill.address, "Sheet1!A1:B3");
      assert.deepEqual(spill.values, [[1, 2], [3, 4], [5, 6]]);
      assert.equal(spill.formulas[0]![0], "=SEQUENCE(3,2)");
      assert.equal(parent.address, "Sheet1!A1");
      assert.equal(none.isNullObject, true);
      sheet.getRange("A2").values = [["in the way"]];
      const blocked = sheet.getRange("A1").load("values");
      await context.sync();
      assert.deepEqual(blocked.values, [["#SPILL!"]]);
    });
  });

  it("finds the cells with formulas, not those that they spill into; of one cell on the whole sheet, and on no protected one", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("A1:C4").formulas = [["=SEQUENCE(1,1)", 1, "=B1"], ["", 2, "=B2"], ["", 3, "x"], ["", "=B3", "=B4"]];
      const formulas = sheet.getRange("B1:C4").getSpecialCells("Formulas").load("address,cellCount");
      const none = sheet.getRange("B1:B3").getSpecialCellsOrNullObject("Formulas").load("cellCount");
      const one = sheet.getRange("B1").getSpecialCellsOrNullObject("Formulas").load("cellCount");
      await context.sync();
      assert.deepEqual([formulas.address, formulas.cellCount, none.isNullObject, one.cellCount], ["Sheet1!B4,Sheet1!C1:C2,Sheet1!C4", 4, true, 5]);
      sheet.protection.protect();
      sheet.getRange("B1:C4").getSpecialCellsOrNullObject("Formulas");
      await fails("AccessDenied", context.sync());
    });
  });

  it("is what is selected, and selects", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("B2:C3").select();
      const selected = context.workbook.getSelectedRange().load("address");
      const active = context.workbook.getActiveCell().load("address");
      await context.sync();
      assert.equal(selected.address, "Sheet1!B2:C3");
      assert.equal(active.address, "Sheet1!B2");
    });
  });
});

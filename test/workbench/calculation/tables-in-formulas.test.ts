import assert from "node:assert/strict";
import { calculationOf } from "../../../src/workbench/calculation/calculation";
import { WorkbookDocument } from "../../../src/workbench/document";
import { Book, FakeAddin, FUNCTIONS } from "./book";

function deals(): { book: Book; id: string } {
  const book = new Book().set("A1", [["Deal", "Amount", "Due date"], ["Ada", 10, 5], ["Bob", 20, 6], ["Cat", 30, 7]]);
  return { book, id: book.table("Deals", "Sheet1!A1:C4") };
}

describe("a formula with a structured reference", () => {
  it("calculates, and reads back as it was typed", () => {
    const { book } = deals();
    book.set("F1", "=SUM(deals[amount])").set("F2", "=COUNTA(Deals[#All])").set("F3", "=ROWS(Deals)").set("F4", "=Deals[[#Headers],[Due date]]");
    assert.deepEqual(book.get("F1:F4"), [[60], [12], [3], ["Due date"]]);
    assert.equal(book.formula("F1"), "=SUM(Deals[Amount])");
    assert.equal(book.formula("F4"), "=Deals[[#Headers],[Due date]]");
  });

  it("spills where it stands alone", () => {
    const { book } = deals();
    book.set("F1", "=Deals[Amount]");
    assert.deepEqual(book.get("F1:F4"), [[10], [20], [30], [""]]);
  });

  it("means its own row with @", () => {
    const { book } = deals();
    book.set("E2", "=Deals[@Amount]*2").set("E3", "=Deals[@[Due date]]").set("E9", "=Deals[@Amount]");
    assert.deepEqual(book.get("E2:E3"), [[20], [6]]);
    assert.equal(book.get("E9"), "#VALUE!");
  });

  it("needs no name of the table inside it", () => {
    const book = new Book().set("A1", [["Deal", "Amount", "Double"], ["Ada", 10, ""], ["Bob", 20, ""]]);
    book.table("Deals", "Sheet1!A1:C3");
    book.set("C2", [["=[@Amount]*2"], ["=SUM([Amount])"]]);
    assert.deepEqual(book.get("C2:C3"), [[20], [30]]);
    assert.equal(book.formula("C2"), "=[@Amount]*2");
  });

  it("sees changes in the table, also of its calculated columns", () => {
    const { book } = deals();
    book.set("C2", [["=B2*2"], ["=B3*2"], ["=B4*2"]]).set("F1", "=SUM(Deals[Due date])");
    assert.equal(book.get("F1"), 120);
    book.set("B2", 100);
    assert.equal(book.get("F1"), 300);
  });

  it("works in Chinese", () => {
    const book = new Book().set("A1", [["商机", "金额 (元)"], ["甲", 10], ["乙", 20]]);
    book.table("商机表", "Sheet1!A1:B3");
    book.set("D1", "=SUM(商机表[金额 (元)])").set("D2", "=商机表[@[金额 (元)]]");
    assert.deepEqual(book.get("D1:D2"), [[30], [10]]);
    assert.equal(book.formula("D1"), "=SUM(商机表[金额 (元)])");
  });

  it("follows the table when it grows, shrinks and moves", () => {
    const { book, id } = deals();
    book.set("F1", "=SUM(Deals[Amount])").set("G1", "=SUM(Deals)");
    book.set("A5", [["Dan", 40, 8]]);
    const { sheetId } = book.at("A1");
    book.document.tables.resize(id, { top: 0, left: 0, bottom: 4, right: 2 });
    assert.deepEqual(book.get("F1:G1"), [[100, 126]]);
    book.set("B5", 50);
    assert.equal(book.get("F1"), 110);
    book.document.tables.resize(id, { top: 0, left: 0, bottom: 2, right: 2 });
    assert.equal(book.get("F1"), 30);
    book.document.batch(() => book.document.ranges.insertRows(sheetId, 0, 3));
    assert.equal(book.get("F4"), 30);
    book.set("B5", 11);
    assert.equal(book.get("F4"), 31);
    assert.equal(book.formula("F4"), "=SUM(Deals[Amount])");
  });

  it("follows the rows that are typed below the table", () => {
    const { book } = deals();
    book.set("F1", "=SUM(Deals[Amount])");
    const { model } = book.document;
    const { sheetId } = book.at("A1");
    model.dispatch("UPDATE_CELL", { sheetId, col: 0, row: 4, content: "Dan" });
    model.dispatch("UPDATE_CELL", { sheetId, col: 1, row: 4, content: "40" });
    assert.equal(book.get("F1"), 100);
  });

  it("follows rows that the API inserts into the table", () => {
    const { book, id } = deals();
    book.set("F1", "=SUM(Deals[Amount])");
    const area = book.document.tables.insertRows(id, null, 1);
    book.document.batch(() => book.document.cells.write(book.at("A1").sheetId, area, [["Dan", 40, 8]]));
    assert.equal(book.get("F1"), 100);
  });

  it("reads within one request what the request has resized", () => {
    const { book, id } = deals();
    book.set("F1", "=SUM(Deals[Amount])").set("B5", 40);
    book.document.batch(() => {
      book.document.tables.resize(id, { top: 0, left: 0, bottom: 4, right: 2 });
      assert.equal(book.get("F1"), 100);
    });
  });

  it("follows another name of the table, in one step of undo", () => {
    const { book, id } = deals();
    book.set("F1", "=SUM(Deals[Amount])+SUM(Deals)").set("F2", '="Deals[Amount]"&Deals[@Deal]');
    book.document.tables.rename(id, "Opportunities");
    assert.equal(book.formula("F1"), "=SUM(Opportunities[Amount])+SUM(Opportunities)");
    assert.equal(book.formula("F2"), '="Deals[Amount]"&Opportunities[@Deal]');
    assert.equal(book.get("F1"), 138);
    book.document.undo();
    assert.equal(book.formula("F1"), "=SUM(Deals[Amount])+SUM(Deals)");
    assert.equal(book.get("F1"), 138);
    book.document.redo();
    assert.equal(book.get("F1"), 138);
  });

  it("follows another header, typed or written by an add-in", () => {
    const { book } = deals();
    book.set("F1", "=SUM(Deals[Amount])");
    book.document.model.dispatch("UPDATE_CELL", { ...book.at("B1"), content: "Value" });
    assert.equal(book.formula("F1"), "=SUM(Deals[Value])");
    book.set("B1", "Worth [k]");
    assert.equal(book.formula("F1"), "=SUM(Deals[Worth '[k']])");
    assert.equal(book.get("F1"), 60);
  });

  it("keeps its column when a column is inserted beside it", () => {
    const { book } = deals();
    book.set("H1", "=SUM(Deals[Amount])");
    book.document.batch(() => book.document.ranges.insertColumns(book.at("A1").sheetId, 1, 1));
    assert.equal(book.formula("I1"), "=SUM(Deals[Amount])");
    assert.equal(book.get("I1"), 60);
  });

  it("does not mistake a table whose cells are deleted for one that was renamed", () => {
    const { book } = deals();
    book.set("H1", "=SUM(Deals[Amount])");
    const { sheetId } = book.at("A1");
    book.document.model.dispatch("DELETE_CONTENT", { sheetId, target: [{ left: 0, right: 2, top: 0, bottom: 3 }] });
    assert.equal(book.formula("H1"), "=SUM(Deals[Amount])");
    assert.equal(book.get("H1"), "#NAME?");
    book.document.undo();
    assert.equal(book.get("H1"), 60);
  });

  it("is #REF! without its column", () => {
    const { book, id } = deals();
    book.set("F9", "=SUM(Deals[Due date])");
    book.document.tables.deleteColumn(id, 2);
    assert.equal(book.get("F9"), "#REF!");
    assert.match(book.message("F9")!, /Deals\[Due date\]/);
  });

  it("is refused when it points nowhere, as Excel refuses it", () => {
    const { book } = deals();
    for (const formula of ["=SUM(Deals[Nothing])", "=Nobody[x]", "=[@Amount]"]) {
      assert.throws(() => book.set("F1", formula), { code: "InvalidArgument" }, formula);
    }
  });

  it("becomes addresses when the table becomes a range", () => {
    const { book, id } = deals();
    book.set("F1", "=SUM(Deals[Amount])").set("F2", "=ROWS(Deals)+Deals[@Amount]");
    book.document.tables.convertToRange(id);
    assert.equal(book.formula("F1"), "=SUM(Sheet1!$B$2:$B$4)");
    assert.equal(book.formula("F2"), "=ROWS(Sheet1!$A$2:$C$4)+Sheet1!$B$2");
    assert.equal(book.get("F1"), 60);
  });

  it("survives saving, opening, copying and undo", () => {
    const { book } = deals();
    book.set("F1", "=SUM(Deals[Amount])").set("F2", "=Deals[@Amount]");
    const { model } = book.document;
    model.selection.selectZone({ cell: { col: 5, row: 1 }, zone: { left: 5, right: 5, top: 1, bottom: 1 } });
    model.dispatch("COPY");
    model.dispatch("PASTE", { target: [{ left: 6, right: 6, top: 2, bottom: 2 }] });
    assert.equal(book.formula("G3"), "=Deals[@Amount]");
    assert.equal(book.get("G3"), 20);
    book.set("F1", "");
    book.document.undo();
    assert.equal(book.get("F1"), 60);
    const opened = new Book(WorkbookDocument.fromJSON(JSON.parse(JSON.stringify(book.document.toJSON())) as object));
    assert.equal(opened.formula("F1"), "=SUM(Deals[Amount])");
    assert.deepEqual(opened.get("F1:F2"), [[60], [10]]);
  });

  it("shows in the formula bar as it was typed", () => {
    const { book } = deals();
    book.set("F1", "=SUM(Deals[Amount])/COUNT(Deals[[Amount]:[Due date]])");
    const cell = book.document.model.getters.getCell(book.at("F1"))!;
    assert.ok(cell.isFormula);
    assert.equal(cell.compiledFormula.toFormulaString(book.document.model.getters), "=SUM(Deals[Amount])/COUNT(Deals[[Amount]:[Due date]])");
    assert.equal(JSON.stringify(cell.compiledFormula.getAst(book.document.model.getters)).includes("Deals[[Amount]:[Due date]]"), true);
  });

  it("stands for a range in functions that want one", () => {
    const { book } = deals();
    book.set("F1", '=COUNTIFS(Deals[Amount],">15",Deals[Due date],"<7")').set("F2", '=XLOOKUP("Bob",Deals[Deal],Deals[Amount])');
    book.set("F3", "=INDEX(Deals[Deal],2)").set("F4", '=SUMIFS(Deals[Amount],Deals[Deal],"Cat")').set("F5", "=SUBTOTAL(9,Deals[Amount])");
    assert.deepEqual(book.get("F1:F5"), [[1], [20], ["Bob"], [30], [60]]);
  });

  it("is told unknown, so that the document can refuse it as Excel does", () => {
    const { book } = deals();
    const calculation = calculationOf(book.document.model);
    assert.deepEqual(calculation.unknownReferences("=SUM(Deals[Amount])+SUM(Deals[Nothing])+Nobody[x]"), ["Deals[Nothing]", "Nobody[x]"]);
  });

  it("hands the table's rows to an add-in, and calls again when the table grows", async () => {
    const { book, id } = deals();
    const addin = new FakeAddin(book, FUNCTIONS);
    book.set("F1", "=TEST.TABLE(Deals[#All])");
    assert.deepEqual((await addin.last()).args[0], [["Deal", "Amount", "Due date"], ["Ada", 10, 5], ["Bob", 20, 6], ["Cat", 30, 7]]);
    await addin.reply(() => [["ok"]]);
    book.set("A5", [["Dan", 40, 8]]);
    book.document.tables.resize(id, { top: 0, left: 0, bottom: 4, right: 2 });
    assert.equal(((await addin.last()).args[0] as unknown[]).length, 5);
    await addin.reply(() => [["ok"]]);
    book.document.tables.rename(id, "Opportunities");
    assert.equal(book.formula("F1"), "=TEST.TABLE(Opportunities[#All])");
    assert.equal(book.get("F1"), "ok");
    assert.equal((await addin.calls()).length, 2);
  });
});

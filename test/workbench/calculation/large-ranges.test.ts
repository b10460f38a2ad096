import assert from "node:assert/strict";
import { calculationOf } from "../../../src/workbench/calculation/calculation";
import { Book, FakeAddin, FUNCTIONS } from "./book";

/** 2,000 deals of 12 columns, as a table. */
function manyDeals(): { book: Book; addin: FakeAddin; written: () => number } {
  const header = Array.from({ length: 12 }, (_unused, column) => `Column ${String.fromCharCode(65 + column)}`);
  const rows = Array.from({ length: 2_000 }, (_unused, row) =>
    Array.from({ length: 12 }, (_each, column) => (column % 3 === 0 ? `Text ${row}` : column % 3 === 1 ? row * 1.5 : 46_000 + (row % 900)))
  );
  const book = new Book().set("A1", [header, ...rows]);
  book.table("Deals", "Sheet1!A1:L2001");
  const { contents } = calculationOf(book.document.model);
  return { book, addin: new FakeAddin(book, FUNCTIONS), written: () => contents.written };
}

describe("a range of 2,000 rows", () => {
  let deals: ReturnType<typeof manyDeals>;
  before(() => {
    deals = manyDeals();
  });

  it("is written once for all the cells that use it, as a table or as an address", async () => {
    const { book, addin, written } = deals;
    book.set("N1", Array.from({ length: 30 }, (_unused, index) => [`=TEST.TABLE(Deals[#All],${index})`]));
    book.set("O1", "=TEST.TABLE(A1:L2001)");
    assert.equal(written(), 1);
    const calls = await addin.calls();
    assert.equal(calls.length, 31);
    assert.deepEqual((calls[7]!.args[0] as unknown[][])[2_000], ["Text 1999", 2_998.5, 46_199, "Text 1999", 2_998.5, 46_199, "Text 1999", 2_998.5, 46_199, "Text 1999", 2_998.5, 46_199]);
    await addin.reply(({ args }) => [[args[1]]]);
    assert.equal(book.get("N30"), 29);
    assert.equal(written(), 1);
  });

  it("is not written again when another cell is edited, and nobody is called", async () => {
    const { book, addin, written } = deals;
    book.set("P20", 5);
    book.document.model.dispatch("UPDATE_CELL", { ...book.at("P21"), content: "7" });
    assert.equal(written(), 1);
    assert.equal((await addin.calls()).length, 31);
  });

  it("is written again, once, when one of its cells is edited", async () => {
    const { book, addin, written } = deals;
    book.set("B5", -1);
    assert.equal(written(), 2);
    assert.equal((await addin.calls()).length, 62);
    await addin.reply(() => [["done"]]);
    assert.deepEqual([book.get("N1"), book.get("N30"), book.get("O1")], ["done", "done", "done"]);
    assert.equal(written(), 2);
  });
});

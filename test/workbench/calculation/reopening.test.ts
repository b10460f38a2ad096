import assert from "node:assert/strict";
import { calculationOf, type SavedResult } from "../../../src/workbench/calculation/calculation";
import { isAddInFunction } from "../../../src/workbench/calculation/custom-functions";
import { WorkbookDocument } from "../../../src/workbench/document";
import { Book, FakeAddin, FUNCTIONS } from "./book";

/** Saves a workbook, opens it again as a file, and starts an add-in whose memory is empty. */
function reopen(book: Book): { book: Book; addin: FakeAddin } {
  const saved = JSON.parse(JSON.stringify({
    document: book.document.toJSON(),
    results: calculationOf(book.document.model).save(isAddInFunction),
  })) as { document: object; results: SavedResult[] };
  const opened = new Book(WorkbookDocument.fromJSON(saved.document));
  calculationOf(opened.document.model).restore(saved.results);
  return { book: opened, addin: new FakeAddin(opened, FUNCTIONS) };
}

async function start(cells: Record<string, unknown>, reply: (args: unknown[], name: string) => unknown): Promise<{ book: Book; addin: FakeAddin }> {
  const book = new Book();
  const addin = new FakeAddin(book, FUNCTIONS);
  for (const [address, value] of Object.entries(cells)) book.set(address, value);
  await addin.reply(({ args, name }) => reply(args, name));
  return { book, addin };
}

describe("opening a saved workbook again", () => {
  it("keeps the cells' values without a call, and calls when a precedent changes", async () => {
    const before = await start({ A1: 1, B1: "=TEST.ECHO(A1)&\"!\"", D1: "=TEST.TABLE(A1:A2)", G1: "=COUNTA(D1#)" }, (_args, name) =>
      name === "TABLE" ? [["a", "b"], [1, "#N/A"]] : "one"
    );
    const { book, addin } = reopen(before.book);
    assert.equal(book.get("B1"), "one!");
    assert.deepEqual(book.get("D1:E2"), [["a", "b"], [1, "#N/A"]]);
    assert.equal(book.get("G1"), 4);
    assert.deepEqual(await addin.calls(), []);
    assert.equal(addin.functions.idle, true);

    book.set("A2", "new");
    assert.equal(book.get("B1"), "one!");
    assert.equal(book.get("D1"), "#BUSY!");
    assert.deepEqual((await addin.calls()).map(({ name }) => name), ["TABLE"]);
    book.set("A1", 2);
    await addin.reply(({ name }) => (name === "TABLE" ? [["c"]] : "two"));
    assert.equal(book.get("B1"), "two!");
    assert.deepEqual(book.get("D1:E2"), [["c", ""], ["", ""]]);
  });

  it("keeps errors with their messages", async () => {
    const before = await start({ A1: "=TEST.ECHO(1)" }, () => ({ type: "CustomFunctionError", code: "#N/A", message: "No open deals" }));
    const { book } = reopen(before.book);
    assert.equal(book.get("A1"), "#N/A");
    assert.equal(book.message("A1"), "No open deals");
  });

  it("is not disturbed by rows that are inserted elsewhere, undo, or edits of other cells", async () => {
    const before = await start({ A5: 1, B5: "=TEST.ECHO(A5)" }, () => "kept");
    const { book, addin } = reopen(before.book);
    book.document.batch(() => book.document.ranges.insertRows(book.at("A1").sheetId, 0, 2));
    book.set("D1", 5);
    book.document.undo();
    assert.equal(book.get("B7"), "kept");
    assert.deepEqual(await addin.calls(), []);
  });

  it("runs volatile functions again and shows their saved values until they answer", async () => {
    const before = await start({ A1: "=TEST.CLOCK()", B1: "=TEST.ECHO(A1)" }, (args, name) => (name === "CLOCK" ? "monday" : args[0]));
    const { book, addin } = reopen(before.book);
    assert.equal(book.get("A1"), "monday");
    assert.deepEqual((await addin.calls()).map(({ name }) => name), ["CLOCK"]);
    await addin.reply(() => "monday");
    assert.equal(book.get("B1"), "monday");
    assert.equal((await addin.calls()).length, 1);
  });

  it("restarts streaming functions, which refresh their dependents only with another value", async () => {
    const before = await start({ A1: "=TEST.STREAM()", B1: "=TEST.ECHO(A1)" }, (args, name) => (name === "STREAM" ? "as of monday" : args[0]));
    const { book, addin } = reopen(before.book);
    assert.equal(book.get("A1"), "as of monday");
    const [stream, ...others] = await addin.calls();
    assert.deepEqual([stream!.name, others], ["STREAM", []]);
    addin.answer(stream!.id, "as of monday");
    assert.equal((await addin.calls()).length, 1);
    assert.equal(book.get("B1"), "as of monday");
    addin.answer(stream!.id, "as of tuesday");
    assert.equal(book.get("A1"), "as of tuesday");
    assert.deepEqual((await addin.last()).args, ["as of tuesday"]);
  });

  it("calculates cells with TODAY() anew, as Excel does", async () => {
    const before = await start({ A1: "=TEST.ECHO(TODAY())" }, () => "old");
    const { book, addin } = reopen(before.book);
    assert.equal(book.get("A1"), "#BUSY!");
    assert.equal((await addin.calls()).length, 1);
  });

  it("calls for cells that were still waiting when the workbook was saved", async () => {
    const before = new Book();
    new FakeAddin(before, FUNCTIONS);
    before.set("A1", "=TEST.ECHO(1)");
    const { book, addin } = reopen(before);
    await addin.reply(() => "now");
    assert.equal(book.get("A1"), "now");
  });

  it("keeps the values while no add-in runs", async () => {
    const before = await start({ A1: 1, B1: "=TEST.ECHO(A1)" }, () => "kept");
    const opened = new Book(WorkbookDocument.fromJSON(before.book.document.toJSON()));
    calculationOf(opened.document.model).restore(calculationOf(before.book.document.model).save(isAddInFunction));
    assert.equal(opened.get("B1"), "kept");
    opened.set("A1", 2);
    assert.equal(opened.get("B1"), "#NAME?");
  });

  it("keeps the values when only the add-in is loaded again", async () => {
    const { book, addin } = await start({ A1: 1, B1: "=TEST.ECHO(A1)", C1: "=TEST.STREAM()" }, () => "kept");
    const stream = (await addin.calls()).find(({ name }) => name === "STREAM")!;
    addin.functions.close();
    await addin.calls();
    assert.deepEqual(addin.cancelled, [stream.id]);
    const again = new FakeAddin(book, FUNCTIONS);
    assert.deepEqual(book.get("B1:C1"), [["kept", "kept"]]);
    assert.deepEqual((await again.calls()).map(({ name }) => name), ["STREAM"]);
    book.set("A1", 2);
    await again.reply(() => "new");
    assert.equal(book.get("B1"), "new");
  });
});

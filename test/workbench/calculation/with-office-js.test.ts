import assert from "node:assert/strict";
import { CustomFunctions, type CustomFunctionsOptions } from "../../../src/workbench/calculation/custom-functions";
import { startHeadless, type Headless } from "../../../src/workbench/headless/headless";
import { Book, FUNCTIONS } from "./book";

/** A small add-in: its functions as its page would hold them. */
const ADD_IN = `
  var streams = {}, cancelled = [];
  CustomFunctionMappings = {
    ECHO: function (value) { return value; },
    ADD: function (first, second) { return first + (second === null ? 100 : second); },
    SUMALL: function (ranges) { return ranges.flat(2).reduce(function (sum, value) { return sum + value; }, 0); },
    TEXTOF: function () { throw new Error("broken"); },
    TABLE: function (table) {
      if (table.length === 1) return Promise.reject(new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, "Only a header"));
      if (table[1][0] === "") throw new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidValue, "Row 2 has no deal");
      return Promise.resolve([["Rows", "First"], [table.length - 1, table[1][0]]]);
    },
    STREAM: function (of, invocation) {
      streams[of] = invocation;
      invocation.onCanceled = function () { cancelled.push(of); };
      invocation.setResult("first " + of);
    },
    WHERE: function (range, value, invocation) { return [[invocation.address, invocation.parameterAddresses[0]]]; },
  };
`;

interface Page {
  CustomFunctions: { initialize?: () => Promise<void> };
  streams: Record<string, { setResult(value: unknown): void }>;
  cancelled: string[];
}

async function start(metadata: CustomFunctionsOptions["metadata"] = FUNCTIONS): Promise<{ book: Book; office: Headless; page: Page; settled: () => Promise<void> }> {
  const office = await startHeadless();
  office.window.eval(ADD_IN);
  const functions = new CustomFunctions(office.document.model, {
    metadata, namespace: "TEST", push: (entries) => office.host.push(entries.map((entry) => [...entry])),
  });
  office.host.onFunctionResults((results) => functions.answer(results as unknown[]));
  const settled = async (): Promise<void> => {
    await functions.whenIdle();
    await office.idle();
  };
  return { book: new Book(office.document), office, page: office.window as unknown as Page, settled };
}

describe("functions of an add-in, through the genuine Office.js", () => {
  let running: Awaited<ReturnType<typeof start>>;
  beforeEach(async () => {
    running = await start();
  });
  afterEach(async () => {
    await running.office.idle();
    running.office.close();
  });

  it("are called with values and ranges, and answer values and tables", async () => {
    const { book, settled } = running;
    book.set("A1", [["Deal", "Due"], ["Ada", 46083], ["Bob", 46084]]);
    book.table("Deals", "Sheet1!A1:B3");
    book.set("D1", "=TEST.ADD(B2,1)").set("D2", "=TEST.ADD(1)").set("D3", "=TEST.SUMALL(Deals[Due],1)").set("F1", "=TEST.TABLE(Deals[#All])").set("F5", "=TEST.ECHO(D1)*2");
    assert.equal(book.get("F1"), "#BUSY!");
    await settled();
    assert.deepEqual(book.get("D1:D3"), [[46084], [101], [92168]]);
    assert.deepEqual(book.get("F1:G2"), [["Rows", "First"], [2, "Ada"]]);
    assert.equal(book.get("F5"), 92168);
  });

  it("fail with their code and message, thrown or rejected", async () => {
    const { book, settled } = running;
    book.set("D1", "=TEST.TABLE(A1:A2)").set("D2", "=TEST.TABLE(A1)").set("D3", '=TEST.TEXTOF("x")');
    await settled();
    assert.deepEqual(book.get("D1:D3"), [["#VALUE!"], ["#N/A"], ["#VALUE!"]]);
    assert.equal(book.message("D1"), "Row 2 has no deal");
    assert.equal(book.message("D2"), "Only a header");
  });

  it("that the page does not hold are #VALUE!, as nothing answers to their name", async () => {
    const { book, settled } = running;
    book.set("D1", "=TEST.ISTRUE(TRUE)");
    await settled();
    assert.equal(book.get("D1"), "#VALUE!");
  });

  it("learn their addresses", async () => {
    const { book, settled } = running;
    book.set("D1", "=TEST.WHERE(A1:B2)");
    await settled();
    assert.deepEqual(book.get("D1:E1"), [["Sheet1!D1", "Sheet1!A1:B2"]]);
  });

  it("stream until their cell changes", async () => {
    const { book, page, office, settled } = running;
    book.set("A1", "x").set("B1", "=TEST.STREAM(A1)");
    await settled();
    assert.equal(book.get("B1"), "first x");
    page.streams.x!.setResult("second x");
    await new Promise((resolve) => setTimeout(resolve, 700));
    await office.idle();
    assert.equal(book.get("B1"), "second x");
    book.set("A1", "y");
    await settled();
    assert.equal(book.get("B1"), "first y");
    assert.deepEqual([...page.cancelled], ["x"]);
  });

  it("are calculated for formulas that an add-in writes, and read back by it", async () => {
    const { office, book, settled } = running;
    const { Excel } = office;
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1:B3").values = [["Deal", "Due"], ["Ada", 1], ["Bob", 2]];
      sheet.tables.add("A1:B3", true).name = "Deals";
      await context.sync();
      sheet.getRange("D1").formulas = [["=TEST.TABLE(Deals[#All])"]];
      sheet.getRange("D5").formulas = [["=SUM(deals[due])"]];
      await context.sync();
    });
    await settled();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("D1:E5").load("values,formulas");
      await context.sync();
      // The library's window has arrays of its own.
      assert.deepEqual(structuredClone(range.values), [["Rows", "First"], [2, "Ada"], ["", ""], ["", ""], [3, ""]]);
      assert.equal(range.formulas[0]![0], "=TEST.TABLE(Deals[#All])");
      assert.equal(range.formulas[4]![0], "=SUM(Deals[Due])");
    });
    assert.equal(book.get("D5"), 3);
  });

  it("refuse a formula that names no table, as Excel does", async () => {
    const { Excel } = running.office;
    await assert.rejects(
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange("D1").formulas = [["=SUM(Nobody[x])"]];
        await context.sync();
      }),
      { code: "InvalidArgument" }
    );
  });
});

import assert from "node:assert/strict";
import { calculationOf } from "../../../src/workbench/calculation/calculation";
import { engine } from "../../../src/workbench/document/engine";
import { Book, FakeAddin, FUNCTIONS } from "./book";

function start(cells: Record<string, unknown> = {}, metadata = FUNCTIONS): { book: Book; addin: FakeAddin } {
  const book = new Book();
  const addin = new FakeAddin(book, metadata);
  for (const [address, value] of Object.entries(cells)) book.set(address, value);
  return { book, addin };
}

describe("a function of an add-in in a cell", () => {
  it("shows #BUSY! while the add-in works, then its answer", async () => {
    const { book, addin } = start({ A1: 20, B1: "=TEST.ECHO(A1)", C1: "=B1*2" });
    assert.equal(book.get("B1"), "#BUSY!");
    assert.equal(book.get("C1"), "#BUSY!");
    assert.equal(book.message("B1"), "Waiting for the add-in to answer.");
    assert.equal(addin.functions.idle, false);
    const { id, name, args } = await addin.last();
    assert.deepEqual([name, args], ["ECHO", [20]]);
    addin.answer(id, 21);
    assert.equal(book.get("B1"), 21);
    assert.equal(book.get("C1"), 42);
    assert.equal(addin.functions.idle, true);
  });

  it("is written in capitals, however it was typed", () => {
    const { book } = start({ B1: "=test.echo(a1)" });
    assert.equal(book.formula("B1"), "=TEST.ECHO(A1)");
  });

  it("is called once for all cells of a calculation, in one batch", async () => {
    const { addin } = start({ A1: [["=TEST.ECHO(1)", "=TEST.ECHO(2)", "=TEST.ECHO(1)"]] });
    await addin.calls();
    assert.deepEqual(addin.batches.map((batch) => batch.map(({ args }) => args)), [[[1], [2], [1]]]);
  });

  it("is called again when a precedent changes, and only then", async () => {
    const { book, addin } = start({ A1: 1, B1: "=TEST.ECHO(A1)" });
    await addin.reply(({ args }) => args[0]);
    book.set("D9", "elsewhere").set("A1", 1).set("D9", "=1+1");
    book.document.batch(() => book.document.ranges.insertRows(book.at("A1").sheetId, 0, 1));
    assert.equal((await addin.calls()).length, 1);
    assert.equal(book.get("B2"), 1);
    book.set("A2", 2);
    assert.equal(book.get("B2"), "#BUSY!");
    await addin.reply(({ args }) => args[0]);
    assert.equal(book.get("B2"), 2);
    assert.equal((await addin.calls()).length, 2);
  });

  it("is called again when its cell was emptied and gets the formula back", async () => {
    const { book, addin } = start({ B1: "=TEST.ECHO(1)" });
    await addin.reply(() => "first");
    book.set("B1", "").set("B1", "=TEST.ECHO(1)");
    await addin.reply(() => "second");
    assert.equal(book.get("B1"), "second");
  });

  it("is called again for all cells by a full calculation", async () => {
    const { book, addin } = start({ A1: "=TEST.ECHO(1)", A2: "=TEST.ECHO(2)" });
    await addin.reply(() => "first");
    calculationOf(book.document.model).calculateAll();
    assert.equal(book.get("A2"), "#BUSY!");
    await addin.reply(({ args }) => `second ${String(args[0])}`);
    assert.deepEqual(book.get("A1:A2"), [["second 1"], ["second 2"]]);
  });

  it("drops an answer for arguments that are no longer there", async () => {
    const { book, addin } = start({ A1: 1, B1: "=TEST.ECHO(A1)" });
    const first = await addin.last();
    book.set("A1", 2);
    const second = await addin.last();
    addin.answer(second.id, "new");
    addin.answer(first.id, "old");
    assert.equal(book.get("B1"), "new");
    assert.equal(addin.functions.idle, true);
  });

  it("sends nothing for values that passed by within one request", async () => {
    const { book, addin } = start({ A1: 1 });
    book.document.batch(() => {
      book.set("B1", "=TEST.ECHO(A1)");
      assert.equal(book.get("B1"), "#BUSY!");
      book.set("A1", 2);
      assert.equal(book.get("B1"), "#BUSY!");
    });
    assert.deepEqual((await addin.calls()).map(({ args }) => args), [[2]]);
  });

  it("loses no answer that arrives while other cells wait", async () => {
    const { book, addin } = start({ A1: "=TEST.ECHO(1)", A2: "=TEST.ECHO(2)", A3: "=TEST.ECHO(3)" });
    const [one, two, three] = await addin.calls();
    addin.answer(three!.id, "c");
    book.set("D1", "typed meanwhile");
    addin.answer(one!.id, "a");
    addin.answer(two!.id, "b");
    assert.deepEqual(book.get("A1:A3"), [["a"], ["b"], ["c"]]);
  });

  it("may stand in a longer formula, several times and within another", async () => {
    const { book, addin } = start({ A1: 3, B1: '=IF(TEST.ADD(A1,1)>3,"big","small")&TEST.ECHO(TEST.ADD(A1,2))' });
    await addin.reply(({ name, args }) => (name === "ADD" ? (args[0] as number) + (args[1] as number) : `<${String(args[0])}>`));
    assert.equal(book.get("B1"), "big<5>");
    assert.deepEqual((await addin.calls()).map(({ name, args }) => [name, ...args]), [["ADD", 3, 1], ["ADD", 3, 2], ["ECHO", 5]]);
  });

  it("waits for a precedent that waits itself", async () => {
    const { book, addin } = start({ A1: "=TEST.ECHO(1)", B1: "=TEST.ECHO(A1)" });
    assert.deepEqual((await addin.calls()).length, 1);
    assert.equal(book.get("B1"), "#BUSY!");
    await addin.reply(({ args }) => (args[0] as number) + 1);
    assert.equal(book.get("B1"), 3);
  });

  it("is #NAME? without its add-in, and calculated as soon as it is there", async () => {
    const book = new Book().set("A1", "=TEST2.ECHO(5)");
    assert.equal(book.get("A1"), "#NAME?");
    const addin = new FakeAddin(book, FUNCTIONS, { namespace: "TEST2" });
    await addin.reply(({ args }) => args[0]);
    assert.equal(book.get("A1"), 5);
  });

  it("of another workbook is none of this add-in's business", async () => {
    const one = start({ A1: "=TEST.ECHO(1)" });
    const two = start({ A1: "=TEST.ECHO(2)" });
    await two.addin.reply(() => "two");
    assert.deepEqual((await one.addin.calls()).map(({ args }) => args), [[1]]);
    assert.equal(one.book.get("A1"), "#BUSY!");
    assert.equal(two.book.get("A1"), "two");
  });

  it("is not called while the formula bar tries what is being typed", async () => {
    const { book, addin } = start({ A1: "=TEST.ECHO(1)" });
    await addin.reply(() => "one");
    const sheetId = book.at("A1").sheetId;
    assert.equal(book.document.model.getters.evaluateFormula(sheetId, "=TEST.ECHO(99)"), "#BUSY!");
    assert.equal((await addin.calls()).length, 1);
  });

  it("works in cells that were copied", async () => {
    const { book, addin } = start({ A1: 1, A2: 2, B1: "=TEST.ECHO(A1)" });
    const { model } = book.document;
    const { sheetId } = book.at("A1");
    model.selection.selectZone({ cell: { col: 1, row: 0 }, zone: { left: 1, right: 1, top: 0, bottom: 0 } });
    model.dispatch("COPY");
    model.dispatch("PASTE", { target: [{ left: 1, right: 1, top: 1, bottom: 1 }] });
    await addin.reply(({ args }) => `of ${String(args[0])}`);
    assert.equal(book.document.cells.value({ sheetId, row: 1, col: 1 }), "of 2");
  });
});

describe("arguments", () => {
  it("are rows of a range with Excel's types, dates as serial numbers and blanks as empty texts", async () => {
    const { book, addin } = start({ A1: [["Deal", "Due", "Won"], ["Ada & Co", "2026-03-02", true], ["", 1.5, false]] });
    book.set("E1", "=TEST.TABLE(A1:C3)");
    assert.deepEqual((await addin.last()).args, [[["Deal", "Due", "Won"], ["Ada & Co", 46083, true], ["", 1.5, false]], null, null]);
  });

  it("that are missing arrive as null, between others too", async () => {
    const { addin } = start({ E1: "=TEST.TABLE(A1:B1,,46083)" });
    assert.deepEqual((await addin.last()).args, [[["", ""]], null, 46083]);
  });

  it("that are one value arrive as one row of one cell where a table is expected", async () => {
    const { addin } = start({ A1: 5, E1: "=TEST.TABLE(A1,3)" });
    assert.deepEqual((await addin.last()).args, [[[5]], 3, null]);
  });

  it("may be results of other formulas", async () => {
    const { addin } = start({ A1: [[1, 2], [3, 4]], E1: "=TEST.TABLE(FILTER(A1:B2,A1:A2>1))", E5: "=TEST.TABLE({1,2;3,4})" });
    assert.deepEqual((await addin.calls()).map(({ args }) => args[0]), [[[3, 4]], [[1, 2], [3, 4]]]);
  });

  const coerced: [string, string, unknown][] = [
    ["a text of digits for a number", '=TEST.ADD("12")', 12],
    ["TRUE for a number", "=TEST.ADD(TRUE)", 1],
    ["a blank cell for a number", "=TEST.ADD(Z9)", 0],
    ["a number for a text", "=TEST.TEXTOF(1.5)", "1.5"],
    ["FALSE for a text", "=TEST.TEXTOF(FALSE)", "FALSE"],
    ["a blank cell for a text", "=TEST.TEXTOF(Z9)", ""],
    ["a number for a boolean", "=TEST.ISTRUE(2)", true],
    ['"false" for a boolean', '=TEST.ISTRUE("false")', false],
  ];
  for (const [what, formula, expected] of coerced) {
    it(`take ${what}: ${JSON.stringify(expected)}`, async () => {
      const { addin } = start({ B1: formula });
      assert.deepEqual((await addin.last()).args[0], expected);
    });
  }

  it("of the wrong type are #VALUE! with the reason, without a call", async () => {
    const { book, addin } = start({ B1: '=TEST.ADD("twelve")', B2: '=TEST.ISTRUE("maybe")' });
    assert.equal(book.get("B1"), "#VALUE!");
    assert.equal(book.message("B1"), 'first has to be a number, and "twelve" is none.');
    assert.equal(book.get("B2"), "#VALUE!");
    assert.deepEqual(await addin.calls(), []);
  });

  it("tell the reason in the person's language", () => {
    const book = new Book();
    new FakeAddin(book, FUNCTIONS, { language: "zh-CN" });
    book.set("B1", '=TEST.ADD("十二")');
    assert.equal(book.message("B1"), "first 必须是数字，而“十二”不是。");
    new FakeAddin(new Book(), FUNCTIONS, { language: "en-US" });
  });

  it("that hold an error give that error, without a call", async () => {
    const { book, addin } = start({ A1: [[1, "=1/0"], [3, 4]], E1: "=TEST.TABLE(A1:B2)", E5: "=TEST.ECHO(B1)" });
    assert.equal(book.get("E1"), "#DIV/0!");
    assert.equal(book.get("E5"), "#DIV/0!");
    assert.deepEqual(await addin.calls(), []);
    book.set("B1", 2);
    assert.equal((await addin.calls()).length, 2);
  });

  it("that hold an error are handed over where the add-in says that it takes them", async () => {
    const { addin } = start({ A1: [[1, "=1/0"]], E1: "=TEST.TABLE(A1:B1)", E5: "=TEST.ADD(B1)" }, { ...FUNCTIONS, allowErrorForDataTypeAny: true });
    const calls = await addin.calls();
    assert.deepEqual(calls.map(({ args, flags }) => [args[0], flags]), [[[[1, { type: "CustomFunctionError", code: "#DIV/0!" }]], 4]]);
  });

  it("that repeat arrive as one list", async () => {
    const { addin } = start({ A1: [[1, 2]], E1: "=TEST.SUMALL(A1:B1,3,A1)" });
    assert.deepEqual((await addin.last()).args, [[[[1, 2]], [[3]], [[1]]]]);
  });

  it("that are one value are tried for each cell of a range, and the answers spill", async () => {
    const { book, addin } = start({ A1: [[1], [2], [3]], E1: "=TEST.ADD(A1:A3,10)" });
    await addin.reply(({ args }) => (args[0] as number) + (args[1] as number));
    assert.deepEqual(book.get("E1:E3"), [[11], [12], [13]]);
  });

  it("come with their addresses where the function wants them, and else without", async () => {
    const { book, addin } = start({ E1: "=TEST.WHERE(A1:B2,5)", E9: "=TEST.ECHO(A1)" });
    book.document.sheets.rename(book.at("A1").sheetId, "My sheet");
    book.set("E2", "=TEST.WHERE(B3)");
    const [first, echo, second] = await addin.calls();
    assert.deepEqual([first!.address, first!.addresses], ["Sheet1!E1", ["Sheet1!A1:B2", null]]);
    assert.deepEqual([echo!.address, echo!.addresses], [null, undefined]);
    assert.deepEqual([second!.address, second!.addresses], ["'My sheet'!E2", ["'My sheet'!B3", null]]);
  });

  it("of more than 5 MB are refused with the size, as on the web", async () => {
    const { book, addin } = start();
    const long = "x".repeat(30_000);
    book.set("A1", Array.from({ length: 180 }, () => [long])).set("C1", "=TEST.TABLE(A1:A180)");
    assert.equal(book.get("C1"), "#VALUE!");
    assert.match(book.message("C1")!, /5\.2 MB/);
    assert.deepEqual(await addin.calls(), []);
  });

  it("that are whole columns give #CALC!, as on the web", async () => {
    const { book, addin } = start({ A1: 1, C1: "=TEST.TABLE(A:B)" });
    assert.equal(book.get("C1"), "#CALC!");
    assert.deepEqual(await addin.calls(), []);
  });
});

describe("answers", () => {
  async function shown(value: unknown, formula = "=TEST.TABLE(A1)"): Promise<{ book: Book; addin: FakeAddin }> {
    const { book, addin } = start({ B2: formula });
    addin.answer((await addin.last()).id, value);
    return { book, addin };
  }

  it("spill as a table", async () => {
    const { book } = await shown([["Stage", "Deals"], ["Lead", 12], ["Won", 3]]);
    assert.deepEqual(book.get("B2:C4"), [["Stage", "Deals"], ["Lead", 12], ["Won", 3]]);
    assert.equal(book.formula("C3"), 12);
  });

  it("give #SPILL! where something is in the way, and spill when it is gone, without another call", async () => {
    const { book, addin } = start({ B4: "mine", B2: "=TEST.TABLE(A1)" });
    addin.answer((await addin.last()).id, [["a"], ["b"], ["c"]]);
    assert.equal(book.get("B2"), "#SPILL!");
    assert.equal(book.get("B4"), "mine");
    book.set("B4", "");
    assert.deepEqual(book.get("B2:B4"), [["a"], ["b"], ["c"]]);
    assert.equal((await addin.calls()).length, 1);
  });

  it("shrink and grow with what is answered, and A1# follows", async () => {
    const { book, addin } = start({ A1: 1, B2: "=TEST.TABLE(A1)", E1: "=COUNTA(B2#)" });
    await addin.reply(() => [["a"], ["b"], ["c"]]);
    assert.equal(book.get("E1"), 3);
    book.set("A1", 2);
    await addin.reply(() => [["x", "y"]]);
    assert.deepEqual(book.get("B2:C4"), [["x", "y"], ["", ""], ["", ""]]);
    assert.equal(book.get("E1"), 2);
  });

  it("beyond the end of the grid make it longer", async () => {
    const { book } = await shown(Array.from({ length: 1_200 }, (_unused, row) => [row]));
    assert.equal(book.get("B1201"), 1_199);
  });

  it("of nothing show 0, as in Excel", async () => {
    const { book } = await shown([[null, ""]]);
    assert.deepEqual(book.get("B2:C2"), [[0, ""]]);
  });

  it("with errors in a table show them there", async () => {
    const { book } = await shown([[1, { type: "CustomFunctionError", code: "#N/A", message: "No deal yet" }]]);
    assert.deepEqual(book.get("B2:C2"), [[1, "#N/A"]]);
    assert.equal(book.message("C2"), "No deal yet");
  });

  it("that are formatted numbers carry their format", async () => {
    const { book } = await shown({ type: "FormattedNumber", basicValue: 0.25, numberFormat: "0%" });
    assert.equal(book.get("B2"), 0.25);
    assert.equal(book.document.cells.text(book.at("B2")), "25%");
  });

  const refused: [string, unknown, string][] = [
    ["a plain list", [1, 2], "#VALUE!"],
    ["rows of unequal length", [[1, 2], [3]], "#VALUE!"],
    ["an empty table", [[]], "#CALC!"],
    ["an empty list", [], "#CALC!"],
    ["a text of 32,768 characters", "x".repeat(32_768), "#VALUE!"],
  ];
  for (const [what, value, error] of refused) {
    it(`that are ${what} are ${error}`, async () => assert.equal((await shown(value)).book.get("B2"), error));
  }

  it("that are a table are #VALUE! where one value was promised", async () => {
    const { book } = await shown([[1]], "=TEST.ECHO(1)");
    assert.equal(book.get("B2"), "#VALUE!");
  });

  const codes: [number, string, string | undefined][] = [
    [1, "#N/A", "why"],
    [5, "#DIV/0!", undefined],
    [6, "#NUM!", undefined],
    [7, "#VALUE!", "why"],
    [8, "#NULL!", undefined],
    [3, "#VALUE!", "why"],
    [10, "#NAME?", undefined],
  ];
  for (const [code, error, message] of codes) {
    it(`with code ${code} are ${error}, ${message ? "with" : "without"} a message`, async () => {
      const { book, addin } = start({ B2: "=TEST.ECHO(1)" });
      addin.fail((await addin.last()).id, code, "why");
      assert.equal(book.get("B2"), error);
      if (message) assert.equal(book.message("B2"), message);
      else assert.notEqual(book.message("B2"), "why");
      assert.equal(book.document.cells.valueType(book.at("B2")), "Error");
    });
  }

  it("are caught by IFERROR when they are errors", async () => {
    const { book, addin } = start({ B2: '=IFERROR(TEST.ECHO(1),"none")' });
    addin.fail((await addin.last()).id, 1, "No data");
    assert.equal(book.get("B2"), "none");
  });

  it("are read in the older form too", async () => {
    const { book, addin } = start({ B2: "=TEST.ECHO(1)", B3: "=TEST.ECHO(2)" });
    const [one, two] = await addin.calls();
    addin.functions.answer([{ id: one!.id, value: "ok", failed: false }, { id: two!.id, value: "bad", failed: true, errorCode: 7 }]);
    assert.equal(book.get("B2"), "ok");
    assert.equal(book.message("B3"), "bad");
  });
});

describe("the formula bar", () => {
  const { registries } = engine;

  it("knows a function with its description and its parameters", () => {
    start();
    const { description, category, args } = registries.functionRegistry.get("TEST.TABLE");
    assert.deepEqual([description, category], ["Takes a table, answers a table.", "TEST"]);
    assert.deepEqual(args.map(({ name, description: says, optional }) => [name, says, optional]), [
      ["table", "table.", false],
      ["from", "from.", true],
      ["to", "to.", true],
    ]);
  });

  it("speaks another language after the metadata was replaced, and nothing is called for that", async () => {
    const { book, addin } = start({ A1: "=TEST.ADD(1)" });
    await addin.reply(() => 1);
    const parameters = [{ name: "被加数", type: "number" as const }, { name: "加数", type: "number" as const, optional: true }];
    const [chinese] = FUNCTIONS.functions.filter(({ id }) => id === "ADD").map((fn) => ({ ...fn, description: "求和", parameters }));
    const functions = FUNCTIONS.functions.map((fn) => (fn.id === "ADD" ? chinese! : fn));
    addin.functions.replaceMetadata({ functions }, "zh-CN");
    assert.equal(registries.functionRegistry.get("TEST.ADD").description, "求和");
    assert.equal(registries.functionRegistry.get("TEST.ADD").args[0]!.name, "被加数");
    assert.equal((await addin.calls()).length, 1);
    assert.equal(book.get("A1"), 1);
    book.set("A2", '=TEST.ADD("x")');
    assert.equal(book.message("A2"), "被加数 必须是数字，而“x”不是。");
    addin.functions.replaceMetadata(FUNCTIONS, "en-US");
  });

  it("offers the values of an enumeration", () => {
    const enums = [{ id: "UNIT", values: [{ name: "Days", stringValue: "d", tooltip: "Calendar days" }, { name: "Weeks", stringValue: "w" }] }];
    start({}, { enums, functions: [{ id: "IN.UNIT", name: "INUNIT", parameters: [{ name: "unit", type: "string", customEnumId: "unit" }] }] });
    assert.deepEqual(registries.functionRegistry.get("TEST.INUNIT").args[0]!.proposalValues, [{ value: "d", label: "Calendar days" }, { value: "w", label: "Weeks" }]);
  });

  it("takes a function with optional and repeated parameters", async () => {
    const parameters = [{ name: "label" }, { name: "unit", optional: true }, { name: "numbers", type: "number" as const, repeating: true }];
    const { addin } = start({ A1: '=TEST.MIXED("a")', A2: '=TEST.MIXED("a",,1,2)' }, { functions: [{ id: "MIXED", name: "MIXED", parameters }] });
    assert.deepEqual((await addin.calls()).map(({ args }) => args), [["a", null, []], ["a", null, [1, 2]]]);
  });
});

describe("a volatile function", () => {
  it("runs again on every calculation, once, and its dependents follow", async () => {
    const { book, addin } = start({ A1: "=TEST.CLOCK()", B1: "=A1+1" });
    let time = 0;
    await addin.reply(() => (time += 1));
    assert.equal(book.get("B1"), 2);
    book.set("D1", "anything");
    await addin.reply(() => (time += 1));
    assert.equal(book.get("B1"), 3);
    assert.equal((await addin.calls()).length, 2);
  });

  it("does not run when only a look changes", async () => {
    const { book, addin } = start({ A1: "=TEST.CLOCK()" });
    await addin.reply(() => 1);
    const { sheetId } = book.at("A1");
    book.document.batch(() => book.document.cells.setStyle(sheetId, { top: 0, left: 0, bottom: 0, right: 0 }, { bold: true }));
    assert.equal((await addin.calls()).length, 1);
  });
});

describe("a streaming function", () => {
  it("keeps emitting into its cell", async () => {
    const { book, addin } = start({ A1: "=TEST.STREAM()", B1: "=A1&\"!\"" });
    const { id, flags } = await addin.last();
    assert.equal(flags, 2);
    for (const value of ["a", "b", "c"]) {
      addin.answer(id, value);
      assert.equal(book.get("B1"), `${value}!`);
    }
    assert.equal(addin.functions.idle, true);
    assert.deepEqual(addin.cancelled, []);
  });

  it("that emits the same again disturbs nobody", async () => {
    const { book, addin } = start({ A1: "=TEST.STREAM()", B1: "=TEST.ECHO(A1)" });
    const { id } = await addin.last();
    addin.answer(id, "today");
    await addin.reply(({ args }) => args[0]);
    addin.answer(id, "today");
    assert.equal(book.get("B1"), "today");
    assert.equal((await addin.calls()).length, 2);
  });

  it("is cancelled when its arguments change, and started with the new ones", async () => {
    const { book, addin } = start({ A1: "EUR", B1: "=TEST.STREAM(A1)" });
    const first = await addin.last();
    addin.answer(first.id, 1);
    book.set("A1", "CNY");
    const second = await addin.last();
    assert.deepEqual(addin.cancelled, [first.id]);
    addin.answer(first.id, "stale");
    assert.equal(book.get("B1"), "#BUSY!");
    addin.answer(second.id, 8);
    assert.equal(book.get("B1"), 8);
  });

  for (const [what, change] of [
    ["its cell is emptied", (book: Book) => book.set("B1", "")],
    ["its cell gets another formula", (book: Book) => book.set("B1", "=1+1")],
    ["its row is deleted", (book: Book) => book.document.batch(() => book.document.ranges.deleteRows(book.at("B1").sheetId, 0, 1))],
    ["its sheet is deleted", (book: Book) => (book.document.sheets.add("Other"), book.document.sheets.remove(book.document.sheets.ids()[0]!))],
    ["its argument becomes an error", (book: Book) => book.set("A1", "=1/0")],
  ] as const) {
    it(`is cancelled when ${what}`, async () => {
      const { book, addin } = start({ A1: true, B1: '=IFERROR(TEST.STREAM(A1),"")' });
      const { id } = await addin.last();
      addin.answer(id, 1);
      change(book);
      await addin.calls();
      assert.deepEqual(addin.cancelled, [id]);
      assert.equal(addin.functions.idle, true);
    });
  }

  it("goes on when its cell moves", async () => {
    const { book, addin } = start({ B1: "=TEST.STREAM(1)" });
    const { id } = await addin.last();
    book.document.batch(() => book.document.ranges.insertRows(book.at("B1").sheetId, 0, 1));
    addin.answer(id, 7);
    assert.equal(book.get("B2"), 7);
    assert.deepEqual([(await addin.calls()).length, addin.cancelled], [1, []]);
  });
});

describe("a pending call", () => {
  it("is cancelled when its cell is emptied, if the function can be", async () => {
    const { book, addin } = start({ A1: "=TEST.SLOW(1)", A2: "=TEST.ECHO(1)" });
    const [slow] = await addin.calls();
    assert.equal(slow!.flags, 1);
    book.set("A1", "").set("A2", "");
    await addin.calls();
    assert.deepEqual(addin.cancelled, [slow!.id]);
    assert.equal(addin.functions.idle, true);
  });

  it("is waited for by whenIdle", async () => {
    const { addin } = start({ A1: "=TEST.ECHO(1)" });
    let idle = false;
    const waiting = addin.functions.whenIdle().then(() => (idle = true));
    const { id } = await addin.last();
    assert.equal(idle, false);
    addin.answer(id, 1);
    await waiting;
    assert.equal(idle, true);
  });
});

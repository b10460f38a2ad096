import assert from "node:assert/strict";
import { Book, FakeAddin, FUNCTIONS } from "./book";

const CELLS = [
  ["Rep", "Won", "Rate"],
  ["Ada", 3, 0.5],
  ["Bob", 7, 0.25],
  ["Cat", 3, 0.75],
];

function result(formula: string): unknown {
  const book = new Book().set("A1", CELLS).set("A9", "=1/0").set("F1", formula);
  const { document } = book;
  const spill = document.cells.spillArea(book.at("F1"));
  return spill ? document.cells.values(book.at("F1").sheetId, spill) : book.get("F1");
}

describe("functions that Excel has and the engine lacks", () => {
  const cases: [string, unknown][] = [
    ["=SORTBY(A2:B4,B2:B4,-1)", [["Bob", 7], ["Ada", 3], ["Cat", 3]]],
    ["=SORTBY(A2:A4,B2:B4,1,C2:C4,-1)", [["Cat"], ["Ada"], ["Bob"]]],
    ["=SORTBY(A2:C3,A3:C3)", [[0.5, 3, "Ada"], [0.25, 7, "Bob"]]],
    ["=SORTBY(A2:A4,B2:B3)", "#VALUE!"],
    ["=SORTBY(A2:A4,B2:B4,2)", "#VALUE!"],
    ['=XMATCH("bob",A2:A4)', 2],
    ["=XMATCH(3,B2:B4,0,-1)", 3],
    ["=XMATCH(5,B2:B4,-1)", 1],
    ["=XMATCH(5,B2:B4,1)", 2],
    ['=XMATCH("c*",A2:A4,2)', 3],
    ['=XMATCH("Zoe",A2:A4)', "#N/A"],
    ["=RANK.EQ(3,B2:B4)", 2],
    ['=REPT("ab",3)', "ababab"],
    ['=REPT("x",-1)', "#VALUE!"],
    ["=N(A2)", 0],
    ["=N(B3)", 7],
    ["=T(A2)", "Ada"],
    ["=T(B2)", ""],
    ["=SIGN(-2)", -1],
    ["=SUMSQ(B2:B4,2)", 71],
    ["=MROUND(10,3)", 9],
    ["=MROUND(6.05,0.1)", 6.1000000000000005],
    ["=MROUND(5,-2)", "#NUM!"],
    ["=UNICHAR(30495)", "真"],
    ['=UNICODE("真")', 30495],
    ["=ERROR.TYPE(A9)", 2],
    ["=ERROR.TYPE(A2)", "#N/A"],
  ];
  for (const [formula, expected] of cases) {
    it(`${formula} is ${JSON.stringify(expected)}`, () => assert.deepEqual(result(formula), expected));
  }
});

describe("LET", () => {
  const cases: [string, unknown][] = [
    ["=LET(x,5,x*2)", 10],
    ["=LET(a,1,b,a+1,a+b*10)", 21],
    ["=LET(Rate,B2/2,rate&\"!\")", "1.5!"],
    ["=LET(won,B2:B4,SUM(won)/COUNT(won))", 13 / 3],
    ["=LET(data,A2:B4,FILTER(data,B2:B4>3))", [["Bob", 7]]],
    ["=LET(x,1,LET(x,x+1,y,10,x*y)+x)", 21],
    ["=LET(x,B2,y,LET(z,x,z*2),SUM(x,y,1))", 10],
    ["=LET(x,1/0,IFERROR(x,\"none\"))", "none"],
    ['=LET(name,"A, (B)",name&";")', "A, (B);"],
    ["=LET(名,B3,名+1)", 8],
    ["=1+LET(x,2,x)+LET(x,3,x)", 6],
  ];
  for (const [formula, expected] of cases) {
    it(`${formula} is ${JSON.stringify(expected)}`, () => assert.deepEqual(result(formula), expected));
  }

  it("keeps its formula, follows its references and copies", () => {
    const book = new Book().set("A1", CELLS).set("F1", "=LET(x,B2,y,C2,x*y)");
    assert.equal(book.formula("F1"), "=LET(x,B2,y,C2,x*y)");
    book.set("B2", 10);
    assert.equal(book.get("F1"), 5);
    book.document.batch(() => book.document.ranges.insertRows(book.at("A1").sheetId, 0, 1));
    assert.equal(book.formula("F2"), "=LET(x,B3,y,C3,x*y)");
    book.set("C3", 2);
    assert.equal(book.get("F2"), 20);
  });

  it("takes tables and functions of add-ins", async () => {
    const book = new Book().set("A1", CELLS);
    book.table("Reps", "Sheet1!A1:C4");
    const addin = new FakeAddin(book, FUNCTIONS);
    book.set("F1", "=LET(all,TEST.TABLE(Reps[#All]),rates,Reps[Rate],ROWS(all)+SUM(rates))");
    await addin.reply(({ args }) => args[0]);
    assert.equal(book.get("F1"), 5.5);
    assert.equal((await addin.calls()).length, 1);
  });

  it("without a calculation at its end is no formula", () => {
    assert.equal(result("=LET(x,5,y,6)"), "#NAME?");
  });
});

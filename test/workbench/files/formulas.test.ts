import assert from "node:assert/strict";
import { fromFile, shift, toFile } from "../../../src/workbench/files/formulas";

const ADDIN = new Set(["SALES.FUNNEL", "SALES.WIN_RATE", "NORTH.SEA.TIDE"]);
const isAddin = (name: string): boolean => ADDIN.has(name);

describe("formulas in files", () => {
  const pairs: [what: string, shown: string, file: string][] = [
    ["a plain formula stands without its equals sign", "=SUM(A1:B2)*2", "SUM(A1:B2)*2"],
    ["functions that came after 2007 have a prefix", "=XLOOKUP(1,A:A,B:B)+IFNA(C1,0)", "_xlfn.XLOOKUP(1,A:A,B:B)+_xlfn.IFNA(C1,0)"],
    ["some have two", '=FILTER(A1:A3,A1:A3<>"")', '_xlfn._xlws.FILTER(A1:A3,A1:A3<>"")'],
    ["an add-in's function has the prefix that Excel gives it", "=SALES.FUNNEL(Process[#All])", "_xldudf_SALES_FUNNEL(Process[#All])"],
    ["also inside others", "=IFERROR(SALES.WIN_RATE(A1:C9),0)", "IFERROR(_xldudf_SALES_WIN_RATE(A1:C9),0)"],
    ["a namespace may have dots itself", "=NORTH.SEA.TIDE(A1)", "_xldudf_NORTH_SEA_TIDE(A1)"],
    ["this row is written out", "=[@Amount]*Deals[@[Close date]]", "[[#This Row],[Amount]]*Deals[[#This Row],[Close date]]"],
    ["text that looks like a function stays", '="XLOOKUP(1)"&A1', '"XLOOKUP(1)"&A1'],
    ["a sheet's name that looks like a function stays", "='UNIQUE(1)'!A1", "'UNIQUE(1)'!A1"],
    ["a column's name that looks like a function stays", "=SUM(Deals[FILTER(x)])", "SUM(Deals[FILTER(x)])"],
    ["Chinese names of tables and columns stay", "=SUM(商机[金额])", "SUM(商机[金额])"],
  ];
  for (const [what, shown, file] of pairs) {
    it(`${what}: ${shown}`, () => {
      assert.equal(toFile(shown, isAddin), file);
      assert.equal(fromFile(file, ADDIN), shown);
    });
  }

  it("without the add-in the first underscore is read as the end of its namespace", () => {
    assert.equal(fromFile("_xldudf_SALES_WIN_RATE(A1)"), "=SALES.WIN_RATE(A1)");
  });

  it("a shared formula moves with its cells but for what $ holds", () => {
    assert.equal(shift("A1+$A1+A$1+$A$1", 2, 1), "B3+$A3+B$1+$A$1");
    assert.equal(shift('SUM(B2:C3)&"A1"&\'A1\'!Z9', 1, 1), 'SUM(C3:D4)&"A1"&\'A1\'!AA10');
    assert.equal(shift("LOG10(A1)+Deals[A1]+tax_A1", 1, 0), "LOG10(A2)+Deals[A1]+tax_A1");
  });
});

import assert from "node:assert/strict";
import { areaToA1 } from "../../../src/workbench/document/area";
import {
  findReferences,
  referenceToAddress,
  renameColumn,
  renameTable,
  resolveReference,
  tidyReference,
  type TableInfo,
} from "../../../src/workbench/calculation/structured-references";

/** Process!A1:D6: a header, four rows, a totals row; 流程!B3:C5 without totals. */
const PROCESS: TableInfo = {
  name: "Process",
  sheetId: "p",
  area: { top: 0, left: 0, bottom: 5, right: 3 },
  columns: ["Deal", "Stage", "Due date", "a[b]"],
  hasHeaders: true,
  hasTotals: true,
};
const CHINESE: TableInfo = {
  name: "流程",
  sheetId: "c",
  area: { top: 2, left: 1, bottom: 4, right: 2 },
  columns: ["阶段", "到期 日"],
  hasHeaders: true,
  hasTotals: false,
};
const TABLES = [PROCESS, CHINESE];
const inside = { sheetId: "p", row: 2, col: 3 };

function address(text: string, at = inside): string {
  const resolved = resolveReference(text, TABLES, at);
  return "error" in resolved ? resolved.error : `${resolved.sheetId}!${areaToA1(resolved.area)}`;
}

describe("a structured reference", () => {
  const cases: [string, string][] = [
    ["Process", "p!A2:D5"],
    ["process", "p!A2:D5"],
    ["Process[]", "p!A2:D5"],
    ["Process[#Data]", "p!A2:D5"],
    ["Process[#All]", "p!A1:D6"],
    ["Process[#Headers]", "p!A1:D1"],
    ["Process[#Totals]", "p!A6:D6"],
    ["Process[Stage]", "p!B2:B5"],
    ["process[STAGE]", "p!B2:B5"],
    ["Process[[#All],[Stage]]", "p!B1:B6"],
    ["Process[[#Headers],[Due date]]", "p!C1"],
    ["Process[[#Headers],[#Data],[Stage]]", "p!B1:B5"],
    ["Process[[Stage]:[Due date]]", "p!B2:C5"],
    ["Process[[Due date]:[Stage]]", "p!B2:C5"],
    ["Process[a'[b']]", "p!D2:D5"],
    ["Process[@Stage]", "p!B3"],
    ["Process[@]", "p!A3:D3"],
    ["[@[Due date]]", "p!C3"],
    ["[Stage]", "p!B2:B5"],
    ["流程[阶段]", "c!B4:B5"],
    ["流程[[#All],[到期 日]]", "c!C3:C5"],
    ["Process[Nothing]", "#REF!"],
    ["Nothing[Stage]", "#NAME?"],
    ["流程[#Totals]", "#REF!"],
  ];
  for (const [text, expected] of cases) {
    it(`${text} is ${expected}`, () => assert.equal(address(text), expected));
  }

  it("[@Due date] in the header row is #VALUE!, as this row has none", () => {
    assert.equal(address("Process[@Stage]", { sheetId: "p", row: 0, col: 9 }), "#VALUE!");
  });

  it("without a table's name is #REF! outside every table", () => {
    assert.equal(address("[@Stage]", { sheetId: "p", row: 2, col: 9 }), "#REF!");
  });

  it("is found beside texts, names and addresses that look like one", () => {
    const formula = '=IF("Process[Stage]"="x",SUM(Process[Stage],A1:B2),[@[Due date]]&流程[阶段])';
    assert.deepEqual(findReferences(formula).map(({ text }) => text), ["Process[Stage]", "[@[Due date]]", "流程[阶段]"]);
  });

  it("is written in the table's own letters", () => {
    assert.equal(tidyReference("process[ [#data] , [due DATE] ]", TABLES), "Process[[#Data],[Due date]]");
    assert.equal(tidyReference("PROCESS[[#This Row],[stage]]", TABLES), "Process[@Stage]");
  });

  it("follows its table to another name and its column to another header", () => {
    assert.equal(renameTable("Process[[#All],[Stage]]", "process", "Sales"), "Sales[[#All],[Stage]]");
    assert.equal(renameTable("流程[阶段]", "Process", "Sales"), undefined);
    assert.equal(renameColumn("Process[[Stage]:[Due date]]", PROCESS, "Due date", "Due", TABLES), "Process[[Stage]:[Due]]");
    assert.equal(renameColumn("[@Stage]", PROCESS, "Stage", "Phase [1]", TABLES, inside), "[@[Phase '[1']]]");
    assert.equal(renameColumn("流程[阶段]", PROCESS, "阶段", "x", TABLES), undefined);
  });

  it("becomes an absolute address when its table becomes a range", () => {
    assert.equal(referenceToAddress(resolveReference("Process[Stage]", TABLES), "My sheet"), "'My sheet'!$B$2:$B$5");
  });
});

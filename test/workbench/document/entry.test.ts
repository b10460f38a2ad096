import assert from "node:assert/strict";
import { EN_US, readEntry, type Entry } from "../../../src/workbench/document/entry";

const read = (input: string, format?: string): Entry => readEntry(input, format, EN_US, 2026);
const number = (value: number, format?: string): Entry => (format ? { kind: "number", value, format } : { kind: "number", value });

describe("what Excel makes of something typed", () => {
  const cases: [typed: string, becomes: Entry][] = [
    ["", { kind: "blank" }],
    ["Acme", { kind: "text", value: "Acme" }],
    ["'007", { kind: "text", value: "007" }],
    ["12", number(12)],
    ["007", number(7)],
    [" 12 ", number(12)],
    ["-3.5", number(-3.5)],
    ["(5)", number(-5)],
    ["1,234", number(1234, "#,##0")],
    ["1,234.50", number(1234.5, "#,##0.00")],
    ["12,34", { kind: "text", value: "12,34" }],
    ["5%", number(0.05, "0%")],
    ["$1,200", number(1200, "$#,##0")],
    ["¥80", number(80, "[$¥]#,##0")],
    ["1e3", number(1000, "0.00E+00")],
    ["TRUE", { kind: "boolean", value: true }],
    ["false", { kind: "boolean", value: false }],
    ["#N/A", { kind: "error", value: "#N/A" }],
    ["#ref!", { kind: "error", value: "#REF!" }],
    ["#1 customer", { kind: "text", value: "#1 customer" }],
    ["=A1+1", { kind: "formula", formula: "=A1+1" }],
    ["=", { kind: "text", value: "=" }],
    ["+cmd|' /C calc'!A0", { kind: "formula", formula: "=+cmd|' /C calc'!A0" }],
    ["-A1", { kind: "formula", formula: "=-A1" }],
    ["3/15/2024", number(45366, "m/d/yyyy")],
    ["2024-03-15", number(45366, "m/d/yyyy")],
    ["15-Mar-24", number(45366, "d-mmm-yy")],
    ["March 15, 2024", number(45366, "d-mmm-yy")],
    ["3/15", number(46096, "d-mmm")],
    ["MAR1", number(46082, "d-mmm")],
    ["2024年3月15日", number(45366, 'yyyy"年"m"月"d"日"')],
    ["13/45/2024", { kind: "text", value: "13/45/2024" }],
    ["2/30/2024", { kind: "text", value: "2/30/2024" }],
    ["12:30", number(12.5 / 24, "h:mm")],
    ["1:30 PM", number(13.5 / 24, "h:mm AM/PM")],
    ["3/15/2024 12:00", number(45366.5, "m/d/yyyy h:mm")],
    ["2/29/1900", { kind: "text", value: "2/29/1900" }],
  ];
  for (const [typed, becomes] of cases) {
    it(`takes ${JSON.stringify(typed)} for ${JSON.stringify("value" in becomes ? becomes.value : "formula" in becomes ? becomes.formula : "nothing")}`, () => {
      assert.deepEqual(read(typed), becomes);
    });
  }

  it("takes everything for text in a cell that is formatted as text", () => {
    for (const typed of ["12", "=A1", "3/15/2024", "TRUE"]) assert.deepEqual(read(typed, "@"), { kind: "text", value: typed });
  });

  it("reads the day first where the culture does", () => {
    assert.deepEqual(readEntry("3/4/2024", undefined, { ...EN_US, dateOrder: "dmy", shortDate: "dd/mm/yyyy" }), number(45385, "dd/mm/yyyy"));
  });
});

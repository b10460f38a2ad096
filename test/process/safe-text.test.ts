import assert from "node:assert/strict";
import fc from "fast-check";
import { safeText } from "../../src/process/safe-text";

describe("safeText", () => {
  it("keeps formulas of an import as text", () => {
    for (const text of [
      '=HYPERLINK("http://example.org","click")', "+cmd|' /C calc'!A0", "@SUM(1+1)", "-2+3|cmd", "=1+1", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1",
      "＝1+1", "＋1", "＠A1", "－1+2",
    ]) assert.equal(safeText(text), `'${text}`);
  });

  it("keeps text that Excel would turn into a number, a date or a constant", () => {
    for (const text of [
      "00123", "1-2", "3/4", "2024-07-08", "1E5", "12:30", "5%", "$5", "1,234", "(5)", "3月5日", "2024年7月8日", "下午3:30", "Mar 5", "SEP-2", "5 May", "12:30 PM",
      "TRUE", "false", "#N/A", "#REF!", "'quoted", "123456789012345678",
    ]) assert.equal(safeText(text), `'${text}`);
  });

  it("leaves ordinary text as it is", () => {
    for (const text of ["Acme", "智慧仓储一期", "7 Eleven", "GTX Plus Basic", "A-12", "5 kg", "Q3", "won", "", "maybe", "seconds", "2 deals (new)"]) {
      assert.equal(safeText(text), text);
    }
  });

  it("leaves numbers as numbers, negative ones too, and booleans and blanks", () => {
    for (const value of [0, -2.5, 45481, true, null, undefined]) assert.equal(safeText(value), value);
  });

  it("never lets through text that begins as a formula", () => {
    fc.assert(
      fc.property(fc.constantFrom("=", "+", "-", "@", "\t", "\r", "'"), fc.string(), (start, rest) => {
        assert.ok(safeText(start + rest).startsWith("'"));
      })
    );
  });

  it("adds one apostrophe and nothing else, so that the cell holds the text itself", () => {
    fc.assert(fc.property(fc.string(), (text) => safeText(text) === text || safeText(text) === `'${text}`));
  });
});

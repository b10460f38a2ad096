import assert from "node:assert/strict";
import { TABLE_COLUMNS } from "../../src/process/columns";
import { LANGUAGES } from "../../src/process/language";
import { absoluteAddress, columnLetters, holds, quotedSheet, written } from "../../src/workbook/cells";
import { freeSheetName, freeTableName, SHEET_NAMES } from "../../src/workbook/free-names";
import { newRowId } from "../../src/workbook/row-ids";
import { isOurColour, processRules } from "../../src/workbook/table-looks";

describe("free names", () => {
  it("are the wanted ones when nobody has them, whatever the case", () => {
    assert.equal(freeSheetName("Deals", ["Sheet1"]), "Deals");
    assert.equal(freeSheetName("Deals", ["DEALS"]), "Deals (2)");
    assert.equal(freeSheetName("Deals", ["deals", "Deals (2)"]), "Deals (3)");
    assert.equal(freeTableName("Deals", ["Deals", "DEALS2"]), "Deals3");
  });

  it("are sheet names that Excel takes: none is History, none twice, none longer than 31 characters", () => {
    for (const language of LANGUAGES) {
      const names = Object.values(SHEET_NAMES).map((name) => name[language]);
      assert.equal(new Set(names).size, Object.keys(TABLE_COLUMNS).length);
      for (const name of names) assert.match(name, /^(?!history$)[^\\/?*[\]:]{1,31}$/iu);
    }
  });
});

describe("addresses", () => {
  it("are written as Excel writes them", () => {
    assert.deepEqual([0, 25, 26, 701, 702].map(columnLetters), ["A", "Z", "AA", "ZZ", "AAA"]);
    assert.equal(absoluteAddress({ top: 1, left: 1, rows: 8, columns: 1 }), "$B$2:$B$9");
    assert.equal(absoluteAddress({ top: 0, left: 0, rows: 1, columns: 1 }), "$A$1");
    assert.equal(quotedSheet("Li Na's deals"), "'Li Na''s deals'");
  });
});

describe("a row ID", () => {
  it("is eight characters, new every time, and nothing that Excel would read as a number or date", () => {
    const taken = new Set<string>();
    for (let count = 0; count < 2000; count++) assert.match(newRowId(taken), /^[A-Z][2-9A-HJ-NP-Z]{7}$/u);
    assert.equal(taken.size, 2000);
  });
});

describe("what is written", () => {
  it("never becomes a formula, and is found again as what it was", () => {
    for (const text of ['=HYPERLINK("http://x")', "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "00123", "3月5日", "'quoted"]) {
      assert.equal(written(text), `'${text}`);
      assert.ok(holds(text, text));
    }
    assert.deepEqual([written("Acme"), written(12.5), written(true), written(null), written(undefined)], ["Acme", 12.5, true, null, null]);
  });

  it("is cut to what a cell can hold, and still found again", () => {
    const long = "长".repeat(40_000);
    assert.equal((written(long) as string).length, 32_767);
    assert.ok(holds(long.slice(0, 32_767), long));
  });

  it("holds nothing else than what was written", () => {
    assert.equal(holds("Acme", "Acme Ltd"), false);
    assert.equal(holds(0, ""), false);
    assert.equal(holds("", ""), true);
    assert.equal(holds("anything", null), true);
  });
});

describe("the colours of Process", () => {
  const columns = TABLE_COLUMNS.Process;
  const rules = processRules(columns, 0, 2)!;

  it("ask for a due day before today of a task that is neither done nor skipped, in either language", () => {
    assert.equal(
      rules.overdue,
      '=AND(ISNUMBER($I2),$I2<TODAY(),NOT(OR($J2<>"",$K2="Done",$K2="完成",$K2="Skipped",$K2="跳过")))'
    );
    assert.equal(rules.done, '=OR($J2<>"",$K2="Done",$K2="完成")');
  });

  it("are known again however Excel spells them", () => {
    assert.ok(isOurColour(rules.overdue.slice(1).replaceAll(",", ", "), rules));
    assert.equal(isOurColour("=$I2>TODAY()", rules), false);
  });

  it("are none for a table without due or done days", () => {
    assert.equal(processRules(["deal", "stage", "task"], 0, 2), null);
  });

  it("follow the table's columns wherever they stand", () => {
    assert.match(processRules([null, "due", "done"], 3, 6)!.overdue, /^=AND\(ISNUMBER\(\$E6\),\$E6<TODAY\(\),NOT\(OR\(\$F6<>""\)\)\)$/u);
  });
});

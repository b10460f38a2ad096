import assert from "node:assert/strict";
import fc from "fast-check";
import { overdue, reps, where, winrate } from "../../src/functions/functions";
import { setLanguage } from "../../src/locales";
import type { Cell } from "../../src/process/model";
import { day, sheet } from "../process/sheet";
import { errorOf, likeExcel, shown } from "./custom-functions";
import { generated } from "./generated";

const DEALS = sheet(`
  Deal    | Owner   | Stage | Amount | Created    | Key | Note
  Alpha   | Li Na   | Lead  | 5000   | 2026-01-05 | No  | what?
  Beta    | li na   | Won   | 8000   | 2026-01-10 | Yes |
  Gamma   | Wu Fang | Lost  |        | 2026-02-12 |     | a*b
  'Delta  | Ann     | Lead  | 0      |            | x   | WHAT
`);
/** The deals for which a condition holds. */
const deals = (column: unknown, value: unknown, ...more: unknown[]) =>
  (where(DEALS, column, value as never, more as never) as Cell[][]).slice(1).map(([name]) => name);

describe("SALES.WHERE", () => {
  likeExcel();

  it("answers the header row and the rows as they stand, blank cells as blank", () => {
    assert.deepEqual(where(DEALS, "Deal", "gamma" as never), [DEALS[0], ["Gamma", "Wu Fang", "Lost", "", day("2026-02-12"), "", "a*b"]]);
    assert.deepEqual(where([["Deal", "Stage"], ["A", null]], "Deal", "A" as never), [["Deal", "Stage"], ["A", ""]]);
  });

  it("answers the header row alone when no row meets the condition, which other functions understand", () => {
    const none = where(DEALS, "Owner", "Nobody" as never);
    assert.deepEqual(none, [DEALS[0]]);
    assert.equal(errorOf(() => winrate(none)), "#N/A The range has no deals: there is nothing below its header row.");
  });

  it("compares text without regard to case, width and spaces, by the header or any word for it", () => {
    assert.deepEqual(deals("Owner", "LI NA"), ["Alpha", "Beta"]);
    assert.deepEqual(deals("负责人", " Ｌｉ　Ｎａ "), ["Alpha", "Beta"]);
    assert.deepEqual(deals("sales rep", "=li na"), ["Alpha", "Beta"]);
  });

  it("compares numbers, in a text with an operator too; a blank is no number", () => {
    assert.deepEqual(deals("Amount", 0), ["Delta"]);
    assert.deepEqual(deals("Amount", ">=5000"), ["Alpha", "Beta"]);
    assert.deepEqual(deals("Amount", "<5000"), ["Delta"]);
    assert.deepEqual(deals("Amount", "> 5000"), ["Beta"]);
    assert.deepEqual(deals("Amount", "<>5000"), ["Beta", "Gamma", "Delta"]);
    assert.deepEqual(deals("Amount", "<=8000", "Amount", ">0"), ["Alpha", "Beta"]);
  });

  it("compares dates by the day, as serials or with the year first; text orders by its characters", () => {
    assert.deepEqual(deals("Created", day("2026-01-05")), ["Alpha"]);
    assert.deepEqual(deals("Created", "2026-01-10"), ["Beta"]);
    assert.deepEqual(deals("Created", ">2026-01-05"), ["Beta", "Gamma"]);
    assert.deepEqual(deals("Created", "<=2026年1月10日"), ["Alpha", "Beta"]);
    assert.deepEqual(where([["Deal", "Created"], ["A", 46_000.75]], "Created", 46_000 as never).length, 2);
    assert.deepEqual(deals("Owner", ">=li"), ["Alpha", "Beta", "Gamma"]);
  });

  it("knows * and ? and their ~", () => {
    assert.deepEqual(deals("Deal", "*ta"), ["Beta", "Delta"]);
    assert.deepEqual(deals("Deal", "?eta"), ["Beta"]);
    assert.deepEqual(deals("Note", "what~?"), ["Alpha"]);
    assert.deepEqual(deals("Note", "a~*b"), ["Gamma"]);
    assert.deepEqual(deals("Owner", "<>*n*"), []);
    assert.deepEqual(deals("Deal", "[A-B]*"), []);
  });

  it("finds blank cells by = and others by <>; a 0 in a date column is blank", () => {
    assert.deepEqual(deals("Created", "="), ["Delta"]);
    assert.deepEqual(deals("Note", "<>"), ["Alpha", "Gamma", "Delta"]);
    assert.deepEqual(where([["Deal", "Created"], ["A", 0], ["B", 46_000]], "Created", "=" as never).length, 2);
  });

  it("takes a list as any of its values, those with <> as none of them, and passes over its blank cells", () => {
    assert.deepEqual(deals("Owner", [["Li Na"], ["Ann"], [""], [null]]), ["Alpha", "Beta", "Delta"]);
    assert.deepEqual(deals("Owner", [["<>Li Na", "<>Ann"]]), ["Gamma"]);
    assert.deepEqual(deals("Deal", [["*ta"], ["<>Beta"]]), ["Delta"]);
  });

  it("understands yes and no in a yes/no column", () => {
    const tasks = [["Deal", "Stage", "Task", "Milestone"], ["A", "Lead", "Call", "是"], ["A", "Lead", "Meet", true], ["A", "Lead", "Send", ""], ["A", "Lead", "Ask", "No"]];
    assert.deepEqual(where(tasks, "Milestone", "Yes" as never).slice(1).map((row) => row[2]), ["Call", "Meet"]);
    assert.deepEqual(where(tasks, "里程碑", false as never).slice(1).map((row) => row[2]), ["Send", "Ask"]);
  });

  it("takes an ID for the same whether it is text or a number", () => {
    const ids = [["ID", "Deal", "Stage"], ["007", "A", "Lead"], [7, "B", "Lead"], ["70", "C", "Lead"]];
    assert.deepEqual(where(ids, "ID", "7" as never).slice(1).map((row) => row[1]), ["A", "B"]);
  });

  it("leaves blank rows out and keeps the header row that follows some", () => {
    assert.deepEqual(where([["", ""], ["Deal", "Stage"], ["", ""], ["A", "Won"]], "Stage", "<>Lost" as never), [["Deal", "Stage"], ["A", "Won"]]);
  });

  it("names an error in a cell that it has to compare, and passes on those that it has not", () => {
    const error = { code: "#REF!" };
    const grid = [["Deal", "Stage", "Amount"], ["A", "Won", error], ["B", error, 5]] as never;
    assert.deepEqual(where(grid, "Deal", "A" as never), [["Deal", "Stage", "Amount"], ["A", "Won", error]]);
    assert.equal(errorOf(() => where(grid, "Stage", "Won" as never)), "#VALUE! Row 3, column “Stage”: the cell holds the error #REF!. Correct it, or clear the cell.");
    assert.match(errorOf(() => where(grid, "Deal", [[error]] as never)), /^#VALUE! The argument “value” is the error #REF!/u);
  });

  it("passes over a row without a deal, which no figure counts, whatever its other cells hold", () => {
    const deals = [["Deal", "Stage", "Owner"], ["A", "Won", "Ann"], ["", "", { code: "#REF!" } as unknown as Cell], [" ", "Total", "Ann"]];
    assert.deepEqual(where(deals, "Owner", "Ann" as never), [["Deal", "Stage", "Owner"], ["A", "Won", "Ann"]]);
    const people = [["Owner", "City"], ["Ann", "Rome"], ["", "Oslo"]];
    assert.deepEqual(where(people, "Owner", "=" as never), [["Owner", "City"], ["", "Oslo"]]);
  });

  it("says which columns there are, and which value is missing", () => {
    assert.match(errorOf(() => where(DEALS, "Region", "North" as never)), /^#VALUE! The argument “column” is “Region”, but the range has no such column\. Its headers are: Deal, Owner,/u);
    assert.match(errorOf(() => where(DEALS, "Owner", null as never)), /^#VALUE! The argument “value” for the column “Owner” is missing/u);
    assert.match(errorOf(() => where(DEALS, "Owner", "Ann" as never, ["Stage"] as never)), /“value” for the column “Stage” is missing/u);
    assert.match(errorOf(() => where(DEALS, "", "Ann" as never)), /^#VALUE! The argument “column” is missing/u);
    assert.match(errorOf(() => where("Deals" as never, "Owner", "Ann" as never)), /takes a range with its header row/u);
    setLanguage("zh-CN");
    assert.equal(errorOf(() => where(DEALS, "Owner", "" as never)), '#VALUE! “Owner”列缺少参数“值”。要查找空白单元格，请写 "="。');
  });

  it("splits a table without changing any figure: what one part has, the other has not", () => {
    fc.assert(
      fc.property(generated, ({ deals: table, tasks }) => {
        const whole = reps(table) as Cell[][];
        for (const row of whole.slice(1)) {
          const part = reps(where(table, "Owner", (row[0] === "(no owner)" ? "=" : row[0]) as never)) as Cell[][];
          assert.deepEqual(part, [whole[0], row]);
        }
        const late = (grid: Cell[][]) => {
          const list = shown(() => overdue(grid, 46_200, false));
          return Array.isArray(list) ? list.length : 0;
        };
        assert.equal(late(where(tasks, "Owner", "Ann" as never)) + late(where(tasks, "Owner", "<>Ann" as never)), late(tasks));
      }),
      { numRuns: 60 }
    );
  });
});

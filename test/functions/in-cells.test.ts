import assert from "node:assert/strict";
import type { Cell } from "../../src/process/model";
import { setLanguage } from "../../src/locales";
import { day, sheet } from "../process/sheet";
import { useFunctionsInCells } from "./in-excel";

const HISTORY = sheet(`
  Deal  | Stage    | Entered
  Alpha | Lead     | 2026-01-05
  Alpha | Proposal | 2026-01-20
  Beta  | Lead     | 2026-01-10
  Beta  | Won      | 2026-03-01
`);
const TASKS = sheet(`
  Deal  | Stage | Task    | Owner | Start      | Due        | Done
  Alpha | Lead  | Call    | Li Na | 2026-01-05 | 2026-01-09 | 2026-01-08
  Alpha | Lead  | Meeting | Li Na | 2026-01-05 | 2026-01-16 |
`);

describe("Stagebook's functions in cells, through the genuine Office.js", function () {
  this.timeout(20_000);
  const cells = useFunctionsInCells();

  /** The value of a cell with this formula beside this table, and the words of its error. */
  async function shows(table: readonly (readonly unknown[])[], formula: string): Promise<string> {
    const { book, settled } = cells();
    book.set("A1", table).set("M1", formula);
    await settled();
    return `${String(book.get("M1"))} ${book.message("M1") ?? ""}`.trim();
  }

  it("spill a table beside the data and follow it when it changes", async () => {
    const { book, settled } = cells();
    book.set("A1", HISTORY).set("K1", [["Lead"], ["Proposal"], ["Won"]]);
    book.set("M1", '=SALES.FUNNEL(A1:C5,,,,DATE(2026,3,31),K1:K3)').set("M10", '=SALES.CONVERSION(A1:C5,"Lead","Won",,,,DATE(2026,3,31),K1:K3)');
    await settled();
    assert.deepEqual(book.get("M1:P4"), [
      ["Stage", "Reached", "From previous", "From first"], ["Lead", 2, "", 1], ["Proposal", 2, 1, 1], ["Won", 1, 0.5, 0.5],
    ]);
    assert.equal(book.get("M10"), 0.5);
    book.set("B3", "Won");
    await settled();
    assert.equal(book.get("M10"), 1);
  });

  it("take an Excel table by its name, as whole columns with blank rows, and dates from cells", async () => {
    const { book, settled } = cells();
    book.set("A1", TASKS).set("J1", day("2026-01-20"));
    book.table("Process", "A1:G3");
    book.set("M1", "=SALES.OVERDUE(Process[#All],J1)").set("M5", "=SALES.OVERDUE(A1:G400,J1,FALSE)");
    await settled();
    assert.deepEqual(book.get("M1:R2"), [
      ["Deal", "Stage", "Task", "Owner", "Due", "Days late"], ["Alpha", "Lead", "Meeting", "Li Na", day("2026-01-16"), 4],
    ]);
    assert.deepEqual(book.get("M5:R5"), [["Alpha", "Lead", "Meeting", "Li Na", day("2026-01-16"), 4]]);
  });

  it("answer in the user's language", async () => {
    setLanguage("zh-CN");
    assert.equal(await shows(TASKS, "=SALES.OVERDUE(A1:G3,DATE(2026,1,10))"), "#N/A 2026-01-10 没有逾期任务。");
  });

  it("take the rows of SALES.WHERE, which spill by themselves too, with several conditions and a list", async () => {
    const { book, settled } = cells();
    book.set("A1", HISTORY).set("K1", [["Alpha"], [""], ["Gamma"]]);
    book.set("M1", '=SALES.WHERE(A1:C5,"Deal",K1:K3,"Entered",">2026-01-05")').set("M10", '=SALES.CONVERSION(SALES.WHERE(A1:C5,"Deal","B*"),"Lead","Won",,,,DATE(2026,3,31),{"Lead";"Proposal";"Won"})');
    await settled();
    assert.deepEqual(book.get("M1:O2"), [["Deal", "Stage", "Entered"], ["Alpha", "Proposal", day("2026-01-20")]]);
    assert.equal(book.get("M10"), 1);
  });

  it("answer with the definition of a function, and with a blank when a table is well", async () => {
    assert.match(await shows(HISTORY, '=SALES.DEFINE("WINRATE")'), /^Won ÷ \(won \+ lost\), of the deals closed in the period\./u);
    assert.equal(await shows(HISTORY, "=SALES.CHECK(A1:C5)"), "");
  });

  describe("say what is wrong with", () => {
    const winRate = "=SALES.WINRATE(A1:D3)";
    const deals = (header: Cell[], ...rows: Cell[][]) => [header, ...rows];

    it("a table without a Deal column", async () => {
      const table = deals(["Customer", "Stage", "Owner", "Amount"], ["Acme", "Won", "Wu", 1], ["Globex", "Lost", "Wu", 2]);
      assert.equal(await shows(table, winRate), "#VALUE! The range has no column “Deal” (商机). Its headers are: Customer, Stage, Owner, Amount.");
    });

    it("two columns that both read as Stage", async () => {
      const table = deals(["Deal", "Stage", "Sales stage", "Amount"], ["A", "Won", "Won", 1], ["B", "Lost", "Won", 2]);
      assert.match(await shows(table, winRate), /^#VALUE! Two columns both read as Stage \(阶段\): “Stage”, “Sales stage”\./u);
    });

    it("text in a date column", async () => {
      const table = deals(["Deal", "Stage", "Closed", "Amount"], ["A", "Won", 46_000, 1], ["B", "Lost", "end of March", 2]);
      assert.match(await shows(table, winRate), /^#VALUE! Row 3, column “Closed”: “end of March” is text, not a date\./u);
    });

    it("an unknown stage", async () => {
      assert.equal(
        await shows(HISTORY, '=SALES.FUNNEL(A1:C5,,,,,{"Lead";"Won"})'),
        "#VALUE! Row 3, column “Stage”: “Proposal” is none of the stages Lead, Won. Correct it, or add it to the list of stages."
      );
    });

    it("a task done before its start", async () => {
      const table = TASKS.map((row) => [...row]);
      table[1]![6] = day("2026-01-04");
      assert.equal(await shows(table, "=SALES.OVERDUE(A1:G3)"), "#VALUE! Row 2, column “Done”: done on 2026-01-04, before its start on 2026-01-05. Correct one of the two dates.");
    });

    it("#REF! in a cell", async () => {
      const table = deals(["Deal", "Stage", "Closed", "Amount"], ["A", "Won", 46_000, 1], ["B", "Lost", "=#REF!", 2]);
      assert.match(await shows(table, winRate), /^#VALUE! Row 3, column “Closed”: the cell holds the error #REF!\./u);
    });

    it("a merged header", async () => {
      const table = deals(["Deal", "Stage", "", "Amount"], ["A", "Won", "closed", 1], ["B", "Lost", "closed", 2]);
      assert.match(await shows(table, winRate), /^#VALUE! The header “Stage” stands over two columns/u);
    });

    it("a workbook of the 1904 date system: nothing, as long as its dates are compared with each other", async () => {
      const [, ...rows] = TASKS;
      const early = (cell: Cell) => (typeof cell === "number" ? cell - 1_462 : cell);
      const table = [TASKS[0]!, ...rows.map((row) => row.map(early))];
      const { book, settled } = cells();
      book.set("A1", table).set("J1", day("2026-01-20") - 1_462).set("M1", "=SALES.OVERDUE(A1:G3,J1,FALSE)");
      await settled();
      assert.equal(book.get("R1"), 4);
    });
  });
});

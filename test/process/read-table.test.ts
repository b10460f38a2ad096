import assert from "node:assert/strict";
import { kindOfHeader, readTable } from "../../src/process/read-table";
import type { Cell } from "../../src/process/model";
import { StagebookError } from "../../src/process/problem";
import { day, sheet } from "./sheet";

/** The problem that `body` throws. */
function problemOf(body: () => unknown): StagebookError {
  try {
    body();
  } catch (error) {
    assert.ok(error instanceof StagebookError, String(error));
    return error;
  }
  throw new assert.AssertionError({ message: "nothing was thrown" });
}

describe("the kind of a table by its header row", () => {
  const kind = (header: string) => kindOfHeader(header.split("|").map((cell) => cell.trim()));

  it("is Process with Deal, Stage and Task, in any order and language", () => {
    assert.equal(kind("Task | Deal | Stage"), "Process");
    assert.equal(kind("任务 | 阶段 | 商机 | 负责人"), "Process");
  });

  it("is History with Deal, Stage and Entered", () => {
    assert.equal(kind("Deal | Stage | Entered"), "History");
    assert.equal(kind("商机名称 | 销售阶段 | 进入日期 | 金额"), "History");
  });

  it("is Deals with Deal and Stage and without Task", () => {
    assert.equal(kind("opportunity_id | sales_agent | product | account | deal_stage | engage_date | close_date | close_value"), "Deals");
    assert.equal(kind("Deal - Title | Deal - Stage | Deal - Status | Deal - Value"), "Deals");
    assert.equal(kind("商机名称 | 销售阶段 | 阶段状态 | 阶段变更时间"), "Deals");
  });

  it("does not take a task's ID for a deal", () => {
    assert.equal(kind("ID | Stage | Task"), "Playbook");
  });

  it("is Activities with a day and a type of what was logged, with or without a deal, and no other table for that", () => {
    assert.equal(kind("Logged on | Deal | Customer | Activity type | Notes | By"), "Activities");
    assert.equal(kind("跟进日期 | 客户名称 | 跟进方式 | 备注"), "Activities");
    assert.equal(kind("Deal | Stage | Activity type | Logged on"), "Activities");
    assert.equal(kind("Deal | Stage | Task | Logged on | Activity type"), "Process");
    assert.equal(kind("Deal | Stage | Outcome | Logged on"), "Deals");
    assert.equal(kind("Deal | Logged on"), null);
  });

  it("knows the tables that configure a process", () => {
    assert.equal(kind("Stage | Order | Kind"), "Stages");
    assert.equal(kind("Stage | Task | Milestone | Role"), "Playbook");
    assert.equal(kind("Name | Role | Email"), "Team");
    assert.equal(kind("Period | Name | Amount"), "Targets");
    assert.equal(kind("Holiday | Notes"), "Holidays");
    assert.equal(kind("Product | Price"), null);
  });
});

describe("reading a table", () => {
  it("gives columns of numbers, days and texts, whatever their order, and leaves out rows without a deal", () => {
    const table = readTable(sheet(`
      Amount | Deal   | Created    | Stage
      1000   | Acme   | 2026-01-05 | Lead
             |        |            |
      5      |        | 2026-01-06 | Won
             | Globex |            | lead
    `));
    assert.equal(table.kind, "Deals");
    assert.equal(table.length, 2);
    assert.deepEqual([...table.numbers("amount")], [1000, NaN]);
    assert.deepEqual([...table.days("created")], [day("2026-01-05"), 0]);
    assert.deepEqual([...table.text("stage").codes], [1, 1]);
    assert.deepEqual(table.text("stage").map((label) => label), ["", "Lead"]);
    assert.equal(table.rowNumber(1), 5);
  });

  it("compares text trimmed, without case and width, and shows one spelling whatever the order of rows", () => {
    const rows = ["Li Na", "li na ", "Ｌｉ Ｎａ", " LI NA"].map((owner) => ["D", "Lead", owner]);
    for (const order of [rows, [...rows].reverse()]) {
      const owners = readTable([["Deal", "Stage", "Owner"], ...order]).text("owner");
      assert.deepEqual([...owners.codes], [1, 1, 1, 1]);
      assert.equal(owners.label(1), "LI NA");
    }
  });

  it("takes null, undefined, an empty text and, in a date column, 0 for blank", () => {
    const blanks: Cell[] = [null, undefined, "", 0, " "];
    const table = readTable([["Deal", "Stage", "Created"], ...blanks.map((blank): Cell[] => ["D", "Lead", blank])]);
    assert.deepEqual([...table.days("created")], [0, 0, 0, 0, 0]);
  });

  it("drops the time of a date", () => {
    const table = readTable([["Deal", "Stage", "Created"], ["D", "Lead", day("2026-01-05") + 0.75]]);
    assert.equal(table.days("created")[0], day("2026-01-05"));
  });

  it("skips blank rows above the header", () => {
    const table = readTable([["", ""], ["Deal", "Stage"], ["D", "Lead"]]);
    assert.equal(table.length, 1);
    assert.equal(table.rowNumber(0), 3);
  });

  it("takes an ID for the deal where there is no other", () => {
    const table = readTable(sheet(`
      opportunity_id | deal_stage
      1C1I7A6R       | Won
    `));
    assert.equal(table.text("deal").label(1), "1C1I7A6R");
  });

  it("does not look at a column before it is asked for", () => {
    const table = readTable(sheet(`
      Deal | Stage | Expected close
      D    | Lead  | next spring
    `));
    assert.equal(table.text("stage").label(1), "Lead");
    assert.equal(problemOf(() => table.days("expectedClose")).code, "process:textInDate");
  });
});

describe("what cannot be read", () => {
  const grid = (cell: Cell) => [["Deal", "Stage", "Close date", "Amount"], ["D", "Lead", "", 1], ["E", "Lead", cell, 2]] as Cell[][];

  it("is named by row, header and value: text in a date column", () => {
    const { code, params, row, column } = problemOf(() => readTable(grid("12/31/2026")).days("closed"));
    assert.deepEqual({ code, params, row, column }, { code: "process:textInDate", params: { text: "12/31/2026" }, row: 3, column: "Close date" });
  });

  it("is text in a date column even when it looks like a date", () => {
    assert.equal(problemOf(() => readTable(grid("2026-12-31")).days("closed")).code, "process:textInDate");
  });

  it("is a negative number or TRUE in a date column", () => {
    assert.equal(problemOf(() => readTable(grid(-1)).days("closed")).code, "process:noSuchDate");
    assert.equal(problemOf(() => readTable(grid(true)).days("closed")).code, "process:textInDate");
    assert.equal(problemOf(() => readTable(grid(3_000_000)).days("closed")).code, "process:noSuchDate");
  });

  it("is an error value, as text or as Excel hands it to a function", () => {
    for (const error of ["#REF!", { code: "#REF!" }, { type: "Error", basicValue: "#REF!" }]) {
      const problem = problemOf(() => readTable(grid(error as unknown as Cell)).days("closed"));
      assert.deepEqual([problem.code, problem.params.error, problem.row], ["process:errorInCell", "#REF!", 3]);
    }
  });

  it("is an error in the Deal column, whichever column is asked for", () => {
    const table = readTable([["Deal", "Stage"], ["#N/A", "Lead"]]);
    assert.equal(problemOf(() => table.text("stage")).column, "Deal");
  });

  it("is an error in the Deal column again when it is asked a second time", () => {
    const table = readTable([["Deal", "Stage"], ["#N/A", "Won"]]);
    for (let time = 0; time < 2; time++) assert.equal(problemOf(() => table.text("stage")).column, "Deal");
    assert.equal(problemOf(() => table.length).column, "Deal");
  });

  it("is text where an amount should be", () => {
    const rows: Cell[][] = [["Deal", "Stage", "Amount"], ["D", "Lead", "$1,234"]];
    assert.equal(problemOf(() => readTable(rows).numbers("amount")).code, "process:textInNumber");
  });

  it("is collected with its row when asked to, and the row is no longer readable", () => {
    const table = readTable(grid("soon"), { onProblem: "collect" });
    assert.deepEqual([...table.days("closed")], [0, 0]);
    table.days("closed");
    assert.deepEqual(table.problems, [{ code: "process:textInDate", params: { text: "soon" }, row: 3, column: "Close date" }]);
    assert.deepEqual([table.isReadable(0), table.isReadable(1)], [true, false]);
  });
});

describe("headers", () => {
  it("names the column that is missing in both languages, and the headers there are", () => {
    const problem = problemOf(() => readTable([["Customer", "Stage"], ["A", "Lead"]]).need("deal", "stage"));
    assert.equal(problem.code, "process:missingColumn");
    assert.deepEqual(problem.params, { en: "Deal", chinese: "商机", found: "Customer, Stage" });
  });

  it("names both columns that read as Stage, and only when the stage is needed", () => {
    const table = readTable([["Deal", "Stage", "Sales stage", "Amount"], ["D", "Lead", "Lead", 5]]);
    assert.equal(table.numbers("amount")[0], 5);
    const problem = problemOf(() => table.text("stage"));
    assert.equal(problem.code, "process:ambiguousColumn");
    assert.equal(problem.params.columns, "“Stage”, “Sales stage”");
  });

  it("says that a header is merged over two columns with cells", () => {
    const table = readTable([["Deal", "Stage", "", "Amount"], ["D", "Lead", "new", 5]]);
    assert.equal(table.numbers("amount")[0], 5);
    const problem = problemOf(() => table.text("stage"));
    assert.deepEqual([problem.code, problem.params.header, problem.row], ["process:mergedHeader", "Stage", 1]);
  });

  it("says so when the missing column may be under a merged header", () => {
    const problem = problemOf(() => readTable([["Deal", "Progress", ""], ["D", "Lead", 5]]).need("deal", "stage"));
    assert.equal(problem.code, "process:missingBesideMerged");
    assert.equal(problem.params.header, "Progress");
  });

  it("does not mind an empty column beside", () => {
    const table = readTable([["Deal", "Stage", ""], ["D", "Lead", ""]]);
    assert.equal(table.text("stage").label(1), "Lead");
  });

  it("says that there is no header row at all", () => {
    assert.equal(problemOf(() => readTable([["", ""]]).need("deal")).code, "process:noHeader");
  });

  it("finds a column by its own header or by any word for it, and never one of two", () => {
    const table = readTable([["Deal", "Stage", "sales_agent", "Region", "Region"], ["D", "Lead", "A", "N", "S"]]);
    assert.equal(table.find("Sales Agent"), 2);
    assert.equal(table.find("负责人"), 2);
    assert.equal(table.find("nothing"), -1);
    assert.equal(problemOf(() => table.find("region")).code, "process:sameHeaderTwice");
  });
});

describe("reading many rows", () => {
  it("reads 200,000 rows of five columns", () => {
    const rows: Cell[][] = [["Deal", "Stage", "Owner", "Created", "Amount"]];
    for (let i = 0; i < 200_000; i++) rows.push([`Deal ${i}`, i % 2 ? "Lead" : "Won", `Rep ${i % 30}`, 45_000 + (i % 365), i]);
    const table = readTable(rows);
    for (const id of ["deal", "stage", "owner"] as const) assert.equal(table.text(id).codes.length, 200_000);
    assert.equal(table.days("created").length + table.numbers("amount").length, 400_000);
  });
});

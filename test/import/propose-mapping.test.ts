import assert from "node:assert/strict";
import { mapColumn, proposeMapping } from "../../src/import/propose-mapping";
import type { ImportSource } from "../../src/import/import-plan";
import { COLUMNS } from "../../src/process/columns";
import { StagebookError } from "../../src/process/problem";
import { fixture, sheet, sourceOf, table } from "./plan-of";

const meanings = (source: ImportSource) => proposeMapping(source).columns.map(({ meaning }) => meaning);
const row = (text: string) => text.split("|").map((cell) => cell.trim());

describe("proposeMapping", () => {
  it("understands headers of both languages, in any spelling", () => {
    const english = table("opportunity_id | Sales Agent | DEAL-STAGE | engage_date | Close_Value", ["1", "Li", "Won", "2024-01-02", 5]);
    assert.deepEqual(meanings(english), ["id", "owner", "stage", "created", "amount"]);
    const chinese = table("*商机名称 | 客户名称 | 销售阶段 | 商机金额（万元） | 负责人： | 创建时间", ["甲", "乙", "赢单", 5, "李", "2024-01-02"]);
    assert.deepEqual(meanings(chinese), ["deal", "customer", "stage", "amount", "owner", "created"]);
  });

  it("reads the day on which a deal was closed by the headers that Chinese exports use, and writes one that fits lost deals too", () => {
    for (const header of ["结单日期", "成交日期", "签约日期", "关闭日期"]) {
      assert.deepEqual(meanings(table(`商机 | 阶段 | ${header}`, ["甲", "输单", "2024-01-02"])), ["deal", "stage", "closed"]);
    }
    assert.equal(COLUMNS.closed.header["zh-CN"], "结单日期");
  });

  it("knows the export of each CRM by its headers", async () => {
    for (const crm of ["pipedrive", "hubspot", "zoho", "salesforce", "fxiaoke"] as const) {
      const mapping = proposeMapping(await sourceOf(fixture(`${crm}.csv`)));
      assert.deepEqual([mapping.crm, mapping.shape, mapping.conflicts], [crm, "deals", []]);
    }
    const api = table("name | account | amount | sales_stage | sales_status | owner | close_date | create_time", ["甲", "乙", 1, "报价", "进行中", "李", "", ""]);
    assert.equal(proposeMapping(api).crm, "fxiaoke");
    assert.deepEqual(meanings(api), ["deal", "customer", "amount", "stage", "outcome", "owner", "expectedClose", "created"]);
    assert.equal(proposeMapping(table("Deal | Stage", ["A", "Won"])).crm, null);
  });

  it("reads HubSpot's Date entered columns as the days on which stages were entered", () => {
    const source = table('Record ID | Deal Stage | Date entered "Contract Sent (Sales (EU))" | Date entered "Demo" | Date entered', ["1", "Demo", "", "2024-01-02", ""]);
    const { columns } = proposeMapping(table('Record ID|Deal Stage|Date entered "Contract Sent (Sales)"|Date entered "Demo"', ["1", "Demo", "", "2024-01-02"]));
    assert.deepEqual(columns.slice(2).map(({ meaning, stage, pipeline }) => [meaning, stage, pipeline]), [
      ["stageEntered", "Contract Sent", "Sales"],
      ["stageEntered", "Demo", undefined],
    ]);
    assert.equal(meanings(source)[4], "entered");
  });

  it("leaves out Zoho's twins of ids, and nothing else", () => {
    assert.deepEqual(meanings(table("Deal Name | Deal Owner.id | Deal Owner | Stage | Some.id", ["A", "zcrm_1", "Li", "Won", "x"])), ["deal", "leftOut", "owner", "stage", "extra"]);
  });

  it("finds the header row below titles, and headers merged over two rows", () => {
    const titled = sheet([row("Pipeline 2025||"), row("||"), row("Deal|Stage|Owner"), row("A|Lead|Li")]);
    assert.deepEqual([proposeMapping(titled).headerRow, meanings(titled)], [2, ["deal", "stage", "owner"]]);
    const merged = sheet([row("Deal|Stage|Dates|"), row("||Created|Closed"), row("A|Won|2024-01-02|2024-02-03")]);
    assert.deepEqual([proposeMapping(merged).headerRow, meanings(merged)], [1, ["deal", "stage", "created", "closed"]]);
  });

  it("takes a title for no header", () => {
    const source = sheet([row("Pipeline|"), row("Deal|"), row("A|Lead")]);
    assert.equal(proposeMapping(source).columns[1]!.header, "");
  });

  it("shows two columns that both read as Stage, and proposes the one headed plainly", () => {
    const mapping = proposeMapping(table("Deal | Sales stage | Stage", ["A", "Lead", "Won"]));
    assert.deepEqual(mapping.conflicts, [{ meaning: "stage", columns: [2, 1] }]);
    assert.deepEqual(mapping.columns.map(({ meaning }) => meaning), ["deal", "extra", "stage"]);
  });

  it("proposes the fuller of two columns that are headed alike, and never an empty one", () => {
    const fuller = proposeMapping(table("Deal | Deal stage | Sales stage", ["A", "", "Lead"], ["B", "Lead", "Lead"]));
    assert.deepEqual(fuller.conflicts, [{ meaning: "stage", columns: [2, 1] }]);
    const empty = proposeMapping(table("Deal | Stage | Sales stage", ["A", "", "Lead"]));
    assert.deepEqual(empty.conflicts, [{ meaning: "stage", columns: [2, 1] }]);
  });

  it("suggests by contents what no header names, and says that it did", () => {
    const rows = Array.from({ length: 12 }, (_, index) => [`Deal ${"ABCDEFGHIJKL"[index]}`, index % 3 === 0 ? "Won" : "Talking", `$${index + 1},000`, `2024-01-${10 + index}`]);
    const { columns } = proposeMapping(table("What | Where | How much | When", ...rows));
    assert.deepEqual(columns.map(({ meaning, because }) => [meaning, because]), [
      ["deal", "contents"], ["stage", "contents"], ["amount", "contents"], ["created", "contents"],
    ]);
  });

  it("suggests nothing where a header says it, and nothing from what holds something else", () => {
    const rows = Array.from({ length: 12 }, (_, index) => [`D${index}`, "Won", 5, `1380000${1000 + index}`, `note ${index}`]);
    assert.deepEqual(meanings(table("Deal | Stage | Amount | Phone | Whatever", ...rows)), ["deal", "stage", "amount", "extra", "extra"]);
    assert.deepEqual(meanings(table("Deal | Stage | Phone", ...rows.map((cells) => [cells[0], cells[1], cells[3]]))), ["deal", "stage", "extra"]);
  });

  it("reads Status as a deal's outcome, as its stage when it says so, and as a task's status among tasks", () => {
    assert.deepEqual(meanings(table("Deal | Stage | Status", ["A", "Lead", "Open"], ["B", "Lead", "Won"])), ["deal", "stage", "outcome"]);
    assert.deepEqual(meanings(table("Deal | Status", ["A", "Contacted"], ["B", "Quoted"])), ["deal", "stage"]);
    assert.deepEqual(meanings(table("Deal | Stage | Task | Status", ["A", "Lead", "Call", "Done"])), ["deal", "stage", "task", "status"]);
  });

  it("tells a list of tasks, a history and a list of deals apart", () => {
    const shape = (source: ImportSource) => proposeMapping(source).shape;
    assert.equal(shape(table("Deal | Stage | Task", ["A", "Lead", "Call"])), "tasks");
    assert.equal(shape(table("Deal | Stage | Entered", ["A", "Lead", 45000], ["A", "Quote", 45010])), "history");
    assert.equal(shape(table("Deal | Stage | Entered", ["A", "Lead", 45000], ["B", "Quote", 45010])), "deals");
  });

  it("says that there is no header, or nothing below it", () => {
    const refusal = (source: ImportSource) => {
      try {
        proposeMapping(source);
      } catch (error) {
        return error instanceof StagebookError ? error.code : error;
      }
      return null;
    };
    assert.equal(refusal(sheet([[1, 2], [3, 4]])), "import:noHeader");
    assert.equal(refusal(sheet([])), "import:noHeader");
    assert.equal(refusal(sheet([["Deal", "Stage"], ["", " "]])), "import:noRows");
  });
});

describe("mapColumn", () => {
  const source = table("Deal | Sales stage | Stage | Kind of thing", ["A", "Lead", "Won", "x"]);

  it("gives a column the meaning that the person chose, takes it from the one that had it, and settles the conflict", () => {
    const mapping = mapColumn(source, proposeMapping(source), 1, "stage");
    assert.deepEqual(mapping.columns.map(({ meaning }) => meaning), ["deal", "stage", "extra", "extra"]);
    assert.deepEqual(mapping.conflicts, []);
  });

  it("makes a list of tasks of it when a task is named, and back", () => {
    const tasks = mapColumn(source, proposeMapping(source), 3, "task");
    assert.equal(tasks.shape, "tasks");
    assert.equal(mapColumn(source, tasks, 3, "extra").shape, "deals");
  });
});

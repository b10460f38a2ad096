import assert from "node:assert/strict";
import fc from "fast-check";
import { conversion, funnel, table, where, winrate } from "../../src/functions/functions";
import type { Cell, Grid } from "../../src/process/model";
import { keptFor, handleIn, withTables } from "../../src/functions/kept-tables-in";
import { sheet } from "../process/sheet";
import { errorOf, likeExcel, shown } from "./custom-functions";
import { everything } from "./everything";
import { generated } from "./generated";
import { firstText, oldHandle, provideTables } from "./handles";
import { useFunctionsInCells } from "./in-excel";

const DEALS = sheet(`
  Deal  | Owner   | Stage    | Amount | Source
  Alpha | Li Na   | Won      | 5000   | Web
  Beta  | li na   | Lost     | 8000   | Fair
  Gamma | Wu Fang | Lead     | 2000   | Web
`);
const TASKS = sheet(`
  Deal  | Stage    | Task  | Owner   | Due
  Alpha | Lead     | Call  | Wu Fang | 2026-01-05
  Beta  | Lead     | Call  | Li Na   | 2026-01-06
  Gamma | Lead     | Call  | Li Na   | 2026-01-07
  Gamma | Proposal | Offer | Wu Fang | 2026-01-08
`);
const HISTORY = sheet(`
  Deal  | Stage    | Entered
  Alpha | Lead     | 2026-01-05
  Alpha | Won      | 2026-02-01
  Beta  | Lead     | 2026-01-10
  Gamma | Lead     | 2026-01-12
`);
const TEAM = [["Name", "Role"], ["Li Na", "Sales"], ["Wu Fang", "Presales"]];
const STAGES = [["Stage", "Order"], ["Lead", 1], ["Proposal", 2], ["Won", 3]];

type Ask = (data: never, column: string, value: never, ...more: never[]) => unknown;
/** The text of the handle of a view. */
async function view(handle: string, column: string, value: unknown, ...more: unknown[]): Promise<string> {
  const answer = (await (where as Ask)(handle as never, column, value as never, ...([more] as never[]))) as string[][];
  assert.equal(answer.length, 1);
  assert.equal(answer[0]!.length, 1);
  return answer[0]![0]!;
}
/** The first column of each table that a handle stands for, by the table's name. */
async function names(handle: string): Promise<Record<string, Cell[]>> {
  const { tables } = await withTables(() => keptFor(handleIn(handle)!));
  return Object.fromEntries(tables.map(({ name, table: { cells } }) => [name, Array.from({ length: cells.length }, (_, i) => cells.cell(i, 0))]));
}

describe("SALES.WHERE of a handle", () => {
  const PROCESS = oldHandle("(whole process)");
  const provide = (tables: Readonly<Record<string, Grid>>) => provideTables(new Map(Object.entries(tables)));
  likeExcel();
  beforeEach(() => provide({ Deals: DEALS, Process: TASKS, History: HISTORY, Team: TEAM, Stages: STAGES }));
  after(() => provideTables(null));

  it("is the handle of a view: the table, the conditions, the rows that remain, the day and a fingerprint", async () => {
    const text = await view(await firstText(table as never, "Deals"), "Owner", "Li Na", "Amount", [[">=1000", 0]]);
    assert.match(text, /^Deals \["Owner","Li Na","Amount",\[">=1000",0\]\] · 2 rows · \d{4}-\d{2}-\d{2} · [0-9a-f]{8}$/u);
    assert.deepEqual(await winrate(text as never), [[0.5]]);
  });

  it("of a view has the conditions of both", async () => {
    const both = await view(oldHandle("Deals"), "Owner", "Li Na", "Source", "Web");
    assert.equal(await view(await view(oldHandle("Deals"), "Owner", "Li Na"), "Source", "Web"), both);
    assert.deepEqual(await names(both), { Deals: ["Alpha"] });
  });

  it("may have any text in a condition", async () => {
    for (const value of ['"] · 5 rows · 2026-01-01 · 00000000', "], [", "他说“好”", '\\"', " · "]) {
      provide({ Deals: [...DEALS, [value, "Ann", "Won", 1, ""]] });
      assert.deepEqual(await names(await view(oldHandle("Deals"), "Deal", `=${value}`)), { Deals: [value] });
    }
  });

  it("of the whole process leaves the deals that meet it, what they logged and their tasks; a task has an owner of its own", async () => {
    assert.deepEqual(await names(await view(PROCESS, "Source", "Web")), {
      Deals: ["Alpha", "Gamma"], Process: ["Alpha", "Gamma", "Gamma"], History: ["Alpha", "Alpha", "Gamma"], Team: ["Li Na", "Wu Fang"], Stages: ["Lead", "Proposal", "Won"],
    });
    const owned = await names(await view(PROCESS, "Owner", "Li Na"));
    assert.deepEqual([owned.Deals, owned.Process, owned.History], [["Alpha", "Beta"], ["Beta", "Gamma"], ["Alpha", "Alpha", "Beta"]]);
  });

  it("of the whole process finds a column of the tasks alone, and conditions on columns of different tables", async () => {
    const offered = await names(await view(PROCESS, "Task", "Offer"));
    assert.deepEqual([offered.Deals, offered.Process, offered.History], [["Gamma"], ["Gamma"], ["Gamma"]]);
    const both = await names(await view(PROCESS, "Source", "Web", "Task", "Call"));
    assert.deepEqual([both.Deals, both.Process, both.History], [["Alpha", "Gamma"], ["Alpha", "Gamma"], ["Alpha", "Alpha", "Gamma"]]);
  });

  it("of the whole process keeps every stage that a deal went through", async () => {
    const won = await view(PROCESS, "Stage", "Won");
    assert.deepEqual((await names(won)).History, ["Alpha", "Alpha"]);
    assert.equal(await conversion(won as never, "Lead", "Won"), 1);
    assert.deepEqual((await funnel(won as never)).slice(1).map(([stage, reached]) => [stage, reached]), [["Lead", 1], ["Proposal", 1], ["Won", 1]]);
  });

  it("of the whole process by a column that only another table has leaves all else as it is", async () => {
    const sales = await names(await view(PROCESS, "Role", "Sales"));
    assert.deepEqual([sales.Team, sales.Deals], [["Li Na"], ["Alpha", "Beta", "Gamma"]]);
  });

  it("says where in the sheet an error is that it has to compare, and which columns there are", async () => {
    const error = { code: "#REF!" } as unknown as Cell;
    provide({ Deals: [...DEALS, ["Delta", error, "Won", 1, "Web"], ["Eps", "Ann", "Won", error, "Web"]] });
    const messageOf = async (compute: () => unknown) => ((await shown(compute)) as { message: string }).message;
    assert.equal(await messageOf(() => where(oldHandle("Deals") as never, "Owner", "Ann" as never)), "Row 5, column “Owner”: the cell holds the error #REF!. Correct it, or clear the cell.");
    const web = await view(oldHandle("Deals"), "Source", "Web", "Stage", "Won");
    assert.match(await messageOf(() => winrate(web as never, null, "amount")), /^Row 6, column “Amount”/u);
    assert.match(await messageOf(() => where(oldHandle("Deals") as never, "Region", "North" as never)), /^The argument “column” is “Region”, but the range has no such column\. Its headers are: Deal, Owner/u);
  });

  it("is nothing to make a handle of, and has no more values than a cell can show", async () => {
    const text = await view(oldHandle("Deals"), "Owner", "Li Na");
    await assert.rejects(firstText(table as never, [[text]]), /is the handle of a view/u);
    const long = Array.from({ length: 4_000 }, (_, at) => [`Somebody ${at}`]);
    assert.match((await shown(() => where(oldHandle("Deals") as never, "Owner", long as never)) as unknown as { message: string }).message, /has more values than fit into the handle of a view/u);
  });

  it("is no handle when somebody has changed its conditions into what they cannot be", () => {
    for (const text of ['["Owner"]', "[1,[]]", "[[]]", "[null]"]) {
      assert.match(errorOf(() => winrate(`Deals ${text} · 1 row · 2026-01-01 · 00000000` as never)), /takes a range with its header row/u);
    }
  });

  it("says the same of every figure as WHERE of the range", async () => {
    await fc.assert(
      fc.asyncProperty(generated, fc.constantFrom("Li Na", "<>Ann", "A*", "="), async ({ stages, deals, tasks, history }, owner) => {
        provide({ Deals: deals, Process: tasks });
        const rows = { stages, history, deals: where(deals, "Owner", owner as never), tasks: where(tasks, "Owner", owner as never) };
        const handles = { stages, history, deals: (await view(oldHandle("Deals"), "Owner", owner)) as never, tasks: (await view(oldHandle("Process"), "Owner", owner)) as never };
        // Rows are numbered as in the table, and a range without rows has another message.
        // The last two have a WHERE of their own, whose answer Excel waits for.
        const figures = (all: unknown[]) => all.slice(0, -2).map((each) => (typeof each === "object" && each !== null && "code" in each ? each.code : each));
        assert.deepEqual(figures(await Promise.all(everything(handles))), figures(await Promise.all(everything(rows))));
      }),
      { numRuns: 25 }
    );
  });

  it("has the fingerprint of the rows that remain: other rows and the order of rows change nothing", async () => {
    const at = async (grid: Grid) => {
      provide({ Deals: grid });
      return view(oldHandle("Deals"), "Owner", "Li Na");
    };
    const [header, alpha, beta, gamma] = DEALS as [Cell[], Cell[], Cell[], Cell[]];
    const before = await at(DEALS);
    assert.equal(await at([header, beta, gamma, alpha]), before);
    assert.equal(await at([header, alpha, beta, ["Gamma", "Ann", "Won", 1, "Fair"]]), before);
    assert.notEqual(await at([header, alpha, ["Beta", "li na", "Lost", 8001, "Fair"], gamma]), before);
  });
});

describe("SALES.WHERE of a handle in cells, through the genuine Office.js", function () {
  this.timeout(20_000);
  const cells = useFunctionsInCells();
  const get = (address: string) => cells().book.get(address);

  it("follows the table, and what depends on it is calculated when a row of it changes", async () => {
    const { book } = cells();
    book.set("A1", DEALS);
    book.table("Deals", "A1:E4");
    book.set("K1", '=SALES.TABLE("Deals")').set("K2", '=SALES.WHERE(K1,"Owner","Li Na")').set("K3", "=SALES.WINRATE(K2)");
    book.set("K4", '=SALES.WINRATE(SALES.WHERE(K1,"Owner","Wu Fang"))');
    await cells().followed();
    assert.equal(get("K3"), 0.5);
    assert.match(String(get("K2")), /^Deals \["Owner","Li Na"\] · 2 rows · /u);
    const before = get("K2");
    book.set("C4", "Won");
    await cells().followed();
    assert.equal(get("K2"), before);
    assert.equal(get("K4"), 1);
    book.set("C3", "Won");
    await cells().followed();
    assert.notEqual(get("K2"), before);
    assert.equal(get("K3"), 1);
  });

  it("is no dead pointer: as text, with nothing kept, it is read from the workbook", async () => {
    const { book } = cells();
    book.set("A1", DEALS);
    book.table("Deals", "A1:E4");
    book.set("K1", 'Deals ["负责人","Li Na"] · 9 行 · 2026-01-01 · 00000000').set("L1", "=SALES.WINRATE(K1)");
    book.set("K2", '(整个流程) ["Source","Web"] · 9 行 · 2026-01-01 · 00000000').set("L2", "=SALES.WINRATE(K2)");
    await cells().followed();
    assert.deepEqual(get("L1:L2"), [[0.5], [1]]);
  });
});

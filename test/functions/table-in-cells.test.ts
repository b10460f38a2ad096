import assert from "node:assert/strict";
import { isoDay, today } from "../../src/process/calendar";
import type { Cell } from "../../src/process/model";
import { sheet } from "../process/sheet";
import { useFunctionsInCells } from "./in-excel";
import { useMovedClock } from "./moved-clock";

const HISTORY = sheet(`
  Deal  | Stage    | Entered
  Alpha | Lead     | 2026-01-05
  Alpha | Proposal | 2026-01-20
  Beta  | Lead     | 2026-01-10
  Beta  | Won      | 2026-03-01
`);
const DEALS = sheet(`
  Deal  | Owner   | Stage | Amount | Created    | Closed
  Alpha | Li Na   | Won   | 1000   | 2026-01-05 | 2026-02-01
  Beta  | Wu Fang | Lost  | 2000   | 2026-01-10 | 2026-03-01
`);
const STAGES = [["Stage", "Order"], ["Lead", 1], ["Proposal", 2], ["Won", 3]];
const TASKS = [
  ["Deal", "Stage", "Task", "Owner", "Due", "Done"],
  ["Alpha", "Lead", "Call", "Li Na", today(), ""],
  ["Alpha", "Lead", "Meet", "Li Na", today() - 5, today() - 6],
  ["Alpha", "Lead", "Write", "Wu Fang", today() + 30, ""],
];

/** Where each table stands, as tall and wide as it is. */
const AT = { Moves: "A1:C5", Deals: "A10:F12", Stages: "A20:B23", Tasks: "A30:F33" } as const;
const ROWS: Readonly<Record<keyof typeof AT, readonly (readonly Cell[])[]>> = { Moves: HISTORY, Deals: DEALS, Stages: STAGES, Tasks: TASKS };

describe("SALES.TABLE in cells, through the genuine Office.js", function () {
  this.timeout(30_000);
  const clock = useMovedClock();
  const cells = useFunctionsInCells();

  const settled = (milliseconds?: number) => cells().followed(milliseconds);
  const get = (address: string) => cells().book.get(address);
  const message = (address: string) => `${String(get(address))} ${cells().book.message(address) ?? ""}`.trim();
  const set = (address: string, value: unknown) => cells().book.set(address, value);

  /** A workbook with these tables and, when they have come to rest, these formulas or values. */
  async function workbook(tables: readonly (keyof typeof AT)[], formulas: Readonly<Record<string, string>>): Promise<void> {
    for (const name of tables) {
      set(AT[name].split(":")[0]!, ROWS[name]);
      cells().book.table(name, AT[name]);
    }
    for (const [address, formula] of Object.entries(formulas)) set(address, formula);
    await settled();
  }
  const CONVERSION = '=SALES.CONVERSION(K1,"Lead","Won",,,,DATE(2026,3,31),{"Lead";"Proposal";"Won"})';

  it("shows the table, its rows, the day and a fingerprint, and is the data of other functions", async () => {
    await workbook(["Moves"], { K1: '=SALES.TABLE("moves")', K2: CONVERSION });
    assert.match(String(get("K1")), new RegExp(`^Moves · 4 rows · ${isoDay(today())} · [0-9a-f]{8}$`, "u"));
    assert.equal(get("K2"), 0.5);
  });

  it("follows edits, which change what depends on it", async () => {
    await workbook(["Moves"], { K1: '=SALES.TABLE("Moves")', K2: CONVERSION });
    const before = get("K1");
    set("B3", "Won");
    await settled();
    assert.notEqual(get("K1"), before);
    assert.equal(get("K2"), 1);
    set("B3", "Proposal");
    await settled();
    assert.equal(get("K1"), before);
    assert.equal(get("K2"), 0.5);
  });

  it("follows what formulas of the table give, though nobody edits it", async () => {
    await workbook(["Deals"], { H1: "Won", K1: '=SALES.TABLE("Deals")', K2: "=SALES.WINRATE(K1)" });
    set("C11", [["=H1"], ["=H1"]]);
    await settled();
    assert.equal(get("K2"), 1);
    set("H1", "Lost");
    await settled();
    assert.equal(get("K2"), 0);
    set("H1", "Won");
    await settled();
    assert.equal(get("K2"), 1);
  });

  it("comes to rest though its own text has a formula of the table calculated", async () => {
    await workbook(["Deals"], { K1: '=SALES.TABLE("Deals")', K2: "=SALES.WINRATE(K1)" });
    set("D11", "=LEN(K1)+TODAY()");
    await settled(2_000);
    const [before, requests] = [get("K1"), cells().office.host.log.length];
    await settled(2_000);
    assert.equal(get("K1"), before);
    assert.equal(cells().office.host.log.length, requests, "nothing is asked any more");
  });

  it("does not run in circles, where a formula of its table is another value whenever it is calculated", async () => {
    await workbook(["Deals"], { K1: '=SALES.TABLE("Deals")', K2: "=SALES.WINRATE(K1)" });
    set("D11", [["=RAND()"], ["=SALES.TABLE(\"Deals\")"]]);
    const [texts, figures] = [new Set<unknown>(), new Set<unknown>()];
    for (let tenths = 0; tenths < 60; tenths++) {
      texts.add(get("K1"));
      figures.add(get("K2"));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.ok(texts.size >= 3 && texts.size <= 9, `${texts.size} texts in six seconds`);
    assert.deepEqual(figures, new Set([0.5, "#BUSY!"]));
  });

  it("says which tables there are when there is none of the name, and so do the functions that take it", async () => {
    await workbook(["Moves"], { K1: '=SALES.TABLE("Deals")', K2: "=SALES.WINRATE(K1)" });
    assert.equal(message("K1"), "#VALUE! There is no table “Deals” in this workbook. The tables are: Moves. Give one of these names, or the range itself.");
    assert.match(message("K2"), /^#VALUE! The argument “data” is the error #VALUE!/u);
  });

  it("without a name is the whole process: a funnel takes its stages, a win rate its deals", async () => {
    await workbook(["Moves", "Deals", "Stages"], { K1: "=SALES.TABLE()", K2: "=SALES.WINRATE(K1)", L1: "=SALES.FUNNEL(K1,,,,DATE(2026,3,31),,FALSE)" });
    assert.match(String(get("K1")), /^\(whole process\) · 9 rows · /u);
    assert.equal(get("K2"), 0.5);
    assert.deepEqual(get("L1:M3"), [["Lead", 2], ["Proposal", 2], ["Won", 1]]);
  });

  it("takes a range too, for sheets without tables", async () => {
    set("A10", DEALS);
    await workbook([], { K1: "=SALES.TABLE(A10:F12)", K2: "=SALES.WINRATE(K1)" });
    assert.match(String(get("K1")), /!A10:F12 · 2 rows · /u);
    assert.equal(get("K2"), 0.5);
    set("C12", "Won");
    await settled();
    assert.equal(get("K2"), 1);
  });

  it("is no dead pointer: its text, in a workbook where nothing is kept, is read from the workbook", async () => {
    const texts = ["Deals · 2 rows", "Deals · 2 行", "Sheet1!A10:F12 · 2 rows", "(整个流程) · 2 行", "Gone · 2 rows"];
    const written = texts.flatMap((text, at) => [[`K${at + 1}`, `${text} · 2026-01-01 · 00000000`], [`L${at + 1}`, `=SALES.WINRATE(K${at + 1})`]]);
    await workbook(["Deals"], Object.fromEntries(written) as Record<string, string>);
    assert.deepEqual(get("L1:L4"), [[0.5], [0.5], [0.5], [0.5]]);
    assert.match(message("L5"), /^#VALUE! There is no table “Gone” in this workbook\. The tables are: Deals\./u);
  });

  it("two handles share one copy, which goes when the last of them does", async () => {
    await workbook(["Deals"], { K1: '=SALES.TABLE("Deals")', K2: '=SALES.TABLE("deals")' });
    const { tables } = cells();
    assert.equal(get("K1"), get("K2"));
    const one = tables.current("Deals")!.tables[0]!.table;
    set("K1", "");
    await settled();
    assert.equal(tables.current("Deals")!.tables[0]!.table, one);
    set("K2", "");
    await settled();
    assert.equal(tables.current("Deals"), null);
  });

  describe("in a workbook that is open past midnight", () => {
    const DAY_MS = 86_400_000;
    const FIGURES = ["SALES.OVERDUE(K1,ASOF,FALSE)", "SALES.DUE(K1,0,ASOF,FALSE)", "SALES.ONTIME(K1,,,,ASOF)", 'SALES.REP(K1,"Li Na","overdue now",,,ASOF)', 'ROWS(SALES.OVERDUE(SALES.WHERE(K1,"Task","Call"),ASOF))'];
    const figures = (asOf: string) => Object.fromEntries(FIGURES.map((figure, at) => [`${asOf === "" ? "N" : "AA"}${at * 5 + 1}`, `=${figure.replace("ASOF", asOf)}`]));
    const shown = (column: string) => FIGURES.map((_, at) => get(`${column}${at * 5 + 1}`));

    it("names the new day, and every figure that depends on today is that of the new day, without the workbook being read", async () => {
      const tomorrow = today() + 1;
      await workbook(["Tasks"], { K1: '=SALES.TABLE("Tasks")', ...figures("") });
      await settled(1_200);
      const before = [get("K1"), ...shown("N")];
      const { host } = cells().office;
      const asked: string[] = [];
      const answer = host.processQuery.bind(host);
      host.processQuery = (body) => (asked.push(body), answer(body));
      clock().pass(DAY_MS);
      await settled(1_200);
      const after = [get("K1"), ...shown("N")];
      assert.equal(after[0], String(before[0]).replace(isoDay(tomorrow - 1), isoDay(tomorrow)));
      after.forEach((value, at) => assert.notEqual(value, before[at], FIGURES[at - 1]));
      assert.deepEqual(asked.filter((body) => /"values"|"formulas"/iu.test(body)), []);
      for (const [address, formula] of Object.entries(figures(String(tomorrow)))) set(address, formula);
      await settled();
      assert.deepEqual(after.slice(1), shown("AA"));
    });

    it("has the values of the new day in columns that TODAY() is in", async () => {
      await workbook(["Deals"], { K1: '=SALES.TABLE("Deals")', K2: '=SALES.WINRATE(SALES.WHERE(K1,"Created",">="&' + (today() + 1) + "))" });
      set("E11", "=TODAY()");
      await settled(1_200);
      assert.match(message("K2"), /^#/u, "no deal was created tomorrow");
      clock().pass(DAY_MS);
      await settled(2_000);
      assert.equal(get("K2"), 1);
    });
  });

  it("notices within half a minute that its table has another name, whatever one does", async () => {
    await workbook(["Deals"], { K1: '=SALES.TABLE("Deals")' });
    await settled(1_200);
    const { document } = cells().office;
    document.tables.rename(document.tables.find("Deals")!.id, "Orders");
    await settled();
    assert.match(String(get("K1")), /^Deals · /u);
    clock().pass(30_000);
    await settled();
    assert.match(message("K1"), /^#VALUE! There is no table “Deals” in this workbook\. The tables are: Orders\./u);
  });
});

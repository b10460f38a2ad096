import assert from "node:assert/strict";
import { isoDay, today } from "../../src/process/calendar";
import { sheet } from "../process/sheet";
import { useFunctionsInCells } from "./in-excel";

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

describe("SALES.TABLE in cells, through the genuine Office.js", function () {
  this.timeout(20_000);
  const cells = useFunctionsInCells();

  /** Every cell has its answer, and what was changed has been read. */
  async function settled(): Promise<void> {
    await cells().settled();
    await new Promise((resolve) => setTimeout(resolve, 800));
    await cells().settled();
  }
  const get = (address: string) => cells().book.get(address);
  const message = (address: string) => `${String(get(address))} ${cells().book.message(address) ?? ""}`.trim();

  it("shows the table, its rows, the day and a fingerprint, and is the data of other functions", async () => {
    const { book } = cells();
    book.set("A1", HISTORY);
    book.table("Moves", "A1:C5");
    book.set("K1", '=SALES.TABLE("moves")').set("K2", '=SALES.CONVERSION(K1,"Lead","Won",,,,DATE(2026,3,31),{"Lead";"Proposal";"Won"})');
    await settled();
    assert.match(String(get("K1")), new RegExp(`^Moves · 4 rows · ${isoDay(today())} · [0-9a-f]{8}$`, "u"));
    assert.equal(get("K2"), 0.5);
  });

  it("follows edits, which change what depends on it", async () => {
    const { book } = cells();
    book.set("A1", HISTORY);
    book.table("Moves", "A1:C5");
    book.set("K1", '=SALES.TABLE("Moves")').set("K2", '=SALES.CONVERSION(K1,"Lead","Won",,,,DATE(2026,3,31),{"Lead";"Proposal";"Won"})');
    await settled();
    const before = get("K1");
    book.set("B3", "Won");
    await settled();
    assert.notEqual(get("K1"), before);
    assert.equal(get("K2"), 1);
    book.set("B3", "Proposal");
    await settled();
    assert.equal(get("K1"), before);
    assert.equal(get("K2"), 0.5);
  });

  it("says which tables there are when there is none of the name, and so do the functions that take it", async () => {
    const { book } = cells();
    book.set("A1", HISTORY);
    book.table("Moves", "A1:C5");
    book.set("K1", '=SALES.TABLE("Deals")').set("K2", "=SALES.WINRATE(K1)");
    await settled();
    assert.equal(message("K1"), "#VALUE! There is no table “Deals” in this workbook. The tables are: Moves. Give one of these names, or the range itself.");
    assert.match(message("K2"), /^#VALUE! The argument “data” is the error #VALUE!/u);
  });

  it("without a name is the whole process: a funnel takes its stages, a win rate its deals", async () => {
    const { book } = cells();
    book.set("A1", HISTORY).set("A10", DEALS).set("A20", STAGES);
    for (const [name, address] of [["History", "A1:C5"], ["Deals", "A10:F12"], ["Stages", "A20:B23"]] as const) book.table(name, address);
    book.set("K1", "=SALES.TABLE()").set("K2", "=SALES.WINRATE(K1)").set("L1", "=SALES.FUNNEL(K1,,,,DATE(2026,3,31),,FALSE)");
    await settled();
    assert.match(String(get("K1")), /^\(whole process\) · 9 rows · /u);
    assert.equal(get("K2"), 0.5);
    assert.deepEqual(get("L1:M3"), [["Lead", 2], ["Proposal", 2], ["Won", 1]]);
  });

  it("takes a range too, for sheets without tables", async () => {
    const { book } = cells();
    book.set("A1", DEALS).set("K1", "=SALES.TABLE(A1:F3)").set("K2", "=SALES.WINRATE(K1)");
    await settled();
    assert.match(String(get("K1")), /!A1:F3 · 2 rows · /u);
    assert.equal(get("K2"), 0.5);
    book.set("C3", "Won");
    await settled();
    assert.equal(get("K2"), 1);
  });

  it("is no dead pointer: its text, in a workbook where nothing is kept, is read from the workbook", async () => {
    const { book } = cells();
    book.set("A1", DEALS);
    book.table("Deals", "A1:F3");
    for (const [cell, text] of [["K1", "Deals · 2 rows · 2026-01-01 · 00000000"], ["K2", "Deals · 2 行 · 2026-01-01 · 00000000"], ["K3", "Sheet1!A1:F3 · 2 rows · 2026-01-01 · 00000000"], ["K4", "(整个流程) · 2 行 · 2026-01-01 · 00000000"]] as const) {
      book.set(cell, text).set(cell.replace("K", "L"), `=SALES.WINRATE(${cell})`);
    }
    book.set("K6", "Gone · 2 rows · 2026-01-01 · 00000000").set("L6", "=SALES.WINRATE(K6)");
    await settled();
    assert.deepEqual(get("L1:L4"), [[0.5], [0.5], [0.5], [0.5]]);
    assert.match(message("L6"), /^#VALUE! There is no table “Gone” in this workbook\. The tables are: Deals\./u);
  });

  it("two handles share one copy, which goes when the last of them does", async () => {
    const { book, tables } = cells();
    book.set("A1", DEALS);
    book.table("Deals", "A1:F3");
    book.set("K1", '=SALES.TABLE("Deals")').set("K2", '=SALES.TABLE("deals")');
    await settled();
    assert.equal(get("K1"), get("K2"));
    const one = tables.current("Deals")!.tables[0]!.table;
    book.set("K1", "");
    await settled();
    assert.equal(tables.current("Deals")!.tables[0]!.table, one);
    book.set("K2", "");
    await settled();
    assert.equal(tables.current("Deals"), null);
  });
});

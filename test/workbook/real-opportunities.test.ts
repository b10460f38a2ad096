import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { decodeText } from "../../src/import/decode-text";
import { planImport } from "../../src/import/plan-import";
import { proposeMapping } from "../../src/import/propose-mapping";
import { readCsv } from "../../src/import/read-csv";
import type { Cell } from "../../src/process/model";
import { importDeals } from "../../src/workbook";
import { useFunctionsInCells } from "../functions/in-excel";
import { near, records } from "../oracle/compare";
import { Database, type Row } from "../oracle/database";
import { OPPORTUNITIES } from "../oracle/opportunities";

/** Each column of SALES.REPS that the file has figures for, and the oracle's. */
const COLUMNS = [
  ["Won", "won"], ["Lost", "lost"], ["Open deals", "open"], ["Win rate", "win_rate"], ["Won amount", "won_amount"], ["Mean cycle (days)", "mean_cycle"],
] as const;

describe("A file of 8,800 real opportunities, from its bytes to the figures in cells", function () {
  this.timeout(120_000);
  const cells = useFunctionsInCells();
  let theirs: ReadonlyMap<unknown, Row>;

  before(async function () {
    if (!existsSync(OPPORTUNITIES)) {
      console.log(`      skipped: ${OPPORTUNITIES} is not there`);
      this.skip();
    }
    const database = await Database.open();
    theirs = new Map((await database.rows("crm-agents", { file: OPPORTUNITIES })).map((row) => [row.agent, row]));
    database.close();
  });

  it("is imported as it is proposed, and every figure is the one that SQL reads from the file", async () => {
    const { book, office, settled } = cells();
    const { text, encoding } = decodeText(readFileSync(OPPORTUNITIES));
    const source = { ...(await readCsv(text)), firstRow: 1, encoding };
    const plan = await planImport(source, proposeMapping(source));
    const world = globalThis as unknown as Record<string, unknown>;
    const names = ["Excel", "Office", "OfficeExtension"] as const;
    for (const name of names) world[name] = office[name];
    try {
      assert.deepEqual(await importDeals(plan, "en"), { deals: 8_800, skipped: [], renamed: [] });
    } finally {
      for (const name of names) delete world[name];
    }
    book.set("Sheet1!A1", "=SALES.WINRATE(Deals[#All])").set("Sheet1!C1", "=SALES.REPS(Deals[#All])");
    await settled();

    const all = theirs.get(null)!;
    assert.deepEqual([all.won, all.lost, all.open], [4_238, 2_473, 2_089]);
    near(book.get("Sheet1!A1"), all.win_rate, "win rate of all");
    const [header] = book.get("Sheet1!C1:Z1") as Cell[][];
    const width = header!.findIndex((cell) => cell === "");
    const lastColumn = String.fromCharCode("C".charCodeAt(0) + width - 1);
    const reps = records(book.get(`Sheet1!C1:${lastColumn}31`) as Cell[][]);
    assert.equal(book.get("Sheet1!C32"), "");
    assert.deepEqual(new Set(reps.map(({ Rep }) => Rep)), new Set([...theirs.keys()].filter((agent) => agent !== null)));
    const sum = (column: string) => reps.reduce((total, rep) => total + Number(rep[column]), 0);
    assert.deepEqual([sum("Won"), sum("Lost"), sum("Open deals")], [4_238, 2_473, 2_089]);
    for (const rep of reps) {
      for (const [ours, column] of COLUMNS) near(rep[ours], theirs.get(rep.Rep)![column], `${String(rep.Rep)}: ${ours}`);
    }
  });
});

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { isoDay } from "../../src/process/calendar";
import type { ImportedDeal } from "../../src/import/import-plan";
import { codes, planOf, sourceOf } from "./plan-of";

const FILE = fileURLToPath(new URL("../../../shared/data/crm-opportunities/sales_pipeline.csv", import.meta.url));

describe("8,800 real opportunities", function () {
  before(function () {
    if (existsSync(FILE)) return;
    console.log("      skipped: ../shared/data/crm-opportunities is not there");
    this.skip();
  });

  it("arrive all, won, lost and open as they are", async () => {
    const plan = await planOf(readFileSync(FILE));
    const count = (outcome: ImportedDeal["outcome"]) => plan.deals.filter((deal) => deal.outcome === outcome).length;
    assert.deepEqual([plan.deals.length, count("won"), count("lost"), count("open")], [8800, 4238, 2473, 2089]);
    assert.deepEqual([plan.counts.rows, plan.counts.imported, plan.problems, codes(plan.notices)], [8800, 8800, [], []]);
    assert.equal(plan.people.length, 30);
    assert.deepEqual(plan.stages.map(({ name }) => name), ["Prospecting", "Engaging", "Won", "Lost"]);
    assert.equal(plan.stagesKnown, false);
    assert.deepEqual(plan.extra.map(({ header }) => header), ["product"]);
  });

  it("are cell by cell what DuckDB reads", async () => {
    const { grid } = await sourceOf(readFileSync(FILE));
    const rows = await query("SELECT * FROM read_csv($file, all_varchar = true, header = false)");
    assert.deepEqual(grid, rows.map((row) => row.map((cell) => cell ?? "")));
  });

  it("have the dates and amounts that DuckDB reads", async () => {
    const { deals } = await planOf(readFileSync(FILE));
    const ours = deals.map(({ id, owner, customer, stage, created, closed, amount }) => [
      id, owner, customer, stage, created === null ? null : isoDay(created), closed === null ? null : isoDay(closed), amount,
    ]);
    const theirs = await query(`
      SELECT opportunity_id, sales_agent, coalesce(account, ''), deal_stage, CAST(engage_date AS VARCHAR), CAST(close_date AS VARCHAR), CAST(close_value AS DOUBLE)
      FROM read_csv($file, dateformat = '%m/%d/%Y', types = {'engage_date': 'DATE', 'close_date': 'DATE', 'close_value': 'DOUBLE'})`);
    assert.deepEqual(ours, theirs);
  });

  async function query(sql: string): Promise<unknown[][]> {
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    try {
      const reader = await connection.runAndReadAll(sql.replace("$file", `'${FILE.replaceAll("'", "''")}'`));
      return reader.getRowsJS() as unknown[][];
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  }
});

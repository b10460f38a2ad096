import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { COLUMNS, columnOf } from "../../src/process/columns";
import { isoDay } from "../../src/process/calendar";
import type { Cell } from "../../src/process/model";
import { readPage } from "../functions/docs-page";

/** A table as a CSV file of a spreadsheet has it. */
function csv(grid: readonly (readonly Cell[])[]): string {
  const isDate = grid[0]!.map((header) => COLUMNS[columnOf(header)!].type === "day");
  return grid.map((row, index) => row.map((cell, at) => (index > 0 && isDate[at] && typeof cell === "number" ? isoDay(cell) : String(cell))).join(",")).join("\n");
}

for (const [page, examples] of [["sql.md", "functions.md"], ["sql.zh-CN.md", "functions.zh-CN.md"]] as const) {
  it(`docs/${page}: the exported example data, loaded and asked as the page says, answer what the functions do`, async () => {
    const folder = mkdtempSync(join(tmpdir(), "stagebook-sql-"));
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const file = (name: string) => readFileSync(new URL(`sql/${name}.sql`, import.meta.url), "utf8");
    try {
      const { tables } = readPage(examples);
      for (const name of ["Stages", "Deals", "Process", "History"]) writeFileSync(join(folder, `${name}.csv`), csv(tables.get(name)!));
      await connection.run(`SET file_search_path = '${folder}'`);
      for (const name of ["engines/duckdb", "schema"]) await connection.run(file(name));
      const blocks = [...readFileSync(new URL(`../../docs/${page}`, import.meta.url), "utf8").matchAll(/```sql\n(.*?)```/gsu)];
      assert.equal(blocks.length, 2);
      for (const [, sql] of blocks) await connection.run(sql!);
      const asked = async (name: string, values = {}) => (await connection.runAndReadAll(file(name), values)).getRowObjectsJson();
      await connection.run(file("reached-history"));
      assert.equal((await asked("conversion", { a: 1, b: 3 }))[0]!.cohort, 0.25);
      assert.deepEqual((await asked("funnel")).map(({ reached, lost_here, open_here, median_days }) => [reached, lost_here, open_here, median_days]), [[4, 1, 1, 29], [2, 0, 1, null], [1, 0, 0, null]]);
      await connection.run(file("reached-process"));
      assert.equal((await asked("stage-time", { mode: "completed" }))[0]!.median, 15);
      await connection.run(file("reached-deals"));
      assert.equal((await asked("win-rate"))[0]!.by_amount, 0.8);
      assert.deepEqual((await asked("drop-off")).map(({ rate }) => rate), [0.25, 0, 0]);
    } finally {
      connection.closeSync();
      rmSync(folder, { recursive: true });
    }
  });
}

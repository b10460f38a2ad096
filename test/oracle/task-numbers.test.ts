import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { likeExcel, shown } from "../functions/custom-functions";
import { completion, due, ontime, where, workload } from "../../src/functions/functions";
import type { Cell } from "../../src/process/model";
import { near } from "./compare";
import type { Database } from "./database";
import { opportunities, OPPORTUNITIES } from "./opportunities";
import { opportunityDatabase, OPPORTUNITY_DAY } from "./opportunity-process";
import { loadTasks, opportunityTasks } from "./opportunity-tasks";
import { AS_OF, PERIODS, PROCESS, processDatabase } from "./process-by-chance";

const ASKED = [
  {
    name: "a process of a thousand deals by chance", available: true, open: processDatabase, tables: () => ({ tasks: PROCESS.tasks, deals: PROCESS.deals }),
    asOf: [46_040, 46_100, AS_OF], periods: PERIODS, where: { columns: ["Owner", "Amount", "Created"], one: "Ann", other: "Li Na", amount: 20_000 },
  },
  {
    name: "8,800 real opportunities", available: existsSync(OPPORTUNITIES), open: opportunityDatabase,
    tables: () => ({ tasks: opportunityTasks(), deals: opportunities() }), asOf: [42_900, 43_000, OPPORTUNITY_DAY],
    periods: [["all time", null, null], ["the first quarter of 2017", 42_736, 42_825], ["until July 2017", null, 42_947]] as typeof PERIODS,
    where: { columns: ["sales_agent", "close_value", "engage_date"], one: "Anna Snelling", other: "Moses Frase", amount: 500 },
  },
];

for (const { name: whose, available, open, tables, asOf: days, periods, where: asked } of ASKED) {
  describe(`${whose}: the numbers of tasks, against SQL`, function () {
    this.timeout(60_000);
    likeExcel();
    let database: Database;
    let tasks: Cell[][];
    before(async function () {
      if (!available) {
        console.log(`      skipped: ${OPPORTUNITIES} is not there`);
        this.skip();
      }
      database = await open();
      tasks = tables().tasks;
      await loadTasks(database, tasks);
    });
    after(() => database?.close());

    it("the same tasks that are due", async () => {
      for (const asOf of days) {
        await database.ask(null, null, asOf);
        for (const next of [0, 7, 30]) {
          const line = (row: readonly unknown[]) => row.map(String).join(" | ");
          const theirs = (await database.rows("due", { days: next })).map((row) => line([row.deal, row.stage, row.task, row.owner, row.due, row.days_left]));
          const ours = shown(() => due(tasks, next, asOf, false));
          assert.deepEqual((Array.isArray(ours) ? ours : []).map(line).sort(), theirs.sort());
          if (next === 30 && asOf === days[0]) assert.ok(theirs.length > 5);
        }
      }
    });

    for (const [name, from, to] of periods) {
      it(`the same on-time and completion rates, ${name}`, async () => {
        const asOf = days[1]!;
        await database.ask(from, to, asOf);
        for (const [query, answer, columns] of [
          ["on-time", (by?: string) => ontime(tasks, by, from, to, asOf, false), ["in_time", "counted", "rate"]],
          ["completion", (by?: string) => completion(tasks, by, from, to, false), ["done", "due", "rate"]],
        ] as const) {
          const theirs = await database.rows(query);
          near((answer() as number[][])[0]![0], theirs.find(({ everyone }) => everyone === 1 || everyone === "1")!.rate, query);
          const byOwner = new Map(theirs.filter(({ everyone }) => Number(everyone) === 0).map((row) => [row.owner, row]));
          const ours = answer("Owner") as Cell[][];
          assert.ok(ours.length >= byOwner.size && byOwner.size > 3);
          for (const [owner, ...cells] of ours) {
            const row = byOwner.get(owner === "(blank)" ? "" : String(owner));
            columns.forEach((column, at) => near(cells[at], row === undefined ? (column === "rate" ? null : 0) : row[column], `${query} ${String(owner)} ${column}`));
          }
        }
      });

      it(`the same workload, ${name}`, async () => {
        const asOf = days[1]!;
        await database.ask(from, to, asOf);
        const theirs = new Map((await database.rows("workload")).map(({ owner, week, tasks: count }) => [`${owner} ${week}`, count]));
        const answer = shown(() => workload(tasks, from, to, asOf)) as Cell[][];
        if (theirs.size === 0) return assert.ok(!Array.isArray(answer));
        const ours = new Map<string, Cell>();
        const [header, ...rows] = answer;
        for (const [owner, ...cells] of rows) {
          cells.slice(0, -1).forEach((count, at) => count !== 0 && ours.set(`${owner === "(blank)" ? "" : String(owner)} ${String(header![at + 1])}`, count));
          assert.equal(cells.at(-1), cells.slice(0, -1).reduce<number>((sum, count) => sum + Number(count), 0));
        }
        assert.deepEqual(ours, new Map([...ours.keys()].map((key) => [key, theirs.get(key)])));
        assert.equal(ours.size, theirs.size);
      });
    }

    it("the same rows by WHERE", async () => {
      const { columns: [owner, amount, created], one, other, amount: least } = asked;
      const from = days[0]!;
      await database.ask(from, null, from);
      const [theirs] = await database.rows("where", { one, other, amount: least });
      const before = where(tables().deals, owner, [[one], [other]], [amount, `>=${least}`] as never);
      const rows = [where(before, created, "=" as never).slice(1), where(before, created, `<${from}` as never).slice(1)].flat();
      assert.equal(rows.length, theirs!.deals);
      assert.ok(rows.length > 10);
      near(rows.reduce((sum, row) => sum + Number(row[tables().deals[0]!.indexOf(amount!)]), 0), theirs!.amount, "amount");
    });
  });
}

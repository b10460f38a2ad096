import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { likeExcel, shown } from "../functions/custom-functions";
import { trend, whatif } from "../../src/functions/functions";
import type { Cell } from "../../src/process/model";
import { near } from "./compare";
import type { Database, Row } from "./database";
import { opportunities, OPPORTUNITIES } from "./opportunities";
import { opportunityDatabase, opportunityHistory, OPPORTUNITY_DAY, OPPORTUNITY_STAGES } from "./opportunity-process";
import { loadTasks, opportunityTasks } from "./opportunity-tasks";
import { PERIODS, PROCESS, processDatabase, STAGES_TABLE } from "./process-by-chance";
import { loadProspects, STAGES_WITH_CHANCES, withProspects } from "./prospects";

const ASKED = [
  {
    name: "a process of a thousand deals by chance", available: true, open: processDatabase, asOf: 46_120, stages: STAGES_TABLE, first: "Lead",
    tables: () => ({ deals: withProspects(PROCESS.deals, "Created"), tasks: PROCESS.tasks, history: PROCESS.history }), periods: PERIODS,
  },
  {
    name: "8,800 real opportunities", available: existsSync(OPPORTUNITIES), open: opportunityDatabase, asOf: OPPORTUNITY_DAY, stages: OPPORTUNITY_STAGES, first: "Engaging",
    tables: () => ({ deals: withProspects(opportunities(), "engage_date"), tasks: opportunityTasks(), history: opportunityHistory() }),
    periods: [["all time", null, null], ["the first quarter of 2017", 42_736, 42_825]] as typeof PERIODS,
  },
];
const COUNTS = new Set(["won", "lost", "created", "due", "done", "won_amount", "expected", "weighted"]);

/** The name of a time by its first day, as people write it. */
function named(start: string, every: string): string {
  const [year, month] = start.split("-");
  return { day: start, week: start, month: start.slice(0, 7), quarter: `${year}-Q${(Number(month) + 2) / 3}`, year: year! }[every]!;
}

for (const { name: whose, available, open, asOf, stages, first, tables, periods } of ASKED) {
  describe(`${whose}: figures over time and what-if, against SQL`, function () {
    this.timeout(60_000);
    likeExcel();
    let database: Database;
    let ours: ReturnType<typeof tables>;
    before(async function () {
      if (!available) {
        console.log(`      skipped: ${OPPORTUNITIES} is not there`);
        this.skip();
      }
      database = await open();
      ours = tables();
      await loadProspects(database, ours.deals, []);
      await loadTasks(database, ours.tasks);
    });
    after(() => database?.close());

    /** Each time that the query has is a row of ours; every other row of ours is empty. */
    function same(grid: Cell[][], every: string, measure: string, from: number | null, to: number | null, theirs: readonly Row[], column: string): void {
      const what = `${measure} by ${every}`;
      const answer = shown(() => trend(grid, every, measure, null, from, to, asOf, measure === "conversion to won" ? stages : STAGES_WITH_CHANCES, false));
      const expected = new Map(theirs.filter((row) => row[column] !== null && !(COUNTS.has(column) && Number(row[column]) === 0)).map((row) => [named(String(row.start), every), row[column]]));
      if (!Array.isArray(answer)) return assert.equal(expected.size, 0, `${what}: ${JSON.stringify(answer)}`);
      for (const [label, cell] of answer as Cell[][]) {
        near(cell, expected.get(label as string) ?? (COUNTS.has(column) ? 0 : null), `${what} ${String(label)}`);
        expected.delete(label as string);
      }
      assert.deepEqual([...expected], [], what);
    }

    for (const [name, from, to] of periods) {
      for (const every of ["day", "week", "month", "quarter", "year"]) {
        it(`the same figures by ${every}, ${name}`, async () => {
          await database.ask(from, to, asOf);
          const deals = await database.rows("trend-deals", { every });
          for (const [measure, column] of [
            ["won", "won"], ["lost", "lost"], ["win rate", "win_rate"], ["won amount", "won_amount"], ["mean cycle", "mean_cycle"],
            ["deals created", "created"], ["open amount", "expected"], ["weighted forecast", "weighted"],
          ] as const) same(ours.deals, every, measure, from, to, deals, column);
          const tasks = await database.rows("trend-tasks", { every });
          for (const [measure, column] of [["tasks due", "due"], ["tasks done", "done"], ["completion rate", "completion"], ["on-time rate", "on_time"]] as const) {
            same(ours.tasks, every, measure, from, to, tasks, column);
          }
          await database.run("reached-history");
          same(ours.history, every, "conversion to won", from, to, await database.rows("trend-conversion", { every }), "conversion");
        });
      }

      it(`the same what-if, ${name}`, async () => {
        await database.ask(from, to, asOf);
        await database.run("reached-deals");
        for (const [points, days] of [[0, 0], [5, 3], [-10, -5], [100, 1]] as const) {
          const a = stages.slice(1).findIndex(([stage]) => stage === first) + 1;
          const [row] = await database.rows("what-if", { a, points, days });
          const answer = whatif(ours.deals, first, points, days, null, from, to, stages, false) as Cell[][];
          [["conversion", "raised"], ["win_rate", "raised_rate"], ["cycle", "shorter"], ["amount", "raised_amount"], ["per_day", "raised_per_day"]].forEach(([now, then], at) => {
            near(answer[at]![1], row![now!], now!);
            near(answer[at]![2], row![then!], then!);
          });
        }
      });
    }
  });
}

import assert from "node:assert/strict";
import { shown } from "../functions/custom-functions";
import { trend, whatif } from "../../src/functions/functions";
import type { Cell } from "../../src/process/model";
import { describeAsked } from "./asked";
import { near } from "./compare";
import type { Row } from "./database";

const COUNTS = new Set(["won", "lost", "created", "due", "done", "won_amount", "expected", "weighted"]);

/** The name of a time by its first day, as people write it. */
function named(start: string, every: string): string {
  const [year, month] = start.split("-");
  return { day: start, week: start, month: start.slice(0, 7), quarter: `${year}-Q${(Number(month) + 2) / 3}`, year: year! }[every]!;
}

describeAsked("figures over time and what-if", ({ asOf, stages, steps, periods, isOpportunities, argument }, both) => {
  /** Each time that the query has is a row of ours; every other row of ours is empty. */
  function same(grid: Cell[][], every: string, measure: string, from: number | null, to: number | null, theirs: readonly Row[], column: string): void {
    const what = `${measure} by ${every}`;
    const answer = shown(() => trend(grid, argument(every), argument(measure), null, from, to, asOf, stages, false));
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
        const { database, ours } = both();
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
      const { database, ours } = both();
      await database.ask(from, to, asOf);
      await database.run("reached-deals");
      const step = isOpportunities ? 2 : 1; // the first stage whose conversion can change
      for (const [points, days] of [[0, 0], [5, 3], [-10, -5], [100, 1]] as const) {
        const [row] = await database.rows("what-if", { a: step, points, days });
        const answer = whatif(ours.deals, steps[step - 1], points, days, null, from, to, stages, false) as Cell[][];
        [["conversion", "raised"], ["win_rate", "raised_rate"], ["cycle", "shorter"], ["amount", "raised_amount"], ["per_day", "raised_per_day"]].forEach(([now, then], at) => {
          near(answer[at]![1], row![now!], now!);
          near(answer[at]![2], row![then!], then!);
        });
      }
    });
  }
});

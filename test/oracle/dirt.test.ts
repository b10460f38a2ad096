import assert from "node:assert/strict";
import {
  bottleneck, check, cohorts, completion, conversion, cycle, dropoff, due, forecast, funnel, losses, ontime, overdue, paths, reps, stagetime, stalled, trend, velocity, winrate, workload,
} from "../../src/functions/functions";
import { errorOf } from "../functions/custom-functions";
import type { Cell } from "../../src/process/model";
import { describeAsked } from "./asked";
import { plain } from "./compare";

/*
 * METRICS.md: "A row that cannot be read never silently counts: the function answers #VALUE! naming the row and column, or
 * it is listed as a problem." Which cells those are is said once more by SQL, from the cells as they stand.
 */

describeAsked("what cannot be read", ({ sheets: read, steps, stages, asOf, isOpportunities }, both) => {
  /** The cells of each sheet that cannot be read, by the database. */
  const cells = new Map<string, string[]>();
  let sheets: ReturnType<typeof read>;
  before(async () => {
    sheets = read();
    const { database } = both();
    if (isOpportunities) await database.readSheets(sheets);
    for (const { table_name: table, row_no: row, header } of await database.rows("check")) {
      cells.set(String(table), [...(cells.get(String(table)) ?? []), `${row} ${plain(header)}`]);
    }
  });

  for (const name of ["Deals", "Process", "History", ...(isOpportunities ? [] : ["Holidays", "Playbook"])]) {
    it(`CHECK lists exactly the cells of ${name} that cannot be read`, () => {
      const answer = check(sheets[name]!, stages, false) as Cell[][];
      const listed = answer.filter((row) => row.length > 1).map(([row, column]) => `${String(row)} ${plain(column)}`);
      const theirs = cells.get(name) ?? [];
      if (["Deals", "Process", "History"].includes(name)) assert.equal(theirs.length > 3, !isOpportunities, "there is dirt, but not in the opportunities");
      assert.deepEqual(listed.sort(), theirs.sort());
    });
  }

  it("CHECK finds nothing in Stages", () => {
    assert.deepEqual(check(sheets.Stages!), [[""]]);
    assert.equal(cells.get("Stages"), undefined);
  });

  if (isOpportunities) return;

  const { Deals: deals, Process: tasks, History: history } = read() as Record<"Deals" | "Process" | "History", Cell[][]>;
  const journeys = (grid: Cell[][]): Record<string, () => unknown> => ({
    FUNNEL: () => funnel(grid, null, null, null, asOf, stages),
    CONVERSION: () => conversion(grid, steps[0], steps[1], null, null, null, asOf, stages),
    DROPOFF: () => dropoff(grid, null, null, null, null, null, asOf, stages),
    COHORTS: () => cohorts(grid, null, null, null, null, null, asOf, stages),
  });
  const stays = (grid: Cell[][]): Record<string, () => unknown> => ({
    STAGETIME: () => stagetime(grid, null, null, null, null, null, asOf, stages), STALLED: () => stalled(grid, undefined, null, null, asOf, stages),
    BOTTLENECK: () => bottleneck(grid, undefined, null, null, null, asOf, stages),
  });
  const FIGURES: Readonly<Record<"Deals" | "Process" | "History", Record<string, () => unknown>>> = {
    Deals: {
      ...journeys(deals), CYCLE: () => cycle(deals), VELOCITY: () => velocity(deals), REPS: () => reps(deals), WINRATE: () => winrate(deals), LOSSES: () => losses(deals, "Reason"),
      FORECAST: () => forecast(deals, null, null, null, null, stages), TREND: () => trend(deals, "month", "won"),
    },
    Process: {
      ...journeys(tasks), ...stays(tasks), OVERDUE: () => overdue(tasks, asOf), DUE: () => due(tasks, 7, asOf), ONTIME: () => ontime(tasks, null, null, null, asOf),
      COMPLETION: () => completion(tasks), WORKLOAD: () => workload(tasks, null, null, asOf), REPS: () => reps(tasks),
    },
    History: { ...journeys(history), ...stays(history), PATHS: () => paths(history, null, null, null, asOf, stages) },
  };
  for (const [name, figures] of Object.entries(FIGURES)) {
    it(`every figure of ${name} names one of these cells and counts nothing`, () => {
      const theirs = new Set(cells.get(name));
      for (const [figure, compute] of Object.entries(figures)) {
        const said = errorOf(compute);
        const [, row, column] = /^#VALUE! Row (\d+), column “(.*?)”: /u.exec(said) ?? assert.fail(`${figure}: ${said}`);
        assert.ok(theirs.has(`${row} ${plain(column)}`), `${figure}: ${said}`);
      }
    });
  }
});

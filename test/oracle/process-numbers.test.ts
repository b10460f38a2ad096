import assert from "node:assert/strict";
import { shown } from "../functions/custom-functions";
import { bottleneck, cohorts, cycle, dropoff, paths, stagetime, stalled, velocity } from "../../src/functions/functions";
import type { Cell } from "../../src/process/model";
import { describeAsked, type Shape } from "./asked";
import { line, near, plain } from "./compare";
import type { Database, Row } from "./database";

/** Each row of a spilled table equals a row of a query, column by column; without a header row, the first column named. */
function sameTable(ours: unknown, theirs: readonly Row[], columns: readonly string[], what: string): void {
  assert.ok(Array.isArray(ours), `${what}: ${JSON.stringify(ours)}`);
  const rows = ours as Cell[][];
  assert.deepEqual(rows.map((row) => plain(row[0])), theirs.map((row) => plain(row[columns[0]!])), what);
  rows.forEach((row, at) => columns.slice(1).forEach((column, index) => near(row[index + 1], theirs[at]![column], `${what}: ${String(row[0])} ${column}`)));
}

describeAsked("the numbers of the process", ({ shapes, stages, steps, asOf, periods, isOpportunities, argument }, both) => {
  /** Asks both: the database, and by its answer us, with the table of that shape. */
  async function ask(shape: Shape, from: number | null, to: number | null): Promise<{ database: Database; ours: Readonly<Record<Shape, Cell[][]>>; grid: Cell[][] }> {
    const { database, ours } = both();
    await database.ask(from, to, asOf);
    await database.run(`reached-${shape === "tasks" ? "process" : shape}`);
    return { database, ours, grid: ours[shape] };
  }

  for (const shape of shapes.filter((each) => each !== "deals")) {
    it(`the same stalled deals by ${shape}`, async () => {
      const { database, ours, grid } = await ask(shape, null, null);
      for (const tasks of shape === "history" ? [undefined, ours.tasks] : [undefined]) {
        const theirs = await database.rows("stalled", { history: shape === "history" ? 1 : 0, tasks: shape === "tasks" || tasks !== undefined ? 1 : 0 });
        assert.ok(theirs.length > 5);
        const why: Readonly<Record<string, string>> = { "in the stage too long": "stage", "no activity": "activity", both: "both" };
        const rows = (shown(() => stalled(grid, tasks, null, null, asOf, stages)) as Cell[][]).map((row) => row.filter((_, at) => row.length === 6 || at !== 1)).slice(1);
        assert.deepEqual(
          rows.map(([deal, stage, days, idle, target, reason]) => line([deal, stage, days, idle, target, why[String(reason)]])).sort(),
          theirs.map((row) => line([row.deal, row.stage, row.days, row.idle, row.target, row.why])).sort()
        );
        for (const mode of ["stage", "activity"]) {
          const count = theirs.filter((row) => row.why === mode || row.why === "both").length;
          assert.deepEqual(shown(() => stalled(grid, tasks, "count", mode, asOf, stages)), [[count]]);
        }
      }
    });
  }

  for (const [name, from, to] of periods) {
    it(`the same cycles and velocities, ${name}`, async () => {
      const { database, grid } = await ask("deals", from, to);
      for (const [answer, query, measures] of [
        [cycle, "cycle", ["mean", "median", "p90", "deals"]], [velocity, "velocity", ["velocity", "open", "win_rate", "amount", "cycle"]],
      ] as const) {
        const theirs = (await database.rows(query)).map((row) => ({ ...row, owner: row.owner === "" ? "(blank)" : row.owner === null ? null : plain(row.owner) }) as Row);
        const byOwner = new Map(theirs.map((row) => [row.owner, row]));
        const rows = shown(() => answer(grid, "owner", null, from, to, false)) as Cell[][];
        const known = rows.filter(([owner]) => byOwner.has(plain(owner))); // a person without a deal of the period is in no row of theirs
        sameTable(known, known.map(([owner]) => byOwner.get(plain(owner))!), ["owner", ...measures], query);
        assert.equal(known.length, theirs.length - 1);
        for (const measure of measures) {
          const one = shown(() => answer(grid, null, measure.replace("_", ""), from, to));
          near(Array.isArray(one) ? (one as Cell[][])[0]![0] : "", byOwner.get(null)![measure], measure);
        }
      }
    });

    for (const shape of shapes) {
      it(`the same cohorts by ${shape}, ${name}`, async () => {
        const { database, grid } = await ask(shape, from, to);
        const won = isOpportunities ? 3 : 5;
        for (const [a, b] of shape === "deals" ? [[1, won]] : [[1, won], [2, won], [1, 2]]) {
          const theirs = await database.rows("cohorts", { a: a!, b: b! });
          for (const measure of ["rate", "count"]) {
            const rows = shown(() => cohorts(grid, steps[a! - 1], steps[b! - 1], argument(measure), from, to, asOf, stages, false)) as Cell[][];
            const cells = rows.flatMap(([month, deals, , ...since]) => since.filter((cell) => cell !== "").map((cell, index): Cell[] => [month, index, deals, cell]));
            assert.deepEqual(cells.map(([month, since]) => [month, since]), theirs.map((row) => [row.entry_month, row.since]));
            cells.forEach(([month, since, deals, cell], at) => {
              near(deals, theirs[at]!.deals, `${String(month)} deals`);
              near(cell, theirs[at]![measure], `${String(month)} + ${String(since)}`);
            });
            if (measure === "rate") rows.forEach((row) => near(row[2], theirs.find(({ entry_month }) => entry_month === row[0])!.to_date, `${String(row[0])} to date`));
          }
        }
      });

      it(`the same drop-off by ${shape}, ${name}`, async () => {
        const { database, grid } = await ask(shape, from, to);
        const theirs = await database.rows("drop-off");
        const amounts = shape === "deals" ? await database.rows("lost-amount") : null;
        const columns = ["stage", "rate", "lost", "reached", "open", "share"];
        sameTable(
          shown(() => dropoff(grid, null, null, null, from, to, asOf, stages, false)),
          theirs.map((row, at) => ({ ...row, ...amounts?.[at] })),
          amounts === null ? columns : [...columns, "lost_amount"],
          shape
        );
        sameTable(shown(() => dropoff(grid, null, "rate", argument("resolved"), from, to, asOf, stages, false)), theirs, ["stage", "resolved"], shape);
      });
    }

    it(`the same paths, ${name}`, async () => {
      const { database, grid } = await ask("history", from, to);
      const theirs = await database.rows("paths");
      const rows = shown(() => paths(grid, null, from, to, asOf, stages, false)) as Cell[][];
      rows.forEach((row, at) => assert.ok(at === 0 || Number(row[1]) <= Number(rows[at - 1]![1])));
      const byPath = new Map(rows.map((row) => [plain(row[0]), row]));
      assert.equal(byPath.size, rows.length);
      sameTable(theirs.map(({ path }) => byPath.get(plain(path)) ?? [path as string]), theirs, ["path", "deals", "share", "skipped", "repeated", "backward", "won", "lost"], "paths");
      assert.equal(rows.length, theirs.length);
      for (const measure of ["skipped", "repeated", "backward"]) {
        const deals = theirs.filter((row) => Number(row[measure]) > 0).reduce((sum, row) => sum + Number(row.deals), 0);
        assert.deepEqual(shown(() => paths(grid, measure, from, to, asOf, stages)), [[deals]], measure);
      }
    });

    for (const shape of shapes.filter((each) => each !== "deals")) {
      it(`the same cost of stages by ${shape}, ${name}`, async () => {
        const { database, ours, grid } = await ask(shape, from, to);
        const theirs = await database.rows("bottleneck");
        assert.ok(name !== "all time" || (theirs.some((row) => Number(row.days_over) > 0) && theirs.some((row) => Number(row.amount) > 0 || shape === "history")));
        const rows = shown(() => bottleneck(grid, ours.deals, null, from, to, asOf, stages, false)) as Cell[][];
        assert.deepEqual(rows.map((row) => row[2]), theirs.map(({ why }) => why));
        sameTable(rows.map(([stage, cost, , ...others]) => [stage, cost, ...others]), theirs, ["stage", "cost", "days_over", "lost", "amount"], shape);
      });
    }

    for (const shape of shapes.filter((each) => each !== "deals")) {
      for (const mode of ["completed", "all"]) {
        it(`the same days in stages by ${shape}, ${mode}, ${name}`, async () => {
          const { database, grid } = await ask(shape, from, to);
          const theirs = await database.rows("stage-time", { mode });
          sameTable(
            shown(() => stagetime(grid, null, null, mode, from, to, asOf, stages, false)),
            theirs, ["stage", "mean", "median", "p90", "deals", "over_target"], shape
          );
        });
      }
    }
  }
});

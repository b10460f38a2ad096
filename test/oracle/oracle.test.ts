import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { likeExcel, shown } from "../functions/custom-functions";
import { useFunctionsInCells } from "../functions/in-excel";
import { conversion, funnel, rep, reps, winrate } from "../../src/functions/functions";
import type { Cell } from "../../src/process/model";
import { Database, type Row } from "./database";
import { describeAsked } from "./asked";
import { near, plain, records } from "./compare";
import { opportunities, OPPORTUNITIES } from "./opportunities";

/*
 * The numbers once more, by SQL that was written from METRICS.md and shares nothing with the code: the folder sql has one
 * file per number.
 */

describeAsked("conversions, funnels, people and win rates", ({ shapes, stages, steps, asOf, days, periods, isOpportunities, argument }, both) => {
  const won = isOpportunities ? 3 : 5;

  it("is large enough to mean something", () => {
    assert.deepEqual(Object.values(both().ours).map((table) => table.length > 200), [true, true, true]);
  });

  for (const shape of shapes) {
    for (const [name, from, to] of periods) {
      const isDealsInPeriod = shape === "deals" && name !== "all time";

      it(`has the same conversions by ${shape}, ${name}`, async () => {
        const { database, ours } = both();
        await database.ask(from, to, asOf);
        await database.run(`reached-${shape === "tasks" ? "process" : shape}`);
        // A Deals table dates the first stage and won, so with a period only these can be asked about.
        const pairs = isDealsInPeriod ? [[1, won], [1, won - 1]] : isOpportunities ? [[1, 2], [1, 3], [2, 3]] : [[1, 2], [1, 5], [2, 4], [3, 5], [4, 6]];
        for (const [a, b] of pairs as [number, number][]) {
          const [row] = await database.rows("conversion", { a, b });
          for (const mode of ["cohort", "resolved", "period"] as const) {
            if (mode === "period" && isDealsInPeriod && b !== won) continue;
            const answer = shown(() => conversion(ours[shape], steps[a - 1], steps[b - 1], argument(mode), from, to, asOf, stages));
            near(typeof answer === "number" ? answer : "", row![mode], `${mode} ${steps[a - 1]} to ${steps[b - 1]}`);
          }
        }
      });

      it(`has the same funnel by ${shape}, ${name}`, async () => {
        const { database, ours } = both();
        await database.ask(from, to, asOf);
        await database.run(`reached-${shape === "tasks" ? "process" : shape}`);
        const theirs = await database.rows("funnel");
        const answer = funnel(ours[shape], null, from, to, asOf, stages, false) as Cell[][];
        assert.equal(answer.length, theirs.length);
        const columns = ["stage", "reached", "from_previous", "from_first", "lost_here", "open_here", ...(shape === "deals" ? [] : ["median_days", "over_target"])];
        answer.forEach((row, step) => {
          assert.equal(plain(row[0]), plain(theirs[step]!.stage));
          columns.slice(1).forEach((column, at) => near(row[at + 1], theirs[step]![column], `${String(row[0])} ${column}`));
        });
      });
    }
  }

  it("has the same snapshot and the same open amounts", async () => {
    const { database, ours } = both();
    await database.ask(null, null, asOf);
    await database.run("reached-deals");
    const [row] = await database.rows("conversion", { a: 1, b: 3 });
    near(conversion(ours.deals, steps[0], steps[2], argument("snapshot"), null, null, asOf, stages), row!.cohort, "snapshot");
    const amounts = await database.rows("open-amount");
    // A lost deal has no open amount, so the amounts are the same whatever the funnel counts.
    records(funnel(ours.deals, null, null, null, asOf, stages) as Cell[][]).forEach((each, step) => near(each["Open amount"], amounts[step]!.open_amount, String(each.Stage)));
  });

  for (const [name, from, to] of periods) {
    it(`has the same reps and win rates, ${name}`, async () => {
      const { database, ours } = both();
      await database.ask(from, to, days[1]);
      const byOwner = (rows: readonly Row[]) => new Map(rows.map((row) => [plain(row.owner), row]));
      const [deals, tasks] = [byOwner(await database.rows("rep-deals")), byOwner(await database.rows("task-rates"))];
      const answer = records(reps(ours.deals, ours.tasks, from, to, days[1]) as Cell[][]);
      assert.equal(answer.length, new Set([...deals.keys(), ...tasks.keys()]).size);
      for (const each of answer) {
        const owner = each.Rep === "(no owner)" ? "" : plain(each.Rep);
        const compare = (row: Row | undefined, columns: Record<string, string>) => {
          for (const [header, column] of Object.entries(columns)) {
            near(each[header], row![column], `${owner}: ${header}`);
            // The same figure in REP as in the table.
            const one = shown(() => rep(ours.deals, each.Rep, header.replace(/ \(.*/u, ""), from, to, days[1]));
            if (owner !== "" && deals.has(owner) && row === deals.get(owner)) near(typeof one === "number" ? one : "", row![column], `REP ${owner}: ${header}`);
          }
        };
        compare(deals.get(owner), {
          "Open deals": "open", Won: "won", Lost: "lost", "Win rate": "win_rate", "Won amount": "won_amount", "Mean cycle (days)": "mean_cycle",
        });
        compare(tasks.get(owner), { "Tasks due": "tasks_due", "Tasks done": "tasks_done", "On-time rate": "on_time_rate", "Overdue now": "overdue_now" });
      }
      const [rates] = await database.rows("win-rate");
      for (const [measure, column] of [["count", "by_count"], ["amount", "by_amount"], ["all", "of_all"]] as const) {
        const rate = winrate(ours.deals, null, argument(measure), from, to) as number[][];
        near(rate[0]![0], rates![column], `win rate by ${measure}`);
      }
    });
  }
});

describe("8,800 real opportunities, against SQL", () => {
  likeExcel();
  let grid: Cell[][];
  let theirs: Row[];
  before(async function () {
    if (!existsSync(OPPORTUNITIES)) {
      console.log(`      skipped: ${OPPORTUNITIES} is not there`);
      this.skip();
    }
    grid = opportunities();
    const database = await Database.open();
    theirs = await database.rows("crm-agents", { file: OPPORTUNITIES });
    database.close();
  });

  it("are 4,238 won, 2,473 lost and 2,089 open", () => {
    const all = theirs.find(({ agent }) => agent === null)!;
    assert.deepEqual([all.won, all.lost, all.open], [4_238, 2_473, 2_089]);
    const ours = records(reps(grid) as Cell[][]);
    const sum = (column: string) => ours.reduce((total, row) => total + Number(row[column]), 0);
    assert.deepEqual([sum("Won"), sum("Lost"), sum("Open deals")], [4_238, 2_473, 2_089]);
    near((winrate(grid) as number[][])[0]![0], 4_238 / (4_238 + 2_473), "win rate");
  });

  it("give the same win rate, won amount and mean cycle of each of the 30 agents", () => {
    const agents = new Map(theirs.map((row) => [row.agent, row]));
    const ours = records(reps(grid) as Cell[][]);
    assert.equal(ours.length, 30);
    for (const rep of ours) {
      const row = agents.get(rep.Rep as string)!;
      for (const [header, column] of [["Won", "won"], ["Lost", "lost"], ["Open deals", "open"], ["Win rate", "win_rate"], ["Won amount", "won_amount"], ["Mean cycle (days)", "mean_cycle"]] as const) {
        near(rep[header], row[column], `${String(rep.Rep)}: ${header}`);
      }
    }
  });

  it("give the same win rate by sales_agent in WINRATE", () => {
    const agents = new Map(theirs.map((row) => [row.agent, row]));
    for (const [agent, won, , rate] of winrate(grid, "sales_agent", null, null, null, false) as [string, number, number, number][]) {
      near(won, agents.get(agent)!.won, agent);
      near(rate, agents.get(agent)!.win_rate, agent);
    }
  });

  it("have no order of stages that anyone knows, until it is given", () => {
    assert.match(JSON.stringify(shown(() => funnel(grid))), /Engaging, Lost, Prospecting, Won/u);
    const rows = funnel(grid, null, null, null, null, [["Prospecting"], ["Engaging"], ["Won"]], false) as Cell[][];
    assert.deepEqual(rows.map(([stage, reached]) => [stage, reached]), [["Prospecting", 8_800], ["Engaging", 8_800 - 500 - 2_473], ["Won", 4_238]]);
  });
});

describe("8,800 real opportunities in cells, against SQL", function () {
  this.timeout(120_000);
  before(function () {
    if (!existsSync(OPPORTUNITIES)) {
      console.log(`      skipped: ${OPPORTUNITIES} is not there`);
      this.skip();
    }
  });
  const cells = useFunctionsInCells();

  it("give the same win rate, won amount and mean cycle of each of the 30 agents, to 1e-9", async () => {
    const { book, settled } = cells();
    book.set("A1", opportunities());
    book.table("Opportunities", "A1:H8801");
    book.set("K1", "=SALES.REPS(Opportunities[#All])").set("T1", "=SALES.WINRATE(Opportunities[#All])");
    await settled();
    const database = await Database.open();
    const agents = new Map((await database.rows("crm-agents", { file: OPPORTUNITIES })).map((row) => [row.agent, row]));
    database.close();
    near(book.get("T1"), agents.get(null)!.win_rate, "win rate of all");
    const reps = records(book.get("K1:Q31") as Cell[][]);
    assert.equal(new Set(reps.map(({ Rep }) => Rep)).size, 30);
    for (const rep of reps) {
      const row = agents.get(rep.Rep as string)!;
      for (const [header, column] of [["Win rate", "win_rate"], ["Won amount", "won_amount"], ["Mean cycle (days)", "mean_cycle"]] as const) {
        near(rep[header], row[column], `${String(rep.Rep)}: ${header}`);
      }
    }
  });
});

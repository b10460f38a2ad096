import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { likeExcel, shown } from "../functions/custom-functions";
import { useFunctionsInCells } from "../functions/in-excel";
import { STAGE_NAMES } from "../functions/generated";
import { conversion, funnel, overdue, reps, winrate } from "../../src/functions/functions";
import type { Cell } from "../../src/process/model";
import { Database, type Row } from "./database";
import { near, records } from "./compare";
import { opportunities, OPPORTUNITIES } from "./opportunities";
import { AS_OF, PERIODS, PROCESS, processDatabase, STAGES_TABLE } from "./process-by-chance";

/*
 * The numbers once more, by SQL that was written from METRICS.md and shares nothing with the code: the folder sql has one
 * file per number.
 */

describe("a process of a thousand deals by chance, against SQL", () => {
  likeExcel();
  let database: Database;
  const process = PROCESS;
  before(async () => {
    database = await processDatabase();
  });
  after(() => database.close());

  it("is large enough to mean something", () => {
    assert.deepEqual([process.deals, process.tasks, process.history].map((table) => table.length > 900), [true, true, true]);
  });

  for (const table of ["history", "process", "deals"] as const) {
    const grid = () => (table === "process" ? process.tasks : process[table]);
    for (const [name, from, to] of PERIODS) {
      it(`has the same conversions by ${table}, ${name}`, async () => {
        await database.ask(from, to, AS_OF);
        await database.run(`reached-${table}`);
        // A Deals table dates the first stage and won, so with a period only these can be asked about.
        const pairs = table === "deals" && name !== "all time" ? [[1, 5], [1, 3]] : [[1, 2], [1, 5], [2, 4], [3, 5], [4, 6]];
        for (const [a, b] of pairs as [number, number][]) {
          const [row] = await database.rows("conversion", { a, b });
          for (const mode of ["cohort", "resolved", "period"] as const) {
            if (mode === "period" && table === "deals" && b === 3 && name !== "all time") continue;
            const ours = shown(() => conversion(grid(), STAGE_NAMES[a - 1], STAGE_NAMES[b - 1], mode, from, to, AS_OF, STAGES_TABLE));
            near(typeof ours === "number" ? ours : "", row![mode], `${mode} ${STAGE_NAMES[a - 1]} to ${STAGE_NAMES[b - 1]}`);
          }
        }
      });

      it(`has the same funnel by ${table}, ${name}`, async () => {
        await database.ask(from, to, AS_OF);
        await database.run(`reached-${table}`);
        const theirs = await database.rows("funnel");
        const ours = funnel(grid(), null, from, to, AS_OF, STAGES_TABLE, false) as Cell[][];
        assert.equal(ours.length, theirs.length);
        const columns = ["stage", "reached", "from_previous", "from_first", "lost_here", "open_here", ...(table === "deals" ? [] : ["median_days", "over_target"])];
        ours.forEach((row, step) => {
          assert.equal(row[0], theirs[step]!.stage);
          columns.slice(1).forEach((column, at) => near(row[at + 1], theirs[step]![column], `${String(row[0])} ${column}`));
        });
      });
    }
  }

  it("has the same snapshot and the same open amounts", async () => {
    await database.ask(null, null, AS_OF);
    await database.run("reached-deals");
    const [row] = await database.rows("conversion", { a: 1, b: 3 });
    near(conversion(process.deals, "Lead", "Proposal", "snapshot", null, null, AS_OF, STAGES_TABLE), row!.cohort, "snapshot");
    const amounts = await database.rows("open-amount");
    // A lost deal has no open amount, so the amounts are the same whatever the funnel counts.
    records(funnel(process.deals, null, null, null, AS_OF, STAGES_TABLE) as Cell[][]).forEach((ours, step) =>
      near(ours["Open amount"], amounts[step]!.open_amount, String(ours.Stage))
    );
  });

  it("has the same overdue tasks", async () => {
    for (const asOf of [46_040, 46_100, AS_OF]) {
      await database.ask(null, null, asOf);
      const line = (row: readonly unknown[]) => row.map(String).join(" | ");
      const theirs = (await database.rows("overdue")).map((row) => line([row.deal, row.stage, row.task, row.owner ?? "", row.due, row.days_late]));
      const ours = (overdue(process.tasks, asOf, false) as Cell[][]).map(line);
      assert.ok(ours.length > 10);
      assert.deepEqual(ours.sort(), theirs.sort());
    }
  });

  for (const [name, from, to] of PERIODS) {
    it(`has the same reps and win rates, ${name}`, async () => {
      await database.ask(from, to, AS_OF);
      const deals = new Map((await database.rows("rep-deals")).map((row) => [row.owner, row]));
      const tasks = new Map((await database.rows("task-rates")).map((row) => [row.owner, row]));
      const ours = records(reps(process.deals, process.tasks, from, to, AS_OF) as Cell[][]);
      assert.equal(ours.length, 5);
      for (const rep of ours) {
        const owner = rep.Rep === "(no owner)" ? "" : (rep.Rep as string);
        const compare = (row: Row | undefined, columns: Record<string, string>) => {
          for (const [header, column] of Object.entries(columns)) near(rep[header], row![column], `${owner}: ${header}`);
        };
        compare(deals.get(owner), {
          "Open deals": "open", Won: "won", Lost: "lost", "Win rate": "win_rate", "Won amount": "won_amount", "Mean cycle (days)": "mean_cycle",
        });
        compare(tasks.get(owner), { "Tasks due": "tasks_due", "Tasks done": "tasks_done", "On-time rate": "on_time_rate", "Overdue now": "overdue_now" });
      }
      const [rates] = await database.rows("win-rate");
      for (const [measure, column] of [["count", "by_count"], ["amount", "by_amount"], ["all", "of_all"]] as const) {
        const rate = winrate(process.deals, null, measure, from, to) as number[][];
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

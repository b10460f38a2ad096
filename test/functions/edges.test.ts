import assert from "node:assert/strict";
import fc from "fast-check";
import {
  attainment, bottleneck, check, cohorts, completion, conversion, coverage, cycle, dropoff, due, forecast, funnel, losses, ontime, overdue, paths, rep, reps, stagetime, stalled, trend, velocity,
  whatif, where, winrate, workload,
} from "../../src/functions/functions";
import type { Cell, Grid } from "../../src/process/model";
import { day, sheet } from "../process/sheet";
import { errorOf, likeExcel, shown } from "./custom-functions";
import { AS_OF, FROM, TO } from "./everything";
import { generated } from "./generated";

/* What stands at the edge of what people have in their sheets. The expected numbers were computed by hand. */

const STAGES = sheet(`
  Stage    | Kind | Target days | Probability
  Lead     | open | 30          | 0.1
  Proposal | open | 30          | 0.5
  Won      | won  |             | 1
  Lost     | lost |             | 0
`);
const ON = day("2026-06-30");
const DEALS = (rows: string) => sheet(`Deal | Owner | Stage | Amount | Created | Closed | Lost in | Reason\n${rows}`);
const HISTORY = (rows: string) => sheet(`Deal | Stage | Entered\n${rows}`);
const TASKS = (rows: string) => sheet(`Deal | Stage | Task | Owner | Start | Due | Done\n${rows}`);
const rowsOf = (compute: () => unknown): Cell[][] => {
  const answer: unknown = shown(compute);
  assert.ok(Array.isArray(answer), JSON.stringify(answer));
  return answer as Cell[][];
};

describe("at the edges", () => {
  likeExcel();

  describe("no deals", () => {
    const [deals, history, tasks] = [DEALS("").slice(0, 1), HISTORY("").slice(0, 1), TASKS("").slice(0, 1)];
    /** The figures of a table that has a header row and nothing below it. */
    const figures: Readonly<Record<string, () => unknown>> = {
      bottleneck: () => bottleneck(history, undefined, null, null, null, ON, STAGES), cohorts: () => cohorts(history, null, null, null, null, null, ON, STAGES),
      completion: () => completion(tasks), conversion: () => conversion(history, "Lead", "Won", null, null, null, ON, STAGES), cycle: () => cycle(deals),
      dropoff: () => dropoff(deals, null, null, null, null, null, ON, STAGES), due: () => due(tasks, 7, ON), forecast: () => forecast(deals, null, null, null, null, STAGES),
      funnel: () => funnel(history, null, null, null, ON, STAGES), losses: () => losses(deals, "Reason"), ontime: () => ontime(tasks, null, null, null, ON), overdue: () => overdue(tasks, ON),
      paths: () => paths(history, null, null, null, ON, STAGES), rep: () => rep(deals, "Ann", "won"), reps: () => reps(deals), stagetime: () => stagetime(history, null, null, null, null, null, ON, STAGES),
      stalled: () => stalled(history, undefined, null, null, ON, STAGES), trend: () => trend(deals, "month", "won"), velocity: () => velocity(deals),
      whatif: () => whatif(deals, "Lead", 5, null, null, null, null, STAGES), winrate: () => winrate(deals), workload: () => workload(tasks, null, null, ON),
    };

    it("are counted and divided by in no figure: #N/A with words, and never a 0", () => {
      for (const [name, compute] of Object.entries(figures)) assert.match(errorOf(compute), /^#N\/A .{10,}\.$/u, name);
    });

    it("have won and covered nothing of a target, which is 0 of it", () => {
      assert.deepEqual(attainment(deals, 100 as never), [[0]]);
      assert.deepEqual(coverage(deals, 100 as never), [[0]]);
    });

    it("leave nothing to list and nothing to find", () => {
      assert.deepEqual(check(deals, STAGES), [[""]]);
      assert.deepEqual(where(deals, "Owner", "Ann" as never), deals);
    });
  });

  describe("one deal", () => {
    const deals = DEALS("Solo | Ann | Won | 300 | 2026-01-01 | 2026-01-31 | | ");
    const history = HISTORY("Solo | Lead | 2026-01-01\nSolo | Won | 2026-01-31");

    it("is all of every figure", () => {
      assert.deepEqual(rowsOf(() => funnel(history, null, null, null, ON, STAGES, false)), [
        ["Lead", 1, "", 1, 0, 0, 30, 0], ["Proposal", 1, 1, 1, 0, 0, "", 0], ["Won", 1, 1, 1, 0, 0, "", ""],
      ]);
      assert.equal(conversion(history, "Lead", "Won", null, null, null, ON, STAGES), 1);
      assert.deepEqual(cycle(deals, null, "median"), [[30]]);
      assert.deepEqual(cycle(deals, null, "p90"), [[30]]);
      assert.deepEqual(winrate(deals), [[1]]);
      assert.deepEqual(rowsOf(() => paths(history, null, null, null, ON, STAGES, false)), [["Lead → Won", 1, 1, 1, 0, 0, 1, 0]]);
      assert.deepEqual(stagetime(history, "Lead", "p90", null, null, null, ON, STAGES), [[30]]);
      assert.deepEqual(velocity(deals), [[0]]); // nothing is open
      assert.equal(rep(deals, "ann", "won amount"), 300);
      assert.deepEqual(rowsOf(() => cohorts(history, null, null, null, null, null, day("2026-01-31"), STAGES, false)), [["2026-01", 1, 1, 1]]);
    });
  });

  describe("all lost", () => {
    const deals = DEALS(`
      A | Ann | Lost | 100 | 2026-01-01 | 2026-01-31 | Lead     | Price
      B | Bo  | Lost | 300 | 2026-01-01 | 2026-02-10 | Proposal | Price
    `);

    it("is a win rate of 0 and a conversion of 0; what only won deals tell is #N/A with words", () => {
      assert.deepEqual(winrate(deals), [[0]]);
      assert.deepEqual(winrate(deals, null, "amount"), [[0]]);
      assert.equal(conversion(deals, "Lead", "Won", null, null, null, null, STAGES), 0);
      assert.equal(conversion(deals, "Lead", "Proposal", null, null, null, null, STAGES), 0.5);
      assert.deepEqual(dropoff(deals, null, "rate", null, null, null, null, STAGES, false), [["Lead", 0.5], ["Proposal", 1], ["Won", ""]]);
      assert.deepEqual(losses(deals, "Reason", "price"), [[1]]);
      assert.match(errorOf(() => cycle(deals)), /^#N\/A No won deal has both/u);
      assert.match(errorOf(() => velocity(deals)), /^#N\/A No deal is won/u);
      assert.match(errorOf(() => whatif(deals, "Lead", 5, null, null, null, null, STAGES)), /^#N\/A There is nothing to compute “Expected amount” from/u);
      assert.deepEqual(forecast(deals, null, null, null, null, STAGES), [[0]]);
      assert.deepEqual(attainment(deals, 1_000 as never), [[0]]);
      assert.deepEqual(rowsOf(() => trend(deals, "month", "win rate", null, null, null, null, undefined, false)), [["2026-01", 0], ["2026-02", 0]]);
      assert.deepEqual(rowsOf(() => bottleneck(deals, undefined, null, null, null, ON, STAGES, false)).map((row) => row.slice(0, 2)), [["Proposal", 0.75], ["Lead", 0.25]]);
    });
  });

  describe("a target that is met, exactly or by far", () => {
    const deals = DEALS("A | Ann | Won | 100 | 2026-01-01 | 2026-01-31 | |\nB | Bo | Proposal | 50 | 2026-01-01 | 2026-02-20 | |");

    it("has nothing left to cover, and counts above 1", () => {
      for (const target of [100, 80]) assert.match(errorOf(() => coverage(deals, target as never, null, null, "2026-01-01", "2026-03-31")), /^#N\/A The target of this period .* is met/u);
      assert.deepEqual(attainment(deals, 80 as never), [[1.25]]);
      assert.deepEqual(coverage(deals, 100.5 as never), [[100]]);
      const targets = [["Period", "Name", "Amount"], ["2026-Q1", "Ann", 80], ["2026-Q1", "Bo", 200]];
      assert.deepEqual(rowsOf(() => coverage(deals, targets, "Owner", null, null, null, false)), [["Ann", 0, 100, 80, 0, ""], ["Bo", 50, 0, 200, 200, 0.25]]);
    });

    it("is no target when it is 0", () => {
      assert.match(errorOf(() => attainment(deals, 0 as never)), /^#N\/A There is no target/u);
      assert.match(errorOf(() => coverage(deals, 0 as never)), /^#N\/A/u);
    });
  });

  describe("an amount of zero", () => {
    const deals = DEALS("A | Ann | Won | 0 | 2026-01-01 | 2026-01-11 | |\nB | Ann | Lost | 0 | 2026-01-01 | 2026-01-21 | Lead |\nC | Ann | Lead | 0 | 2026-01-01 | | |");

    it("counts as a deal and as no money, and nothing is divided by it", () => {
      assert.deepEqual(winrate(deals), [[0.5]]);
      assert.match(errorOf(() => winrate(deals, null, "amount")), /^#N\/A The won and lost deals have no amount/u);
      assert.deepEqual(velocity(deals), [[0]]);
      assert.deepEqual(forecast(deals, null, null, null, null, STAGES), [[0]]);
      assert.deepEqual(attainment(deals, 10 as never), [[0]]);
      assert.deepEqual(dropoff(deals, null, "amount", null, null, null, null, STAGES, false), [["Lead", 0], ["Proposal", 0], ["Won", 0]]);
      assert.equal(rep(deals, "Ann", "won amount"), 0);
      // No lost deal has an amount, so their number is what a stage costs.
      assert.deepEqual(rowsOf(() => bottleneck(deals, undefined, null, null, null, ON, STAGES, false)).map((row) => row.slice(0, 2)), [["Lead", 1], ["Proposal", 0]]);
      assert.match(errorOf(() => losses(deals, "Owner", null, "amount")), /^#N\/A/u);
    });
  });

  describe("stages on the same day", () => {
    const history = HISTORY(`
      A | Lead     | 2026-01-05
      A | Proposal | 2026-01-05
      A | Won      | 2026-01-05
    `);

    it("are passed in 0 days, and convert", () => {
      assert.deepEqual(rowsOf(() => stagetime(history, null, null, null, null, null, ON, STAGES, false)), [["Lead", 0, 0, 0, 1, 0], ["Proposal", 0, 0, 0, 1, 0], ["Won", "", "", "", 0, ""]]);
      assert.equal(conversion(history, "Lead", "Won", null, "2026-01-05", "2026-01-05", "2026-01-05", STAGES), 1);
      assert.deepEqual(rowsOf(() => paths(history, null, null, null, ON, STAGES, false)), [["Lead → Proposal → Won", 1, 1, 0, 0, 0, 1, 0]]);
    });

    it("in another order of rows are the same path: a day has no hours, so the order of stages decides", () => {
      const back = [history[0]!, ...history.slice(1).reverse()];
      assert.deepEqual(paths(back, null, null, null, ON, STAGES), paths(history, null, null, null, ON, STAGES));
      assert.deepEqual(stagetime(back, null, null, null, null, null, ON, STAGES), stagetime(history, null, null, null, null, null, ON, STAGES));
    });

    it("leave a cycle of 0 days, of which no amount per day can be told", () => {
      const deals = DEALS("A | Ann | Won | 100 | 2026-01-05 | 2026-01-05 | |\nB | Ann | Lead | 100 | 2026-01-05 | | |");
      assert.deepEqual(cycle(deals), [[0]]);
      assert.match(errorOf(() => velocity(deals)), /^#N\/A Every won deal was closed on the day on which it was created/u);
    });
  });

  describe("dates", () => {
    it("with a time are their day: neither the hour at which something is due nor that of the question matters", () => {
      const [morning, evening] = [9 / 24, 18 / 24];
      const at = (iso: string, time: number) => day(iso) + time;
      const tasks = [
        ["Deal", "Stage", "Task", "Owner", "Start", "Due", "Done"],
        ["A", "Lead", "Call", "Ann", at("2026-01-05", evening), at("2026-01-07", morning), at("2026-01-07", evening)],
        ["A", "Lead", "Mail", "Ann", at("2026-01-05", morning), at("2026-01-07", morning), ""],
      ];
      assert.match(errorOf(() => overdue(tasks, at("2026-01-07", evening))), /^#N\/A Nothing is overdue on 2026-01-07/u);
      assert.deepEqual(rowsOf(() => overdue(tasks, at("2026-01-08", morning), false)), [["A", "Lead", "Mail", "Ann", day("2026-01-07"), 1]]);
      assert.deepEqual(ontime(tasks, null, null, null, "2026-01-08"), [[0.5]]);
      assert.deepEqual(completion(tasks, null, at("2026-01-07", evening), at("2026-01-07", morning)), [[0.5]]);

      const deals = [["Deal", "Stage", "Created", "Closed"], ["A", "Won", at("2026-01-05", evening), at("2026-01-07", morning)]];
      assert.deepEqual(cycle(deals), [[2]]);
      assert.deepEqual(winrate(deals, null, null, at("2026-01-07", evening), at("2026-01-07", evening)), [[1]]);

      // Proposal at nine and Lead at six of one day: a day has no hours, so the order of stages decides.
      const history = [["Deal", "Stage", "Entered"], ["A", "Lead", at("2026-01-05", evening)], ["A", "Proposal", at("2026-01-05", morning)], ["A", "Won", at("2026-01-08", morning)]];
      assert.deepEqual(rowsOf(() => stagetime(history, null, null, null, null, null, ON, STAGES, false)).map((row) => row[1]), [0, 3, ""]);
      assert.deepEqual(rowsOf(() => paths(history, null, null, null, ON, STAGES, false)).map(([path]) => path), ["Lead → Proposal → Won"]);
    });

    it("29 February is a day like any other, in the leap years that there are", () => {
      const tasks = TASKS("A | Lead | Call | Ann | 2024-02-28 | 2024-02-29 |\nB | Lead | Call | Ann | 2024-02-28 | 2024-03-01 | 2024-03-01");
      assert.deepEqual(rowsOf(() => overdue(tasks, "2024-03-01", false)).map((row) => row.slice(-2)), [[day("2024-02-29"), 1]]);
      assert.deepEqual(rowsOf(() => due(tasks, 0, "2024-02-29", false)).map((row) => row[5]), [0]);
      assert.deepEqual(ontime(tasks, null, "2024-02-29", "2024-03-01"), [[0.5]]);
      const deals = DEALS("A | Ann | Won | 1 | 2024-02-28 | 2024-03-01 | |\nB | Ann | Won | 1 | 2023-02-28 | 2023-03-01 | |");
      assert.deepEqual(rowsOf(() => trend(deals, "year", "mean cycle", null, null, null, null, undefined, false)), [["2023", 1], ["2024", 2]]);
      assert.match(errorOf(() => overdue(tasks, "2023-02-29")), /“2023-02-29”, which is not a date/u);
    });

    it("the first days of 1900 are days, with Excel's 29 February 1900, and 0 is blank", () => {
      const tasks = [["Deal", "Stage", "Task", "Owner", "Start", "Due", "Done"], ["A", "Lead", "Call", "Ann", 1, 59, ""], ["B", "Lead", "Call", "Ann", 0, 0, 0]];
      assert.deepEqual(rowsOf(() => overdue(tasks, 61, false)), [["A", "Lead", "Call", "Ann", 59, 2]]);
      assert.deepEqual(completion(tasks), [[0]]);
    });

    it("the last day that Excel knows is a day, the one after it none", () => {
      const tasks = (last: number) => [["Deal", "Stage", "Task", "Owner", "Due", "Done"], ["A", "Lead", "Call", "Ann", last, ""]];
      assert.deepEqual(rowsOf(() => due(tasks(2_958_465), 7, 2_958_465, false)).map((row) => row[5]), [0]);
      assert.match(errorOf(() => overdue(tasks(2_958_466))), /^#VALUE! Row 2, column “Due”: 2958466 is no date/u);
    });

    it("of a workbook of the 1904 system give the same figures, as long as all come from its cells", () => {
      const early = (grid: Grid) => {
        const dates = new Set(["Created", "Closed", "Start", "Due", "Done", "Entered"]);
        return grid.map((row, index) => row.map((cell, at) => (index > 0 && typeof cell === "number" && dates.has(String(grid[0]![at])) ? cell - 1_462 : cell)));
      };
      const figures = ({ deals, tasks, history, stages }: { deals: Cell[][]; tasks: Cell[][]; history: Cell[][]; stages: Cell[][] }, shift: number) => {
        const [from, to, asOf] = [FROM - shift, TO - shift, AS_OF - shift];
        return [
          ...[deals, tasks, history].flatMap((grid) => [
            () => funnel(grid, null, from, to, asOf, stages, false), () => conversion(grid, "Lead", "Won", "resolved", null, null, asOf, stages), () => dropoff(grid, null, null, null, from, null, asOf, stages, false),
          ]),
          () => stagetime(history, null, null, "all", null, null, asOf, stages), () => paths(history, null, from, to, asOf, stages), () => cycle(deals, "Owner", null, from, to), () => velocity(deals),
          () => reps(deals, tasks, from, to, asOf), () => winrate(deals, null, "all", from, to), () => ontime(tasks, "Owner", from, null, asOf), () => losses(deals, "Lost in", null, null, from, to),
        ].map((compute: () => unknown) => {
          const answer = shown(compute);
          return typeof answer === "object" && answer !== null && "code" in answer ? answer.code : answer; // the days that a message names are early too
        });
      };
      fc.assert(
        fc.property(generated, (process) => {
          assert.deepEqual(figures({ ...process, deals: early(process.deals), tasks: early(process.tasks), history: early(process.history) }, 1_462), figures(process, 0));
        }),
        { numRuns: 30 }
      );
    });
  });

  describe("stages that change in the middle of the year", () => {
    const history = HISTORY(`
      A | Lead     | 2026-01-05
      A | Offer    | 2026-01-20
      B | Lead     | 2026-04-01
      B | Proposal | 2026-04-11
      B | Won      | 2026-05-01
    `);

    it("renamed: the old name is named by its row until one adds it to the list, beside the new one", () => {
      assert.match(errorOf(() => funnel(history, null, null, null, ON, STAGES)), /^#VALUE! Row 3, column “Stage”: “Offer” is none of the stages Lead, Proposal, Won\. .* add it to the list of stages/u);
      const both = [["Lead"], ["Offer"], ["Proposal"], ["Won"]];
      assert.deepEqual(rowsOf(() => funnel(history, null, null, null, ON, both, false)).map((row) => row.slice(0, 2)), [["Lead", 2], ["Offer", 2], ["Proposal", 1], ["Won", 1]]);
      assert.equal(conversion(history, "Lead", "Offer", null, null, null, ON, both), 1);
      assert.deepEqual(rowsOf(() => check(history, STAGES)).slice(1).map((row) => row.slice(0, 2)), [[3, "Stage"]]);
    });

    it("reordered: the list that is given decides for all deals, those of before too", () => {
      const visits = HISTORY("A | Demo | 2026-01-05\nA | Proposal | 2026-01-20\nB | Proposal | 2026-04-01\nB | Demo | 2026-04-11");
      const inOrder = (...names: string[]) => rowsOf(() => funnel(visits, null, null, null, ON, [...names, "Won"].map((name) => [name]), false)).slice(0, 2).map((row) => row.slice(0, 2));
      assert.deepEqual(inOrder("Demo", "Proposal"), [["Demo", 2], ["Proposal", 2]]);
      assert.deepEqual(rowsOf(() => paths(visits, "backward", null, null, ON, [["Demo"], ["Proposal"], ["Won"]])), [[1]]);
      assert.deepEqual(rowsOf(() => paths(visits, "backward", null, null, ON, [["Proposal"], ["Demo"], ["Won"]])), [[1]]);
      const [demoFirst, proposalFirst] = [[["Demo"], ["Proposal"], ["Won"]], [["Proposal"], ["Demo"], ["Won"]]];
      assert.equal(conversion(visits, "Demo", "Proposal", null, null, day("2026-03-31"), day("2026-03-31"), demoFirst), 1);
      assert.equal(conversion(visits, "Proposal", "Demo", null, null, null, day("2026-04-05"), proposalFirst), 0.5);
    });
  });

  describe("names", () => {
    it("of one person in several spellings are one person", () => {
      const deals = DEALS("A | Li Na | Won | 1 | 2026-01-01 | 2026-01-02 | |\nB | LI NA | Won | 2 | 2026-01-01 | 2026-01-02 | |\nC | ｌｉ　ｎａ | Lost | 4 | 2026-01-01 | 2026-01-02 | |\nD |  li na  | Lead | 8 | 2026-01-01 | | |");
      assert.deepEqual(rowsOf(() => reps(deals, undefined, null, null, null, false)), [["LI NA", 1, 2, 1, 2 / 3, 3, 1]]);
      assert.deepEqual(winrate(deals, "OWNER", null, null, null, false), [["LI NA", 2, 3, 2 / 3]]);
      assert.equal(rep(deals, "Ｌｉ Ｎａ", "won amount"), 3);
      assert.equal(where(deals, "Owner", "lI nA" as never).length, 5);
      const targets = [["Period", "Name", "Amount"], [2026, "LI NA", 6]];
      assert.deepEqual(rowsOf(() => attainment(deals, targets, "Owner", null, null, null, false)), [["LI NA", 3, 6, 0.5]]);
      const tasks = TASKS("A | Lead | Call | li na | | 2026-01-05 |\nA | Lead | Mail | Li Na | | 2026-01-06 |");
      assert.deepEqual(rowsOf(() => workload(tasks, null, null, "2026-01-05", false)), [["Li Na", 0, 2, 0, 2]]);
    });

    it("of 255 characters, full-width ones too, are stages like any other", () => {
      const [lead, offer] = ["線".repeat(255), `${"Ｏ".repeat(254)}ｘ`];
      const history: Cell[][] = [["商机", "阶段", "进入日期"], ["甲", lead, 46_030], ["甲", offer.normalize("NFKC").toLowerCase(), 46_040], ["乙", lead, 46_050]];
      const stages = [[lead], [offer], ["赢单"]];
      assert.equal(conversion(history, lead, offer, null, null, null, ON, stages), 0.5);
      assert.deepEqual(rowsOf(() => funnel(history, null, null, null, ON, stages, false)).map((row) => row.slice(0, 2)), [[lead, 2], [offer, 1], ["赢单", 0]]);
      assert.deepEqual(rowsOf(() => stalled(history, undefined, "count", "stage", 46_100, [["Stage", "Target days"], [lead, 30], [offer, 59], ["赢单", ""]])), [[2]]);
    });

    it("full-width digits are no number and no date, and are named; in an argument they are read", () => {
      const tasks = TASKS("A | Lead | Call | Ann | | '２０２６-０１-０５ |");
      assert.match(errorOf(() => overdue(tasks)), /^#VALUE! Row 2, column “Due”: “２０２６-０１-０５” is text, not a date/u);
      assert.match(errorOf(() => overdue(TASKS("A | Lead | Call | Ann | | 2026-01-05 |"), "２０２６-０１-０５")), /^#N\/A Nothing is overdue on 2026-01-05/u);
    });
  });

  describe("mixed currencies", () => {
    const deals = (rate: string) => sheet(`
      Deal | Owner | Stage    | Amount | Currency | Created    | Closed     | Expected close | Lost in | Reason ${rate === "" ? "" : "| Exchange rate"}
      A    | Ann   | Won      | 100    | EUR      | 2026-01-01 | 2026-01-31 |                |         |        ${rate === "" ? "" : "| 8"}
      B    | Bo    | Lost     | 100    | CNY      | 2026-01-01 | 2026-01-31 |                | Lead    | Price  ${rate === "" ? "" : "| 1"}
      C    | Bo    | Proposal | 10     | EUR      | 2026-01-01 |            | 2026-02-20     |         |        ${rate === "" ? "" : "| 8"}
      D    | Bo    | Lost     | 10     | EUR      | 2026-01-01 | 2026-02-20 |                | Lead    | Timing ${rate === "" ? "" : "| 8"}
    `);
    /** Every figure that adds up amounts. */
    const sums: Readonly<Record<string, (grid: Cell[][]) => unknown>> = {
      winrate: (grid) => winrate(grid, null, "amount"), reps: (grid) => reps(grid), rep: (grid) => rep(grid, "Ann", "won amount"), velocity: (grid) => velocity(grid),
      forecast: (grid) => forecast(grid, null, null, null, null, STAGES), attainment: (grid) => attainment(grid, 1_600 as never), coverage: (grid) => coverage(grid, 1_600 as never),
      losses: (grid) => losses(grid, "Reason", "Timing", "amount"), dropoff: (grid) => dropoff(grid, "Lead", "amount", null, null, null, null, STAGES),
      trend: (grid) => trend(grid, "year", "won amount", null, null, null, null, undefined, false), whatif: (grid) => whatif(grid, "Lead", 5, null, "expected amount", null, null, STAGES),
      bottleneck: (grid) => bottleneck(grid, undefined, "amount", null, null, ON, STAGES), funnel: (grid) => (funnel(grid, null, null, null, null, STAGES, false) as Cell[][])[1]![6],
    };

    it("are never one sum, whatever figure adds them up", () => {
      const everywhere = [...deals(""), ["E", "Ann", "Won", 5, "CNY", 46_030, 46_040, "", "", ""], ["F", "Bo", "Proposal", 5, "CNY", 46_030, "", 46_070, "", ""]];
      for (const [name, sum] of Object.entries(sums)) assert.match(errorOf(() => sum(everywhere)), /^#VALUE! The column “Currency” has several currencies \(CNY, EUR\)/u, name);
    });

    it("add up by the rates of a rate column", () => {
      const grid = deals("Exchange rate");
      const answers = Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum(grid)]));
      assert.deepEqual(answers.winrate, [[800 / 980]]);
      assert.equal(answers.rep, 800);
      assert.deepEqual(answers.forecast, [[40]]);
      assert.deepEqual(answers.attainment, [[0.5]]);
      assert.deepEqual(answers.coverage, [[0.1]]);
      assert.deepEqual(answers.losses, [[80 / 180]]);
      assert.deepEqual(answers.dropoff, [[180]]);
      assert.deepEqual(answers.trend, [["2026", 800]]);
      assert.deepEqual(answers.bottleneck, [[180]]);
      assert.equal(answers.funnel, 80);
      assert.deepEqual(answers.velocity, [[(1 * (1 / 3) * 800) / 30]]);
    });

    it("do not disturb a figure that adds up no amounts, or those of one currency", () => {
      assert.deepEqual(sums.trend!(deals("")), [["2026", 100]]);
      assert.equal(sums.rep!(deals("")), 100);
      assert.deepEqual(winrate(deals("")), [[1 / 3]]);
      assert.deepEqual(losses(deals(""), "Reason", "Price"), [[0.5]]);
      assert.deepEqual(cycle(deals("")), [[30]]);
    });

    it("are one currency in several spellings", () => {
      const grid = sheet("Deal | Stage | Amount | Currency\nA | Won | 1 | EUR\nB | Won | 2 | eur\nC | Lost | 3 | ＥＵＲ");
      assert.deepEqual(winrate(grid, null, "amount"), [[0.5]]);
    });
  });
});

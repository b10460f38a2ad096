import assert from "node:assert/strict";
import fc from "fast-check";
import { attainment, coverage, forecast, losses, rep, reps, where } from "../../src/functions/functions";
import { setLanguage } from "../../src/locales";
import type { Cell } from "../../src/process/model";
import { day, sheet } from "../process/sheet";
import { errorOf, likeExcel, shown } from "./custom-functions";
import { generated } from "./generated";

const DEALS = sheet(`
  Deal  | Owner   | Stage    | Amount | Expected close | Closed     | Reason | Probability
  Alpha | Li Na   | Proposal | 5000   | 2026-04-15     |            |        | 0.5
  Beta  | li na   | Won      | 8000   | 2026-03-10     | 2026-03-01 |        | 1
  Gamma | Wu Fang | Lost     | 2000   |                | 2026-02-10 | Price  | 0
  Delta | Wu Fang | Lead     |        | 2026-05-30     |            |        | 0.1
  Extra | Wu Fang | Lead     | 300    |                | 2026-04-30 |        | 0.1
`);
const CHANCES = [["Stage", "Probability"], ["Lead", 0.2], ["Proposal", 0.4]];
const TARGETS = sheet(`
  Period    | Name    | Amount | Deals
  '2026-Q1  | LI NA   | 10000  | 2
  '2026-Q1  | Wu Fang | 6000   | 2
  '2026年4月 |         | 9000   |
`);
const Q1 = ["2026-01-01", "2026-03-31"] as const;

describe("SALES.REP", () => {
  likeExcel();

  it("answers one figure by the header of its column, in both languages, with or without its unit", () => {
    for (const measure of ["Won amount", "won AMOUNT ", "赢单金额"]) assert.equal(rep(DEALS, "LI NA", measure), 8000);
    assert.equal(rep(DEALS, "Wu Fang", "win rate"), 0);
    const cycle = [["Deal", "Stage", "Owner", "Created", "Closed"], ["A", "Won", "Wu", 46_000, 46_010]];
    for (const measure of ["mean cycle", "Mean cycle (days)", "平均成交周期（天）"]) assert.equal(rep(cycle, "Wu", measure), 10);
  });

  it("lists the measures, or the people, for a wrong one", () => {
    assert.match(errorOf(() => rep(DEALS, "Li Na", "profit")), /^#VALUE! The argument “measure” is “profit”\. It can be: tasks due, tasks done, .*mean cycle \(应完成任务/iu);
    assert.equal(errorOf(() => rep(DEALS, "Nobody", "won")), "#VALUE! The argument “rep” is “Nobody”. It can be: Li Na, Wu Fang.");
    assert.match(errorOf(() => rep(DEALS, "Li Na", null)), /“measure” is missing/u);
    assert.match(errorOf(() => rep(DEALS, "", "won")), /“rep” is missing/u);
    setLanguage("zh-CN");
    assert.match(errorOf(() => rep(DEALS, "Nobody", "赢单")), /^#VALUE! 参数“负责人”的值是“Nobody”/u);
  });

  it("takes figures of tasks from tasks and figures of deals from deals", () => {
    assert.match(errorOf(() => rep(DEALS, "Li Na", "tasks due")), /no column “Task”/u);
    assert.match(errorOf(() => rep([["Deal", "Stage", "Task", "Owner", "Due"], ["A", "Lead", "Call", "Wu", 46_000]], "Wu", "won")), /one row per task/u);
    assert.match(errorOf(() => rep(DEALS, "Li Na", "mean cycle")), /no column “Created”/u);
    assert.match(errorOf(() => rep(DEALS.map((row) => row.filter((_, at) => at !== 3)), "Li Na", "won amount")), /no column “Amount”/u);
  });

  it("is #N/A with words where the person has nothing to compute it from", () => {
    assert.equal(errorOf(() => rep(DEALS, "Li Na", "win rate", "2026-06-01", "2026-06-30")), "#N/A There is nothing to compute “Win rate” from in this period (2026-06-01 to 2026-06-30).");
  });

  it("is the cell of the table of SALES.REPS", () => {
    fc.assert(
      fc.property(generated, ({ deals, tasks }) => {
        const [header, ...rows] = reps(deals, tasks, 46_050, 46_150, 46_200) as Cell[][];
        for (const row of rows.filter(([name]) => name !== "(no owner)")) {
          for (const [at, measure] of header!.entries()) {
            if (at === 0) continue;
            const answer = shown(() => rep(at <= 4 ? tasks : deals, row[0], measure, 46_050, 46_150, 46_200));
            if (typeof answer === "number") assert.equal(answer, row[at]);
            else assert.ok(row[at] === "" || row[at] === 0, String(measure));
          }
        }
      }),
      { numRuns: 30 }
    );
  });
});

describe("SALES.FORECAST", () => {
  likeExcel();

  it("weighs by the stage's probability, else by the deal's own", () => {
    assert.deepEqual(forecast(DEALS, null, null, null, null, CHANCES), [[5000 * 0.4 + 300 * 0.2]]);
    assert.deepEqual(forecast(DEALS), [[5000 * 0.5 + 300 * 0.1]]);
    assert.deepEqual(forecast(DEALS, null, null, null, null, [["Lead"], ["Proposal"]]), [[5000 * 0.5 + 300 * 0.1]]);
  });

  it("takes percentages as 0.5 and as 50", () => {
    assert.deepEqual(forecast(DEALS, null, null, null, null, CHANCES.map(([stage, chance]) => [stage, typeof chance === "number" ? chance * 100 : chance])), [[5000 * 0.4 + 300 * 0.2]]);
  });

  it("asks when an open deal is expected to close, by its Closed date too, never by a won one's", () => {
    assert.deepEqual(forecast(DEALS, null, "amount", "2026-04-01", "2026-04-30"), [[5300]]);
    assert.deepEqual(forecast(DEALS, null, "金额", "2026-03-01", "2026-03-31"), [[0]]);
    assert.deepEqual(forecast(DEALS, "Owner", "amount"), [["Owner", "Open deals", "Open amount"], ["Li Na", 1, 5000], ["Wu Fang", 2, 300]]);
  });

  it("refuses a deal without a probability instead of taking it for 0, and one above 100 %", () => {
    const blank = DEALS.map((row, i) => (i === 1 ? [...row.slice(0, 7), ""] : row));
    assert.equal(errorOf(() => forecast(blank)), "#VALUE! Row 2, column “Probability”: there is no probability from 0 to 100% for this open deal in “Proposal”.");
    assert.match(errorOf(() => forecast(DEALS, null, null, null, null, [["Stage", "Probability"], ["Lead", 0.2]])), /^#VALUE! Row 2, column “Stage”: “Proposal” is none of the stages Lead/u);
    assert.match(errorOf(() => forecast(DEALS, null, null, null, null, [["Stage", "Probability"], ["Lead", 20], ["Proposal", 400]])), /^#VALUE! Row 2, column “Stage”: there is no probability/u);
    assert.match(errorOf(() => forecast(DEALS.map((row) => row.slice(0, 7)))), /^#VALUE! The forecast needs the probability of each stage/u);
  });

  it("names what else is missing or wrong", () => {
    assert.match(errorOf(() => forecast(DEALS.map((row) => row.filter((_, at) => at !== 3)))), /no column “Amount”/u);
    assert.match(errorOf(() => forecast(DEALS.map((row) => row.filter((_, at) => at !== 4 && at !== 5)), null, "amount", ...Q1)), /no column “Expected close”/u);
    assert.match(errorOf(() => forecast(DEALS, null, "best case")), /It can be: weighted, amount \(加权, 金额\)/u);
    assert.match(errorOf(() => forecast([["Deal", "Stage", "Amount"]])), /^#N\/A The range has no deals/u);
  });

  it("refuses to add up two currencies without a rate, and adds up with one", () => {
    const mixed = [["Deal", "Stage", "Amount", "Currency"], ["A", "Lead", 100, "EUR"], ["B", "Lead", 100, "CNY"]];
    assert.match(errorOf(() => forecast(mixed, null, "amount")), /^#VALUE! The column “Currency” has several currencies \(CNY, EUR\)/u);
    assert.deepEqual(forecast(mixed.map((row, i) => [...row, ["Exchange rate", 1, 0.125][i]!]), null, "amount"), [[112.5]]);
  });

  it("adds up over owners, and is never more than the whole amount", () => {
    const chances = ["Lead", "Demo", "Proposal", "Negotiation", "Won", "After-sales"].map((name, at) => [name, at / 10]);
    fc.assert(
      fc.property(generated, ({ deals }) => {
        const stages = [["Stage", "Probability"], ...chances];
        const total = forecast(deals, null, null, null, null, stages)[0]![0] as number;
        const rows = forecast(deals, "Owner", null, null, null, stages, false) as number[][];
        assert.ok(Math.abs(rows.reduce((sum, row) => sum + row[3]!, 0) - total) <= 1e-9 * Math.max(1, total));
        assert.ok(total <= (forecast(deals, null, "amount")[0]![0] as number));
      })
    );
  });
});

describe("SALES.ATTAINMENT and SALES.COVERAGE", () => {
  likeExcel();

  it("compare with the targets whose whole time is in the period, by name or for all", () => {
    assert.deepEqual(attainment(DEALS, TARGETS, null, null, ...Q1), [[0.5]]);
    assert.deepEqual(attainment(DEALS, TARGETS, "Owner", null, ...Q1, false), [["Li Na", 8000, 10000, 0.8], ["Wu Fang", 0, 6000, 0]]);
    assert.deepEqual(attainment(DEALS, TARGETS, null, "count", ...Q1), [[0.25]]);
    assert.deepEqual(coverage(DEALS, TARGETS, null, null, "2026-04-01", "2026-04-30"), [[5300 / 9000]]);
  });

  it("without a period ask about the time of all targets", () => {
    assert.deepEqual(attainment(DEALS, TARGETS), [[8000 / 25000]]);
    assert.deepEqual(coverage(DEALS, TARGETS), [[5300 / 17000]]);
  });

  it("read a period as a year, a quarter or a month, in both languages and as the date that Excel makes of it", () => {
    const read = (period: Cell, from: string, to: string) => shown(() => attainment(DEALS, [["Period", "Name", "Amount"], [period, "", 16_000]], null, null, from, to));
    for (const period of ["2026", 2026, "2026年"]) assert.deepEqual(read(period, "2026-01-01", "2026-12-31"), [[0.5]], String(period));
    for (const period of ["2026-Q1", "2026q1", "Q1 2026", "2026 Q1", "2026年第一季度", "2026年1季度", "２０２６－Ｑ１"]) assert.deepEqual(read(period, ...Q1), [[0.5]], period);
    for (const period of ["2026-03", "2026/3", "2026年3月", "2026.03", day("2026-03-01"), day("2026-03-17") + 0.5]) assert.deepEqual(read(period, "2026-03-01", "2026-03-31"), [[0.5]], String(period));
    for (const period of ["spring", "2026-13", "Q5 2026", "2026-1-1"]) {
      assert.match(errorOf(() => attainment(DEALS, [["Period", "Name", "Amount"], [period, "", 1]])), /^#VALUE! Row 2, column “Period”: “.*” is no period\. Write a year \(2026\)/u);
    }
  });

  it("take the year's target for its months', the nameless one for all names', and add up rows of one time", () => {
    const one = (...rows: Cell[][]) => shown(() => attainment(DEALS, [["Period", "Name", "Amount"], ...rows], null, null, "2026-01-01", "2026-12-31"));
    assert.deepEqual(one([2026, "Li Na", 16_000], ["2026-01", "Li Na", 5], ["2026-02", "Li Na", 5]), [[0.5]]);
    assert.deepEqual(one(["2026-01", "Li Na", 5], [2026, "", 16_000]), [[0.5]]);
    assert.deepEqual(one(["2026-Q1", "Li Na", 6_000], ["2026-Q1", "li na", 2_000], ["2026-Q2", "", 8_000]), [[0.5]]);
  });

  it("take one amount for the target, but not by name", () => {
    assert.deepEqual(attainment(DEALS, [[16_000]], null, null, ...Q1), [[0.5]]);
    assert.match(errorOf(() => attainment(DEALS, 16_000 as never, "Owner")), /^#VALUE! The argument “targets” takes a Targets table/u);
    assert.match(errorOf(() => attainment(DEALS)), /takes a Targets table \(Period, Name, Amount\)/u);
    assert.match(errorOf(() => attainment(DEALS, -5 as never)), /^#VALUE! The argument “targets” is “-5”/u);
  });

  it("are #N/A with words without a target, with a target of 0, and coverage once the target is met", () => {
    assert.equal(errorOf(() => attainment(DEALS, TARGETS, null, null, "2027-01-01", "2027-12-31")), "#N/A There is no target for this period (2027-01-01 to 2027-12-31), or it is 0.");
    assert.match(errorOf(() => attainment(DEALS, [[0]])), /^#N\/A There is no target/u);
    for (const target of [8000, 7999, 0]) assert.match(errorOf(() => coverage(DEALS, [[target]])), /^#N\/A The target of this period .* is met/u);
    assert.deepEqual(coverage(DEALS, [[8001]]), [[5300]]);
    assert.deepEqual(coverage(DEALS, [["Period", "Name", "Amount"], [2026, "Li Na", 8000]], "Owner", null, null, null, false), [["Li Na", 5000, 8000, 8000, 0, ""], ["Wu Fang", 300, 0, "", "", ""]]);
  });

  it("refuse a period that only cuts through targets", () => {
    assert.match(errorOf(() => attainment(DEALS, TARGETS, null, null, "2026-02-01", "2026-02-28")), /^#VALUE! The Targets table has no target that lies wholly between/u);
  });

  it("name what is missing", () => {
    assert.match(errorOf(() => attainment(DEALS, [["Period", "Name"], [2026, "Li Na"]])), /no column “Amount”/u);
    assert.match(errorOf(() => attainment(DEALS, TARGETS, null, "count", "2026-04-01", "2026-04-30")), /^#N\/A/u);
    assert.match(errorOf(() => attainment(DEALS.map((row) => row.filter((_, at) => at !== 5)), TARGETS)), /no column “Closed”/u);
    assert.match(errorOf(() => coverage(DEALS, TARGETS, "Region")), /“by” is “Region”/u);
  });

  it("say the same through WHERE as by name", () => {
    const person = (name: string) => attainment(where(DEALS, "Owner", name as never), where(TARGETS, "Name", name as never), null, null, ...Q1)[0]![0];
    assert.deepEqual([person("Li Na"), person("Wu Fang")], [0.8, 0]);
  });
});

describe("SALES.LOSSES", () => {
  likeExcel();
  const LOST = sheet(`
    Deal | Stage | Amount | Reason | Competitor | Closed
    A    | Lost  | 100    | Price  | Umbra      | 2026-01-05
    B    | 丢单  |        | price  |            | 2026-02-05
    C    | Lost  | 300    |        | Umbra      |
    D    | Won   | 900    | Price  | Umbra      | 2026-01-05
    E    | Lead  | 900    | Timing |            |
  `);

  it("answers the share of each reason, the greatest first, or of one", () => {
    assert.deepEqual(losses(LOST), [["Reason", "Lost", "Lost amount", "Share of losses"], ["Price", 2, 100, 2 / 3], ["(blank)", 1, 300, 1 / 3]]);
    assert.deepEqual(losses(LOST, null, null, "amount", null, null, false), [["(blank)", 1, 300, 0.75], ["Price", 2, 100, 0.25]]);
    assert.deepEqual(losses(LOST, "竞争对手", "umbra"), [[2 / 3]]);
    assert.deepEqual(losses(LOST, null, "Timing"), [[0]]);
    assert.deepEqual(losses(LOST, null, "Price", null, "2026-01-01", "2026-01-31"), [[1]]);
  });

  it("is #N/A with words where nothing was lost, and names a wrong value, measure or column", () => {
    assert.match(errorOf(() => losses(LOST, null, null, null, "2027-01-01")), /^#N\/A There is nothing to compute “Share of losses” from in this period/u);
    assert.match(errorOf(() => losses([["Deal", "Stage", "Reason"], ["A", "Won", ""]])), /^#N\/A/u);
    assert.equal(errorOf(() => losses(LOST, null, "Weather")), "#VALUE! The argument “value” is “Weather”. It can be: Price, Timing, (blank).");
    assert.match(errorOf(() => losses(LOST, null, null, "all")), /It can be: count, amount \(数量, 金额\)/u);
    assert.match(errorOf(() => losses(LOST.map((row) => row.filter((_, at) => at !== 3)))), /no column “Reason”/u);
    assert.match(errorOf(() => losses(LOST.map((row) => row.filter((_, at) => at !== 2)), null, null, "amount")), /no column “Amount”/u);
  });

  it("has shares that add up to one, of as many deals as are lost", () => {
    fc.assert(
      fc.property(generated, ({ deals }) => {
        const answer = shown(() => losses(deals, "Lost in", null, null, null, null, false));
        const lost = deals.filter((row) => row[2] === "Lost").length;
        if (!Array.isArray(answer)) return assert.equal(lost, 0);
        assert.ok(Math.abs(answer.reduce((sum, row) => sum + Number(row[3]), 0) - 1) < 1e-12);
        assert.equal(answer.reduce((sum, row) => sum + Number(row[1]), 0), lost);
      })
    );
  });
});

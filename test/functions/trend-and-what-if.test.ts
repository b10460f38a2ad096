import assert from "node:assert/strict";
import fc from "fast-check";
import { completion, conversion, forecast, ontime, trend, velocity, whatif, winrate } from "../../src/functions/functions";
import { nameOf, nextStart, startOf, type Every } from "../../src/process/calendar-periods";
import { setLanguage } from "../../src/locales";
import type { Cell } from "../../src/process/model";
import { day, inTimeZones, sheet } from "../process/sheet";
import { errorOf, likeExcel, shown } from "./custom-functions";
import { generated, STAGE_NAMES } from "./generated";

const DEALS = sheet(`
  Deal  | Stage    | Amount | Created    | Closed     | Lost in
  Alpha | Proposal | 5000   | 2026-01-05 |            |
  Beta  | Won      | 8000   | 2026-01-10 | 2026-03-01 |
  Gamma | Lost     | 2000   | 2025-12-31 | 2026-02-10 | Lead
  Delta | Won      | 4000   | 2026-03-31 | 2026-05-20 |
`);
const STAGES = [["Lead"], ["Proposal"], ["Won"]];

describe("SALES.TREND", () => {
  likeExcel();

  it("has every period without a gap, with 0 for a count and a blank for a rate", () => {
    assert.deepEqual(trend(DEALS, "month", "won"), [["Period", "Won"], ["2026-02", 0], ["2026-03", 1], ["2026-04", 0], ["2026-05", 1]]);
    assert.deepEqual(trend(DEALS, "月", "赢单率", null, null, null, null, undefined, false), [["2026-02", 0], ["2026-03", 1], ["2026-04", ""], ["2026-05", 1]]);
    assert.deepEqual(trend(DEALS, "quarter", "won amount", null, "2026-01-01", "2026-12-31", null, undefined, false).map((row) => row[1]), [8000, 4000, 0, 0]);
  });

  it("names days, weeks by their Monday, months, quarters and years", () => {
    const names = (every: string, yearStart?: number) => trend(DEALS, every, "deals created", yearStart, "2025-12-31", "2026-01-05", null, undefined, false).map(([name]) => name);
    assert.deepEqual(names("day"), ["2025-12-31", "2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04", "2026-01-05"]);
    assert.deepEqual(names("week"), ["2025-12-29", "2026-01-05"]);
    assert.deepEqual(names("month"), ["2025-12", "2026-01"]);
    assert.deepEqual(names("quarter"), ["2025-Q4", "2026-Q1"]);
    assert.deepEqual(names("year"), ["2025", "2026"]);
    assert.deepEqual(names("quarter", 4), ["FY2026-Q3", "FY2026-Q4"]);
    assert.deepEqual(names("year", 4), ["FY2026"]);
    assert.deepEqual(names("quarter", 12), ["FY2026-Q1"]);
  });

  it("does not depend on the time zone", () => {
    inTimeZones(() => assert.deepEqual(trend(DEALS, "year", "deals created", 7), [["Period", "Deals created"], ["FY2026", 4]]));
  });

  it("follows the deals that entered the first stage then", () => {
    const history = sheet(`
      Deal  | Stage | Entered
      Alpha | Lead  | 2026-01-05
      Alpha | Won   | 2026-06-05
      Beta  | Lead  | 2026-01-20
      Gamma | Lead  | 2026-02-20
    `);
    assert.deepEqual(trend(history, "month", "conversion to won", null, null, null, "2026-07-01", STAGES, false), [["2026-01", 0.5], ["2026-02", 0]]);
    assert.deepEqual(trend(history, "month", "conversion to won", null, null, null, "2026-02-01", STAGES, false), [["2026-01", 0]]);
    assert.match(errorOf(() => trend([["Deal", "Stage"], ["A", "Lead"]], "month", "conversion to won", null, null, null, null, STAGES)), /does not say when deals entered “Lead”/u);
  });

  it("is #N/A with words where nothing is dated, and refuses a date of another century by day", () => {
    assert.equal(errorOf(() => trend([["Deal", "Stage", "Closed"], ["A", "Lead", ""]], "month", "won")), "#N/A There is nothing to compute “Won” from.");
    assert.match(errorOf(() => trend(DEALS, "month", "won", null, "2027-01-01", "2027-02-01")), /^#N\/A There is nothing to compute “Won” from in this period \(2027-01-01 to 2027-02-01\)/u);
    const typed = DEALS.map((row, i) => (i === 2 ? [...row.slice(0, 4), day("2206-03-01"), ""] : row));
    assert.match(errorOf(() => trend(typed, "day", "won")), /^#VALUE! There are more than 2000 periods/u);
    assert.equal(trend(typed, "year", "won").length, 182);
  });

  it("lists what a unit or a measure can be, and names a wrong month or a missing column", () => {
    assert.match(errorOf(() => trend(DEALS, "decade", "won")), /It can be: month, day, week, quarter, year \(月, 日, 周, 季度, 年\)/u);
    assert.match(errorOf(() => trend(DEALS, "month", "profit")), /It can be: Deals created, Won, Lost, Win rate/u);
    assert.match(errorOf(() => trend(DEALS, "month", null)), /“measure” is missing/u);
    assert.match(errorOf(() => trend(DEALS, "year", "won", 13)), /“yearStart” is “13”\. It can be a number from 1 to 12/u);
    assert.match(errorOf(() => trend(DEALS.map((row) => row.slice(0, 4)), "year", "won")), /no column “Closed”/u);
    assert.match(errorOf(() => trend(DEALS, "year", "tasks due")), /no column “Task”/u);
    assert.match(errorOf(() => trend(DEALS.map((row) => row.filter((_, at) => at !== 4)), "year", "weighted forecast")), /no column “Expected close”/u);
    assert.match(errorOf(() => trend(DEALS.map((row, i) => [...row, i === 0 ? "Expected close" : 46_200]), "year", "weighted forecast")), /^#VALUE! The forecast needs the probability/u);
    setLanguage("zh-CN");
    assert.match(errorOf(() => trend(DEALS, "年", "利润")), /^#VALUE! 参数“口径”的值是“利润”/u);
  });

  it("says of each period what the figure's own function says of its days", () => {
    const spans = (every: Every, from: number, to: number) => {
      const starts = [startOf(from, every)];
      while (nextStart(starts.at(-1)!, every) <= to) starts.push(nextStart(starts.at(-1)!, every));
      return new Map(starts.map((start) => [nameOf(start, every), [Math.max(from, start), Math.min(to, nextStart(start, every) - 1)] as const]));
    };
    fc.assert(
      fc.property(generated, fc.constantFrom<Every>("week", "month", "quarter", "year"), ({ deals, tasks, history, stages }, every) => {
        const [from, to, asOf] = [46_030, 46_290, 46_300];
        const days = spans(every, from, to);
        const figures: [Cell[][], string, (from: number, to: number) => unknown][] = [
          [deals, "win rate", (a, b) => winrate(deals, null, null, a, b)],
          [tasks, "on-time rate", (a, b) => ontime(tasks, null, a, b, asOf)],
          [tasks, "completion rate", (a, b) => completion(tasks, null, a, b)],
          [history, "conversion to won", (a, b) => [[conversion(history, "Lead", "Won", null, a, b, asOf, stages)]]],
        ];
        for (const [table, measure, own] of figures) {
          const answer = shown(() => trend(table, every, measure, null, from, to, asOf, stages, false));
          if (!Array.isArray(answer)) continue;
          for (const [name, cell] of answer as Cell[][]) {
            const [a, b] = days.get(name as string)!;
            const figure = shown(() => own(a, b));
            assert.equal(cell, Array.isArray(figure) ? (figure as Cell[][])[0]![0] : "", `${measure} ${String(name)}`);
          }
        }
      }),
      { numRuns: 40 }
    );
  });

  it("adds up to the whole: periods of won deals to all won, of the forecast to the forecast", () => {
    fc.assert(
      fc.property(generated, fc.constantFrom("day", "week", "month", "quarter", "year"), ({ deals }, every) => {
        const expected = deals.map((row, i) => [...row, i === 0 ? "Expected close" : Number(row[4]) + 30]);
        const sum = (answer: unknown) => (Array.isArray(answer) ? (answer as number[][]).reduce((total, row) => total + row[1]!, 0) : 0);
        const amount = shown(() => forecast(expected, null, "amount")) as number[][];
        assert.ok(Math.abs(sum(shown(() => trend(expected, every, "open amount", null, null, null, null, undefined, false))) - amount[0]![0]!) < 1e-6);
        const won = deals.filter((row) => ["Won", "After-sales"].includes(String(row[2])) && row[5] !== "").length;
        assert.equal(sum(shown(() => trend(deals, every, "won", null, null, null, null, undefined, false))), won);
      }),
      { numRuns: 40 }
    );
  });
});

describe("SALES.WHATIF", () => {
  likeExcel();

  it("answers what is, what would be and the change; or one figure alone", () => {
    assert.deepEqual(whatif(DEALS, "Lead", 0, 0, null, null, null, STAGES).map((row) => row.slice(0, 2)), [
      ["Figure", "Now"], ["Conversion of the stage", 0.75], ["Win rate", 2 / 3], ["Mean cycle (days)", 50], ["Expected amount", (2 / 3) * 6000], ["Velocity (amount per day)", ((2 / 3) * 6000) / 50],
    ]);
    assert.deepEqual(whatif(DEALS, "Lead", 0, 10, "mean cycle", null, null, STAGES), [[40]]);
    assert.deepEqual(whatif(DEALS, "Lead", 15, 0, "expected amount", null, null, STAGES), [[((2 / 3) * (0.75 + 0.15) * 6000) / 0.75]]);
  });

  it("raises a conversion to 100 % at most and lowers it to 0 at least", () => {
    assert.deepEqual(whatif(DEALS, "Lead", 100, 0, "conversion of the stage", null, null, STAGES), [[1]]);
    assert.deepEqual(whatif(DEALS, "Lead", -100, 0, "expected amount", null, null, STAGES), [[0]]);
    assert.deepEqual(whatif(DEALS, "Proposal", 50, 0, "win rate", null, null, STAGES), [[2 / 3]]);
  });

  it("refuses a stage after which the deal is won, one that is none, points and days out of bounds", () => {
    assert.match(errorOf(() => whatif(DEALS, "Won", 5, 0, null, null, null, STAGES)), /^#VALUE! After “Won” the deal is won/u);
    assert.match(errorOf(() => whatif(DEALS, "Leed", 5, 0, null, null, null, STAGES)), /“Leed”, which is none of the stages\. They are: Lead, Proposal, Won/u);
    assert.match(errorOf(() => whatif(DEALS, "Lead", 101, 0, null, null, null, STAGES)), /“points” is “101”\. It can be a number from -100 to 100/u);
    assert.match(errorOf(() => whatif(DEALS, "Lead", 0, 50, null, null, null, STAGES)), /“days” is “50”\. It can be a number from -36525 to 49/u);
    assert.match(errorOf(() => whatif(DEALS, "Lead", 0, 0, "luck", null, null, STAGES)), /It can be: Conversion of the stage, Win rate, Mean cycle, Expected amount, Velocity/u);
    assert.match(errorOf(() => whatif(DEALS, null, 0)), /is missing/u);
    assert.match(errorOf(() => whatif(DEALS.map((row) => row.filter((_, at) => at !== 2)), "Lead", 0, 0, null, null, null, STAGES)), /no column “Amount”/u);
  });

  it("is #N/A with words where nothing was won", () => {
    assert.match(errorOf(() => whatif([["Deal", "Stage", "Amount", "Created", "Closed"], ["A", "Lead", 5, 46_000, ""]], "Lead", 5, 0, null, null, null, STAGES)), /^#N\/A There is nothing to compute “Expected amount” from/u);
  });

  it("changes nothing for 0 points and 0 days, and now is what SALES.VELOCITY says", () => {
    fc.assert(
      fc.property(generated, fc.constantFrom(...STAGE_NAMES.slice(0, 4)), ({ deals, stages }, stage) => {
        const answer = shown(() => whatif(deals, stage, 0, 0, null, null, null, stages, false));
        if (!Array.isArray(answer)) return;
        for (const [, now, then, change] of answer) assert.deepEqual([then, change], [now, 0]);
        assert.ok(Math.abs(answer[4]![1] - (velocity(deals) as number[][])[0]![0]!) < 1e-9 * Math.max(1, answer[4]![1]));
      })
    );
  });
});

import assert from "node:assert/strict";
import { daysLate, overdueTasks } from "../../src/metrics/overdue";
import { median, percentile } from "../../src/metrics/percentile";
import { ALWAYS } from "../../src/metrics/period";
import { reps } from "../../src/metrics/reps";
import { taskRates } from "../../src/metrics/task-rates";
import { winRate } from "../../src/metrics/win-rate";
import { cycles } from "../../src/metrics/cycle";
import { readDealRows } from "../../src/process/deal-rows";
import { StagebookError } from "../../src/process/problem";
import { readTable } from "../../src/process/read-table";
import { readTaskRows } from "../../src/process/task-rows";
import { day, sheet } from "../process/sheet";

const tasks = (text: string) => readTaskRows(readTable(sheet(text)));
const deals = (text: string) => readDealRows(readTable(sheet(text)));

const TASKS = `
  Deal | Stage | Task     | Owner | Due        | Done       | Status
  A    | Lead  | call     | Li Na | 2026-01-10 | 2026-01-10 |
  A    | Lead  | mail     | Li Na | 2026-01-11 | 2026-01-14 |
  A    | Lead  | visit    | li na | 2026-01-12 |            |
  A    | Lead  | dinner   | Li Na | 2026-01-12 |            | Skipped
  B    | Lead  | call     | Wu    | 2026-01-20 |            |
  B    | Lead  | plan     | Wu    |            |            |
  B    | Lead  | quote    |       | 2026-01-05 |            |
  B    | Demo  | show     | Wu    | 2026-02-10 | 2026-01-30 |
`;

describe("overdue", () => {
  const names = (asOf: string) => overdueTasks(tasks(TASKS), day(asOf)).map((i) => i + 2);

  it("is open and due before the day; due on the day is not", () => {
    assert.deepEqual(names("2026-01-12"), [8]);
    assert.deepEqual(names("2026-01-13"), [8, 4]);
    assert.deepEqual(names("2026-01-21"), [8, 4, 6]);
    assert.deepEqual(names("2027-01-01"), [8, 4, 6]);
  });

  it("counts days late of open tasks to the day and of done ones to when they were done", () => {
    const rows = tasks(TASKS);
    assert.deepEqual([0, 1, 2, 4, 5].map((i) => daysLate(rows, i, day("2026-01-15"))), [0, 3, 3, 0, 0]);
  });

  it("needs a Due column", () => {
    assert.throws(() => overdueTasks(tasks("Deal | Stage | Task\nA | Lead | call"), 46000), (error) => error instanceof StagebookError && error.params.en === "Due");
  });
});

describe("on-time and completion rate", () => {
  const all = (from: string, to: string, asOf: string) => {
    const rows = tasks(TASKS);
    return taskRates(rows, new Int32Array(rows.length), 1, { from: day(from), to: to === "" ? null : day(to) }, day(asOf))[0]!;
  };

  it("count tasks whose Due is in the period, and what is overdue at its end", () => {
    const january = all("2026-01-01", "2026-01-31", "2026-02-15");
    assert.deepEqual([january.due, january.done], [5, 2]);
    assert.deepEqual([january.onTime.numerator, january.onTime.denominator], [1, 2 + 3]);
    assert.equal(january.completion.rate, 2 / 5);
  });

  it("end on the day of the question when the period has no end", () => {
    const { onTime } = all("2026-01-01", "", "2026-01-15");
    assert.deepEqual([onTime.numerator, onTime.denominator], [2, 3 + 2]);
  });

  it("have no rate without tasks", () => {
    assert.equal(all("2030-01-01", "2030-12-31", "2026-01-15").onTime.rate, null);
  });
});

const DEALS = `
  Deal | Stage | Owner | Amount | Created    | Closed
  A    | Won   | Li Na | 100.5  | 2026-01-01 | 2026-01-31
  B    | Won   | li na | 50     | 2026-01-01 | 2026-02-10
  C    | Lost  | Li Na | 70     | 2026-01-05 | 2026-02-01
  D    | Lead  | Wu    | 1000   | 2026-02-01 |
  E    | Lost  | Wu    |        | 2026-01-09 | 2026-02-20
`;
const FEBRUARY = { from: day("2026-02-01"), to: day("2026-02-28") };

describe("win rate", () => {
  const rate = (measure: "count" | "amount" | "all", when = ALWAYS) => {
    const { numerator, denominator } = winRate(deals(DEALS), measure, when);
    return `${numerator}/${denominator}`;
  };

  it("is won ÷ (won + lost), closed in the period", () => {
    assert.equal(rate("count"), "2/4");
    assert.equal(rate("count", FEBRUARY), "1/3");
  });

  it("can count amounts", () => {
    assert.equal(rate("amount"), "150.5/220.5");
    assert.equal(rate("amount", FEBRUARY), "50/120");
  });

  it("can count every deal created in the period", () => {
    assert.equal(rate("all"), "2/5");
    assert.equal(rate("all", FEBRUARY), "0/1");
  });

  it("needs the date of closing only for a period", () => {
    const text = "Deal | Stage\nA | Won\nB | Lost";
    assert.equal(winRate(deals(text), "count", ALWAYS).rate, 0.5);
    assert.throws(() => winRate(deals(text), "count", FEBRUARY), (error) => error instanceof StagebookError && error.params.en === "Closed");
  });
});

describe("the cycle", () => {
  it("is the days from Created to Closed of won deals", () => {
    const rows = deals(DEALS);
    assert.deepEqual(cycles(rows, new Int32Array(rows.length), 1, ALWAYS), [[30, 40]]);
    assert.deepEqual(cycles(rows, new Int32Array(rows.length), 1, FEBRUARY), [[40]]);
  });

  it("refuses a deal that was closed before it was created", () => {
    const rows = deals("Deal | Stage | Created | Closed\nA | Won | 2026-02-01 | 2026-01-31");
    assert.throws(() => cycles(rows, new Int32Array(1), 1, ALWAYS), (error) => error instanceof StagebookError && error.code === "process:closedBeforeCreated" && error.row === 2);
  });
});

describe("the rep table", () => {
  it("is by name in any spelling, with what has no owner last", () => {
    const table = reps(deals(DEALS), tasks(TASKS), ALWAYS, day("2026-02-15"));
    assert.deepEqual(table.map(({ name }) => name), ["Li Na", "Wu", ""]);
    const [liNa, wu, nobody] = table;
    assert.deepEqual(liNa!.deals, {
      open: 0, won: 2, lost: 1, winRate: { numerator: 2, denominator: 3, rate: 2 / 3 }, wonAmount: 150.5, meanCycle: 35,
    });
    assert.deepEqual([liNa!.tasks!.due, liNa!.tasks!.done, liNa!.tasks!.overdueNow], [3, 2, 1]);
    assert.equal(wu!.deals!.open, 1);
    assert.equal(wu!.deals!.meanCycle, null);
    assert.equal(nobody!.tasks!.overdueNow, 1);
    assert.equal(nobody!.deals!.winRate.rate, null);
  });

  it("counts what was closed in the period, and what is open whatever the period", () => {
    const [liNa, wu] = reps(deals(DEALS), null, FEBRUARY, day("2026-02-15"));
    assert.deepEqual([liNa!.deals!.won, liNa!.deals!.lost, liNa!.deals!.wonAmount, liNa!.deals!.meanCycle], [1, 1, 50, 40]);
    assert.deepEqual([wu!.deals!.open, wu!.deals!.lost], [1, 1]);
    assert.equal(liNa!.tasks, null);
  });
});

describe("percentiles", () => {
  it("interpolate as Excel's PERCENTILE.INC", () => {
    assert.equal(percentile([1, 2, 3, 4], 0.9), 3.7);
    assert.equal(percentile([15, 20, 35, 40, 50], 0.4), 29);
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([4, 1]), 2.5);
    assert.equal(median([]), null);
    assert.equal(percentile([7], 0.9), 7);
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { completion, due, ontime, overdue, reps, workload } from "../../src/functions/functions";
import { setLanguage } from "../../src/locales";
import type { Cell } from "../../src/process/model";
import { day, inTimeZones, sheet } from "../process/sheet";
import { errorOf, likeExcel, shown } from "./custom-functions";
import { generated } from "./generated";

const TASKS = sheet(`
  Deal  | Stage | Task | Owner   | Start      | Due        | Done       | Status
  Alpha | Lead  | Call | Li Na   | 2026-01-05 | 2026-01-09 | 2026-01-08 | Done
  Alpha | Lead  | Meet | li na   | 2026-01-05 | 2026-01-16 | 2026-01-20 |
  Alpha | Offer | Send | Li Na   | 2026-01-20 | 2026-02-06 |            | Open
  Beta  | Lead  | Call | Wu Fang | 2026-02-01 | 2026-02-05 |            |
  Beta  | Lead  | Meet | Wu Fang | 2026-02-01 | 2026-02-13 |            | Skipped
  Beta  | Lead  | Ask  |         | 2026-02-01 |            |            |
`);
const FRIDAY = day("2026-02-06");
const WITHOUT = TASKS.map((row) => row.filter((_, at) => at !== 5));

describe("SALES.DUE", () => {
  likeExcel();

  it("answers the open tasks of the day and of the days that follow, by Due; neither overdue nor skipped ones", () => {
    assert.deepEqual(due(TASKS, 7, FRIDAY), [["Deal", "Stage", "Task", "Owner", "Due", "Days left"], ["Alpha", "Offer", "Send", "Li Na", FRIDAY, 0]]);
    assert.deepEqual(due(TASKS, 2, day("2026-02-04"), false).map((row) => row[5]), [1, 2]);
    assert.deepEqual(due(TASKS, 1, day("2026-02-04"), false).map((row) => row[2]), ["Call"]);
  });

  it("takes seven days, and today on the user's own calendar, when nothing is given", () => {
    inTimeZones(() => {
      const now = new Date();
      const today = day(`${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`);
      const grid = [["Deal", "Stage", "Task", "Due"], ...[-1, 0, 7, 8].map((days) => ["A", "Lead", String(days), today + days])];
      assert.deepEqual(due(grid, null, null, false).map((row) => row[2]), ["0", "7"]);
    });
  });

  it("is #N/A with words when nothing is due, and names a wrong number of days", () => {
    assert.equal(errorOf(() => due(TASKS, 0, "2026-02-07")), "#N/A No open task is due from 2026-02-07 to 2026-02-07.");
    assert.match(errorOf(() => due(TASKS, "soon")), /^#VALUE! The argument “days” is “soon”\. It can be a number from 0/u);
    assert.match(errorOf(() => due(WITHOUT)), /no column “Due”/u);
    setLanguage("zh-CN");
    assert.match(errorOf(() => due(TASKS, -1)), /^#VALUE! 参数“天数”的值是“-1”/u);
  });

  it("and SALES.OVERDUE together have every open task with a Due, once", () => {
    fc.assert(
      fc.property(generated, fc.nat(200), ({ tasks }, after) => {
        const list = (compute: () => Cell[][]) => {
          const answer = shown(compute);
          return Array.isArray(answer) ? answer.length : 0;
        };
        const asOf = 46_023 + after;
        assert.equal(list(() => due(tasks, 36_525, asOf, false)) + list(() => overdue(tasks, asOf, false)), list(() => overdue(tasks, 99_999, false)));
      })
    );
  });
});

describe("SALES.ONTIME and SALES.COMPLETION", () => {
  likeExcel();

  it("answer one number, or a table by any column", () => {
    assert.deepEqual(ontime(TASKS, null, null, null, FRIDAY), [[1 / 3]]);
    assert.deepEqual(ontime(TASKS, "sales rep", null, null, FRIDAY), [
      ["Owner", "On time", "Done or overdue", "On-time rate"], ["Li Na", 1, 2, 0.5], ["Wu Fang", 0, 1, 0], ["(blank)", 0, 0, ""],
    ]);
    assert.deepEqual(completion(TASKS), [[0.5]]);
    assert.deepEqual(completion(TASKS, "Stage", null, null, false), [["Lead", 2, 3, 2 / 3], ["Offer", 0, 1, 0]]);
  });

  it("do not reward leaving a task undone: the rate falls on the day after its Due", () => {
    assert.deepEqual(ontime(TASKS, null, null, null, FRIDAY + 1), [[1 / 4]]);
    assert.deepEqual(ontime(TASKS, null, "2026-02-01", "2026-02-06", "2026-03-01"), [[0]]);
  });

  it("are #N/A with words when no task counts", () => {
    assert.equal(errorOf(() => ontime(TASKS, null, "2027-01-01")), "#N/A There is nothing to compute “On-time rate” from in this period (2027-01-01 to …).");
    assert.equal(errorOf(() => completion([["Deal", "Stage", "Task", "Due"]])), "#N/A There is nothing to compute “Completion rate” from.");
    assert.match(errorOf(() => completion(TASKS, "Owner", "2027-01-01")), /^#N\/A/u);
  });

  it("name a column that is not there, a table without tasks, a period that ends before it begins", () => {
    assert.match(errorOf(() => ontime(TASKS, "Region")), /“by” is “Region”.*Its headers are: Deal, Stage, Task/u);
    assert.match(errorOf(() => completion([["Deal", "Stage"], ["A", "Won"]])), /no column “Task”/u);
    assert.match(errorOf(() => completion(WITHOUT)), /no column “Due”/u);
    assert.match(errorOf(() => completion(TASKS, null, "2026-02-01", "2026-01-01")), /ends before it begins/u);
  });

  it("are what SALES.REPS says of each person", () => {
    fc.assert(
      fc.property(generated, ({ tasks }) => {
        const [from, to, asOf] = [46_050, 46_150, 46_200];
        const table = reps(tasks, undefined, from, to, asOf).slice(1).map((row) => row.slice(0, 4) as Cell[]);
        const late = shown(() => ontime(tasks, "Owner", from, to, asOf, false));
        const done = shown(() => completion(tasks, "Owner", from, to, false));
        if (Array.isArray(late)) assert.deepEqual(late.map((row) => row[3]), table.map((row) => row[3]));
        if (Array.isArray(done)) assert.deepEqual(done.map((row) => [row[2], row[1]]), table.map((row) => [row[1], row[2]]));
      })
    );
  });
});

describe("SALES.WORKLOAD", () => {
  likeExcel();

  it("answers the open tasks of each owner by the Monday of their week", () => {
    assert.deepEqual(workload(TASKS, null, null, FRIDAY), [
      ["Owner", "Overdue now", "2026-02-02", "No due date", "Open tasks"], ["Li Na", 0, 1, 0, 1], ["Wu Fang", 1, 0, 0, 1], ["(blank)", 0, 0, 1, 1],
    ]);
  });

  it("has weeks from Monday to Sunday, over the turn of the year and a 29 February", () => {
    const at = (due: string, asOf: string) => workload([["Deal", "Stage", "Task", "Owner", "Due"], ["A", "Lead", "Call", "Wu", day(due)]], null, null, day(asOf))[0]![2];
    assert.deepEqual(["2026-01-04", "2026-01-05", "2024-02-29", "2024-03-03"].map((due) => at(due, due)), ["2025-12-29", "2026-01-05", "2024-02-26", "2024-02-26"]);
  });

  it("has every week up to the last day that is given, empty ones too", () => {
    assert.deepEqual(workload(TASKS, null, "2026-02-28", "2026-02-01")[0], ["Owner", "Overdue now", "2026-01-26", "2026-02-02", "2026-02-09", "2026-02-16", "2026-02-23", "Open tasks"]);
    assert.deepEqual(workload(TASKS, "2026-02-06", "2026-02-06", "2026-01-01", false), [["Li Na", 0, 1, 1]]);
  });

  it("refuses a Due of another century, and names what is missing", () => {
    const typed = TASKS.map((row) => row.map((cell) => (cell === FRIDAY ? day("2206-02-06") : cell)));
    assert.match(errorOf(() => workload(typed, null, null, FRIDAY)), /^#VALUE! The tasks are due in more than 522 weeks/u);
    assert.deepEqual(workload(typed, null, "2026-03-01", FRIDAY, false).length, 1);
    assert.match(errorOf(() => workload(TASKS.map((row) => row.filter((_, at) => at !== 3)))), /no column “Owner”/u);
    assert.match(errorOf(() => workload(TASKS, "2027-01-01")), /^#N\/A/u);
  });

  it("adds up to all open tasks, whoever has them and whenever they are due", () => {
    fc.assert(
      fc.property(generated, fc.nat(200), ({ tasks }, after) => {
        const answer = shown(() => workload(tasks, null, null, 46_023 + after, false));
        const rows = Array.isArray(answer) ? (answer as number[][]) : [];
        for (const [, ...cells] of rows) assert.equal(cells.slice(0, -1).reduce((sum, count) => sum + count, 0), cells.at(-1));
        const open = tasks.slice(1).filter((row) => row[7] === "" && row[8] === "Open").length;
        assert.equal(rows.reduce((sum, row) => sum + row.at(-1)!, 0), open);
      })
    );
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import {
  attainment, bottleneck, cohorts, completion, conversion, coverage, cycle, dropoff, due, forecast, funnel, losses, ontime, overdue, paths, rep, reps, stagetime, stalled,
  trend, velocity, whatif, where, winrate, workload,
} from "../../src/functions/functions";
import { columnOf, COLUMNS } from "../../src/process/columns";
import type { Cell, Grid } from "../../src/process/model";
import { likeExcel, shown } from "./custom-functions";
import { generated, reorderColumns, reorderRows, STAGE_NAMES, type Generated } from "./generated";

const FROM = 46_050;
const TO = 46_150;
const AS_OF = 46_200;

/** Everything that the functions say of the tables; errors are answers too. */
function everything({ stages, deals, tasks, history }: Generated): unknown[] {
  const answers: (() => unknown)[] = [];
  for (const table of [deals, tasks, history]) {
    for (const mode of ["cohort", "resolved", "period"]) {
      answers.push(() => funnel(table, mode, null, null, AS_OF, stages));
      answers.push(() => conversion(table, "Lead", "Won", mode, FROM, TO, AS_OF, stages));
      answers.push(() => conversion(table, "Demo", "Proposal", mode, null, null, AS_OF, stages));
    }
  }
  answers.push(() => funnel(deals, "snapshot", null, null, AS_OF, stages));
  answers.push(() => funnel(history, null, FROM, TO, AS_OF, stages));
  for (const table of [deals, tasks, history]) {
    answers.push(() => cohorts(table, "Lead", "Won", null, null, TO, AS_OF, stages));
    answers.push(() => dropoff(table, null, null, "resolved", FROM, TO, AS_OF, stages));
    answers.push(() => stagetime(table, null, null, "all", null, null, AS_OF, stages));
  }
  answers.push(() => cycle(deals, "Owner", null, FROM, TO), () => velocity(deals, "Owner"));
  answers.push(() => paths(history, null, null, TO, AS_OF, stages));
  const targets = [["Stage", "Target days"], ...stages.map(([name]) => [name!, 30])];
  answers.push(() => stalled(tasks, undefined, null, null, AS_OF, targets), () => stalled(history, tasks, null, null, AS_OF, targets));
  answers.push(() => bottleneck(history, deals, null, null, null, AS_OF, targets), () => bottleneck(tasks, undefined, null, FROM, null, AS_OF, targets));
  answers.push(() => overdue(tasks, AS_OF));
  answers.push(() => reps(deals, tasks, FROM, TO, AS_OF));
  answers.push(() => winrate(deals, "Owner", "amount"));
  for (const measure of ["count", "amount", "all"]) answers.push(() => winrate(deals, null, measure, FROM, TO));
  answers.push(() => due(tasks, 30, FROM), () => ontime(tasks, "Owner", FROM, null, AS_OF), () => completion(tasks, "Stage"), () => workload(tasks, null, TO, FROM));
  answers.push(() => rep(deals, "Ann", "won amount", FROM), () => rep(tasks, "Li Na", "on-time rate", null, null, AS_OF), () => losses(deals, "Lost in", null, "amount"));
  const chances = [["Stage", "Probability"], ...stages.map(([name], at) => [name!, at / 8])]; // eighths add up to the same in any order
  const goals = [["Period", "Name", "Amount"], ["2026-Q1", "Ann", 50_000], ["2026-Q1", "Bo", 80_000], ["2026-Q2", "", 200_000]];
  answers.push(() => forecast(deals, "Owner", null, null, null, chances), () => attainment(deals, goals, "Owner"), () => coverage(deals, goals, null, null, FROM, null));
  for (const measure of ["won", "win rate", "won amount", "mean cycle", "open amount"]) answers.push(() => trend(deals, "month", measure, 4));
  for (const table of [deals, tasks, history]) answers.push(() => trend(table, "quarter", "conversion to won", null, FROM, TO, AS_OF, stages));
  answers.push(() => trend(tasks, "week", "on-time rate", null, FROM, TO, AS_OF), () => whatif(deals, "Demo", 5, 2, null, null, null, stages));
  answers.push(() => reps(where(deals, "Owner", [["A*"], ["Li Na"]], ["Created", ">=2026-02-01"] as never)), () => overdue(where(tasks, "Milestone", true as never), AS_OF));
  return answers.map(shown);
}

/** The same process with every table changed. */
function changed(process: Generated, change: (grid: Grid) => Cell[][]): Generated {
  return { ...process, deals: change(process.deals), tasks: change(process.tasks), history: change(process.history) };
}

function changesNothing(change: fc.Arbitrary<(grid: Grid) => Cell[][]>): void {
  fc.assert(
    fc.property(generated, change, (process, changing) => {
      assert.deepEqual(everything(changed(process, changing)), everything(process));
    }),
    { numRuns: 60 }
  );
}

const keys = fc.array(fc.integer(), { minLength: 70, maxLength: 70 });

describe("no answer changes with", () => {
  likeExcel();

  it("the order of rows", () => changesNothing(keys.map((by) => (grid) => reorderRows(grid, by))));

  it("the order of columns", () => changesNothing(keys.map((by) => (grid) => reorderColumns(grid, by))));

  it("blank rows, wherever they are", () => {
    changesNothing(
      fc.tuple(fc.nat(60), fc.constantFrom<Cell>("", null, undefined, " ")).map(([at, blank]) => (grid) => {
        const rows = grid.map((row) => [...row]);
        const blankRow = grid[0]!.map(() => blank);
        rows.splice(1 + (at % rows.length), 0, blankRow);
        return [...rows, blankRow, blankRow];
      })
    );
  });

  it("rows without a deal", () => {
    changesNothing(fc.constant((grid) => [...grid.map((row) => [...row]), grid[0]!.map((header) => (header === "Deal" ? "" : "Lead"))]));
  });

  it("columns that mean nothing to it", () => {
    changesNothing(
      fc.string({ minLength: 1 }).filter((header) => columnOf(header) === null && header.trim() !== "").map(
        (header) => (grid) => grid.map((row, index) => [index === 0 ? header : "#REF! or whatever", ...row])
      )
    );
  });

  it("how blank cells arrive", () => {
    changesNothing(fc.constantFrom<Cell>(null, undefined, "").map((blank) => (grid) => grid.map((row) => row.map((cell) => (cell === "" ? blank : cell)))));
  });

  it("case, width and spaces of its texts", () => {
    const disguise = (text: string, how: number) =>
      [` ${text} `, text.toUpperCase(), text.replace(/[!-~]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))][how]!;
    fc.assert(
      fc.property(generated, fc.nat(2), (process, how) => {
        const spoken = changed(process, (grid) => grid.map((row) => row.map((cell) => (typeof cell === "string" && cell !== "" ? disguise(cell, how) : cell))));
        const numbers = (answers: unknown[]) => answers.flat(2).filter((cell) => typeof cell === "number");
        assert.deepEqual(numbers(everything(spoken)), numbers(everything(process)));
      }),
      { numRuns: 30 }
    );
  });

  it("the language of headers, status, milestones and modes", () => {
    const words: Readonly<Record<string, string>> = { Done: "完成", Skipped: "跳过", Open: "未完成", Won: "赢单", Lost: "输单" };
    const chinese = (grid: Grid) =>
      grid.map((row, index) =>
        row.map((cell): Cell => {
          if (index === 0) return COLUMNS[columnOf(cell)!].header["zh-CN"];
          if (typeof cell === "boolean") return cell ? "是" : "否";
          return words[String(cell)] ?? cell;
        })
      );
    fc.assert(
      fc.property(generated, (process) => {
        const translated = { ...changed(process, chinese), stages: process.stages.map(([name]) => [words[name!] ?? name!]) };
        const back = JSON.parse(JSON.stringify(everything(translated)).replaceAll("赢单", "Won").replaceAll("输单", "Lost")) as unknown[];
        const messages = (answers: unknown[]) => answers.map((answer) => (Array.isArray(answer) || typeof answer === "number" ? answer : (answer as { code: string }).code));
        assert.deepEqual(messages(back), messages(JSON.parse(JSON.stringify(everything(process))) as unknown[]));
      }),
      { numRuns: 40 }
    );
  });
});

describe("always", () => {
  likeExcel();

  const sum = (rows: readonly Cell[][], column: string) => {
    const at = rows[0]!.indexOf(column);
    return rows.slice(1).reduce((total, row) => total + Number(row[at]), 0);
  };

  it("won + lost + open is all deals, over all reps", () => {
    fc.assert(
      fc.property(generated, ({ deals }) => {
        const table = reps(deals) as Cell[][];
        assert.equal(sum(table, "Won") + sum(table, "Lost") + sum(table, "Open deals"), deals.length - 1);
      })
    );
  });

  it("a cohort converts at most wholly, and no stage has more deals than the one before", () => {
    fc.assert(
      fc.property(generated, fc.constantFrom("cohort", "resolved"), ({ stages, deals, tasks, history }, mode) => {
        for (const table of [deals, tasks, history]) {
          const answer = shown(() => funnel(table, mode, FROM, null, AS_OF, stages, false));
          if (!Array.isArray(answer)) continue;
          answer.forEach((row, step) => {
            assert.ok(step === 0 || row[1] <= answer[step - 1]![1]);
            assert.ok(Number(row[2]) <= 1 && Number(row[3]) <= 1);
          });
        }
      })
    );
  });

  it("the funnel's conversion from the first stage is SALES.CONVERSION from it", () => {
    fc.assert(
      fc.property(generated, fc.constantFrom("cohort", "resolved", "period"), ({ stages, tasks, history }, mode) => {
        for (const table of [tasks, history]) {
          const answer = shown(() => funnel(table, mode, FROM, TO, AS_OF, stages, false));
          if (!Array.isArray(answer)) continue;
          STAGE_NAMES.slice(1).forEach((stage, at) => {
            const rate = shown(() => conversion(table, "Lead", stage, mode, FROM, TO, AS_OF, stages));
            assert.equal(answer[at + 1]![3], typeof rate === "number" ? rate : "");
          });
        }
      })
    );
  });

  it("lost here and open here are no more than the deals of the funnel", () => {
    fc.assert(
      fc.property(generated, ({ stages, deals, history }) => {
        for (const table of [deals, history]) {
          const answer = shown(() => funnel(table, null, null, null, AS_OF, stages)) as Cell[][];
          if (!Array.isArray(answer)) continue;
          const all = answer[1]![1] as number;
          assert.ok(sum(answer, "Lost here") + sum(answer, "Open here") <= all);
        }
      })
    );
  });

  it("a task is never overdue in one place and not in the other", () => {
    fc.assert(
      fc.property(generated, ({ tasks }) => {
        const list = shown(() => overdue(tasks, AS_OF, false));
        const count = Array.isArray(list) ? list.length : 0;
        const table = reps(tasks, undefined, null, null, AS_OF) as Cell[][];
        assert.equal(sum(table, "Overdue now"), count);
      })
    );
  });

  it("putting off the day asked about never makes fewer tasks overdue", () => {
    fc.assert(
      fc.property(generated, fc.nat(200), fc.nat(50), ({ tasks }, after, later) => {
        const count = (asOf: number) => {
          const list = shown(() => overdue(tasks, asOf, false));
          return Array.isArray(list) ? list.length : 0;
        };
        assert.ok(count(46_023 + after) <= count(46_023 + after + later));
      })
    );
  });
});

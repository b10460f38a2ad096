import assert from "node:assert/strict";
import fc from "fast-check";
import { conversion, dropoff, forecast, funnel, losses, overdue, paths, reps, trend, winrate, workload } from "../../src/functions/functions";
import { columnOf, COLUMNS } from "../../src/process/columns";
import type { Cell, Grid } from "../../src/process/model";
import { inTimeZones } from "../process/sheet";
import { likeExcel, shown } from "./custom-functions";
import { AS_OF, everything, FROM, TO } from "./everything";
import { generated, reorderColumns, reorderRows, STAGE_NAMES, type Generated } from "./generated";

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

  it("a time of day in its dates", () => {
    const dates = new Set(["Created", "Closed", "Start", "Due", "Done", "Entered"]);
    changesNothing(
      fc.double({ min: 0.001, max: 0.999, noNaN: true }).map((time) => (grid) =>
        grid.map((row, index) => row.map((cell, at) => (index > 0 && typeof cell === "number" && dates.has(String(grid[0]![at])) ? cell + time : cell)))
      )
    );
  });

  it("the time zone", () => {
    fc.assert(
      fc.property(generated, (process) => {
        const here = JSON.stringify(everything(process));
        inTimeZones(() => assert.equal(JSON.stringify(everything(process)), here));
      }),
      { numRuns: 10 }
    );
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

  /** The two halves of a table, its rows dealt out by chance. */
  const halves = (grid: Cell[][], keys: readonly boolean[]) => [true, false].map((side) => [grid[0]!, ...grid.slice(1).filter((_, at) => keys[at % keys.length] === side)]);
  const rowsOf = (compute: () => unknown): Cell[][] => {
    const answer = shown(compute);
    return Array.isArray(answer) ? (answer as Cell[][]) : [];
  };
  const total = (rows: readonly Cell[][], at: number) => rows.reduce((sum, row) => sum + Number(row[at]), 0);
  const close = (one: number, other: number, what: string) => assert.ok(Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other)), `${what}: ${one} instead of ${other}`);

  it("the parts of a range that is split add up to the whole, by stage, person, cause, week and month", () => {
    fc.assert(
      fc.property(generated, fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }), ({ stages, deals, tasks }, keys) => {
        for (const [grid, answers] of [
          [deals, [
            (part: Cell[][]) => rowsOf(() => funnel(part, null, null, null, AS_OF, stages, false)).map((row) => [row[1], row[4], row[5], row[6]]),
            (part: Cell[][]) => rowsOf(() => reps(part, undefined, null, null, AS_OF, false)).map((row) => [...row.slice(1, 4), row[5]]),
            (part: Cell[][]) => rowsOf(() => losses(part, "Lost in", null, null, null, null, false)).map((row) => row.slice(1, 3)),
            (part: Cell[][]) => rowsOf(() => winrate(part, "Owner", "count", null, null, false)).map((row) => row.slice(1, 3)),
            (part: Cell[][]) => rowsOf(() => trend(part, "month", "won amount", null, null, null, AS_OF, null as never, false)).map((row) => row.slice(1)),
            (part: Cell[][]) => rowsOf(() => forecast(part, "Owner", "amount", null, null, null as never, false)).map((row) => row.slice(1, 3)),
          ]],
          [tasks, [
            (part: Cell[][]) => rowsOf(() => workload(part, null, null, FROM, false)).map((row) => [row[1], row.at(-2), row.at(-1)]),
            (part: Cell[][]) => rowsOf(() => overdue(part, AS_OF, false)).map((row) => [1, row[5]]),
          ]],
        ] as [Cell[][], ((part: Cell[][]) => Cell[][])[]][]) {
          const parts = halves(grid, keys);
          answers.forEach((answer, which) => {
            const whole = answer(grid);
            for (let at = 0; at < (whole[0]?.length ?? 0); at++) {
              close(parts.reduce((sum, part) => sum + total(answer(part), at), 0), total(whole, at), `answer ${which}, column ${at}`);
            }
          });
        }
      }),
      { numRuns: 60 }
    );
  });

  it("every deal that reached the first stage was lost somewhere, stands somewhere, or is won", () => {
    fc.assert(
      fc.property(generated, ({ stages, deals, history }) => {
        const won = STAGE_NAMES.indexOf("Won");
        const byDeals = rowsOf(() => funnel(deals, null, null, null, AS_OF, stages, false));
        if (byDeals.length > 0) {
          assert.equal(total(byDeals, 4) + total(byDeals, 5) + Number(byDeals[won]![1]), byDeals[0]![1]);
          byDeals.slice(0, won).forEach((row, step) => assert.equal(Number(row[1]) - Number(byDeals[step + 1]![1]), Number(row[4]) + Number(row[5]), String(row[0])));
        }
        const byHistory = rowsOf(() => funnel(history, null, null, null, AS_OF, stages, false));
        const ways = rowsOf(() => paths(history, null, null, null, AS_OF, stages, false)).filter(([path]) => path !== "Lost");
        if (byHistory.length > 0) assert.equal(total(byHistory, 4) + total(byHistory, 5) + total(ways, 6), byHistory[0]![1]);
      })
    );
  });

  it("the modes agree where there is no period, and where nothing is open", () => {
    fc.assert(
      fc.property(generated, fc.constantFrom(...STAGE_NAMES.slice(1)), ({ stages, deals, history, tasks }, later) => {
        const rate = (grid: Cell[][], mode: string) => {
          const answer = shown(() => conversion(grid, "Lead", later, mode, null, null, AS_OF, stages)) as unknown;
          return typeof answer === "number" ? answer : (answer as { code: string }).code;
        };
        for (const grid of [deals, history, tasks]) assert.equal(rate(grid, "period"), rate(grid, "cohort"));
        assert.equal(rate(deals, "snapshot"), rate(deals, "cohort"));
        const decided = deals.filter((row, at) => at === 0 || ["Won", "Lost", "After-sales"].includes(String(row[2])));
        assert.equal(rate(decided, "resolved"), rate(decided, "cohort"));
        const [resolved, cohort] = [rate(history, "resolved"), rate(history, "cohort")];
        if (typeof resolved === "number" && typeof cohort === "number") assert.ok(resolved >= cohort && resolved <= 1 && cohort >= 0);
        const off = rowsOf(() => dropoff(decided, null, "rate", "cohort", null, null, AS_OF, stages, false));
        assert.deepEqual(rowsOf(() => dropoff(decided, null, "rate", "resolved", null, null, AS_OF, stages, false)), off);
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

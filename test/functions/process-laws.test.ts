import assert from "node:assert/strict";
import fc from "fast-check";
import { bottleneck, cohorts, conversion, cycle, dropoff, funnel, paths, reps, stagetime, stalled, velocity, winrate } from "../../src/functions/functions";
import { dayOf } from "../../src/process/calendar";
import type { Cell } from "../../src/process/model";
import { likeExcel, shown } from "./custom-functions";
import { generated } from "./generated";

/* How the numbers of the process hang together, whatever the data. What changes no answer is in laws.test.ts. */

const FROM = 46_050;
const TO = 46_150;
const AS_OF = 46_200;
const period = fc.constantFrom<[number | null, number | null]>([null, null], [FROM, TO], [FROM, null], [null, TO]);

/** A spilled table without its header row; null for an error. */
function rowsOf(compute: () => unknown): Cell[][] | null {
  const answer = shown(compute);
  return Array.isArray(answer) ? (answer as Cell[][]) : null;
}

const close = (one: number, other: number) => assert.ok(Math.abs(one - other) < 1e-9, `${one} is not ${other}`);

describe("the numbers of the process always", () => {
  likeExcel();

  it("drop off what the funnel says is lost, and the shares add up to 1", () => {
    fc.assert(
      fc.property(generated, period, ({ stages, deals, tasks, history }, [from, to]) => {
        for (const table of [deals, tasks, history]) {
          const through = rowsOf(() => funnel(table, null, from, to, AS_OF, stages, false));
          const off = rowsOf(() => dropoff(table, null, null, null, from, to, AS_OF, stages, false));
          assert.equal(off === null, through === null);
          if (off === null || through === null) continue;
          assert.deepEqual(off.map((row) => [row[0], row[3], row[2], row[4]]), through.map((row) => [row[0], row[1], row[4], row[5]]));
          const shares = off.map((row) => row[5]);
          if (shares[0] !== "") close(shares.reduce<number>((sum, share) => sum + Number(share), 0), 1);
          for (const row of off) assert.ok(Number(row[1]) >= 0 && Number(row[1]) <= 1);
        }
      })
    );
  });

  it("lose at least as large a share of the resolved deals as of all", () => {
    fc.assert(
      fc.property(generated, ({ stages, history }) => {
        const all = rowsOf(() => dropoff(history, null, "rate", "cohort", null, null, AS_OF, stages, false)) ?? [];
        const resolved = rowsOf(() => dropoff(history, null, "rate", "resolved", null, null, AS_OF, stages, false)) ?? [];
        resolved.forEach((row, at) => assert.ok(row[1] === "" || Number(row[1]) >= Number(all[at]![1])));
      })
    );
  });

  it("stay in a stage for the funnel's median", () => {
    fc.assert(
      fc.property(generated, period, ({ stages, tasks, history }, [from, to]) => {
        for (const table of [tasks, history]) {
          const through = rowsOf(() => funnel(table, null, from, to, AS_OF, stages, false));
          const over = rowsOf(() => stagetime(table, null, null, null, from, to, AS_OF, stages, false));
          if (over === null || through === null) continue;
          assert.deepEqual(over.map((row) => row[2]), through.map((row) => row[6]));
          over.forEach((row) => assert.ok(row[2] === "" || Number(row[2]) <= Number(row[3])));
        }
      })
    );
  });

  it("say of one stage what the table says of it", () => {
    fc.assert(
      fc.property(generated, fc.constantFrom("mean", "median", "p90", "deals"), fc.nat(5), ({ stages, history }, measure, step) => {
        const table = rowsOf(() => stagetime(history, null, measure, "all", null, null, AS_OF, stages, false));
        const one = rowsOf(() => stagetime(history, stages[step]![0], measure, "all", null, null, AS_OF, stages));
        if (table !== null) assert.deepEqual(one?.[0]![0] ?? "", table[step]![1]);
      })
    );
  });

  it("take as long to win as the reps do, and as velocity says", () => {
    fc.assert(
      fc.property(generated, period, ({ deals }, [from, to]) => {
        const people = shown(() => reps(deals, undefined, from, to)) as Cell[][];
        const means = rowsOf(() => cycle(deals, "Owner", "mean", from, to, false));
        assert.deepEqual(means?.map((row) => row[1]) ?? people.slice(1).map(() => ""), people.slice(1).map((row) => row.at(-1)));
        const speed = rowsOf(() => velocity(deals, "Owner", null, from, to, false))!;
        assert.deepEqual(speed.map((row) => row.slice(2, 4)), people.slice(1).map((row) => [row[1], row[4]]));
      })
    );
  });

  it("move at the product of its parts", () => {
    fc.assert(
      fc.property(generated, period, ({ deals }, [from, to]) => {
        const one = (measure: string) => rowsOf(() => velocity(deals, null, measure, from, to))?.[0]![0];
        const [speed, open, rate, amount, days] = ["velocity", "open", "winrate", "amount", "cycle"].map(one) as number[];
        if (speed !== undefined) close(speed * days!, open! * rate! * amount!);
        else assert.ok(rate === undefined || amount === undefined || !days);
        if (rate !== undefined) assert.deepEqual(winrate(deals, null, null, from, to), [[rate]]);
      })
    );
  });

  it("convert, month by month, no fewer deals than before, and to date as CONVERSION counts that month", () => {
    fc.assert(
      fc.property(generated, fc.constantFrom("Demo", "Won"), ({ stages, tasks, history }, later) => {
        for (const table of [tasks, history]) {
          for (const [month, , toDate, ...since] of rowsOf(() => cohorts(table, "Lead", later, null, null, null, AS_OF, stages, false)) ?? []) {
            const [year, number] = String(month).split("-").map(Number);
            const [first, next] = [dayOf(year!, number!, 1)!, dayOf(number === 12 ? year! + 1 : year!, (number! % 12) + 1, 1)!];
            assert.equal(toDate, shown(() => conversion(table, "Lead", later, "cohort", first, Math.min(next - 1, AS_OF), AS_OF, stages)));
            const rates = since.filter((rate) => rate !== "").map(Number);
            rates.forEach((rate, at) => assert.ok(rate >= (rates[at - 1] ?? 0) && rate <= Number(toDate)));
          }
        }
      })
    );
  });

  it("walk each deal on one path, and reach on it what the funnel says", () => {
    fc.assert(
      fc.property(generated, period, ({ stages, history }, [from, to]) => {
        const ways = rowsOf(() => paths(history, null, from, to, AS_OF, stages, false)) ?? [];
        const one = (measure: string) => rowsOf(() => paths(history, measure, from, to, AS_OF, stages))?.[0]![0] ?? 0;
        const deals = ways.reduce((sum, row) => sum + Number(row[1]), 0);
        assert.equal(one("deals"), deals);
        assert.equal(one("paths"), ways.length);
        if (ways.length > 0) close(ways.reduce((sum, row) => sum + Number(row[2]), 0), 1);
        assert.ok(Number(one("straight")) <= deals - Math.max(...["skipped", "repeated", "backward"].map((turn) => Number(one(turn)))));
        const through = rowsOf(() => funnel(history, null, from, to, AS_OF, stages, false));
        const walked = ways.filter((row) => row[0] !== "Lost");
        assert.equal(walked.reduce((sum, row) => sum + Number(row[1]), 0), through?.[0]![1] ?? 0);
        assert.equal(walked.reduce((sum, row) => sum + Number(row[7]), 0), through?.reduce((sum, row) => sum + Number(row[4]), 0) ?? 0);
      })
    );
  });

  it("stall the deals that the funnel has over target, and cost in all 1", () => {
    fc.assert(
      fc.property(generated, ({ stages, deals, tasks, history }) => {
        const targets = [["Stage", "Target days"], ...stages.map(([name]) => [name!, 30])];
        const count = (table: Cell[][], mode: string) => rowsOf(() => stalled(table, undefined, "count", mode, AS_OF, targets))?.[0]![0];
        for (const table of [tasks, history]) {
          const through = rowsOf(() => funnel(table, null, null, null, AS_OF, targets, false));
          if (through !== null) assert.equal(count(table, "stage"), through.reduce((sum, row) => sum + Number(row[7]), 0));
          const [any, stage, activity] = ["any", "stage", "activity"].map((mode) => Number(count(table, mode)));
          assert.ok(any! >= Math.max(stage!, activity!) && any! <= stage! + activity!);
          for (const amounts of [undefined, deals]) {
            const costs = rowsOf(() => bottleneck(table, amounts, null, null, null, AS_OF, targets, false));
            if (costs !== null) close(costs.reduce((sum, row) => sum + Number(row[1]), 0), 1);
          }
        }
      })
    );
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { repDeals } from "../../src/metrics/rep-deals";
import { reps } from "../../src/metrics/reps";
import { readDealRows, type DealRows } from "../../src/process/deal-rows";
import { readTable, type SheetTable } from "../../src/process/read-table";
import { TableCopy } from "../../src/process/table-copy";
import { readTaskRows } from "../../src/process/task-rows";

interface Deal {
  readonly owner: string;
  readonly outcome: "Open" | "Won" | "Lost";
  readonly amount: number | "";
  readonly created: number | "";
  readonly closed: number | "";
}

const FIRST = 46_000;
const day = fc.oneof(fc.integer({ min: FIRST, max: FIRST + 9 }), fc.constant("" as const));
const deal: fc.Arbitrary<Deal> = fc.record({
  owner: fc.constantFrom("Li Na", "Bo", ""),
  outcome: fc.constantFrom("Open", "Won", "Lost"),
  amount: fc.oneof(fc.integer({ min: 0, max: 1_000 }), fc.constant("" as const)),
  created: fc.oneof(fc.integer({ min: FIRST - 30, max: FIRST }), fc.constant("" as const)),
  closed: day,
});
const bound = fc.option(fc.integer({ min: FIRST - 2, max: FIRST + 12 }));
const rowOf = ({ owner, outcome, amount, created, closed }: Deal, i: number) =>
  [`Deal ${i}`, owner, "Lead", outcome, amount, created, outcome === "Open" ? "" : closed];
const gridOf = (deals: readonly Deal[]) => [["Deal", "Owner", "Stage", "Outcome", "Amount", "Created", "Closed"], ...deals.map(rowOf)];
const tableOf = (deals: readonly Deal[]) => readTable(gridOf(deals));

describe("the deals of each person", () => {
  it("are those of the rows, whichever period is asked for and however many deals a day has", () => {
    const sizes = fc.oneof(fc.array(deal, { maxLength: 20 }), fc.array(deal, { minLength: 40, maxLength: 200 }));
    fc.assert(
      fc.property(sizes, fc.array(fc.tuple(bound, bound), { minLength: 1, maxLength: 6 }), (deals, periods) => {
        const rows = readDealRows(tableOf(deals));
        for (const [from, to] of periods) {
          for (const { name, deals: figures } of reps(rows, null, { from, to }, FIRST)) {
            const own = deals.filter(({ owner }) => owner === name);
            const isIn = (closed: number | "") => (from === null && to === null) || (closed !== "" && closed >= (from ?? 0) && closed <= (to ?? Infinity));
            const won = own.filter(({ outcome, closed }) => outcome === "Won" && isIn(closed));
            const lost = own.filter(({ outcome, closed }) => outcome === "Lost" && isIn(closed));
            const cycles = won.flatMap(({ created, closed }) => (created === "" || closed === "" ? [] : [closed - created]));
            assert.deepEqual(
              { open: figures!.open, won: figures!.won, lost: figures!.lost, wonAmount: figures!.wonAmount },
              { open: own.filter(({ outcome }) => outcome === "Open").length, won: won.length, lost: lost.length, wonAmount: won.reduce((sum, { amount }) => sum + (amount || 0), 0) }
            );
            if (cycles.length === 0) assert.equal(figures!.meanCycle, null);
            else assert.ok(Math.abs(figures!.meanCycle! - cycles.reduce((sum, days) => sum + days, 0) / cycles.length) < 1e-9);
          }
        }
      })
    );
  });

  it("are the same with everything shared that copies of a table share, after any edits", () => {
    const edit = fc.tuple(fc.nat(59), deal);
    fc.assert(
      fc.property(fc.array(deal, { minLength: 60, maxLength: 60 }), fc.array(edit, { maxLength: 8 }), bound, (first, edits, from) => {
        const deals = [...first];
        let copy = TableCopy.of(gridOf(deals));
        const ask = (table: SheetTable) => reps(readDealRows(table), null, { from, to: null }, FIRST);
        for (const [at, changed] of edits) {
          ask(copy.table());
          deals[at] = changed;
          copy = copy.with(at, [rowOf(changed, at)]);
        }
        assert.deepEqual(ask(copy.table()), ask(tableOf(deals)));
      })
    );
  });

  it("are the same alone and beside the tasks of others, whichever was asked first", () => {
    const tasks = readTaskRows(readTable([["Deal", "Stage", "Task", "Owner", "Due"], ...["Ada", "Zoe", "Li Na"].map((owner) => ["Deal 1", "Lead", "Call", owner, FIRST])]));
    const period = { from: null, to: FIRST };
    const [alone, beside] = [(deals: DealRows) => reps(deals, null, period, FIRST), (deals: DealRows) => reps(deals, tasks, period, FIRST)];
    const table = () => readDealRows(tableOf(Array.from({ length: 100 }, () => ({ owner: "Li Na", outcome: "Won", amount: 1, created: FIRST, closed: FIRST }))));
    const [aloneFirst, besideFirst] = [table(), table()];
    const figures = [alone(aloneFirst), beside(aloneFirst), beside(besideFirst), alone(besideFirst)].map((people) => people.map(({ name, deals }) => [name, deals!.won, deals!.wonAmount]));
    const everyone = [["Ada", 0, 0], ["Li Na", 100, 100], ["Zoe", 0, 0]];
    assert.deepEqual(figures, [[["Li Na", 100, 100]], everyone, everyone, [["Li Na", 100, 100]]]);
  });

  it("do not mix with those that another grouping of the same rows has", () => {
    const deals = readDealRows(tableOf(Array.from({ length: 100 }, (_, i) => ({ owner: ["Li Na", "Bo"][i % 2]!, outcome: "Won", amount: 1, created: FIRST, closed: FIRST + (i % 3) }))));
    const period = { from: null, to: null };
    const won = (groups: number, groupOf: (i: number) => number) => repDeals(deals, Int32Array.from({ length: 100 }, (_, i) => groupOf(i)), groups, period).map((each) => each.won);
    assert.deepEqual([won(1, () => 0), won(2, (i) => i % 2), won(4, (i) => i % 4)], [[100], [50, 50], [25, 25, 25, 25]]);
  });
});

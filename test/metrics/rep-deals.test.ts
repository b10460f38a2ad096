import assert from "node:assert/strict";
import fc from "fast-check";
import { repDeals } from "../../src/metrics/rep-deals";
import { reps } from "../../src/metrics/reps";
import { readDealRows } from "../../src/process/deal-rows";
import { readTable } from "../../src/process/read-table";

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
const tableOf = (deals: readonly Deal[]) =>
  readTable([
    ["Deal", "Owner", "Stage", "Outcome", "Amount", "Created", "Closed"],
    ...deals.map(({ owner, outcome, amount, created, closed }, i) => [`Deal ${i}`, owner, "Lead", outcome, amount, created, outcome === "Open" ? "" : closed]),
  ]);

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

  it("do not mix with those that another grouping of the same rows has", () => {
    const deals = readDealRows(tableOf(Array.from({ length: 100 }, (_, i) => ({ owner: ["Li Na", "Bo"][i % 2]!, outcome: "Won", amount: 1, created: FIRST, closed: FIRST + (i % 3) }))));
    const period = { from: null, to: null };
    const won = (groups: number, groupOf: (i: number) => number) => repDeals(deals, Int32Array.from({ length: 100 }, (_, i) => groupOf(i)), groups, period).map((each) => each.won);
    assert.deepEqual([won(1, () => 0), won(2, (i) => i % 2), won(4, (i) => i % 4)], [[100], [50, 50], [25, 25, 25, 25]]);
  });
});

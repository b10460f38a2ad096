import assert from "node:assert/strict";
import fc from "fast-check";
import { MoneySums } from "../../src/metrics/money";
import { dayOf } from "../../src/process/calendar";
import type { Deal } from "../../src/process/model";
import { readTable } from "../../src/process/read-table";
import { formatsFor } from "../../src/taskpane/common/formats";
import { filtersSet, FIRST_VIEW, type DealsView } from "../../src/taskpane/deals/deals-view";
import { filterDeals } from "../../src/taskpane/deals/filter-deals";
import { groupDeals, overdueByDeal } from "../../src/taskpane/deals/group-deals";
import { hasCurrencies, hasRates, sumsOf } from "../../src/taskpane/deals/money";
import { stalledNames } from "../../src/taskpane/deals/stalled-names";
import { deal, snapshot, stage, task } from "./sample";

const today = dayOf(2026, 11, 24)!;
const stages = [stage("Proposal", 2), stage("Lead", 1)];
const none = new Map<string, number>();

describe("the deals screen groups deals", () => {
  const group = (deals: readonly Deal[], language: "en" | "zh-CN" = "en") =>
    groupDeals(deals, { stages, overdue: none, rated: hasRates(deals), compare: formatsFor(language).compare });
  const names = (deals: readonly Deal[], language?: "en" | "zh-CN") => group(deals, language).map(({ deals: cards }) => cards.map((card) => card.deal.deal));

  it("by stage in the process's order, the largest first", () => {
    const columns = group([deal({ deal: "small", amount: 1 }), deal({ deal: "large", amount: 5 }), deal({ deal: "late", stage: " proposal" })]);
    assert.deepEqual(columns.map((column) => column.stage), ["Lead", "Proposal"]);
    assert.deepEqual(columns.map((column) => column.deals.map((card) => card.deal.deal)), [["large", "small"], ["late"]]);
    assert.deepEqual(columns.map((column) => column.sums.map(({ amount }) => amount)), [[6], []]);
  });

  it("of one amount by name, Chinese names by pinyin", () => {
    assert.deepEqual(names([deal({ deal: "张江" }), deal({ deal: "北京" }), deal({ deal: "华新" })], "zh-CN")[0], ["北京", "华新", "张江"]);
    assert.deepEqual(names([deal({ deal: "Deal 10" }), deal({ deal: "Deal 9" })])[0], ["Deal 9", "Deal 10"]);
  });

  it("whose stage is not in the Stages table last, under its own name", () => {
    const columns = group([deal({ stage: "Limbo" }), deal({ stage: "Lead" })]);
    assert.deepEqual(columns.map((column) => [column.stage, column.known?.order ?? null, column.deals.length]), [["Lead", 1, 1], ["Proposal", 2, 0], ["Limbo", null, 1]]);
  });

  it("each into exactly one column, whatever the filters", () => {
    const deals = fc.array(fc.record({ deal: fc.string({ minLength: 1 }), stage: fc.constantFrom("Lead", "Proposal", "Limbo"), outcome: fc.constantFrom("open", "won", "lost") }));
    const views = fc.record({ outcome: fc.constantFrom("open", "won", "lost", "all"), stage: fc.option(fc.constantFrom("Lead", "Proposal")) });
    fc.assert(
      fc.property(deals, views, (parts, part) => {
        const all = parts.map((each) => deal(each as Partial<Deal>));
        const found = filterDeals(all, { ...FIRST_VIEW, ...part } as DealsView, { overdue: none, stalled: null });
        const grouped = group(found).flatMap((column) => column.deals.map((card) => card.deal));
        assert.deepEqual(new Set(grouped), new Set(found));
        assert.equal(grouped.length, found.length);
      })
    );
  });

  it("with the overdue tasks of each, of those alone that are open and due before today", () => {
    const tasks = [task({ due: today - 1 }), task({ due: today }), task({ due: today - 2, status: "done", done: today }), task({ due: today - 1, deal: "other" }), task({ due: null })];
    const overdue = overdueByDeal(tasks, today);
    assert.deepEqual([...overdue], [["erp", 1], ["other", 1]]);
    const [column] = groupDeals([deal({}), deal({ deal: "calm" })], { stages: [], overdue, rated: false, compare: () => 0 });
    assert.deepEqual(column!.deals.map((card) => card.overdue), [1, 0]);
  });
});

describe("the deals screen filters", () => {
  const known = { overdue: none, stalled: null };
  const found = (deals: readonly Deal[], part: Partial<DealsView>, of = known as Parameters<typeof filterDeals>[2]) =>
    filterDeals(deals, { ...FIRST_VIEW, ...part }, of).map((each) => each.deal);
  const deals = [
    deal({ deal: "ERP", amount: 100, owner: "Li Na" }),
    deal({ deal: "CRM", customer: "华新", amount: 200, stage: "Proposal", owner: "" }),
    deal({ deal: "Web", owner: "Tom", outcome: "won", stage: "Won", amount: 300 }),
    deal({ deal: "App", owner: " tom", outcome: "lost", stage: "Lost" }),
  ];

  it("open deals at first", () => assert.deepEqual(found(deals, {}), ["ERP", "CRM"]));

  it("by how they stand: won, lost, or all", () => {
    assert.deepEqual(found(deals, { outcome: "won" }), ["Web"]);
    assert.deepEqual(found(deals, { outcome: "lost" }), ["App"]);
    assert.deepEqual(found(deals, { outcome: "all" }), ["ERP", "CRM", "Web", "App"]);
  });

  it("by owner however the name is spelled, and those without one", () => {
    assert.deepEqual(found(deals, { outcome: "all", owner: "Tom" }), ["Web", "App"]);
    assert.deepEqual(found(deals, { outcome: "all", owner: "" }), ["CRM"]);
  });

  it("by stage", () => assert.deepEqual(found(deals, { stage: " PROPOSAL" }), ["CRM"]));

  it("by a text in the names of deal, customer or owner", () => {
    assert.deepEqual(found(deals, { text: "crm" }), ["CRM"]);
    assert.deepEqual(found(deals, { text: "华" }), ["CRM"]);
    assert.deepEqual(found(deals, { text: "li n" }), ["ERP"]);
    assert.deepEqual(found(deals, { text: "  " }), ["ERP", "CRM"]);
  });

  it("by customer, in any spelling and by a part of the name", () => {
    assert.deepEqual(found(deals, { customer: "华新" }), ["CRM"]);
    assert.deepEqual(found(deals, { customer: " ACM" }), ["ERP"]);
    assert.deepEqual(found(deals, { customer: "Li Na" }), [], "an owner is no customer");
  });

  it("by the smallest amount as people type it, and by none while it is no number", () => {
    assert.deepEqual(found(deals, { atLeast: "200" }), ["CRM"]);
    assert.deepEqual(found(deals, { atLeast: "0.2k" }), ["CRM"]);
    assert.deepEqual(found(deals, { atLeast: "abc" }), ["ERP", "CRM"]);
  });

  it("by the amount in the currency that the rates convert to", () => {
    const rated = [deal({ deal: "USD", amount: 100, currency: "USD", exchangeRate: 7 }), deal({ deal: "CNY", amount: 600, currency: "CNY", exchangeRate: 1 })];
    assert.deepEqual(found(rated, { atLeast: "650" }), ["USD"]);
  });

  it("by overdue tasks and by standing still", () => {
    assert.deepEqual(found(deals, { overdue: true }, { overdue: new Map([["crm", 2]]), stalled: null }), ["CRM"]);
    assert.deepEqual(found(deals, { stalled: true, outcome: "all" }, { overdue: none, stalled: new Set(["erp", "web"]) }), ["ERP"], "a closed deal is not stalled");
    assert.deepEqual(found(deals, { stalled: true }, known), ["ERP", "CRM"], "nothing tells which are stalled");
  });

  it("and counts those that are set, the search apart", () => {
    assert.equal(filtersSet(FIRST_VIEW), 0);
    assert.equal(filtersSet({ ...FIRST_VIEW, text: "x", owner: "", customer: "Acme", atLeast: "5", stalled: true }), 4);
  });
});

describe("what deals amount to", () => {
  it("is one sum in one currency, whether every row names it or not", () => {
    assert.deepEqual(sumsOf([deal({ amount: 1, currency: "EUR" }), deal({ amount: 2 }), deal({ amount: null })], false), [{ amount: 3, currency: "EUR", isUnrated: false }]);
    assert.deepEqual(sumsOf([], false), []);
  });

  it("is never one sum of two currencies without a rate", () => {
    const deals = [deal({ amount: 1, currency: "EUR" }), deal({ amount: 5, currency: "usd" }), deal({ amount: 2, currency: " USD " })];
    assert.ok(hasCurrencies(deals));
    assert.deepEqual(sumsOf(deals, hasRates(deals)).map(({ amount, currency }) => [amount, currency]), [[7, "usd"], [1, "EUR"]]);
  });

  it("is amount × rate where rates are given; an amount that lacks one stands apart", () => {
    const deals = [deal({ amount: 2, currency: "USD", exchangeRate: 7 }), deal({ amount: 3, currency: "CNY", exchangeRate: 1 }), deal({ amount: 4, currency: "EUR" })];
    assert.deepEqual(sumsOf(deals, hasRates(deals)), [{ amount: 17, currency: "", isUnrated: false }, { amount: 4, currency: "EUR", isUnrated: true }]);
  });

  it("is what the functions in cells sum up, and several sums exactly where those refuse one", () => {
    const amounts = fc.array(fc.record({ amount: fc.option(fc.integer({ min: -1000, max: 1000 })), currency: fc.constantFrom("", "EUR", "USD") }));
    fc.assert(
      fc.property(amounts, (parts) => {
        const deals = parts.map((part) => deal(part));
        const money = new MoneySums(readTable([["Deal", "Amount", "Currency"], ...parts.map(({ amount, currency }) => ["x", amount, currency])]), 1);
        const sums = sumsOf(deals, false);
        try {
          parts.forEach((_, i) => money.add(0, i));
        } catch {
          assert.ok(sums.length > 1);
          return;
        }
        assert.ok(sums.length <= 1);
        assert.equal(sums[0]?.amount ?? 0, money.of(0));
      })
    );
  });
});

describe("stalled on the deals screen", () => {
  const timed = [{ ...stage("Lead", 1), targetDays: 7 }, stage("Proposal", 2), stage("Won", 3, "won")];
  const entered = (name: string, day: number, to = "Lead") => ({ deal: name, stage: to, entered: day, by: "" });

  it("are open deals longer in their stage than its target days, or idle that long", () => {
    const history = [entered("old", today - 8), entered("new", today - 7), entered("elsewhere", today - 99, "Proposal"), entered("won", today - 99), entered("won", today - 90, "Won")];
    assert.deepEqual(stalledNames(snapshot({ stages: timed, history }), today), new Set(["old"]));
  });

  it("are idle no longer when a task was done, but stay too long in the stage", () => {
    const back = [entered("back", today - 20), entered("back", today - 19, "Proposal"), entered("back", today - 1)];
    const history = [...back, entered("worked", today - 30)];
    const tasks = [task({ deal: "worked", done: today - 1, status: "done" })];
    assert.deepEqual(stalledNames(snapshot({ stages: timed, history, tasks }), today), new Set(["worked"]));
  });

  it("cannot be told without target days or a history", () => {
    assert.equal(stalledNames(snapshot({ history: [entered("old", today - 8)] }), today), null);
    assert.equal(stalledNames(snapshot({ stages: timed }), today), null);
  });
});

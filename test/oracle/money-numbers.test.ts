import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { likeExcel, shown } from "../functions/custom-functions";
import { attainment, coverage, forecast, losses, rep, reps } from "../../src/functions/functions";
import type { Cell } from "../../src/process/model";
import { near, records } from "./compare";
import type { Database, Row } from "./database";
import { opportunities, OPPORTUNITIES } from "./opportunities";
import { opportunityDatabase } from "./opportunity-process";
import { AS_OF, PERIODS, PROCESS, processDatabase } from "./process-by-chance";
import { loadProspects, quartersFrom, STAGES_WITH_CHANCES, targetsFor, withProspects } from "./prospects";

const ASKED = [
  {
    name: "a process of a thousand deals by chance", available: true, open: processDatabase, deals: () => withProspects(PROCESS.deals, "Created"), owner: "Owner",
    owners: ["Li Na", "Wu Fang", "Ann"], quarters: quartersFrom(46_030, 2), periods: PERIODS,
  },
  {
    name: "8,800 real opportunities", available: existsSync(OPPORTUNITIES), open: opportunityDatabase, deals: () => withProspects(opportunities(), "engage_date"), owner: "sales_agent",
    owners: ["Anna Snelling", "Darcel Schlecht", "Moses Frase"], quarters: quartersFrom(42_800, 3),
    periods: [["all time", null, null], ["the first quarter of 2017", 42_736, 42_825]] as typeof PERIODS,
  },
];

for (const { name: whose, available, open, deals: table, owner, owners, quarters, periods } of ASKED) {
  describe(`${whose}: the numbers of people and money, against SQL`, function () {
    this.timeout(60_000);
    likeExcel();
    let database: Database;
    let deals: Cell[][];
    const targets = targetsFor(owners, quarters);
    before(async function () {
      if (!available) {
        console.log(`      skipped: ${OPPORTUNITIES} is not there`);
        this.skip();
      }
      database = await open();
      deals = table();
      await loadProspects(database, deals, targets.rows);
    });
    after(() => database?.close());
    const everyone = (rows: readonly Row[]) => rows.find((row) => Number(row.everyone) === 1);
    const byOwner = (rows: readonly Row[]) => new Map(rows.filter((row) => Number(row.everyone) === 0).map((row) => [row.owner === "" ? "(blank)" : row.owner, row]));
    const one = (answer: unknown): unknown => (Array.isArray(answer) ? (answer as unknown[][])[0]![0] : "");

    for (const [name, from, to] of periods) {
      it(`the same forecast, ${name}`, async () => {
        await database.ask(from, to, AS_OF);
        const theirs = await database.rows("forecast");
        near(one(forecast(deals, null, null, from, to, STAGES_WITH_CHANCES)), everyone(theirs)?.weighted ?? 0, "weighted");
        near(one(forecast(deals, null, "amount", from, to)), everyone(theirs)?.amount ?? 0, "amount");
        const owners = byOwner(theirs);
        for (const [who, count, amount, weighted] of forecast(deals, owner, null, from, to, STAGES_WITH_CHANCES, false) as Cell[][]) {
          const row = owners.get(who as string);
          for (const [ours, column] of [[count, "open"], [amount, "amount"], [weighted, "weighted"]] as const) near(ours, row?.[column] ?? 0, `${String(who)} ${column}`);
        }
      });

      for (const by of ["Reason", "Competitor"]) {
        it(`the same losses by ${by}, ${name}`, async () => {
          await database.ask(from, to, AS_OF);
          const theirs = new Map((await database.rows("losses", { by })).map((row) => [row.cause, row]));
          const ours = losses(deals, by, null, null, from, to, false) as [string, number, number, number][];
          assert.equal(ours.length, theirs.size);
          assert.ok(ours.every((row, at) => at === 0 || row[3] <= ours[at - 1]![3]));
          const amounts = shown(() => losses(deals, by, null, "amount", from, to)) as Cell[][];
          for (const [cause, lost, amount, share] of ours) {
            const row = theirs.get(cause)!;
            near(lost, row.lost, cause);
            near(amount, row.amount, cause);
            near(share, row.share, cause);
            if (cause !== "(blank)") near(one(losses(deals, by, cause, null, from, to)), row.share, cause);
            if (Array.isArray(amounts)) near(records(amounts).find((each) => each[by] === cause)!["Share of losses"], row.amount_share, cause);
          }
        });
      }
    }

    for (const [name, from, to] of [...quarters, ["all quarters", quarters[0]![1], quarters.at(-1)![2]]] as [string, number, number][]) {
      it(`the same attainment and coverage, ${name}`, async () => {
        await database.ask(from, to, AS_OF);
        const theirs = await database.rows("attainment");
        const all = everyone(theirs)!;
        near(one(shown(() => attainment(deals, targets.table, null, null, from, to))), all.attainment, "attainment");
        near(one(shown(() => attainment(deals, targets.table, null, "count", from, to))), all.attainment_of_deals, "deals");
        near(one(shown(() => coverage(deals, targets.table, null, null, from, to))), all.coverage, "coverage");
        const people = byOwner(theirs);
        const covered = records(coverage(deals, targets.table, owner, null, from, to) as Cell[][]);
        const attained = records(attainment(deals, targets.table, owner, null, from, to) as Cell[][]);
        assert.equal(covered.length, people.size);
        covered.forEach((row, at) => {
          const who = Object.values(row)[0] as string;
          const them = people.get(who)!;
          for (const [header, column] of [["Open amount", "open_amount"], ["Won amount", "won_amount"], ["Target", "target"], ["Coverage", "coverage"]] as const) near(row[header], them[column], `${who} ${header}`);
          near(attained[at]!.Attainment, them.attainment, `${who} attainment`);
        });
      });
    }

    it("the same figure in REP as in the table of REPS", () => {
      for (const row of records(reps(deals) as Cell[][])) {
        for (const [header, figure] of Object.entries(row).slice(1)) {
          const answer = shown(() => rep(deals, row.Rep, header));
          if (row.Rep !== "(no owner)") assert.equal(typeof answer === "number" ? answer : "", figure, `${String(row.Rep)} ${header}`);
        }
      }
    });
  });
}

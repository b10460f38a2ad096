import assert from "node:assert/strict";
import { shown } from "../functions/custom-functions";
import { attainment, coverage, forecast, losses, rep, reps } from "../../src/functions/functions";
import type { Cell } from "../../src/process/model";
import { describeAsked } from "./asked";
import { near, plain, records } from "./compare";
import type { Row } from "./database";
import { targetsFor } from "./prospects";

describeAsked("the numbers of people and money", ({ asOf, stages, columns, owners, quarters, periods, spelled, argument }, both) => {
  const { owner } = columns;
  const targets = targetsFor(owners, quarters, spelled);
  before(() => both().database.fill("targets", targets.rows));
  const everyone = (rows: readonly Row[]) => rows.find((row) => Number(row.everyone) === 1);
  const byOwner = (rows: readonly Row[]) => new Map(rows.filter((row) => Number(row.everyone) === 0).map((row) => [row.owner === "" ? "(blank)" : plain(row.owner), row]));
  const one = (answer: unknown): unknown => (Array.isArray(answer) ? (answer as unknown[][])[0]![0] : "");

  for (const [name, from, to] of periods) {
    it(`the same forecast, ${name}`, async () => {
      const { database, ours: { deals } } = both();
      await database.ask(from, to, asOf);
      const theirs = await database.rows("forecast");
      near(one(forecast(deals, null, null, from, to, stages)), everyone(theirs)?.weighted ?? 0, "weighted");
      near(one(forecast(deals, null, argument("amount"), from, to)), everyone(theirs)?.amount ?? 0, "amount");
      const byName = byOwner(theirs);
      for (const [who, count, amount, weighted] of forecast(deals, owner, null, from, to, stages, false) as Cell[][]) {
        const row = byName.get(plain(who));
        for (const [ours, column] of [[count, "open"], [amount, "amount"], [weighted, "weighted"]] as const) near(ours, row?.[column] ?? 0, `${String(who)} ${column}`);
      }
    });

    for (const by of ["Reason", "Competitor"]) {
      it(`the same losses by ${by}, ${name}`, async () => {
        const { database, ours: { deals } } = both();
        await database.ask(from, to, asOf);
        const theirs = new Map((await database.rows("losses", { by })).map((row) => [plain(row.cause), row]));
        const ours = losses(deals, by, null, null, from, to, false) as [string, number, number, number][];
        assert.equal(ours.length, theirs.size);
        assert.ok(ours.every((row, at) => at === 0 || row[3] <= ours[at - 1]![3]));
        const amounts = shown(() => losses(deals, by, null, "amount", from, to)) as Cell[][];
        for (const [cause, lost, amount, share] of ours) {
          const row = theirs.get(plain(cause))!;
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
      const { database, ours: { deals } } = both();
      await database.ask(from, to, asOf);
      const theirs = await database.rows("attainment");
      const all = everyone(theirs)!;
      near(one(shown(() => attainment(deals, targets.table, null, null, from, to))), all.attainment, "attainment");
      near(one(shown(() => attainment(deals, targets.table, null, argument("count"), from, to))), all.attainment_of_deals, "deals");
      near(one(shown(() => coverage(deals, targets.table, null, null, from, to))), all.coverage, "coverage");
      const people = byOwner(theirs);
      const covered = records(coverage(deals, targets.table, owner, null, from, to) as Cell[][]);
      const attained = records(attainment(deals, targets.table, owner, null, from, to) as Cell[][]);
      assert.equal(covered.length, people.size);
      covered.forEach((row, at) => {
        const who = Object.values(row)[0] as string;
        const them = people.get(plain(who))!;
        for (const [header, column] of [["Open amount", "open_amount"], ["Won amount", "won_amount"], ["Target", "target"], ["Coverage", "coverage"]] as const) near(row[header], them[column], `${who} ${header}`);
        near(attained[at]!.Attainment, them.attainment, `${who} attainment`);
      });
    });
  }

  it("the same figure in REP as in the table of REPS", () => {
    const { deals } = both().ours;
    for (const row of records(reps(deals) as Cell[][])) {
      for (const [header, figure] of Object.entries(row).slice(1)) {
        const answer = shown(() => rep(deals, row.Rep, header));
        if (row.Rep !== "(no owner)") assert.equal(typeof answer === "number" ? answer : "", figure, `${String(row.Rep)} ${header}`);
      }
    }
  });
});

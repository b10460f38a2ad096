import assert from "node:assert/strict";
import { shown } from "../functions/custom-functions";
import { completion, due, ontime, overdue, where, workload } from "../../src/functions/functions";
import type { Cell } from "../../src/process/model";
import { describeAsked } from "./asked";
import { line, near, plain } from "./compare";

describeAsked("the numbers of tasks", ({ asOf: last, days, periods, columns, owners, least, spelled }, both) => {
  it("the same tasks that are due and that are overdue", async () => {
    const { database, ours } = both();
    for (const asOf of [...days, last]) {
      await database.ask(null, null, asOf);
      for (const next of [0, 7, 30]) {
        const theirs = (await database.rows("due", { days: next })).map((row) => line([row.deal, row.stage, row.task, row.owner, row.due, row.days_left]));
        const answer = shown(() => due(ours.tasks, next, asOf, false));
        assert.deepEqual((Array.isArray(answer) ? answer : []).map(line).sort(), theirs.sort());
        if (next === 30 && asOf === days[0]) assert.ok(theirs.length > 3);
      }
      const theirs = (await database.rows("overdue")).map((row) => line([row.deal, row.stage, row.task, row.owner, row.due, row.days_late]));
      assert.deepEqual((overdue(ours.tasks, asOf, false) as Cell[][]).map(line).sort(), theirs.sort());
      assert.ok(theirs.length > 3);
    }
  });

  for (const [name, from, to] of periods) {
    it(`the same on-time and completion rates, ${name}`, async () => {
      const { database, ours: { tasks } } = both();
      const asOf = days[1];
      await database.ask(from, to, asOf);
      for (const [query, answer, figures] of [
        ["on-time", (by?: string) => ontime(tasks, by, from, to, asOf, false), ["in_time", "counted", "rate"]],
        ["completion", (by?: string) => completion(tasks, by, from, to, false), ["done", "due", "rate"]],
      ] as const) {
        const theirs = await database.rows(query);
        near((answer() as number[][])[0]![0], theirs.find(({ everyone }) => Number(everyone) === 1)!.rate, query);
        const byOwner = new Map(theirs.filter(({ everyone }) => Number(everyone) === 0).map((row) => [plain(row.owner), row]));
        const groups = answer("Owner") as Cell[][];
        assert.ok(groups.length >= byOwner.size && byOwner.size > 3);
        for (const [owner, ...cells] of groups) {
          const row = byOwner.get(owner === "(blank)" ? "" : plain(owner));
          figures.forEach((figure, at) => near(cells[at], row === undefined ? (figure === "rate" ? null : 0) : row[figure], `${query} ${String(owner)} ${figure}`));
        }
      }
    });

    it(`the same workload, ${name}`, async () => {
      const { database, ours: { tasks } } = both();
      const asOf = days[1];
      await database.ask(from, to, asOf);
      const theirs = new Map((await database.rows("workload")).map(({ owner, week, tasks: count }) => [`${plain(owner)} ${week}`, count]));
      const answer = shown(() => workload(tasks, from, to, asOf)) as Cell[][];
      if (theirs.size === 0) return assert.ok(!Array.isArray(answer));
      const found = new Map<string, Cell>();
      const [header, ...rows] = answer;
      for (const [owner, ...cells] of rows) {
        cells.slice(0, -1).forEach((count, at) => count !== 0 && found.set(`${owner === "(blank)" ? "" : plain(owner)} ${String(header![at + 1])}`, count));
        assert.equal(cells.at(-1), cells.slice(0, -1).reduce<number>((sum, count) => sum + Number(count), 0));
      }
      assert.deepEqual(found, new Map([...found.keys()].map((key) => [key, theirs.get(key)])));
      assert.equal(found.size, theirs.size);
    });
  }

  it("the same rows by WHERE", async () => {
    const { database, ours: { deals } } = both();
    const [one, , other] = owners;
    const from = days[0];
    await database.ask(from, null, from);
    const [theirs] = await database.rows("where", { one: spelled(one!), other: spelled(other!), amount: least });
    const some = where(deals, columns.owner, [[one], [other]], [columns.amount, `>=${least}`] as never);
    const rows = [where(some, columns.created, "=" as never).slice(1), where(some, columns.created, `<${from}` as never).slice(1)].flat();
    assert.equal(rows.length, theirs!.deals);
    assert.ok(rows.length > 3);
    const header = deals.find((row) => row.some((cell) => plain(cell) !== ""))!.map(plain);
    const at = (...words: string[]) => header.findIndex((word) => words.includes(word));
    const [amount, rate] = [at("amount", "金额", "close_value"), at("exchange rate", "汇率")];
    near(rows.reduce((sum, row) => sum + Number(row[amount]) * (rate < 0 ? 1 : Number(row[rate])), 0), theirs!.amount, "amount");
  });
});

import assert from "node:assert/strict";
import { dayOf } from "../../src/process/calendar";
import type { Task } from "../../src/process/model";
import { addDeal, addTask, createProcess, handOver, markDone, postpone, readProcess, skipTasks, undo } from "../../src/workbook";
import { useExcel } from "../headless";
import { contentsOf } from "./contents";
import { refuses, rowsOf, TEAM } from "./workbook";

const MONDAY = dayOf(2026, 3, 2)!;

async function tasksOf(deal: string, stage: string): Promise<Task[]> {
  return (await readProcess())!.tasks.filter((task) => task.deal === deal && task.stage === stage);
}
const ids = (tasks: readonly Task[]) => tasks.map(({ id }) => id);
const milestones = (tasks: readonly Task[]) => tasks.filter(({ milestone }) => milestone);

describe("Several tasks at once", () => {
  const excel = useExcel();
  beforeEach(async () => {
    await createProcess({ template: "b2b", language: "en", people: TEAM });
    for (const deal of ["Acme", "Beta", "Gamma"]) {
      await addDeal({ deal, customer: deal, amount: 100, owner: "Li Na", stage: deal === "Beta" ? "Negotiation" : "Lead", start: MONDAY });
    }
  });

  it("are done with what follows for each of their deals: one moves on, one is won, one stays", async () => {
    const { tasks } = (await readProcess())!;
    const research = tasks.find(({ deal, milestone }) => deal === "Gamma" && !milestone)!;
    const chosen = [...milestones(await tasksOf("Acme", "Lead")), ...milestones(await tasksOf("Beta", "Negotiation")), research];
    const { deals } = await markDone(ids(chosen), "Wang Wei", MONDAY + 4);
    assert.deepEqual(
      deals.map(({ deal, tasks: done, movedTo, won }) => [deal, done.length, movedTo, won]),
      [["Acme", 1, "Qualification", false], ["Beta", 2, "Won", true], ["Gamma", 1, null, false]]
    );
    const now = (await readProcess())!;
    assert.deepEqual(now.problems, []);
    assert.deepEqual(now.deals.map(({ stage, outcome, closed }) => [stage, outcome, closed]), [
      ["Qualification", "open", null], ["Won", "won", MONDAY + 4], ["Lead", "open", null],
    ]);
    assert.deepEqual(now.tasks.filter(({ status }) => status === "done").map(({ id }) => id).sort(), ids(chosen).sort());
    assert.deepEqual(
      rowsOf(excel(), "History").slice(3).map((row) => [row["Deal"], row["Stage"], row["Entered"], row["By"]]),
      [["Acme", "Qualification", MONDAY + 4, "Wang Wei"], ["Beta", "Won", MONDAY + 4, "Wang Wei"]]
    );
    assert.ok((await tasksOf("Beta", "After-sales")).every(({ start }) => start === MONDAY + 4));
  });

  it("lead to the same deals, stages and history in whatever order they were picked", async () => {
    const chosen = [...(await tasksOf("Acme", "Lead")), ...milestones(await tasksOf("Acme", "Qualification"))];
    const forwards = await markDone(ids(chosen), "Li Na", MONDAY);
    const after = contentsOf(excel());
    await undo(forwards.undo);
    const backwards = await markDone(ids(chosen).reverse(), "Li Na", MONDAY);
    assert.deepEqual(contentsOf(excel()), after);
    assert.deepEqual(backwards.deals, forwards.deals);
    assert.equal(forwards.deals[0]!.movedTo, "Needs analysis");
    assert.deepEqual(forwards.deals[0]!.dueAgain, [], "what is repeated in Lead is over, since the deal has left it");
  });

  it("come again once when two of one name are done", async () => {
    const { playbook } = (await readProcess())!;
    const { task: repeated } = playbook.find(({ stage, repeatDays }) => stage === "Lead" && repeatDays !== null)!;
    await addTask({ deal: "Acme", task: repeated, owner: "Li Na", start: MONDAY, due: MONDAY });
    const same = (await tasksOf("Acme", "Lead")).filter(({ task }) => task === repeated);
    assert.equal(same.length, 2);
    const { deals } = await markDone(ids(same), "Li Na", MONDAY);
    assert.equal(deals[0]!.dueAgain.length, 1);
    assert.equal((await tasksOf("Acme", "Lead")).filter(({ task, status }) => task === repeated && status === "open").length, 1);
  });

  it("are taken back by one undo, with all that they caused and the activities that were logged with them", async () => {
    const chosen = [...(await tasksOf("Acme", "Lead")), ...milestones(await tasksOf("Beta", "Negotiation"))];
    const before = contentsOf(excel());
    const { undo: token } = await markDone(ids(chosen), "Li Na", MONDAY, { type: "meeting", notes: " At the fair " });
    assert.deepEqual(
      rowsOf(excel(), "Activities").map((row) => [row["Deal"], row["Customer"], row["Activity type"], row["Notes"], row["By"], row["Logged on"]]),
      [["Acme", "Acme", "Meeting", "At the fair", "Li Na", MONDAY], ["Beta", "Beta", "Meeting", "At the fair", "Li Na", MONDAY]]
    );
    await undo(token);
    assert.deepEqual(contentsOf(excel()), before);
  });

  it("stay as they are when one of them was closed meanwhile, which is named", async () => {
    const [first, second, third] = await tasksOf("Acme", "Lead");
    await markDone([second!.id], "A colleague", MONDAY);
    const before = contentsOf(excel());
    for (const work of [
      () => markDone(ids([first!, second!, third!]), "Li Na", MONDAY),
      () => skipTasks(ids([first!, second!]), "Li Na"),
      () => postpone(ids([first!, second!]), MONDAY + 9),
      () => handOver(ids([first!, second!]), "Wang Wei", ""),
    ]) {
      const error = await refuses("workbook:taskNotOpen", work);
      assert.equal(error.params["task"], second!.task);
      assert.deepEqual(contentsOf(excel()), before);
    }
  });

  it("are put off, handed over and closed together, found by their IDs after a sort, and taken back by one undo each", async () => {
    const chosen = ids([...(await tasksOf("Acme", "Lead")).slice(0, 2), ...(await tasksOf("Gamma", "Lead")).slice(1, 2)]);
    const now = async () => (await readProcess())!.tasks.filter(({ id }) => chosen.includes(id));
    await Excel.run(async (context) => {
      context.workbook.tables.getItem("Process").sort.apply([{ key: 4, ascending: false }]);
      await context.sync();
    });
    const before = contentsOf(excel());
    const steps: [() => Promise<{ readonly undo: Parameters<typeof undo>[0] }>, (task: Task) => unknown, unknown][] = [
      [() => postpone(chosen, MONDAY + 30), ({ due }) => due, MONDAY + 30],
      [() => handOver(chosen, "Wang Wei", "While I am away", MONDAY), ({ owner }) => owner, "Wang Wei"],
      [() => skipTasks(chosen, "Li Na"), ({ status }) => status, "skipped"],
    ];
    for (const [work, part, expected] of steps) {
      const { undo: token } = await work();
      assert.deepEqual((await now()).map(part), [expected, expected, expected]);
      const others = (await readProcess())!.tasks.filter(({ id }) => !chosen.includes(id));
      assert.ok(others.every((task) => part(task) !== expected));
      await undo(token);
      assert.deepEqual(contentsOf(excel()), before);
    }
  });

  it("are not taken back when somebody has changed one of them since", async () => {
    const chosen = await tasksOf("Acme", "Lead");
    const { undo: token } = await postpone(ids(chosen), MONDAY + 30);
    await postpone([chosen[1]!.id], MONDAY + 31);
    const before = contentsOf(excel());
    await refuses("workbook:changedSince", () => undo(token));
    assert.deepEqual(contentsOf(excel()), before);
  });
});

import assert from "node:assert/strict";
import { completion, due, ontime, overdue, workload } from "../../src/functions/functions";
import { layOut, stagesToLayOut } from "../../src/process/lay-out";
import type { Cell, Day, PlaybookTask } from "../../src/process/model";
import { readStages } from "../../src/process/read-stages";
import { readTable } from "../../src/process/read-table";
import { describeAsked } from "./asked";
import { line, near, plain } from "./compare";

/** The rows of a Playbook table, as far as a plan needs them. */
function playbookOf(grid: Cell[][]): PlaybookTask[] {
  const table = readTable(grid, { kind: "Playbook" });
  const [stages, tasks, offsets, milestones] = [table.text("stage"), table.text("task"), table.numbers("offsetDays"), table.flags("milestone")];
  return Array.from({ length: table.length }, (_, i) => ({
    stage: stages.labelAt(i), task: tasks.labelAt(i), milestone: milestones[i] === 1, role: "", offsetDays: offsets[i]!, guidance: "", repeatDays: null,
  }));
}

/*
 * "Business days skip Saturday, Sunday and the Holidays list." No figure of the catalogue counts them by itself: they are in
 * the due dates that a playbook brings, and so in every figure of tasks.
 */
describeAsked("the due dates of a plan in business days", ({ plan, stages, steps, asOf: last, days: [, asOf] }, both) => {
  if (plan === null) return;
  let planned: Cell[][];
  before(async () => {
    const { database, ours } = both();
    await database.fill("tasks", []);
    await database.run("plan");
    planned = laidOut(ours.deals, new Set(readTable(plan.Holidays).days("holiday")));
  });

  /** The tasks that the code lays out for the deals, as a Process table; a task is done when its deal is closed. */
  function laidOut(grid: Cell[][], holidays: ReadonlySet<Day>): Cell[][] {
    const deals = readTable(grid);
    const [names, owners, created, closed] = [deals.text("deal"), deals.text("owner"), deals.days("created"), deals.days("closed")];
    const stagesInOrder = stagesToLayOut(readStages(readTable(stages)), steps[0]!);
    const playbook = playbookOf(plan!.Playbook);
    const rows = Array.from({ length: deals.length }, (_, i) => {
      const owner = owners.labelAt(i);
      const tasks = created[i] === 0 ? [] : layOut({ stages: stagesInOrder, playbook, team: [], holidays, start: created[i]!, owner });
      return tasks.map(({ stage, task, milestone, start, due: dueOn }): Cell[] => {
        return [names.labelAt(i), stage, task, milestone, owner, start, dueOn, closed[i]! >= start ? closed[i] : ""];
      });
    });
    return [["Deal", "Stage", "Task", "Milestone", "Owner", "Start", "Due", "Done"], ...rows.flat()];
  }

  it("the same tasks are overdue and due, on the same days", async () => {
    const { database } = both();
    for (const day of [asOf, last]) {
      await database.ask(null, null, day);
      const late = (await database.rows("overdue")).map((row) => line([row.deal, row.stage, row.task, row.owner, row.due, row.days_late]));
      assert.ok(late.length > 100);
      assert.deepEqual((overdue(planned, day, false) as Cell[][]).map(line).sort(), late.sort());
      const next = (await database.rows("due", { days: 365 })).map((row) => line([row.deal, row.stage, row.task, row.owner, row.due, row.days_left]));
      assert.deepEqual((due(planned, 365, day, false) as Cell[][]).map(line).sort(), next.sort());
    }
  });

  it("the same on-time and completion rates, and the same workload", async () => {
    const { database } = both();
    await database.ask(46_050, 46_150, asOf);
    const all = async (query: string) => (await database.rows(query)).find(({ everyone }) => Number(everyone) === 1)!.rate;
    near((ontime(planned, null, 46_050, 46_150, asOf) as number[][])[0]![0], await all("on-time"), "on time");
    near((completion(planned, null, 46_050, 46_150) as number[][])[0]![0], await all("completion"), "completion");
    const theirs = (await database.rows("workload")).map(({ owner, week, tasks }) => line([owner, week, tasks]));
    const [header, ...rows] = workload(planned, 46_050, 46_150, asOf) as Cell[][];
    const found = rows.flatMap(([owner, ...cells]) =>
      cells.slice(0, -1).flatMap((count, at) => (count === 0 ? [] : [line([owner === "(blank)" ? "" : plain(owner), header![at + 1], count])]))
    );
    assert.deepEqual(found.sort(), theirs.sort());
  });

  it("days off that nobody heeds would be seen", async () => {
    const { database, ours } = both();
    await database.ask(null, null, last);
    const theirs = (await database.rows("overdue")).map((row) => line([row.deal, row.stage, row.task, row.owner, row.due, row.days_late]));
    assert.notDeepEqual((overdue(laidOut(ours.deals, new Set()), last, false) as Cell[][]).map(line).sort(), theirs.sort());
  });
});

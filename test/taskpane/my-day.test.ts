import assert from "node:assert/strict";
import fc from "fast-check";
import type { Language } from "../../src/process/language";
import type { Task } from "../../src/process/model";
import { dayOf, dayToDate, isBusinessDay } from "../../src/process/calendar";
import type { DealFollowed } from "../../src/workbook";
import { formatsFor } from "../../src/taskpane/common/formats";
import { byCustomer, endOfWeek, GROUPS, groupTasks } from "../../src/taskpane/my-day/group-tasks";
import { putOffDays } from "../../src/taskpane/my-day/put-off-days";
import { whatFollowed } from "../../src/taskpane/my-day/what-followed";
import { withPending, type Pending } from "../../src/taskpane/state/pending";
import { task } from "./sample";

const tuesday = dayOf(2026, 11, 24)!;

describe("my day groups tasks", () => {
  it("by when they are due: before today, today, until Sunday, later", () => {
    const groups = groupTasks(
      [
        task({ id: "monday", due: tuesday - 1 }),
        task({ id: "tuesday", due: tuesday }),
        task({ id: "wednesday", due: tuesday + 1 }),
        task({ id: "sunday", due: tuesday + 5 }),
        task({ id: "next monday", due: tuesday + 6 }),
        task({ id: "whenever", due: null }),
      ],
      tuesday,
      null
    );
    const ids = (name: (typeof GROUPS)[number]) => groups[name].map(({ id }) => id);
    assert.deepEqual(ids("overdue"), ["monday"]);
    assert.deepEqual(ids("today"), ["tuesday"]);
    assert.deepEqual(ids("week"), ["wednesday", "sunday"]);
    assert.deepEqual(ids("later"), ["next monday", "whenever"]);
  });

  it("of one person, however the name is spelled", () => {
    const tasks = [task({ id: "mine", owner: " li NA ", due: tuesday }), task({ id: "Tom's", owner: "Tom", due: tuesday })];
    assert.deepEqual(groupTasks(tasks, tuesday, "Li Na").today.map(({ id }) => id), ["mine"]);
    assert.deepEqual(groupTasks(tasks, tuesday, null).today.map(({ id }) => id), ["mine", "Tom's"]);
  });

  it("that were done: today's are shown, yesterday's are not", () => {
    const tasks = [
      task({ id: "today", status: "done", done: tuesday, due: tuesday - 3 }),
      task({ id: "yesterday", status: "done", done: tuesday - 1 }),
    ];
    const groups = groupTasks(tasks, tuesday, null);
    assert.deepEqual(groups.doneToday.map(({ id }) => id), ["today"]);
    assert.equal(groups.overdue.length, 0);
  });

  it("without those that were skipped", () => {
    const groups = groupTasks([task({ status: "skipped", due: tuesday - 1 })], tuesday, null);
    assert.deepEqual(GROUPS.map((name) => groups[name].length), [0, 0, 0, 0, 0]);
  });

  it("with the longest overdue first and those of one day as they stand in the sheet", () => {
    const tasks = [task({ id: "b", due: tuesday - 1 }), task({ id: "a", due: tuesday - 9 }), task({ id: "c", due: tuesday - 1 })];
    assert.deepEqual(groupTasks(tasks, tuesday, null).overdue.map(({ id }) => id), ["a", "b", "c"]);
  });

  it("each into exactly one group, in any week", () => {
    const due = fc.option(fc.integer({ min: tuesday - 30, max: tuesday + 30 }));
    fc.assert(
      fc.property(fc.array(due), fc.integer({ min: tuesday - 7, max: tuesday + 7 }), (dues, today) => {
        const tasks = dues.map((day, index) => task({ id: String(index), due: day }));
        const groups = groupTasks(tasks, today, null);
        const ids = GROUPS.flatMap((name) => groups[name].map(({ id }) => id)).sort();
        assert.deepEqual(ids, tasks.map(({ id }) => id).sort());
      })
    );
  });

  it("whose week ends on Sunday, also when today is one", () => {
    assert.equal(endOfWeek(tuesday), tuesday + 5);
    assert.equal(endOfWeek(tuesday + 5), tuesday + 5);
    assert.equal(endOfWeek(tuesday + 6), tuesday + 12);
  });
});

describe("my day by customer", () => {
  const of = (id: string, customer: string, due: number | null = tuesday) => task({ id, customer, due });
  const names = (language: Language, ...tasks: Task[]) =>
    byCustomer(groupTasks(tasks, tuesday, null), formatsFor(language).compare).map(({ customer, tasks: theirs }) => [customer, theirs.map(({ id }) => id).join()]);

  it("has one group for each customer, however it is spelled, by due date, and those without one last", () => {
    const tasks = [of("a", ""), of("b", "Globex", null), of("c", "acme "), of("d", "Globex", tuesday - 3), of("e", "ACME", tuesday - 1)];
    assert.deepEqual(names("en", ...tasks), [["ACME", "e,c"], ["Globex", "d,b"], ["", "a"]]);
  });

  it("is in the order of pinyin in Chinese", () => {
    assert.deepEqual(names("zh-CN", of("a", "张三商贸"), of("b", "阿里"), of("c", "华新")).map(([customer]) => customer), ["阿里", "华新", "张三商贸"]);
  });

  it("has nothing that was done", () => {
    assert.deepEqual(names("en", task({ status: "done", done: tuesday })), []);
  });
});

describe("putting off offers", () => {
  const offered = (day: number, holidays: number[] = []) =>
    putOffDays(day, new Set(holidays)).map(({ name, day: to }) => [name, to - tuesday]);

  it("tomorrow and next Monday on a Tuesday", () => {
    assert.deepEqual(offered(tuesday), [["tomorrow", 1], ["nextMonday", 6]]);
  });

  it("next Monday alone on a Friday, since nobody works tomorrow", () => {
    assert.deepEqual(offered(tuesday + 3), [["nextMonday", 6]]);
  });

  it("tomorrow's Monday once on a Sunday", () => {
    assert.deepEqual(offered(tuesday + 5), [["nextMonday", 6]]);
  });

  it("the next working day when tomorrow is a holiday", () => {
    assert.deepEqual(offered(tuesday, [tuesday + 1]), [["nextWorkingDay", 2], ["nextMonday", 6]]);
  });

  it("next week's first working day when its Monday is a holiday", () => {
    assert.deepEqual(offered(tuesday, [tuesday + 6]), [["tomorrow", 1], ["nextWeek", 7]]);
  });

  it("days after today on which people work, and none twice, whatever the holidays", () => {
    const nearby = fc.integer({ min: tuesday - 10, max: tuesday + 20 });
    fc.assert(
      fc.property(nearby, fc.uniqueArray(nearby, { maxLength: 12 }), (today, holidays) => {
        const days = putOffDays(today, new Set(holidays)).map(({ day }) => day);
        assert.equal(new Set(days).size, days.length);
        for (const day of days) {
          assert.ok(day > today && isBusinessDay(day, new Set(holidays)), `${dayToDate(day).toISOString()}`);
        }
      })
    );
  });
});

describe("what followed from a tick", () => {
  const done: DealFollowed = { deal: "ERP", tasks: ["Call"], milestone: false, movedTo: null, won: false, milestonesLeft: [], dueAgain: [] };

  it("is the task itself when it was no milestone", () => {
    assert.equal(whatFollowed([done]).key, "taskChanges:followed.done");
  });

  it("tells when a task that is repeated is due again", () => {
    const { key, params } = whatFollowed([{ ...done, dueAgain: [{ task: "Call", due: tuesday }] }]);
    assert.deepEqual([key, params.day], ["taskChanges:followed.again", tuesday]);
  });

  it("counts the milestones that the stage still waits for", () => {
    const { key, params } = whatFollowed([{ ...done, milestone: true, milestonesLeft: ["Budget", "Meeting"] }]);
    assert.deepEqual([key, params.count], ["taskChanges:followed.milestone", 2]);
  });

  it("names the stage that the deal moved to", () => {
    const { key, params } = whatFollowed([{ ...done, milestone: true, movedTo: "Proposal" }]);
    assert.deepEqual([key, params.stage], ["taskChanges:followed.moved", "Proposal"]);
  });

  it("names the one deal that several tasks moved, and counts more than one", () => {
    const several = { ...done, tasks: ["Call", "Meet"] };
    const moved = { ...several, movedTo: "Proposal" };
    const won = { ...several, deal: "CRM", movedTo: "Won", won: true };
    const again = { ...several, dueAgain: [{ task: "Call", due: tuesday }] };
    const keys = [[several], [again], [moved, several], [moved, again], [won], [moved, won], [moved, moved, again]].map((deals) => whatFollowed(deals).key.replace("taskChanges:severalFollowed.", ""));
    assert.deepEqual(keys, ["done", "doneAgain", "moved", "movedAgain", "won", "dealsWon", "dealsMovedAgain"]);
    const { params } = whatFollowed([several, moved, won, again]);
    assert.deepEqual(params, { tasks: 8, deal: "ERP", stage: "Proposal", moved: 2, won: 1, again: 1 });
  });

  it("congratulates when the deal is won", () => {
    assert.equal(whatFollowed([{ ...done, milestone: true, movedTo: "Won", won: true }]).key, "taskChanges:followed.won");
  });
});

describe("a change that is being written", () => {
  const pending = (change: Pending["change"], failure: Pending["failure"] = null): Map<string, Pending> =>
    new Map([["t1", { change, keys: ["t1"], failure, again: () => undefined }]]);

  it("shows at once", () => {
    assert.deepEqual(withPending([task({})], pending({ what: "done", on: tuesday }))[0], task({ status: "done", done: tuesday }));
    assert.deepEqual(withPending([task({})], pending({ what: "skipped" }))[0], task({ status: "skipped" }));
    assert.equal(withPending([task({})], pending({ what: "due", due: tuesday }))[0].due, tuesday);
    assert.equal(withPending([task({})], pending({ what: "owner", owner: "Tom" }))[0].owner, "Tom");
    assert.deepEqual(withPending([task({ status: "done", done: 1 })], pending({ what: "reopened" }))[0], task({}));
  });

  it("is as the sheet has it again when it failed", () => {
    const failure = { code: "workbook:busy", params: {} };
    assert.deepEqual(withPending([task({})], pending({ what: "done", on: tuesday }, failure)), [task({})]);
  });

  it("leaves the other tasks alone", () => {
    const other = task({ id: "t2" });
    assert.equal(withPending([other], pending({ what: "done", on: tuesday }))[0], other);
  });
});

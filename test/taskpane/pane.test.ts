import assert from "node:assert/strict";
import { StagebookError } from "../../src/process/problem";
import type { ProcessSnapshot, Task } from "../../src/process/model";
import type { DoneActivity, UndoToken } from "../../src/workbook";
import { Pane, memberNamed, type Arrangement, type PaneWorkbook } from "../../src/taskpane/state/pane";
import { canTryAgain, problemOf } from "../../src/taskpane/state/problems";
import { failedTogether, withPending } from "../../src/taskpane/state/pending";
import { preferences, snapshot, task } from "./sample";

const TODAY = 46_350;

/** A workbook in memory whose next operation can be held back or made to fail. */
class SheetInMemory implements PaneWorkbook {
  now: ProcessSnapshot | null;
  calls: string[] = [];
  failures: Error[] = [];
  gate: Promise<void> = Promise.resolve();
  changed: () => void = () => undefined;

  constructor(...tasks: Task[]) {
    this.now = snapshot({ tasks });
  }

  private async write(call: string, taskIds: readonly string[], part: Partial<Task>): Promise<{ undo: UndoToken }> {
    await this.gate;
    this.calls.push(call);
    const failure = this.failures.shift();
    if (failure !== undefined) throw failure;
    this.now = { ...this.now!, tasks: this.now!.tasks.map((each) => (taskIds.includes(each.id) ? { ...each, ...part } : each)) };
    return { undo: { steps: taskIds } };
  }

  readProcess: (onTasks: (tasks: ProcessSnapshot) => void) => Promise<ProcessSnapshot | null> = async () => this.now;
  isReadOnly = async () => false;
  watchProcess = async (onChange: () => void) => {
    this.changed = onChange;
    return async () => undefined;
  };
  markDone = async (taskIds: readonly string[], by: string, on: number, activity: DoneActivity | null) => {
    const logged = activity === null ? "" : `, ${activity.type}: ${activity.notes}`;
    const written = await this.write(`done ${taskIds.join("+")} by ${by}${logged}`, taskIds, { status: "done", done: on });
    const followed = { deal: "ERP", milestone: false, movedTo: null, won: false, milestonesLeft: [], dueAgain: [] };
    return { deals: [{ ...followed, tasks: taskIds.map(() => "Call") }], ...written };
  };
  skipTasks = (taskIds: readonly string[], by: string) => this.write(`skip ${taskIds.join("+")} by ${by}`, taskIds, { status: "skipped" });
  reopenTask = async (taskId: string) => void (await this.write(`reopen ${taskId}`, [taskId], { status: "open", done: null }));
  postpone = (taskIds: readonly string[], due: number) => this.write(`postpone ${taskIds.join("+")}`, taskIds, { due });
  handOver = (taskIds: readonly string[], owner: string, note: string) => this.write(`hand over ${taskIds.join("+")}: ${note}`, taskIds, { owner });
  undo = async (token: UndoToken) => {
    const taskIds = token.steps.map(String);
    await this.write(`undo ${taskIds.join("+")}`, taskIds, { status: "open", done: null });
  };
}

/** The pane on a workbook, not started yet. */
function paneOn(sheet: SheetInMemory, me: string | null = "Li Na", reminded: number | null = TODAY) {
  let language: "en" | "zh-CN" = "en";
  let remembered = me;
  let arranged: Arrangement = "date";
  const pane = new Pane({
    workbook: sheet,
    preferences: preferences({ me: () => remembered, rememberMe: (name) => (remembered = name), remindedOn: () => reminded, rememberReminded: (day) => (reminded = day), arrangement: () => arranged, rememberArrangement: (wanted) => (arranged = wanted) }),
    languages: { current: () => language, chosen: () => null, choose: (wanted) => (language = wanted ?? "en") },
    today: () => TODAY,
  });
  const shown = () => {
    const { process, pending } = pane.store.get();
    return "snapshot" in process ? withPending(process.snapshot.tasks, pending) : [];
  };
  return { pane, shown, remembered: () => remembered, arranged: () => arranged };
}

async function open(...on: Parameters<typeof paneOn>) {
  const opened = paneOn(...on);
  await opened.pane.start();
  return opened;
}

/** A workbook so large that its tasks are told first; the rest of each reading comes when the test says so. */
class LargeSheet extends SheetInMemory {
  private readonly rests: (() => void)[] = [];

  override readProcess = (onTasks: (tasks: ProcessSnapshot) => void) => {
    const now = this.now!;
    onTasks({ ...now, deals: [] });
    return new Promise<ProcessSnapshot>((resolve, reject) => {
      this.rests.push(() => {
        const failure = this.failures.shift();
        if (failure === undefined) resolve(now);
        else reject(failure);
      });
    });
  };

  /** The rest of every reading that has begun; readings that begin because of it are left waiting. */
  async restComes(): Promise<void> {
    for (const come of this.rests.splice(0)) come();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

describe("the pane", () => {
  it("says at opening what is due for me, once a day, and nothing when nothing is", async () => {
    const due = [task({ id: "1", due: TODAY - 2 }), task({ id: "2", due: TODAY }), task({ id: "3", due: TODAY + 1 }), task({ id: "4", due: TODAY, owner: "Tom" })];
    const said = async (tasks: Parameters<typeof task>[0][], me: string | null, reminded: number | null) =>
      (await open(new SheetInMemory(...tasks.map(task)), me, reminded)).pane.store.get().notice;
    const first = await said(due, "li na", TODAY - 1);
    assert.deepEqual([first!.key, first!.params], ["taskpane:due.reminder", { overdue: 1, today: 1 }]);
    assert.equal(await said(due, "Li Na", TODAY), null);
    assert.equal(await said(due, null, null), null);
    assert.equal(await said([task({ due: TODAY + 1 })], "Li Na", null), null);
  });

  it("shows a tick before the workbook has it, and signs it with my name", async () => {
    const sheet = new SheetInMemory(task({}));
    const { pane, shown } = await open(sheet);
    let release = () => {};
    sheet.gate = new Promise((resolve) => (release = resolve));
    pane.markDone([shown()[0]]);
    assert.deepEqual([shown()[0].status, sheet.calls.length], ["done", 0]);
    release();
    await pane.settled();
    assert.deepEqual(sheet.calls, ["done t1 by Li Na"]);
    assert.equal(shown()[0].status, "done");
    assert.equal(pane.store.get().pending.size, 0);
    assert.equal(pane.store.get().notice?.key, "taskChanges:followed.done");
  });

  it("brings a tick back with the reason when it fails, and tries again on request", async () => {
    const sheet = new SheetInMemory(task({}));
    sheet.failures.push(new StagebookError("workbook:protected", { sheet: "Process" }));
    const { pane, shown } = await open(sheet);
    pane.markDone([shown()[0]]);
    await pane.settled();
    const failed = pane.store.get().pending.get("t1")!;
    assert.equal(shown()[0].status, "open");
    assert.deepEqual([failed.failure?.code, failed.failure?.params.sheet], ["workbook:protected", "Process"]);
    assert.equal(pane.store.get().notice, null);
    failed.again();
    assert.equal(shown()[0].status, "done");
    await pane.settled();
    assert.equal(sheet.now!.tasks[0].status, "done");
    assert.equal(pane.store.get().pending.size, 0);
  });

  it("forgets a failure on request and leaves the task as the sheet has it", async () => {
    const sheet = new SheetInMemory(task({}));
    sheet.failures.push(new Error("broken"));
    const { pane, shown } = await open(sheet);
    pane.markDone([shown()[0]]);
    await pane.settled();
    pane.forget(["t1"]);
    assert.equal(pane.store.get().pending.size, 0);
    assert.equal(shown()[0].status, "open");
  });

  it("writes one thing after the other, in the order of the clicks", async () => {
    const sheet = new SheetInMemory(task({}), task({ id: "t2" }), task({ id: "t3" }));
    const { pane, shown } = await open(sheet);
    const [one, two, three] = shown();
    pane.markDone([one]);
    pane.postpone([two], TODAY + 1);
    pane.handOver([three], "Tom", "please");
    assert.deepEqual(shown().map(({ status, due, owner }) => [status, due, owner]), [
      ["done", null, "Li Na"],
      ["open", TODAY + 1, "Li Na"],
      ["open", null, "Tom"],
    ]);
    await pane.settled();
    assert.deepEqual(sheet.calls, ["done t1 by Li Na", "postpone t2", "hand over t3: please"]);
    assert.equal(pane.store.get().pending.size, 0);
  });

  it("closes a task that is not needed, at once and signed, and takes it back by undo", async () => {
    const sheet = new SheetInMemory(task({}));
    const { pane, shown } = await open(sheet);
    pane.skip([shown()[0]]);
    assert.equal(shown()[0].status, "skipped");
    await pane.settled();
    assert.deepEqual(sheet.calls, ["skip t1 by Li Na"]);
    assert.deepEqual([shown()[0].status, pane.store.get().notice?.key], ["skipped", "taskChanges:one.skipped"]);
    pane.store.get().notice!.undo!();
    await pane.settled();
    assert.equal(shown()[0].status, "open");
  });

  it("does something to several tasks as one operation with one undo, shown for all of them at once", async () => {
    const sheet = new SheetInMemory(task({}), task({ id: "t2" }), task({ id: "t3" }));
    const { pane, shown } = await open(sheet);
    const statuses = () => shown().map(({ status }) => status);
    pane.markDone(shown().slice(0, 2), { type: "call", notes: "Agreed" });
    assert.deepEqual(statuses(), ["done", "done", "open"]);
    await pane.settled();
    assert.deepEqual(sheet.calls, ["done t1+t2 by Li Na, call: Agreed"]);
    assert.deepEqual([pane.store.get().notice?.key, pane.store.get().notice?.params.tasks], ["taskChanges:severalFollowed.done", 2]);
    pane.store.get().notice!.undo!();
    await pane.settled();
    assert.deepEqual(statuses(), ["open", "open", "open"]);
    pane.postpone(shown().slice(1), TODAY + 3);
    assert.deepEqual(shown().map(({ due }) => due), [null, TODAY + 3, TODAY + 3]);
    await pane.settled();
    assert.deepEqual([pane.store.get().notice?.key, pane.store.get().notice?.params], ["taskChanges:several.putOffTo", { tasks: 2, day: TODAY + 3 }]);
  });

  it("brings all of several tasks back when their operation fails, tells why once, and tries all of them again", async () => {
    const sheet = new SheetInMemory(task({}), task({ id: "t2" }));
    sheet.failures.push(new StagebookError("workbook:taskNotOpen", { task: "Call", sheet: "Process" }));
    const { pane, shown } = await open(sheet);
    pane.skip(shown());
    await pane.settled();
    assert.deepEqual(shown().map(({ status }) => status), ["open", "open"]);
    const [failed, ...more] = failedTogether(pane.store.get().pending);
    assert.deepEqual([more.length, failed!.failure.code], [0, "workbook:taskNotOpen"]);
    failed!.again();
    await pane.settled();
    assert.deepEqual(shown().map(({ status }) => status), ["skipped", "skipped"]);
    assert.equal(pane.store.get().pending.size, 0);
  });

  it("shows a later change of one of several tasks whose operation failed, and forgets the failure of the others together", async () => {
    const sheet = new SheetInMemory(task({}), task({ id: "t2" }), task({ id: "t3" }));
    sheet.failures.push(new Error("broken"));
    const { pane, shown } = await open(sheet);
    pane.skip(shown());
    await pane.settled();
    pane.postpone([shown()[1]], TODAY + 1);
    await pane.settled();
    assert.deepEqual([...pane.store.get().pending.keys()], ["t1", "t3"]);
    pane.forget(["t1", "t2", "t3"]);
    assert.equal(pane.store.get().pending.size, 0);
  });

  it("opens one of several tasks again without what followed from the others", async () => {
    const sheet = new SheetInMemory(task({}), task({ id: "t2" }));
    const { pane, shown } = await open(sheet);
    pane.markDone(shown());
    await pane.settled();
    pane.reopen(shown()[0]);
    await pane.settled();
    assert.deepEqual(sheet.calls, ["done t1+t2 by Li Na", "reopen t1"]);
  });

  it("remembers how My day is arranged", async () => {
    const { pane, arranged } = await open(new SheetInMemory());
    assert.equal(pane.store.get().arrangement, "date");
    pane.arrange("customer");
    assert.deepEqual([pane.store.get().arrangement, arranged()], ["customer", "customer"]);
  });

  it("goes on after a failure with what was clicked next", async () => {
    const sheet = new SheetInMemory(task({}), task({ id: "t2" }));
    sheet.failures.push(new Error("broken"));
    const { pane, shown } = await open(sheet);
    const [one, two] = shown();
    pane.markDone([one]);
    pane.markDone([two]);
    await pane.settled();
    assert.deepEqual(shown().map(({ status }) => status), ["open", "done"]);
  });

  it("undoes a tick with all that followed from it, by the notice or by unticking", async () => {
    const sheet = new SheetInMemory(task({}), task({ id: "t2" }));
    const { pane, shown } = await open(sheet);
    pane.markDone([shown()[0]]);
    await pane.settled();
    pane.store.get().notice!.undo!();
    await pane.settled();
    assert.deepEqual([shown()[0].status, pane.store.get().notice?.key], ["open", "taskpane:notice.undone"]);
    pane.markDone([shown()[1]]);
    await pane.settled();
    pane.reopen(shown()[1]);
    await pane.settled();
    assert.deepEqual(sheet.calls, ["done t1 by Li Na", "undo t1", "done t2 by Li Na", "undo t2"]);
  });

  it("only reopens a task that someone else marked done", async () => {
    const sheet = new SheetInMemory(task({ status: "done", done: TODAY }));
    const { pane, shown } = await open(sheet);
    pane.reopen(shown()[0]);
    await pane.settled();
    assert.deepEqual(sheet.calls, ["reopen t1"]);
  });

  it("says why an undo failed and offers it again", async () => {
    const sheet = new SheetInMemory(task({}));
    const { pane, shown } = await open(sheet);
    pane.markDone([shown()[0]]);
    await pane.settled();
    sheet.failures.push(new StagebookError("workbook:sheetProtected", { sheet: "Process" }));
    pane.store.get().notice!.undo!();
    await pane.settled();
    const notice = pane.store.get().notice!;
    assert.deepEqual([notice.tone, notice.key], ["failed", "workbook:sheetProtected"]);
    notice.undo!();
    await pane.settled();
    assert.equal(shown()[0].status, "open");
  });

  it("offers no undo again that can only fail again", async () => {
    const sheet = new SheetInMemory(task({}));
    const { pane, shown } = await open(sheet);
    pane.markDone([shown()[0]]);
    await pane.settled();
    sheet.failures.push(new StagebookError("workbook:changedSince", { sheet: "Process" }));
    pane.store.get().notice!.undo!();
    await pane.settled();
    const { key, undo } = pane.store.get().notice!;
    assert.deepEqual([key, undo], ["workbook:changedSince", null]);
  });

  it("follows the sheet", async () => {
    const sheet = new SheetInMemory(task({}));
    const { pane, shown } = await open(sheet);
    sheet.now = snapshot({ tasks: [task({ task: "Call back" })] });
    sheet.changed();
    await pane.refresh();
    assert.equal(shown()[0].task, "Call back");
  });

  it("reads again when the sheet changed while it was reading", async () => {
    const sheet = new SheetInMemory(task({}));
    const { pane, shown } = await open(sheet);
    const slow = pane.refresh();
    sheet.now = snapshot({ tasks: [task({ task: "Call back" })] });
    await pane.refresh();
    await slow;
    assert.equal(shown()[0].task, "Call back");
  });

  it("keeps what it shows when a later read fails, says that it may be old, and no longer once it was read again", async () => {
    const sheet = new SheetInMemory(task({}));
    const { pane, shown } = await open(sheet);
    const { readProcess } = sheet;
    assert.equal(pane.store.get().notReadAgain, null);
    sheet.readProcess = () => Promise.reject(new StagebookError("workbook:editMode"));
    await pane.refresh();
    assert.equal(shown().length, 1);
    assert.equal(pane.store.get().notReadAgain?.code, "workbook:editMode");
    sheet.readProcess = readProcess;
    await pane.refresh();
    assert.equal(pane.store.get().notReadAgain, null);
  });

  it("knows of a workbook without a process whether one may be made there", async () => {
    const sheet = new SheetInMemory();
    sheet.now = null;
    sheet.isReadOnly = async () => true;
    const { pane } = await open(sheet);
    assert.deepEqual(pane.store.get().process, { is: "none", isReadOnly: true });
  });

  it("keeps saying what was done, with its undo, when a row is selected in the sheet, and not when the user goes elsewhere", async () => {
    const { pane, shown } = await open(new SheetInMemory(task({})));
    pane.markDone(shown());
    await pane.settled();
    const { notice } = pane.store.get();
    assert.notEqual(notice?.undo ?? null, null);
    pane.open("deal", { deal: "ERP", bySelection: true });
    assert.equal(pane.store.get().notice, notice);
    pane.open("deals");
    assert.equal(pane.store.get().notice, null);
  });

  it("shows the tasks of a large workbook before its deals are read, and a tick among them stays", async () => {
    const sheet = new LargeSheet(task({}));
    const { pane, shown } = paneOn(sheet);
    const opening = pane.start();
    assert.equal(pane.store.get().process.is, "tasks-there");
    pane.markDone(shown());
    await sheet.restComes();
    await opening;
    assert.equal(pane.store.get().process.is, "there");
    assert.equal(shown()[0].status, "done");
    await sheet.restComes();
    await pane.settled();
    assert.deepEqual([sheet.calls, shown()[0].status, pane.store.get().pending.size], [["done t1 by Li Na"], "done", 0]);
  });

  it("keeps the tasks of a large workbook when its deals cannot be read, and says so", async () => {
    const sheet = new LargeSheet(task({}));
    sheet.failures.push(new StagebookError("workbook:excelRefused"));
    const { pane, shown } = paneOn(sheet);
    const opening = pane.start();
    await sheet.restComes();
    await opening;
    const { process, notReadAgain } = pane.store.get();
    assert.deepEqual([process.is, shown().length, notReadAgain?.code], ["tasks-there", 1, "workbook:excelRefused"]);
  });

  it("does not go back to tasks alone when a large workbook is read again", async () => {
    const sheet = new LargeSheet(task({}));
    const { pane } = paneOn(sheet);
    for (const expected of ["tasks-there", "there"]) {
      const reading = pane.refresh();
      assert.equal(pane.store.get().process.is, expected);
      await sheet.restComes();
      await reading;
    }
  });

  it("stays on the way to a first process until all of it is read", async () => {
    const sheet = new SheetInMemory();
    sheet.now = null;
    const { pane } = await open(sheet);
    const made = new LargeSheet(task({}));
    sheet.readProcess = made.readProcess;
    const reading = pane.refresh();
    assert.equal(pane.store.get().process.is, "none");
    await made.restComes();
    await reading;
    assert.equal(pane.store.get().process.is, "there");
  });

  it("misses no change that comes while a workbook is read for the first time", async () => {
    const sheet = new LargeSheet(task({}));
    const { pane, shown } = paneOn(sheet);
    const opening = pane.start();
    sheet.now = snapshot({ tasks: [task({ task: "Call back" })] });
    sheet.changed();
    await sheet.restComes();
    await opening;
    assert.equal(shown()[0].task, "Call");
    await sheet.restComes();
    assert.equal(shown()[0].task, "Call back");
  });

  it("keeps the way to a first process open when a later read fails", async () => {
    const sheet = new SheetInMemory();
    sheet.now = null;
    const { pane } = await open(sheet);
    sheet.readProcess = () => Promise.reject(new StagebookError("workbook:excelRefused"));
    await pane.refresh();
    const { process, notReadAgain } = pane.store.get();
    assert.deepEqual([process.is, notReadAgain?.code], ["none", "workbook:excelRefused"]);
  });

  it("says that the workbook cannot be read when the first read fails", async () => {
    const fresh = new SheetInMemory();
    fresh.readProcess = () => Promise.reject(new StagebookError("workbook:editMode"));
    const { process } = (await open(fresh)).pane.store.get();
    assert.ok(process.is === "unreadable" && process.problem.code === "workbook:editMode");
  });

  it("remembers who I am, and which of the team that is", async () => {
    const { pane, remembered } = await open(new SheetInMemory(), null);
    pane.identify("li na");
    assert.equal(remembered(), "li na");
    assert.equal(memberNamed(snapshot(), pane.store.get().me), "Li Na");
    assert.equal(memberNamed(snapshot(), "Nobody"), null);
  });

  it("switches the language for everything at once", async () => {
    const { pane } = await open(new SheetInMemory());
    pane.chooseLanguage("zh-CN");
    assert.deepEqual([pane.store.get().language, pane.store.get().chosenLanguage], ["zh-CN", "zh-CN"]);
  });
});

describe("an error in the pane", () => {
  it("is the problem that it carries", () => {
    const { code, params, row } = problemOf(new StagebookError("import:empty", { name: "a" }, { row: 3 }))!;
    assert.deepEqual([code, params, row], ["import:empty", { name: "a" }, 3]);
  });

  it("is none when the user cancelled", () => {
    assert.equal(problemOf(new DOMException("", "AbortError")), null);
  });

  it("is worth another try only where that can help", () => {
    const worth = (code: string) => canTryAgain({ code, params: {} });
    for (const code of ["workbook:excelRefused", "workbook:sheetProtected", "workbook:noRoomBelow", "workbook:severalAreas", "taskpane:failure.unexpected"]) {
      assert.ok(worth(code), code);
    }
    for (const code of ["workbook:processExists", "workbook:dealExists", "workbook:excelTooOld", "workbook:undoFailed", "import:isExcel", "import:empty"]) {
      assert.ok(!worth(code), code);
    }
  });

  it("is told in its own words when nobody expected it", () => {
    assert.deepEqual(problemOf(new TypeError("x is undefined")), {
      code: "taskpane:failure.unexpected",
      params: { message: "x is undefined" },
    });
  });
});

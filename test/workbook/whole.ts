import assert from "node:assert/strict";
import { dayOf } from "../../src/process/calendar";
import { StagebookError } from "../../src/process/problem";
import {
  addDeal, addTask, changeDeal, changePerson, changeSetup, changeStage, createProcess, handOver, handOverEverything, importDeals, logActivity, loseDeal, markDone, mayRetry, moveDeal, postpone, putFormula, readProcess, readSetup, refreshDashboard, skipTasks,
  removeStage, renameStage, reopenDeal, reorderStages, undo, type SetupKind, type UndoToken,
} from "../../src/workbook";
import { startHeadless, type Headless } from "../headless";
import { contentsOf } from "./contents";
import { failKth, WAYS } from "./failing";
import { planOf } from "./plan";
import { TEAM } from "./workbook";

const MONDAY = dayOf(2026, 3, 2)!;
export const DEAL = { deal: "Beta", customer: "Beta", amount: 900, owner: "Li Na", stage: "Lead", start: MONDAY };

export interface Operation {
  /** Brings the workbook to where the operation begins; answers it. */
  prepare(): Promise<() => Promise<unknown>>;
}

export async function withProcess(): Promise<void> {
  await createProcess({ template: "b2b", language: "en", people: TEAM });
  await addDeal({ ...DEAL, deal: "Acme", customer: "Acme" });
}

async function rowsShown(kind: SetupKind) {
  return (await readSetup()).tables[kind]!.rows.map(({ cells }) => cells);
}

/** A milestone of Negotiation that is the last to do: with it the deal is won and after-sales tasks are laid out. */
async function lastMilestone(): Promise<string> {
  await createProcess({ template: "b2b", language: "en", people: TEAM });
  await addDeal({ ...DEAL, stage: "Negotiation" });
  const [first, last] = (await readProcess())!.tasks.filter((task) => task.milestone);
  await markDone([first!.id], "Li Na", MONDAY);
  return last!.id;
}

/** Two milestones of Negotiation with which one deal is won, and one of Lead with which another moves on. */
async function lastMilestones(): Promise<string[]> {
  await withProcess();
  await addDeal({ ...DEAL, stage: "Negotiation" });
  const milestones = (await readProcess())!.tasks.filter((task) => task.milestone);
  const due = [["Acme", "Lead"], ["Beta", "Negotiation"]];
  return milestones.filter(({ deal, stage }) => due.some(([of, first]) => deal === of && stage === first)).map(({ id }) => id);
}

/** Operations on deals and tasks, and everything that comes before them. */
export const DEALS_AND_TASKS: Readonly<Record<string, Operation>> = {
  "New process": {
    prepare: async () => () => createProcess({ template: "inside", language: "zh-CN", people: TEAM }),
  },
  "Add a deal": {
    async prepare() {
      await withProcess();
      return () => addDeal(DEAL);
    },
  },
  "Import into an empty workbook": {
    prepare: async () => () => importDeals(planOf(40), "en"),
  },
  "Import into a process": {
    async prepare() {
      await withProcess();
      return () => importDeals(planOf(40), "en");
    },
  },
  "Mark done": {
    async prepare() {
      const id = await lastMilestone();
      return () => markDone([id], "Li Na", MONDAY + 7);
    },
  },
  "Mark several done, with a note": {
    async prepare() {
      const ids = await lastMilestones();
      return () => markDone(ids, "Li Na", MONDAY + 7, { type: "meeting", notes: "Signed" });
    },
  },
  "Undo marking several done": {
    async prepare() {
      const { undo: token } = await markDone(await lastMilestones(), "Li Na", MONDAY + 7, { type: "meeting", notes: "Signed" });
      return () => undo(token);
    },
  },
  "Hand several over": {
    async prepare() {
      await withProcess();
      const [first, , third] = (await readProcess())!.tasks;
      return () => handOver([first!.id, third!.id], "Wang Wei", "Please", MONDAY);
    },
  },
  "Win a deal by exception": {
    async prepare() {
      await withProcess();
      return () => moveDeal("Acme", "Won", { by: "Li Na", on: MONDAY + 7 }, "Signed on the spot");
    },
  },
  "Lose a deal": {
    async prepare() {
      await withProcess();
      return () => loseDeal("Acme", { reason: "Price", competitor: "Globex" }, { by: "Li Na", on: MONDAY + 7 });
    },
  },
  "Open a lost deal again": {
    async prepare() {
      await withProcess();
      await loseDeal("Acme", { reason: "Price", competitor: "" }, { by: "Li Na", on: MONDAY + 7 });
      return () => reopenDeal("Acme", { by: "Li Na", on: MONDAY + 8 });
    },
  },
  "Change a deal": {
    async prepare() {
      await withProcess();
      return () => changeDeal("Acme", { amount: 5, expectedClose: MONDAY + 90 });
    },
  },
  "Log an activity": {
    async prepare() {
      await withProcess();
      return () => logActivity({ deal: "Acme", type: "call", notes: "Wants a demo" }, { by: "Li Na", on: MONDAY + 7 });
    },
  },
  "Add a task": {
    async prepare() {
      await withProcess();
      return () => addTask({ deal: "Acme", task: "Call back", owner: "Li Na", start: MONDAY, due: MONDAY + 1 });
    },
  },
  "Put off": {
    async prepare() {
      await withProcess();
      const [task] = (await readProcess())!.tasks;
      return () => postpone([task!.id], MONDAY + 30);
    },
  },
  "Mark done what comes again": {
    async prepare() {
      await withProcess();
      const { playbook, tasks } = (await readProcess())!;
      const repeated = playbook.find(({ stage, repeatDays }) => stage === "Lead" && repeatDays !== null)!;
      const { id } = tasks.find(({ task }) => task === repeated.task)!;
      return () => markDone([id], "Li Na", MONDAY);
    },
  },
  "Not needed": {
    async prepare() {
      await withProcess();
      const [task] = (await readProcess())!.tasks;
      return () => skipTasks([task!.id], "Li Na");
    },
  },
  Undo: {
    async prepare() {
      const id = await lastMilestone();
      const { undo: token }: { undo: UndoToken } = await markDone([id], "Li Na", MONDAY + 7);
      return () => undo(token);
    },
  },
};

/** Operations on what is set up, and on the sheets beside the process. */
export const SET_UP: Readonly<Record<string, Operation>> = {
  "Add a stage": {
    async prepare() {
      await withProcess();
      return () => changeSetup("Stages", { add: [{ stage: "Pilot", order: 9, kind: "open" }] });
    },
  },
  "Add, change and remove tasks of the playbook": {
    async prepare() {
      await withProcess();
      const [shown, gone] = await rowsShown("Playbook");
      return () => changeSetup("Playbook", { add: [{ stage: "Lead", task: "Send a card" }], change: [{ shown: shown!, values: { offsetDays: 9 } }], remove: [gone!] });
    },
  },
  "Rename a stage": {
    async prepare() {
      await withProcess();
      const [lead] = await rowsShown("Stages");
      return () => changeStage(lead!, { stage: "First contact", guidance: "Ask" });
    },
  },
  "Give deals the stage's new name": {
    async prepare() {
      await withProcess();
      const [lead] = await rowsShown("Stages");
      await changeSetup("Stages", { change: [{ shown: lead!, values: { stage: "First contact" } }] });
      return () => renameStage("Lead", "First contact");
    },
  },
  "Move a stage": {
    async prepare() {
      await withProcess();
      const [first, second, ...rest] = (await readProcess())!.stages.map(({ name }) => name);
      return () => reorderStages([second!, first!, ...rest]);
    },
  },
  "Remove a stage": {
    async prepare() {
      await withProcess();
      return () => removeStage("Lead", { dealsTo: "Proposal", tasks: "dropped" });
    },
  },
  "Undo removing a stage": {
    async prepare() {
      await withProcess();
      const { undo: token } = await removeStage("Lead", { dealsTo: "Proposal", tasks: "dropped" });
      return () => undo(token);
    },
  },
  "Rename a person": {
    async prepare() {
      await withProcess();
      const [person] = await rowsShown("Team");
      return () => changePerson(person!, { name: "Li Na (North)" });
    },
  },
  "Hand everything over": {
    async prepare() {
      await withProcess();
      return () => handOverEverything("Li Na", "Wang Wei", { keepInTeam: false });
    },
  },
  "Put a formula into the sheet": {
    prepare: async () => () => putFormula({ formula: "=SUM(1,2)", rows: 3, columns: 2, formats: [null, "0%"], hasHeader: true }),
  },
  "Take a formula out of the sheet again": {
    async prepare() {
      const { undo: token } = await putFormula({ formula: "=SUM(1,2)", rows: 3, columns: 2, formats: [null, "0%"], hasHeader: true });
      return () => undo(token);
    },
  },
  "New dashboard": {
    async prepare() {
      await withProcess();
      return () => refreshDashboard("en");
    },
  },
  "Dashboard again": {
    async prepare() {
      await withProcess();
      await refreshDashboard("en");
      return () => refreshDashboard("zh-CN");
    },
  },
};

const GLOBALS = ["Excel", "Office", "OfficeExtension"] as const;

/** Runs with a workbook of its own, made anew or from what a workbook was saved as. */
export async function inWorkbook<T>(work: (excel: Headless) => Promise<T>): Promise<T> {
  const excel = await startHeadless();
  const before = GLOBALS.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  for (const name of GLOBALS) Object.defineProperty(globalThis, name, { value: excel[name], configurable: true, writable: true });
  try {
    return await work(excel);
  } finally {
    await excel.idle();
    excel.close();
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else delete (globalThis as Record<string, unknown>)[name];
    }
  }
}

/** What differs between two runs of the same operation by chance: row IDs and tables' and sheets' ids. */
export function withoutChance(contents: unknown): string {
  return JSON.stringify(contents)
    .replace(/\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}/gu, "{}")
    .replace(/"'?[A-Z][2-9A-HJ-NP-Z]{7}"/gu, '"ID"');
}

/** One test for each operation and each way to fail. */
export function areWhole(operations: Readonly<Record<string, Operation>>): void {
  for (const [name, { prepare }] of Object.entries(operations)) {
    for (const way of WAYS) {
      it(`leaves the workbook as before or as after ${name}, never between (fails ${way})`, async () => {
        const complete = await inWorkbook(async (excel) => {
          const operation = await prepare();
          await operation();
          return withoutChance(contentsOf(excel));
        });
        let refusals = 0;
        let place = 0;
        for (let failed = true; failed; ) {
          await inWorkbook(async (excel) => {
            const operation = await prepare();
            const before = contentsOf(excel);
            for (;;) {
              place += 1;
              const happened = failKth(excel, place, way);
              const error = await operation().then(
                () => null,
                (thrown: unknown) => thrown
              );
              failed = happened();
              if (error === null) {
                // Either no request is left to fail, or the one that failed was Office.js tidying up after the work.
                assert.equal(withoutChance(contentsOf(excel)), complete, `place ${place}`);
                return;
              }
              refusals += 1;
              assert.ok(failed && error instanceof StagebookError, String(error));
              assert.equal(error.code, "workbook:excelRefused", `place ${place}: ${JSON.stringify(error.params)}`);
              assert.ok(mayRetry(error));
              assert.deepEqual(contentsOf(excel), before, `place ${place}`);
            }
          });
        }
        assert.ok(refusals >= 3, `${refusals} refusals`);
      });
    }
  }
}

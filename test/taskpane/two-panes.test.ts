import assert from "node:assert/strict";
import { dayOf } from "../../src/process/calendar";
import type { ProcessSnapshot, Task } from "../../src/process/model";
import { StagebookError } from "../../src/process/problem";
import { Pane } from "../../src/taskpane/state/pane";
import * as workbook from "../../src/workbook";
import { useExcel } from "../headless";
import { rowsOf, TEAM } from "../workbook/workbook";
import { preferences } from "./sample";

/** Random steps: STEPS=10000 for a long run; a failing run prints its seed, SEED=… repeats it. */
const STEPS = Number(process.env.STEPS ?? 30);
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const TODAY = dayOf(2026, 3, 2)!;

/** Numbers by chance from a seed (mulberry32). */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

async function paneOf(me: string): Promise<Pane> {
  const pane = new Pane({
    workbook,
    preferences: preferences({ me: () => me, remindedOn: () => TODAY }),
    languages: { current: () => "en", chosen: () => null, choose: () => undefined },
    today: () => TODAY,
  });
  await pane.start();
  return pane;
}

function shown(pane: Pane): ProcessSnapshot {
  const { process: there } = pane.store.get();
  assert.ok(there.is === "there", JSON.stringify(there));
  return there.snapshot;
}

describe("Two panes on one workbook", () => {
  const excel = useExcel();

  it(`keep every change, and show the same in the end, whatever is done where (SEED=${SEED}, ${STEPS} steps)`, async function () {
    this.timeout(Math.max(120_000, STEPS * 2_000));
    const next = chance(SEED);
    const one = <T>(of: readonly T[]): T => of[next(of.length)]!;
    await workbook.createProcess({ template: "b2b", language: "en", people: TEAM });
    for (const deal of ["Acme", "Globex"]) await workbook.addDeal({ deal, customer: deal, amount: 10, owner: "Li Na", stage: "Lead", start: TODAY - 20 });
    const { document } = excel();
    const panes = [await paneOf("Li Na"), await paneOf("Wang Wei")] as const;
    const deleted = new Set<string>();
    /** What each row says that no step may change: a row with another row's data would. */
    const identity = new Map<string, string>();
    const rows = () => rowsOf(excel(), "Process").filter((row) => row.ID !== "");
    const name = (row: Record<string, unknown>) => [row.Deal, row.Stage, row.Task].join(" | ");
    const rowOf = (id: string) => rows().find((row) => row.ID === id);
    const busy = new Set<string>();
    let moved = 0;
    const log: string[] = [];

    /** What a person does in a pane, and what the sheet has to say afterwards unless the pane says that it failed. */
    const inPane = (pane: Pane): (() => void) => {
      const task = one(shown(pane).tasks.filter(({ id }) => !busy.has(id)));
      if (task === undefined) return () => undefined;
      busy.add(task.id);
      const what = task.status === "open" ? one(["done", "done", "later", "hand over", "skip"]) : "reopen";
      log.push(`${pane === panes[0] ? "A" : "B"} ${what} ${task.id}`);
      const due = TODAY + next(20);
      const owner = one(TEAM).name;
      if (what === "done") pane.markDone([task]);
      else if (what === "later") pane.postpone([task], due);
      else if (what === "hand over") pane.handOver([task], owner, "");
      else if (what === "skip") pane.skip([task]);
      else pane.reopen(task);
      return () => {
        const row = rowOf(task.id);
        if (pane.store.get().pending.has(task.id)) {
          assert.ok(pane.store.get().pending.get(task.id)!.failure, "what was not written says why");
          pane.forget([task.id]);
          return;
        }
        if (row === undefined) return assert.ok(deleted.has(task.id), `${task.id} is gone`);
        const is: Readonly<Record<string, [unknown, unknown]>> = {
          done: [row.Done, TODAY], later: [row.Due, due], "hand over": [row.Owner, owner], skip: [row.Status, "Skipped"], reopen: [row.Status, "Open"],
        };
        assert.equal(...is[what]!, `${what} ${task.id} is in the sheet`);
      };
    };
    const table = () => document.tables.find("Process")!;
    const column = (header: string) => document.tables.columnNames(table()).indexOf(header);
    /** What a colleague does in the sheet. */
    const inSheet = async (): Promise<void> => {
      const body = document.tables.bodyArea(table());
      const at = body.top + next(body.bottom - body.top + 1);
      const what = one(["note", "note", "sort", "delete"]);
      log.push(`sheet ${what} ${at}`);
      if (what === "note") {
        const position = { top: at, bottom: at, left: body.left + column("Notes"), right: body.left + column("Notes") };
        document.batch(() => document.cells.write(table().sheetId, position, [[`note ${next(1000)}`]]), "remote" as never);
      } else if (what === "sort") {
        const header = one(["Task", "Due", "Owner", "ID"]);
        await Excel.run(async (context) => {
          context.workbook.tables.getItem("Process").sort.apply([{ key: column(header), ascending: next(2) === 0 }]);
          await context.sync();
        });
      } else if (rows().length > 12) {
        const id = String(document.cells.value({ sheetId: table().sheetId, row: at, col: body.left + column("ID") }));
        if (busy.has(id)) return;
        deleted.add(id);
        await Excel.run(async (context) => {
          context.workbook.tables.getItem("Process").rows.getItemAt(at - body.top).delete();
          await context.sync();
        });
      }
    };
    /** Moves a deal while the sheet is changed by hand: it is moved and its history says so, or neither. */
    const moveMeanwhile = async (pane: Pane): Promise<void> => {
      const { deals, stages } = shown(pane);
      const { deal, stage: from } = one(deals);
      const to = one(stages.filter(({ kind, name: stage }) => kind === "open" && stage !== from)).name;
      log.push(`${pane === panes[0] ? "A" : "B"} move ${deal} to ${to}`);
      const stands = () => ({ stage: rowsOf(excel(), "Deals").find((row) => row.Deal === deal)!.Stage, history: rowsOf(excel(), "History").filter((row) => row.Deal === deal).map((row) => row.Stage) });
      const before = stands();
      const moving = workbook.moveDeal(deal, to, { by: "Li Na", on: TODAY }, "By chance").then(
        () => null,
        (error: unknown) => error
      );
      await inSheet();
      const error = await moving;
      if (error === null) {
        moved += 1;
        assert.deepEqual(stands(), { stage: to, history: [...before.history, to] });
      } else {
        assert.ok(error instanceof StagebookError, String(error));
        assert.deepEqual(stands(), before);
      }
    };
    const check = () => {
      const seen = new Set<string>();
      for (const row of rows()) {
        const id = String(row.ID);
        assert.ok(!seen.has(id), `the ID ${id} is there once`);
        seen.add(id);
        if (!identity.has(id)) identity.set(id, name(row));
        assert.equal(name(row), identity.get(id), `the row ${id} is the same task`);
      }
      for (const id of identity.keys()) if (!seen.has(id) && !deleted.has(id)) identity.delete(id);
    };
    check();
    const everyRow = identity.size;

    for (let step = 0; step < STEPS; step++) {
      try {
        busy.clear();
        const kind = next(11);
        if (kind === 10) await moveMeanwhile(one(panes));
        // Both at once, so that their requests to Excel interleave; or one of them while the sheet is changed by hand.
        const ends = kind < 6 ? [inPane(panes[0]), inPane(panes[1])] : kind < 10 ? [inPane(one(panes))] : [];
        if (kind >= 6 && kind < 9) await inSheet();
        for (const pane of panes) await pane.settled();
        for (const end of ends) end();
        const { notice } = one(panes).store.get();
        if (kind === 9 && notice?.undo) {
          log.push("undo");
          notice.undo();
          for (const pane of panes) await pane.settled();
        }
        for (const pane of panes) pane.dismissNotice();
        check();
      } catch (error) {
        (error as Error).message += `\nSEED=${SEED} STEPS=${STEPS}, step ${step}: ${log.slice(-6).join(", ")}`;
        throw error;
      }
    }
    await excel().idle();
    for (const pane of panes) await pane.refresh();
    const sorted = (tasks: readonly Task[]) => [...tasks].sort((a, b) => (a.id < b.id ? -1 : 1));
    assert.deepEqual(sorted(shown(panes[0]).tasks), sorted(shown(panes[1]).tasks));
    assert.deepEqual(shown(panes[0]).tasks.map(({ id }) => id).sort(), rows().map((row) => String(row.ID)).sort());
    assert.ok(everyRow > 20 && log.length > STEPS / 2);
    assert.ok(moved > 0 || STEPS < 100, "deals were moved");
    for (const pane of panes) await pane.stop();
  });
});

import type { Day } from "../process/model";
import { StagebookError } from "../process/problem";
import { whatFollows } from "../process/what-follows";
import { OUTCOME_WORDS, STATUS_WORDS } from "../process/words";
import { idsIn } from "./add-deal";
import { appendRows, listSources, prepareAppend } from "./append-rows";
import { bodyOf } from "./cells";
import { needOpen } from "./change-task";
import { afterSalesRows, gateTask } from "./deal-now";
import { findTables, languageOf, needColumn, needDatesFrom1900, needTable, needWritable } from "./find-tables";
import type { UndoToken } from "./operation";
import { readBlocks } from "./read-blocks";
import { readSnapshot } from "./read-process";
import { changeCells, placesOf, readRows, taskPlace } from "./task-row";
import { transaction } from "./transaction";

/** What followed from marking a task done. */
export interface TaskDone {
  readonly deal: string;
  readonly task: string;
  readonly milestone: boolean;
  /** The stage that the deal moved to, because this was what its stage still waited for; null when it stays. */
  readonly movedTo: string | null;
  /** Whether the deal was won by it: its Outcome and Closed are written, and after-sales tasks are laid out. */
  readonly won: boolean;
  /** Milestones that the deal's stage waits for now. */
  readonly milestonesLeft: readonly string[];
  readonly undo: UndoToken;
}

/**
 * Marks a task done: its date, who did it, and what follows. With the last open milestone of its stage the deal enters
 * the next one (Deals, History); into Won, it is closed and gets its after-sales tasks, dated from that day. A task that
 * is done before its planned start began on that day.
 */
export async function markDone(taskId: string, by: string, on: Day): Promise<TaskDone> {
  const day = Math.floor(on);
  const { answer, changes } = await transaction({}, async (tx) => {
    const { context } = tx;
    const found = await findTables(context);
    const process = needTable(found, "Process");
    const { Deals: deals, History: history } = found.tables;
    needWritable(found, [process, deals, history]);
    needDatesFrom1900(found);
    const language = languageOf(found);

    const idColumn = needColumn(process, "id");
    const [ids, dealNames, namesInDeals] = await readBlocks(context, [
      bodyOf(process, idColumn),
      bodyOf(process, needColumn(process, "deal")),
      ...(deals === undefined ? [] : [bodyOf(deals, needColumn(deals, "deal"))]),
    ]);
    const plan = await readSnapshot(context, found, ["Stages", "Playbook", "Team", "Holidays"]);
    const place = taskPlace(process, ids!, taskId);
    const deal = String(dealNames![place]![0] ?? "").trim();
    const ofDeal = placesOf(dealNames!, deal);
    const inDeals = deals === undefined || deal === "" ? [] : placesOf(namesInDeals!, deal);
    if (inDeals.length > 1) throw new StagebookError("workbook:dealTwice", { deal, sheet: deals!.sheet });
    const [task, ...others] = await readRows(context, [
      { table: process, row: place, key: { header: process.header[idColumn]!, value: taskId } },
      ...inDeals.map((row) => ({ table: deals!, row, key: { header: deals!.header[needColumn(deals!, "deal")]!, value: deal } })),
      ...ofDeal.filter((row) => row !== place).map((row) => ({ table: process, row, key: { header: "", value: "" } })),
    ]);
    needOpen(task!);
    const dealRow = inDeals.length === 0 ? null : others.shift()!;
    const tasks = [gateTask(task!, "done"), ...others.map((row) => gateTask(row))];

    const standsIn = dealRow === null ? "" : String(dealRow.value("stage") ?? "").trim();
    const { enters, waitsFor } = whatFollows(plan.stages, standsIn, tasks);
    const movedTo = enters.at(-1) ?? null;
    const won = enters.some((stage) => stage.kind === "won");
    const appends = movedTo === null ? [] : [...(history === undefined ? [] : [history]), ...(won ? [process] : [])];
    const prepared = appends.length === 0 ? [] : await prepareAppend(context, appends);
    const looks = { language, sources: listSources(found) };

    const start = task!.value("start");
    changeCells(tx, task!, {
      done: day,
      status: STATUS_WORDS.done[language],
      by,
      ...(typeof start === "number" && start > day ? { start: day } : {}),
    });
    if (movedTo !== null && dealRow !== null) {
      changeCells(tx, dealRow, {
        stage: movedTo.name,
        ...(won ? { outcome: OUTCOME_WORDS.won[language], closed: day } : {}),
      });
      for (const append of prepared) {
        if (append.table === history) {
          await appendRows(tx, append, enters.map((stage) => ({ deal, stage: stage.name, entered: day, by })), looks);
        } else {
          await appendRows(tx, append, afterSalesRows(dealRow, tasks, plan, day, language, idsIn(ids!)), looks);
        }
      }
    }
    await tx.sync(1);
    return {
      deal,
      task: tasks[0]!.task,
      milestone: tasks[0]!.milestone,
      movedTo: movedTo?.name ?? null,
      won,
      milestonesLeft: waitsFor,
    };
  });
  return { ...answer, undo: { steps: changes } };
}

import { dueAgain } from "../process/cadence";
import type { Language } from "../process/language";
import type { Day } from "../process/model";
import { StagebookError } from "../process/problem";
import { whatFollows } from "../process/what-follows";
import { OUTCOME_WORDS, outcomeOfWord, STATUS_WORDS } from "../process/words";
import { idsIn } from "./add-deal";
import { appendRows, listSources, prepareAppend, type RowValues } from "./append-rows";
import { bodyOf } from "./cells";
import { needOpen } from "./change-task";
import { taskRows } from "./deal-rows";
import { afterSalesRows, gateTask } from "./deal-now";
import { findTables, languageOf, needColumn, needDatesFrom1900, needTable, needWritable } from "./find-tables";
import type { UndoToken } from "./operation";
import { readBlocks } from "./read-blocks";
import { readSnapshot } from "./read-process";
import { changeCells, placesOf, readRows, taskPlace, textIn, type FoundRow } from "./task-row";
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
  /** When the task is due again by the playbook's cadence: it has a row of its own then. null: it is not. */
  readonly dueAgain: Day | null;
  readonly undo: UndoToken;
}

/**
 * Marks a task done: its date, who did it, and what follows. With the last open milestone of its stage the deal enters
 * the next one (Deals, History); into Won, it is closed and gets its after-sales tasks, dated from that day. A task that
 * is done before its planned start began on that day. A task that the playbook repeats is followed by the next one.
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

    const standsIn = dealRow === null ? "" : textIn(dealRow, "stage");
    const { enters, waitsFor } = whatFollows(plan.stages, standsIn, tasks);
    const movedTo = enters.at(-1) ?? null;
    const won = enters.some((stage) => stage.kind === "won");
    const isOver = dealRow === null || outcomeOfWord(dealRow.value("outcome")) === "lost";
    const again = isOver ? null : dueAgain(tasks[0]!, day, movedTo?.name ?? standsIn, tasks, plan);
    const usedIds = idsIn(ids!);
    const newTasks = [
      ...(won && dealRow !== null ? afterSalesRows(dealRow, tasks, plan, day, language, usedIds) : []),
      ...(again === null ? [] : [nextRow(task!, day, again, language, usedIds)]),
    ];
    const appends = [...(history === undefined || movedTo === null ? [] : [history]), ...(newTasks.length > 0 ? [process] : [])];
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
    }
    for (const append of prepared) {
      const entries = () => enters.map((stage) => ({ deal, stage: stage.name, entered: day, by }));
      await appendRows(tx, append, append.table === history ? entries() : newTasks, looks);
    }
    await tx.sync(1);
    return {
      deal,
      task: tasks[0]!.task,
      milestone: tasks[0]!.milestone,
      movedTo: movedTo?.name ?? null,
      won,
      milestonesLeft: waitsFor,
      dueAgain: again,
    };
  });
  return { ...answer, undo: { steps: changes } };
}

/** The next of a repeated task. A milestone is reached once, so the next one is none. */
function nextRow(task: FoundRow, start: Day, due: Day, language: Language, ids: Set<string>): RowValues {
  const next = { stage: textIn(task, "stage"), task: textIn(task, "task"), milestone: false, owner: textIn(task, "owner"), start, due };
  return taskRows([next], { deal: textIn(task, "deal"), customer: textIn(task, "customer") }, language, ids)[0]!;
}

import { isoDay, today } from "../process/calendar";
import type { Day } from "../process/model";
import { StagebookError } from "../process/problem";
import { STATUS_WORDS, statusOfWord } from "../process/words";
import { t } from "../locales";
import { columnAt, findTables, languageOf, needColumn, needDatesFrom1900, needTable, needWritable, type TablesFound } from "./find-tables";
import type { UndoToken } from "./operation";
import { changeCells, findTask, textIn, withNote, type FoundRow } from "./task-row";
import { transaction, type Transaction } from "./transaction";

/** Changes single cells of one task. */
async function changeTask(
  taskId: string,
  change: (tx: Transaction, task: FoundRow, found: TablesFound) => void
): Promise<{ readonly undo: UndoToken }> {
  const { changes } = await transaction({}, async (tx) => {
    const found = await findTables(tx.context);
    const process = needTable(found, "Process");
    needWritable(found, [process]);
    const task = await findTask(tx.context, process, taskId);
    change(tx, task, found);
    await tx.sync();
  });
  return { undo: { steps: changes } };
}

/** Gives a task another due day. */
export function postpone(taskId: string, due: Day): Promise<{ readonly undo: UndoToken }> {
  return changeTask(taskId, (tx, task, found) => {
    needDatesFrom1900(found);
    needColumn(task.table, "due");
    needOpen(task);
    changeCells(tx, task, { due: Math.floor(due) });
  });
}

/** Gives a task to someone else; what is to be said about it is added to its Notes, with today's date. */
export function handOver(taskId: string, owner: string, note: string, on: Day = today()): Promise<{ readonly undo: UndoToken }> {
  if (owner.trim() === "") throw new StagebookError("workbook:ownerMissing");
  return changeTask(taskId, (tx, task, found) => {
    needColumn(task.table, "owner");
    needOpen(task);
    const before = textIn(task, "owner");
    const said = t(note.trim() === "" ? "workbook:handedOver" : "workbook:handedOverWithNote", {
      lng: languageOf(found),
      date: isoDay(on),
      from: before === "" ? "–" : before,
      to: owner.trim(),
      note: note.trim(),
    });
    changeCells(tx, task, { owner: owner.trim(), notes: withNote(task, said) });
  });
}

/** Closes a task without doing it: it is skipped (METRICS.md, "Items"). Its deal stays in the stage in which it stands. */
export function skipTask(taskId: string, by: string): Promise<{ readonly undo: UndoToken }> {
  return changeTask(taskId, (tx, task, found) => {
    needColumn(task.table, "status");
    needOpen(task);
    changeCells(tx, task, { status: STATUS_WORDS.skipped[languageOf(found)], by });
  });
}

/** Makes a done or skipped task an open one again. Its deal stays in the stage in which it stands. */
export async function reopenTask(taskId: string): Promise<void> {
  await changeTask(taskId, (tx, task, found) => {
    changeCells(tx, task, { done: "", by: "", status: STATUS_WORDS.open[languageOf(found)] });
  });
}

/** Throws when the task was closed meanwhile, perhaps by a colleague. */
export function needOpen(task: FoundRow): void {
  const done = task.value("done");
  const isDone = (done !== "" && done !== null && done !== 0) || statusOfWord(task.value("status")) !== "open";
  if (columnAt(task.table, "done") < 0) needColumn(task.table, "status");
  if (isDone) throw new StagebookError("workbook:taskNotOpen", { task: String(task.value("task") ?? ""), sheet: task.table.sheet });
}

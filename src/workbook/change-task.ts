import { isoDay, today } from "../process/calendar";
import type { Language } from "../process/language";
import type { Day } from "../process/model";
import { StagebookError } from "../process/problem";
import { STATUS_WORDS, statusOfWord } from "../process/words";
import { t } from "../locales";
import type { RowValues } from "./append-rows";
import { columnAt, findTables, languageOf, needColumn, needDatesFrom1900, needTable, needWritable, type TableAt, type TablesFound } from "./find-tables";
import type { UndoToken } from "./operation";
import { changeRows, findTasks, textIn, withNote, type FoundRow } from "./task-row";
import { transaction } from "./transaction";

/** Changes single cells of tasks: of all of them, or of none. */
async function changeTasks(
  taskIds: readonly string[],
  needed: (found: TablesFound, process: TableAt) => void,
  change: (task: FoundRow, language: Language) => RowValues
): Promise<{ readonly undo: UndoToken }> {
  const { changes } = await transaction({}, async (tx) => {
    const found = await findTables(tx.context);
    const process = needTable(found, "Process");
    needWritable(found, [process]);
    needed(found, process);
    const tasks = await findTasks(tx.context, process, taskIds);
    await changeRows(tx, tasks.map((row) => ({ row, values: change(row, languageOf(found)) })));
    await tx.sync();
  });
  return { undo: { steps: changes } };
}

/** Gives tasks another due day. */
export function postpone(taskIds: readonly string[], due: Day): Promise<{ readonly undo: UndoToken }> {
  const needed = (found: TablesFound, process: TableAt) => {
    needDatesFrom1900(found);
    needColumn(process, "due");
  };
  return changeTasks(taskIds, needed, (task) => {
    needOpen(task);
    return { due: Math.floor(due) };
  });
}

/** Gives tasks to someone else; what is to be said about it is added to their Notes, with today's date. */
export function handOver(taskIds: readonly string[], owner: string, note: string, on: Day = today()): Promise<{ readonly undo: UndoToken }> {
  if (owner.trim() === "") throw new StagebookError("workbook:ownerMissing");
  return changeTasks(taskIds, (_, process) => needColumn(process, "owner"), (task, language) => {
    needOpen(task);
    const before = textIn(task, "owner");
    const said = t(note.trim() === "" ? "workbook:handedOver" : "workbook:handedOverWithNote", {
      lng: language,
      date: isoDay(on),
      from: before === "" ? "–" : before,
      to: owner.trim(),
      note: note.trim(),
    });
    return { owner: owner.trim(), notes: withNote(task, said) };
  });
}

/** Closes tasks without doing them: they are skipped (METRICS.md, "Items"). Their deals stay in the stages in which they stand. */
export function skipTasks(taskIds: readonly string[], by: string): Promise<{ readonly undo: UndoToken }> {
  return changeTasks(taskIds, (_, process) => needColumn(process, "status"), (task, language) => {
    needOpen(task);
    return { status: STATUS_WORDS.skipped[language], by };
  });
}

/** Makes a done or skipped task an open one again. Its deal stays in the stage in which it stands. */
export async function reopenTask(taskId: string): Promise<void> {
  await changeTasks([taskId], () => undefined, (_, language) => ({ done: "", by: "", status: STATUS_WORDS.open[language] }));
}

/** Throws when the task was closed meanwhile, perhaps by a colleague. */
export function needOpen(task: FoundRow): void {
  const done = task.value("done");
  const isDone = (done !== "" && done !== null && done !== 0) || statusOfWord(task.value("status")) !== "open";
  if (columnAt(task.table, "done") < 0) needColumn(task.table, "status");
  if (isDone) throw new StagebookError("workbook:taskNotOpen", { task: String(task.value("task") ?? ""), sheet: task.table.sheet });
}

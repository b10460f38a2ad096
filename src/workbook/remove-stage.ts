import { normalText } from "../process/columns";
import type { Cell, Stage } from "../process/model";
import { StagebookError } from "../process/problem";
import { stageNamed } from "../process/read-stages";
import { readTaskRows, TASK_OPEN } from "../process/task-rows";
import { STATUS_WORDS } from "../process/words";
import { bodyOf } from "./cells";
import { deleteRows } from "./deleted-rows";
import { columnAt, findTables, languageOf, needColumn, needTable, needWritable, type TablesFound } from "./find-tables";
import { listsWillChange } from "./lay-lists";
import type { OperationOptions, UndoToken } from "./operation";
import { readBlocks } from "./read-blocks";
import { readSnapshot } from "./read-process";
import { renameStageIn, replacing, tablesWithStages } from "./rename-stage";
import { rewriteRows } from "./rewrite-rows";
import { placesOf } from "./task-row";
import { transaction, type Transaction } from "./transaction";

export interface StageRemoval {
  /** The stage to which its deals go, with their history; null when nothing names it. */
  readonly dealsTo: string | null;
  /** Its tasks in the playbook and the open ones of deals: they come to that stage, or are dropped (skipped). */
  readonly tasks: "moved" | "dropped";
}

/**
 * Removes a stage. Whatever names it (deals, tasks, history) then names `dealsTo`, of the same kind: deals cannot stay in a
 * stage that there is no more, and figures would fail on it.
 */
export async function removeStage(name: string, removal: StageRemoval, options: OperationOptions = {}): Promise<{ readonly undo: UndoToken }> {
  const { changes } = await transaction(options, async (tx) => {
    const { context } = tx;
    const found = await findTables(context);
    const stages = needTable(found, "Stages");
    needWritable(found, [stages, ...tablesWithStages(found)]);
    const [names] = await readBlocks(context, [bodyOf(stages, needColumn(stages, "stage"))]);
    const places = placesOf(names!, name);
    if (places.length === 0) throw new StagebookError("workbook:stageGone", { stage: name, sheet: stages.sheet });
    const snapshot = await readSnapshot(context, found, ["Stages"]);
    const goesTo = removal.dealsTo === null ? null : stageNamed(snapshot.stages, removal.dealsTo);
    if (removal.dealsTo !== null && goesTo === null) throw new StagebookError("workbook:stageGone", { stage: removal.dealsTo, sheet: stages.sheet });
    needMayGo(snapshot.stages, name);

    const queueLists = await listsWillChange(tx, found, { stages: Math.max(1, stages.rows - places.length) - stages.rows });
    const isDropped = removal.tasks === "dropped" || goesTo === null;
    if (goesTo !== null) await renameStageIn(tx, found, name, goesTo.name, isDropped ? ["Playbook", "Process"] : []);
    else await needUnused(tx, found, name);
    if (isDropped && goesTo !== null) await dropTasks(tx, found, name, goesTo.name);
    await deleteRows(tx, stages, places);
    queueLists(); // before rows of the playbook go, whose dropdowns are among them
    if (isDropped && found.tables.Playbook !== undefined) await dropPlaybook(tx, found, name);
    await tx.sync(1);
  });
  return { undo: { steps: changes } };
}

/** A process needs an open stage to start in and a won one to end in. */
function needMayGo(stages: readonly Stage[], name: string): void {
  const kind = stageNamed(stages, name)?.kind;
  if (kind !== "open" && kind !== "won") return;
  if (stages.some((stage) => stage.kind === kind && normalText(stage.name) !== normalText(name))) return;
  throw new StagebookError(kind === "open" ? "workbook:lastOpenStage" : "workbook:lastWonStage", { stage: name });
}

/** Throws when a deal, a task or a history row has come to name the stage meanwhile. */
async function needUnused(tx: Transaction, { tables }: TablesFound, name: string): Promise<void> {
  const named = [tables.Deals, tables.Process, tables.History].flatMap((table) =>
    table === undefined ? [] : (["stage", "lostIn"] as const).map((id) => ({ table, column: columnAt(table, id) })).filter(({ column }) => column >= 0)
  );
  const columns = await readBlocks(tx.context, named.map(({ table, column }) => bodyOf(table, column)));
  const index = columns.findIndex((cells: Cell[][]) => placesOf(cells, name).length > 0);
  if (index >= 0) throw new StagebookError("workbook:stageInUse", { stage: name, sheet: named[index]!.table.sheet });
}

/** The stage's tasks of deals: open ones are skipped, and all of them count to the stage where their deal now is. */
async function dropTasks(tx: Transaction, found: TablesFound, name: string, to: string): Promise<void> {
  const process = found.tables.Process;
  if (process === undefined) return;
  const skipped = STATUS_WORDS.skipped[languageOf(found)];
  await rewriteRows(tx, process, ["deal", "stage", "task", "start", "due", "done", "status"], (read) => {
    const states = readTaskRows(read).states;
    const open = new Set(Array.from(states, (state, i) => (state === TASK_OPEN ? read.rowNumber(i) - 2 : -1)));
    return replacing(read, ["stage"], name, to).map(({ row, values }) => ({ row, values: { ...values, ...(open.has(row) ? { status: skipped } : {}) } }));
  });
}

async function dropPlaybook(tx: Transaction, found: TablesFound, name: string): Promise<void> {
  const playbook = needTable(found, "Playbook");
  const [stages] = await readBlocks(tx.context, [bodyOf(playbook, needColumn(playbook, "stage"))]);
  await deleteRows(tx, playbook, placesOf(stages!, name));
}

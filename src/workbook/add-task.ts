import type { Day } from "../process/model";
import { StagebookError } from "../process/problem";
import { idsIn } from "./add-deal";
import { appendRows, listSources, prepareAppend } from "./append-rows";
import { bodyOf } from "./cells";
import { findDealRow } from "./deal-now";
import { taskRows } from "./deal-rows";
import { needColumn, needTable, needWritable } from "./find-tables";
import type { UndoToken } from "./operation";
import { readBlocks } from "./read-blocks";
import { textIn } from "./task-row";
import { transaction } from "./transaction";

export interface NewTask {
  /** The name of a deal in Deals. */
  readonly deal: string;
  readonly task: string;
  readonly owner: string;
  /** Not after `due`. */
  readonly start: Day;
  readonly due: Day;
}

/**
 * Adds a task of one's own to a deal: a row of Process with the deal's customer and the stage it stands in at this
 * moment. It is no milestone, so the deal's gate does not wait for it. The days are the ones wished, weekends too.
 */
export async function addTask(wish: NewTask): Promise<{ readonly deal: string; readonly task: string; readonly undo: UndoToken }> {
  const task = wish.task.trim();
  if (task === "") throw new StagebookError("workbook:taskNameMissing");
  const { answer, changes } = await transaction({}, async (tx) => {
    const { context } = tx;
    const { found, language, row } = await findDealRow(context, wish.deal, "read");
    const process = needTable(found, "Process");
    needWritable(found, [process]);
    needColumn(row.table, "stage");
    for (const id of ["deal", "stage", "task", "due"] as const) needColumn(process, id);
    const [taskIds] = await readBlocks(context, [bodyOf(process, needColumn(process, "id"))]);
    const [toProcess] = await prepareAppend(context, [process]);
    const deal = textIn(row, "deal");
    const planned = { stage: textIn(row, "stage"), task, milestone: false, owner: wish.owner.trim(), start: Math.floor(wish.start), due: Math.floor(wish.due) };
    const rows = taskRows([planned], { deal, customer: textIn(row, "customer") }, language, idsIn(taskIds!));
    await appendRows(tx, toProcess!, rows, { language, sources: listSources(found) });
    await tx.sync(1);
    return { deal, task };
  });
  return { ...answer, undo: { steps: changes } };
}

import { onBusinessDay } from "../process/calendar";
import { normalText } from "../process/columns";
import { layOut, stagesToLayOut } from "../process/lay-out";
import type { Cell, Day } from "../process/model";
import { StagebookError } from "../process/problem";
import { stageNamed } from "../process/read-stages";
import { listed } from "../process/read-table";
import { OUTCOME_WORDS } from "../process/words";
import { appendRows, listSources, prepareAppend } from "./append-rows";
import { bodyOf } from "./cells";
import { taskRows } from "./deal-rows";
import { columnAt, findTables, hasProcess, languageOf, needColumn, needDatesFrom1900, needTable, needWritable } from "./find-tables";
import type { OperationOptions, UndoToken } from "./operation";
import { readBlocks } from "./read-blocks";
import { readSnapshot } from "./read-process";
import { newRowId } from "./row-ids";
import { transaction } from "./transaction";

export interface NewDeal {
  readonly deal: string;
  readonly customer: string;
  readonly amount: number | null;
  readonly owner: string;
  /** An open stage of the Stages table. */
  readonly stage: string;
  readonly start: Day;
}

/**
 * Adds a deal to Deals and History, and the tasks of its first stage and of the open stages after it to Process: due on
 * business days, owners by role. A deal's name says which deal a task belongs to, so it is given once only.
 */
export async function addDeal(
  wish: NewDeal,
  options: OperationOptions = {}
): Promise<{ readonly deal: string; readonly tasks: number; readonly undo: UndoToken }> {
  const name = wish.deal.trim();
  if (name === "") throw new StagebookError("workbook:dealNameMissing");
  const { answer, changes } = await transaction(options, async (tx) => {
    const { context } = tx;
    const found = await findTables(context);
    if (!hasProcess(found)) throw new StagebookError("workbook:noProcess");
    const [deals, process, history] = [needTable(found, "Deals"), needTable(found, "Process"), found.tables.History];
    needWritable(found, [deals, process, history]);
    needDatesFrom1900(found);
    for (const id of ["deal", "stage", "task"] as const) needColumn(process, id);
    for (const id of ["deal", "stage"] as const) needColumn(deals, id);

    const plan = await readSnapshot(context, found, ["Stages", "Playbook", "Team", "Holidays"]);
    const open = plan.stages.filter((stage) => stage.kind === "open");
    const first = stageNamed(open, wish.stage);
    if (first === null) throw new StagebookError("workbook:unknownStage", { stage: wish.stage, stages: listed(open.map((stage) => stage.name)) });

    const idColumns = [deals, process].map((table) => columnAt(table, "id"));
    const [names, dealIds, taskIds] = await readBlocks(context, [
      bodyOf(deals, needColumn(deals, "deal")),
      bodyOf(deals, Math.max(idColumns[0]!, 0)),
      bodyOf(process, Math.max(idColumns[1]!, 0)),
    ]);
    const existing = names!.find(([cell]) => normalText(cell) === normalText(name));
    if (existing !== undefined) throw new StagebookError("workbook:dealExists", { deal: String(existing[0]).trim() });

    const language = languageOf(found);
    const stages = stagesToLayOut(plan.stages, first.name);
    const holidays = new Set(plan.holidays);
    const planned = layOut({ stages, playbook: plan.playbook, team: plan.team, holidays, start: wish.start, owner: wish.owner });
    const tables = history === undefined ? [deals, process] : [deals, process, history];
    const [toDeals, toProcess, toHistory] = await prepareAppend(context, tables);
    const looks = { language, sources: listSources(found) };
    const days = stages.reduce((sum, stage) => sum + (stage.targetDays ?? 0), 0);
    await appendRows(
      tx,
      toDeals!,
      [
        {
          id: newRowId(idsIn(dealIds!)),
          deal: name,
          customer: wish.customer.trim(),
          owner: wish.owner.trim(),
          stage: first.name,
          amount: wish.amount ?? "",
          created: wish.start,
          expectedClose: days > 0 ? onBusinessDay(wish.start + days, holidays) : "",
          outcome: OUTCOME_WORDS.open[language],
        },
      ],
      looks
    );
    const tasks = taskRows(planned, { deal: name, customer: wish.customer.trim() }, language, idsIn(taskIds!));
    await appendRows(tx, toProcess!, tasks, looks);
    if (toHistory !== undefined) {
      await appendRows(tx, toHistory, [{ deal: name, stage: first.name, entered: wish.start, by: wish.owner.trim() }], looks);
    }
    await tx.sync(1);
    return { deal: name, tasks: tasks.length };
  });
  return { ...answer, undo: { steps: changes } };
}

/** The IDs in a column, as they compare. */
export function idsIn(cells: readonly (readonly Cell[])[]): Set<string> {
  return new Set(cells.map(([cell]) => normalText(cell)));
}

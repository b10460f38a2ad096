import { normalText } from "../process/columns";
import { LOST, readDealRows, WON } from "../process/deal-rows";
import { StagebookError } from "../process/problem";
import type { SheetTable } from "../process/read-table";
import { readTaskRows, TASK_OPEN } from "../process/task-rows";
import { bodyOf } from "./cells";
import { deleteRows } from "./deleted-rows";
import { columnAt, findTables, needColumn, needTable, needWritable } from "./find-tables";
import { listsWillChange } from "./lay-lists";
import type { OperationOptions, UndoToken } from "./operation";
import { readBlocks } from "./read-blocks";
import { readSnapshot } from "./read-process";
import { replacing } from "./rename-stage";
import { rewriteRows, type RowEdit } from "./rewrite-rows";
import { placesOf } from "./task-row";
import { transaction } from "./transaction";

export interface HandedOver {
  readonly deals: number;
  readonly tasks: number;
  readonly undo: UndoToken;
}

/**
 * Gives everything that is open from one person to another, as when somebody leaves: open tasks, open deals, and whom they
 * manage. What is done or closed stays theirs, so that figures of the past do. Their row of Team goes unless it is kept.
 */
export async function handOverEverything(
  from: string,
  to: string,
  { keepInTeam }: { readonly keepInTeam: boolean },
  options: OperationOptions = {}
): Promise<HandedOver> {
  if (to.trim() === "" || normalText(to) === normalText(from)) throw new StagebookError("workbook:ownerMissing");
  const { answer, changes } = await transaction(options, async (tx) => {
    const { context } = tx;
    const found = await findTables(context);
    const { Team: team, Process: process, Deals: deals } = found.tables;
    needWritable(found, [team, process, deals]);
    const stages = (await readSnapshot(context, found, ["Stages"])).stages;
    const [names] = team === undefined ? [[]] : await readBlocks(context, [bodyOf(team, needColumn(team, "name"))]);
    const leaving = keepInTeam ? [] : placesOf(names!, from);
    const queueLists = leaving.length === 0 ? null : await listsWillChange(tx, found, { people: Math.max(1, team!.rows - leaving.length) - team!.rows });
    const handedTasks =
      process === undefined || columnAt(process, "owner") < 0
        ? 0
        : await rewriteRows(tx, process, ["deal", "stage", "task", "owner", "start", "due", "done", "status"], (read) => {
            const { states } = readTaskRows(read);
            return onlyRows(read, (i) => states[i] === TASK_OPEN, replacing(read, ["owner"], from, to.trim()));
          });
    const handedDeals =
      deals === undefined || columnAt(deals, "owner") < 0
        ? 0
        : await rewriteRows(tx, deals, ["deal", "stage", "owner", "outcome", "status", "closed", "wonTime", "lostTime"], (read) => {
            const { outcomes } = readDealRows(read, stages);
            return onlyRows(read, (i) => outcomes[i] !== WON && outcomes[i] !== LOST, replacing(read, ["owner"], from, to.trim()));
          });
    if (team !== undefined && columnAt(team, "manager") >= 0) {
      await rewriteRows(tx, team, ["name", "manager"], (read) => managing(read, from, to.trim()));
    }
    if (leaving.length > 0) await deleteRows(tx, needTable(found, "Team"), leaving);
    queueLists?.();
    await tx.sync(1);
    return { deals: handedDeals, tasks: handedTasks };
  });
  return { ...answer, undo: { steps: changes } };
}

function onlyRows(read: SheetTable, fits: (i: number) => boolean, edits: readonly RowEdit[]): RowEdit[] {
  const rows = new Set<number>();
  for (let i = 0; i < read.length; i++) if (fits(i)) rows.add(read.rowNumber(i) - 2);
  return edits.filter(({ row }) => rows.has(row));
}

/** The new manager of those whom the person managed. Nobody becomes their own, and a row that goes is left alone. */
function managing(read: SheetTable, from: string, to: string): RowEdit[] {
  const names = read.text("name");
  const others = (i: number) => ![from, to].some((name) => names.keyAt(i) === normalText(name));
  return onlyRows(read, others, replacing(read, ["manager"], from, to));
}

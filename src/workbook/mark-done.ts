import { layOut } from "../process/lay-out";
import { normalText } from "../process/columns";
import type { Cell, Day, Stage } from "../process/model";
import { StagebookError } from "../process/problem";
import { whatFollows, type GateTask } from "../process/what-follows";
import { flagOfWord, OUTCOME_WORDS, STATUS_WORDS, statusOfWord } from "../process/words";
import { idsIn } from "./add-deal";
import { appendRows, listSources, prepareAppend } from "./append-rows";
import { bodyOf } from "./cells";
import { needOpen } from "./change-task";
import { taskRows } from "./deal-rows";
import { columnAt, findTables, languageOf, needColumn, needTable, needWritable, type TableAt } from "./find-tables";
import type { UndoToken } from "./operation";
import { readBlocks } from "./read-blocks";
import { readSnapshot } from "./read-process";
import { changeCells, findTask, readRow, rowsWith, type FoundRow } from "./task-row";
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
    const language = languageOf(found);

    const task = await findTask(context, process, taskId);
    needOpen(task);
    const deal = String(task.value("deal") ?? "").trim();
    const tasks = await gateTasks(context, process, deal, task);
    const dealRow = deals === undefined ? null : await findDeal(context, deals, deal);
    const plan = await readSnapshot(context, found, ["Stages", "Playbook", "Team", "Holidays"]);

    const standsIn = dealRow === null ? "" : String(dealRow.value("stage") ?? "").trim();
    const { enters, waitsFor } = whatFollows(plan.stages, standsIn, tasks);
    const movedTo = enters.at(-1) ?? null;
    const won = enters.some((stage) => stage.kind === "won");
    const appends = movedTo === null ? [] : [...(history === undefined ? [] : [history]), ...(won ? [process] : [])];
    const prepared = appends.length === 0 ? [] : await prepareAppend(context, appends);
    const looks = { language, sources: listSources(found) };

    const start = task.value("start");
    changeCells(tx, task, {
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
          await appendRows(tx, append, await afterSales(deal, day, dealRow, tasks), looks);
        }
      }
    }
    await tx.sync(1);
    return {
      deal,
      task: String(task.value("task") ?? "").trim(),
      milestone: flagOfWord(task.value("milestone")) === true,
      movedTo: movedTo?.name ?? null,
      won,
      milestonesLeft: waitsFor,
    };

    async function afterSales(name: string, from: Day, row: FoundRow, existing: readonly GateTask[]) {
      const isNew = (stage: Stage) => !existing.some((item) => normalText(item.stage) === normalText(stage.name));
      const stages = plan.stages.filter((stage) => stage.kind === "after-sales" && isNew(stage)).sort((a, b) => a.order - b.order);
      const owner = String(row.value("owner") ?? "").trim();
      const planned = layOut({ ...plan, holidays: new Set(plan.holidays), stages, start: from, owner });
      const idColumn = columnAt(process, "id");
      const [ids] = await readBlocks(context, [bodyOf(process, idColumn)]);
      return taskRows(planned, { deal: name, customer: String(row.value("customer") ?? "").trim() }, language, idsIn(ids!));
    }
  });
  return { ...answer, undo: { steps: changes } };
}

/** The deal's tasks as the gate sees them, with the given one done. */
async function gateTasks(context: Excel.RequestContext, table: TableAt, deal: string, done: FoundRow): Promise<GateTask[]> {
  const rows = await rowsWith(context, table, "deal", deal);
  const blocks = runs(rows).map(({ from, count }) => ({ ...bodyOf(table), top: table.top + 1 + from, rows: count }));
  const values = (await readBlocks(context, blocks)).flat();
  const column = { stage: needColumn(table, "stage"), task: needColumn(table, "task") };
  const at = (cells: readonly Cell[], index: number) => (index < 0 ? "" : cells[index]);
  return values.map((cells, index) => {
    const doneOn = at(cells, columnAt(table, "done"));
    const isDone = rows[index] === done.row || (typeof doneOn === "number" && doneOn > 0);
    return {
      stage: String(cells[column.stage] ?? ""),
      task: String(cells[column.task] ?? "").trim(),
      milestone: flagOfWord(at(cells, columnAt(table, "milestone"))) === true,
      status: isDone ? "done" : statusOfWord(at(cells, columnAt(table, "status"))),
    };
  });
}

/** Places that follow each other, as one piece each. */
function runs(places: readonly number[]): { from: number; count: number }[] {
  const pieces: { from: number; count: number }[] = [];
  for (const place of places) {
    const last = pieces.at(-1);
    if (last !== undefined && last.from + last.count === place) last.count += 1;
    else pieces.push({ from: place, count: 1 });
  }
  return pieces;
}

async function findDeal(context: Excel.RequestContext, deals: TableAt, deal: string): Promise<FoundRow | null> {
  if (deal === "") return null;
  const rows = await rowsWith(context, deals, "deal", deal);
  if (rows.length > 1) throw new StagebookError("workbook:dealTwice", { deal, sheet: deals.sheet });
  if (rows.length === 0) return null;
  return readRow(context, deals, rows[0]!, { header: deals.header[needColumn(deals, "deal")]!, value: deal });
}

import { dueAgain } from "../process/cadence";
import { normalText } from "../process/columns";
import type { Language } from "../process/language";
import type { Cell, Day, Stage } from "../process/model";
import { StagebookError } from "../process/problem";
import { whatFollows, type GateTask } from "../process/what-follows";
import { OUTCOME_WORDS, outcomeOfWord, STATUS_WORDS } from "../process/words";
import { idsIn } from "./add-deal";
import { appendRows, listSources, prepareAppend, type RowValues } from "./append-rows";
import { bodyOf } from "./cells";
import { needOpen } from "./change-task";
import { taskRows, type Plan } from "./deal-rows";
import { activityRow, afterSalesRows, gateTask, stageEntry, type Signed } from "./deal-now";
import { findTables, languageOf, needColumn, needDatesFrom1900, needTable, needWritable, type TableAt } from "./find-tables";
import type { LoggedType } from "./log-activity";
import type { UndoToken } from "./operation";
import { readBlocks } from "./read-blocks";
import { readSnapshot } from "./read-process";
import { changeRows, readRows, taskPlaces, textIn, type FoundRow, type RowPlace } from "./task-row";
import { transaction } from "./transaction";

/** What followed for one deal from marking tasks of it done. */
export interface DealFollowed {
  readonly deal: string;
  /** The tasks that were done. */
  readonly tasks: readonly string[];
  /** Whether one of them is a milestone. */
  readonly milestone: boolean;
  /** The stage that the deal moved to, because this was what its stage still waited for; null when it stays. */
  readonly movedTo: string | null;
  /** Whether the deal was won by it: its Outcome and Closed are written, and after-sales tasks are laid out. */
  readonly won: boolean;
  /** Milestones that the deal's stage waits for now. */
  readonly milestonesLeft: readonly string[];
  /** The tasks that the playbook repeats, with their next days: each has a row of its own then. */
  readonly dueAgain: readonly { readonly task: string; readonly due: Day }[];
}

export interface TasksDone {
  readonly deals: readonly DealFollowed[];
  readonly undo: UndoToken;
}

/** What is logged in Activities with the tasks: once for each of their deals. */
export interface DoneActivity {
  readonly type: LoggedType;
  readonly notes: string;
}

/** The rows of one deal at this moment. */
interface DealRows {
  /** Its row of Deals; null when it has none. */
  readonly deal: FoundRow | null;
  /** Those that are to be done. */
  readonly ticked: readonly FoundRow[];
  readonly others: readonly FoundRow[];
}

/**
 * Marks tasks done: the date, who did them, and what follows. With the last open milestone of its stage a deal enters the
 * next one (Deals, History); into Won, it is closed and gets its after-sales tasks, dated from that day. A task that is
 * done before its planned start began on that day. A task that the playbook repeats is followed by the next one.
 *
 * Several tasks are done at one moment: what follows for a deal is what follows from all of them together, whatever their
 * order. So one that is repeated does not come again when its deal leaves the stage by another of them.
 */
export async function markDone(taskIds: readonly string[], by: string, on: Day, activity: DoneActivity | null = null): Promise<TasksDone> {
  const signed: Signed = { by, on: Math.floor(on) };
  const { answer, changes } = await transaction({}, async (tx) => {
    const { context } = tx;
    const found = await findTables(context);
    const process = needTable(found, "Process");
    const { Deals: deals, History: history } = found.tables;
    const activities = activity === null ? undefined : needTable(found, "Activities");
    needWritable(found, [process, deals, history, activities]);
    needDatesFrom1900(found);
    if (activities !== undefined) for (const column of ["deal", "notes"] as const) needColumn(activities, column);
    const language = languageOf(found);

    const [ids, dealNames, namesInDeals] = await readBlocks(context, [
      bodyOf(process, needColumn(process, "id")),
      bodyOf(process, needColumn(process, "deal")),
      ...(deals === undefined ? [] : [bodyOf(deals, needColumn(deals, "deal"))]),
    ]);
    const plan = await readSnapshot(context, found, ["Stages", "Playbook", "Team", "Holidays"]);
    const places = placesByDeal(process, ids!, dealNames!, taskIds, deals, namesInDeals ?? []);
    const rows = await readRows(context, places.flatMap(({ deal, ticked, others }) => [...(deal === null ? [] : [deal]), ...ticked, ...others]));
    const rowsOfDeals = places.map(({ deal, ticked, others }): DealRows => ({
      deal: deal === null ? null : rows.shift()!,
      ticked: rows.splice(0, ticked.length),
      others: rows.splice(0, others.length),
    }));
    rowsOfDeals.forEach(({ ticked }) => ticked.forEach(needOpen));

    const usedIds = idsIn(ids!);
    const steps = rowsOfDeals.map((of) => stepsOf(of, plan, signed, language, usedIds));
    const newTasks = steps.flatMap((step) => step.newTasks);
    const entries = steps.flatMap(({ of, enters }) => enters.map((stage) => stageEntry(of.ticked[0]!, stage.name, by, signed.on)));
    const logged = activity === null ? [] : rowsOfDeals.map(({ ticked }) => activityRow({ row: ticked[0]!, language }, activity.type, activity.notes.trim(), signed));
    const appends: [TableAt | undefined, RowValues[]][] = [[history, entries], [process, newTasks], [activities, logged]];
    const needed = appends.filter((append): append is [TableAt, RowValues[]] => append[0] !== undefined && append[1].length > 0);
    const ends = needed.length === 0 ? [] : await prepareAppend(context, needed.map(([table]) => table));

    await changeRows(tx, rowsOfDeals.flatMap(({ ticked }) => ticked.map((row) => ({ row, values: doneValues(row, signed, language) }))));
    await changeRows(tx, steps.flatMap(({ of, dealValues }) => (of.deal === null || dealValues === null ? [] : [{ row: of.deal, values: dealValues }])));
    const looks = { language, sources: listSources(found) };
    for (const [index, end] of ends.entries()) await appendRows(tx, end, needed[index]![1], looks);
    await tx.sync(1);
    return steps.map(({ followed }) => followed);
  });
  return { deals: answer, undo: { steps: changes } };
}

/** Where the rows stand of each deal that one of the tasks belongs to. */
function placesByDeal(
  process: TableAt,
  ids: readonly (readonly Cell[])[],
  dealNames: readonly (readonly Cell[])[],
  taskIds: readonly string[],
  deals: TableAt | undefined,
  namesInDeals: readonly (readonly Cell[])[]
): { readonly deal: RowPlace | null; readonly ticked: RowPlace[]; readonly others: RowPlace[] }[] {
  const idHeader = process.header[needColumn(process, "id")]!;
  const idOf = new Map(taskPlaces(process, ids, taskIds).map((place, index) => [place, taskIds[index]!]));
  const keys = dealNames.map(([name]) => normalText(name));
  const byDeal = new Map<string, { deal: RowPlace | null; ticked: RowPlace[]; others: RowPlace[] }>();
  for (const place of idOf.keys()) byDeal.set(keys[place]!, { deal: null, ticked: [], others: [] });
  keys.forEach((key, row) => {
    const of = byDeal.get(key);
    const id = idOf.get(row);
    if (id !== undefined) of!.ticked.push({ table: process, row, key: { header: idHeader, value: id } });
    else of?.others.push({ table: process, row, key: { header: "", value: "" } });
  });
  namesInDeals.forEach(([cell], row) => {
    const of = byDeal.get(normalText(cell));
    const name = String(cell ?? "").trim();
    if (of === undefined || name === "") return;
    if (of.deal !== null) throw new StagebookError("workbook:dealTwice", { deal: name, sheet: deals!.sheet });
    of.deal = { table: deals!, row, key: { header: deals!.header[needColumn(deals!, "deal")]!, value: name } };
  });
  return [...byDeal.values()];
}

/** What is to be written for one deal beside the done marks, and what of it is told. */
function stepsOf(of: DealRows, plan: Plan, { on }: Signed, language: Language, ids: Set<string>) {
  const ticked = of.ticked.map((row) => gateTask(row, "done"));
  const tasks: GateTask[] = [...ticked, ...of.others.map((row) => gateTask(row))];
  const standsIn = of.deal === null ? "" : textIn(of.deal, "stage");
  const { enters, waitsFor } = whatFollows(plan.stages, standsIn, tasks);
  const movedTo = enters.at(-1) ?? null;
  const won = enters.some((stage) => stage.kind === "won");
  const newTasks = won && of.deal !== null ? afterSalesRows(of.deal, tasks, plan, on, language, ids) : [];
  const repeated: { task: string; due: Day }[] = [];
  if (of.deal !== null && outcomeOfWord(of.deal.value("outcome")) !== "lost") {
    ticked.forEach((task, index) => {
      const due = dueAgain(task, on, movedTo?.name ?? standsIn, tasks, plan);
      if (due === null) return;
      repeated.push({ task: task.task, due });
      newTasks.push(nextRow(of.ticked[index]!, on, due, language, ids));
      tasks.push({ ...task, status: "open" }); // of two with one name that were done, one comes again
    });
  }
  const followed: DealFollowed = {
    deal: textIn(of.ticked[0]!, "deal"),
    tasks: ticked.map(({ task }) => task),
    milestone: ticked.some(({ milestone }) => milestone),
    movedTo: movedTo?.name ?? null,
    won,
    milestonesLeft: waitsFor,
    dueAgain: repeated,
  };
  return { of, enters, newTasks, followed, dealValues: movedTo === null ? null : dealValues(movedTo, won, on, language) };
}

function doneValues(task: FoundRow, { by, on }: Signed, language: Language): RowValues {
  const start = task.value("start");
  return { done: on, status: STATUS_WORDS.done[language], by, ...(typeof start === "number" && start > on ? { start: on } : {}) };
}

function dealValues(movedTo: Stage, won: boolean, on: Day, language: Language): RowValues {
  return { stage: movedTo.name, ...(won ? { outcome: OUTCOME_WORDS.won[language], closed: on } : {}) };
}

/** The next of a repeated task. A milestone is reached once, so the next one is none. */
function nextRow(task: FoundRow, start: Day, due: Day, language: Language, ids: Set<string>): RowValues {
  const next = { stage: textIn(task, "stage"), task: textIn(task, "task"), milestone: false, owner: textIn(task, "owner"), start, due };
  return taskRows([next], { deal: textIn(task, "deal"), customer: textIn(task, "customer") }, language, ids)[0]!;
}

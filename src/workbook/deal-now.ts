import type { ActivityType, Cell, Day, TaskStatus } from "../process/model";
import { layOut } from "../process/lay-out";
import { normalText } from "../process/columns";
import type { Language } from "../process/language";
import { StagebookError } from "../process/problem";
import type { GateTask } from "../process/what-follows";
import { ACTIVITY_WORDS, flagOfWord, statusOfWord } from "../process/words";
import { idsIn } from "./add-deal";
import { listSources, type RowValues } from "./append-rows";
import { bodyOf } from "./cells";
import { taskRows, type Plan } from "./deal-rows";
import { findTables, languageOf, needColumn, needDatesFrom1900, needTable, needWritable, type TableAt, type TablesFound } from "./find-tables";
import { readBlocks } from "./read-blocks";
import { readSnapshot } from "./read-process";
import { placesOf, readRows, textIn, type FoundRow, type RowPlace } from "./task-row";

/** Who does something to a deal, and when. */
export interface Signed {
  readonly by: string;
  readonly on: Day;
}

/** A deal's own row as it is at this moment. */
interface DealRow {
  readonly language: Language;
  readonly row: FoundRow;
  readonly found: TablesFound;
}

/** A deal as its rows say at this moment, and what is needed to move it: Deals, Process and History may be written. */
export interface DealNow extends DealRow {
  readonly plan: Awaited<ReturnType<typeof readSnapshot>>;
  readonly tasks: readonly FoundRow[];
  readonly process: TableAt;
  readonly history: TableAt | undefined;
  readonly looks: { readonly language: Language; readonly sources: ReturnType<typeof listSources> };
  /** The IDs that tasks have. */
  readonly ids: Set<string>;
}

/** Finds the one row of a deal by its name, to write it or only to read it. Throws when it is gone or there twice. */
export async function findDealRow(context: Excel.RequestContext, deal: string, to: "write" | "read" = "write"): Promise<DealRow> {
  const found = await findTables(context);
  const deals = needTable(found, "Deals");
  if (to === "write") needWritable(found, [deals]);
  needDatesFrom1900(found);
  const column = needColumn(deals, "deal");
  const [names] = await readBlocks(context, [bodyOf(deals, column)]);
  const [row] = await readRows(context, [dealPlace(deals, names!, deal)]);
  return { language: languageOf(found), row: row!, found };
}

/** Finds the one row of a deal by its name, with its tasks and what the process says. Throws when it is gone or there twice. */
export async function findDeal(context: Excel.RequestContext, deal: string): Promise<DealNow> {
  const found = await findTables(context);
  const [deals, process, history] = [needTable(found, "Deals"), needTable(found, "Process"), found.tables.History];
  needWritable(found, [deals, process, history]);
  needDatesFrom1900(found);
  needColumn(deals, "stage");
  const [names, ofTasks, ids] = await readBlocks(context, [
    bodyOf(deals, needColumn(deals, "deal")),
    bodyOf(process, needColumn(process, "deal")),
    bodyOf(process, needColumn(process, "id")),
  ]);
  const plan = await readSnapshot(context, found, ["Stages", "Playbook", "Team", "Holidays"]);
  const idHeader = process.header[needColumn(process, "id")]!;
  const [row, ...tasks] = await readRows(context, [
    dealPlace(deals, names!, deal),
    ...placesOf(ofTasks!, deal).map((at) => ({ table: process, row: at, key: { header: idHeader, value: String(ids![at]![0] ?? "") } })),
  ]);
  const language = languageOf(found);
  return { language, plan, row: row!, tasks, process, history, found, looks: { language, sources: listSources(found) }, ids: idsIn(ids!) };
}

/** Where a deal's row stands among the names as they were just read. */
function dealPlace(deals: TableAt, names: readonly (readonly Cell[])[], deal: string): RowPlace {
  const [place, second] = placesOf(names, deal);
  if (place === undefined) throw new StagebookError("workbook:dealGone", { deal, sheet: deals.sheet });
  if (second !== undefined) throw new StagebookError("workbook:dealTwice", { deal, sheet: deals.sheet });
  return { table: deals, row: place, key: { header: deals.header[needColumn(deals, "deal")]!, value: String(names[place]![0]) } };
}

/** A row of Process as the gate sees it. */
export function gateTask(row: FoundRow, status?: TaskStatus): GateTask {
  const doneOn = row.value("done");
  const isDone = typeof doneOn === "number" && doneOn > 0;
  return {
    stage: String(row.value("stage") ?? ""),
    task: textIn(row, "task"),
    milestone: flagOfWord(row.value("milestone")) === true,
    status: status ?? (isDone ? "done" : statusOfWord(row.value("status"))),
  };
}

/** The tasks that a won deal gets, dated from the day it was won; none of a stage that has some already. */
export function afterSalesRows(deal: FoundRow, tasks: readonly GateTask[], plan: Plan, on: Day, language: Language, ids: Set<string>): RowValues[] {
  const isNew = (name: string) => !tasks.some((item) => normalText(item.stage) === normalText(name));
  const stages = plan.stages.filter((stage) => stage.kind === "after-sales" && isNew(stage.name)).sort((a, b) => a.order - b.order);
  const planned = layOut({ ...plan, holidays: new Set(plan.holidays), stages, start: on, owner: textIn(deal, "owner") });
  return taskRows(planned, { deal: textIn(deal, "deal"), customer: textIn(deal, "customer") }, language, ids);
}

export function historyIn({ history }: DealNow): TableAt[] {
  return history === undefined ? [] : [history];
}

/** The deal's entry into a stage, for History. */
export function stageEntry(row: FoundRow, stage: string, by: string, entered: Day): RowValues {
  return { deal: textIn(row, "deal"), stage, entered, by };
}

/** A row of Activities about the deal. */
export function activityRow({ row, language }: Pick<DealRow, "row" | "language">, type: ActivityType, notes: string, { by, on }: Signed): RowValues {
  const of = { deal: textIn(row, "deal"), customer: textIn(row, "customer") };
  return { ...of, logged: Math.floor(on), activityType: ACTIVITY_WORDS[type][language], notes, by };
}

/** A task that is changed has to be found again to be taken back. */
export function needTaskId(task: FoundRow): void {
  if (task.key.value.trim() === "") throw new StagebookError("workbook:taskHasNoId", { sheet: task.table.sheet });
}

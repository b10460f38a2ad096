import { isoDay } from "../process/calendar";
import { normalText } from "../process/columns";
import { openMilestones } from "../process/gate";
import type { Cell, Day, Deal } from "../process/model";
import { StagebookError } from "../process/problem";
import { stageNamed } from "../process/read-stages";
import { listed } from "../process/read-table";
import { OUTCOME_WORDS, outcomeOfWord, STATUS_WORDS, statusOfWord } from "../process/words";
import { t } from "../locales";
import { appendRows, prepareAppend, type RowValues } from "./append-rows";
import { afterSalesRows, findDeal, gateTask, type DealNow } from "./deal-now";
import type { TableAt } from "./find-tables";
import type { UndoToken } from "./operation";
import { changeCells, type FoundRow } from "./task-row";
import { transaction } from "./transaction";

export interface Signed {
  /** Who does it. */
  readonly by: string;
  readonly on: Day;
}

export interface DealMoved {
  readonly deal: string;
  readonly stage: string;
  readonly won: boolean;
  readonly undo: UndoToken;
}

/**
 * Moves a deal to another stage, forward or back, and writes its history; into Won, the deal is closed and gets its
 * after-sales tasks. Throws workbook:gateClosed, naming the milestones that are still open, unless an exception says why
 * the deal moves on all the same: the reason is added to the deal's Notes.
 */
export async function moveDeal(deal: string, to: string, { by, on }: Signed, exception = ""): Promise<DealMoved> {
  const day = Math.floor(on);
  const { answer, changes } = await transaction({}, async (tx) => {
    const now = await findDeal(tx.context, deal);
    const { plan, row, language } = now;
    const stage = stageNamed(plan.stages, to);
    if (stage === null || stage.kind === "lost") {
      const stages = listed(plan.stages.filter(({ kind }) => kind !== "lost").map(({ name }) => name));
      throw new StagebookError("workbook:unknownStage", { stage: to, stages });
    }
    const from = textOf(row, "stage");
    const outcome = outcomeOfWord(textOf(row, "outcome"));
    if (outcome === "lost") throw new StagebookError("workbook:dealIsLost", { deal });
    if (normalText(from) === normalText(stage.name)) throw new StagebookError("workbook:dealIsThere", { deal, stage: stage.name });
    const tasks = now.tasks.map((task) => gateTask(task));
    const open = openMilestones(plan.stages, from, stage.name, tasks);
    if (open.length > 0 && exception.trim() === "") {
      throw new StagebookError("workbook:gateClosed", { deal, stage: from, milestones: listed(open.map(({ task }) => task)) });
    }
    const won = stage.kind === "won" && outcome !== "won";
    const afterSales = won ? afterSalesRows(row, tasks, plan, day, language, now.ids) : [];
    const ends = await prepareAppend(tx.context, [...historyOf(now), ...(afterSales.length > 0 ? [now.process] : [])]);
    changeCells(tx, row, {
      stage: stage.name,
      ...(won ? { outcome: OUTCOME_WORDS.won[language], closed: day } : {}),
      ...(stage.kind === "open" && outcome === "won" ? { outcome: OUTCOME_WORDS.open[language], closed: "" } : {}),
      ...(open.length > 0 ? { notes: withNote(row, t("workbook:movedByException", { lng: language, date: isoDay(day), by, from, to: stage.name, reason: exception.trim() })) } : {}),
    });
    for (const end of ends) {
      await appendRows(tx, end, end.table === now.process ? afterSales : [entry(row, stage.name, by, day)], now.looks);
    }
    await tx.sync(1);
    return { deal: textOf(row, "deal"), stage: stage.name, won };
  });
  return { ...answer, undo: { steps: changes } };
}

/**
 * Closes a deal as lost: why and against whom, the stage where it was lost, and its open tasks are skipped
 * (METRICS.md, "Items"). Its stage becomes the lost one when the Stages table has one.
 */
export async function loseDeal(
  deal: string,
  why: { readonly reason: string; readonly competitor: string },
  { by, on }: Signed
): Promise<{ readonly deal: string; readonly skipped: number; readonly undo: UndoToken }> {
  const day = Math.floor(on);
  const { answer, changes } = await transaction({}, async (tx) => {
    const now = await findDeal(tx.context, deal);
    const { plan, row, language } = now;
    if (outcomeOfWord(textOf(row, "outcome")) === "lost") throw new StagebookError("workbook:dealIsLost", { deal });
    const lostStage = plan.stages.find((stage) => stage.kind === "lost")?.name ?? null;
    const open = now.tasks.filter((task) => gateTask(task).status === "open");
    open.forEach(needId);
    const ends = await prepareAppend(tx.context, historyOf(now));
    changeCells(tx, row, {
      ...(lostStage === null ? {} : { stage: lostStage }),
      outcome: OUTCOME_WORDS.lost[language],
      closed: day,
      lostIn: textOf(row, "stage"),
      reason: why.reason.trim(),
      competitor: why.competitor.trim(),
    });
    for (const task of open) changeCells(tx, task, { status: STATUS_WORDS.skipped[language], by });
    for (const end of ends) await appendRows(tx, end, [entry(row, lostStage ?? OUTCOME_WORDS.lost[language], by, day)], now.looks);
    await tx.sync(1);
    return { deal: textOf(row, "deal"), skipped: open.length };
  });
  return { ...answer, undo: { steps: changes } };
}

/** Opens a lost deal again, in the stage where it was lost, with the tasks from there on that were skipped. */
export async function reopenDeal(deal: string, { by, on }: Signed): Promise<DealMoved> {
  const day = Math.floor(on);
  const { answer, changes } = await transaction({}, async (tx) => {
    const now = await findDeal(tx.context, deal);
    const { plan, row, language } = now;
    if (outcomeOfWord(textOf(row, "outcome")) !== "lost") throw new StagebookError("workbook:dealIsOpen", { deal });
    const path = plan.stages.filter((stage) => stage.kind === "open").sort((a, b) => a.order - b.order);
    const stage = stageNamed(path, textOf(row, "lostIn")) ?? stageNamed(path, textOf(row, "stage")) ?? path[0];
    if (stage === undefined) throw new StagebookError("workbook:unknownStage", { stage: textOf(row, "lostIn"), stages: "" });
    const fromHere = new Set(path.slice(path.indexOf(stage)).map(({ name }) => normalText(name)));
    const again = now.tasks.filter((task) => statusOfWord(task.value("status")) === "skipped" && fromHere.has(normalText(task.value("stage"))));
    again.forEach(needId);
    const ends = await prepareAppend(tx.context, historyOf(now));
    changeCells(tx, row, { stage: stage.name, outcome: OUTCOME_WORDS.open[language], closed: "", lostIn: "", reason: "", competitor: "" });
    for (const task of again) changeCells(tx, task, { status: STATUS_WORDS.open[language], by: "" });
    for (const end of ends) await appendRows(tx, end, [entry(row, stage.name, by, day)], now.looks);
    await tx.sync(1);
    return { deal: textOf(row, "deal"), stage: stage.name, won: false };
  });
  return { ...answer, undo: { steps: changes } };
}

/** What the deal's row says of it besides its way through the stages. */
export type DealFacts = Partial<Pick<Deal, "amount" | "expectedClose" | "owner">>;

/** Changes single facts of a deal. */
export async function changeDeal(deal: string, facts: DealFacts): Promise<{ readonly undo: UndoToken }> {
  const { changes } = await transaction({}, async (tx) => {
    const { row } = await findDeal(tx.context, deal);
    const cells = Object.fromEntries(Object.entries(facts).map(([id, value]): [string, Cell] => [id, value ?? ""]));
    changeCells(tx, row, cells);
    await tx.sync(1);
  });
  return { undo: { steps: changes } };
}

/** Adds to a deal's notes what was said or agreed, with the day and who wrote it. */
export async function noteOnDeal(deal: string, note: string, { by, on }: Signed): Promise<{ readonly undo: UndoToken }> {
  const { changes } = await transaction({}, async (tx) => {
    const { row, language } = await findDeal(tx.context, deal);
    changeCells(tx, row, { notes: withNote(row, t("workbook:noted", { lng: language, date: isoDay(Math.floor(on)), by, note: note.trim() })) });
    await tx.sync(1);
  });
  return { undo: { steps: changes } };
}

function historyOf({ history }: DealNow): TableAt[] {
  return history === undefined ? [] : [history];
}

/** The deal's entry into a stage, for History. */
function entry(row: FoundRow, stage: string, by: string, entered: Day): RowValues {
  return { deal: textOf(row, "deal"), stage, entered, by };
}

/** A task that is changed has to be found again to be taken back. */
function needId(task: FoundRow): void {
  if (task.key.value.trim() === "") throw new StagebookError("workbook:taskHasNoId", { sheet: task.table.sheet });
}

function textOf(row: FoundRow, id: "deal" | "stage" | "outcome" | "lostIn"): string {
  return String(row.value(id) ?? "").trim();
}

/** The row's notes with one more line below. */
function withNote(row: FoundRow, note: string): string {
  const before = String(row.value("notes") ?? "").trim();
  return before === "" ? note : `${before}\n${note}`;
}

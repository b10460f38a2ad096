import { isoDay } from "../process/calendar";
import { normalText } from "../process/columns";
import { openMilestones, outcomeIn } from "../process/gate";
import { StagebookError } from "../process/problem";
import { stageNamed } from "../process/read-stages";
import { listed } from "../process/read-table";
import { OUTCOME_WORDS, outcomeOfWord } from "../process/words";
import { t } from "../locales";
import { appendRows, prepareAppend } from "./append-rows";
import { activityRow, afterSalesRows, findDeal, gateTask, historyIn, stageEntry, type Signed } from "./deal-now";
import { needWritable } from "./find-tables";
import type { UndoToken } from "./operation";
import { changeCells, textIn, withNote } from "./task-row";
import { transaction } from "./transaction";

export interface DealMoved {
  readonly deal: string;
  readonly stage: string;
  readonly won: boolean;
  readonly undo: UndoToken;
}

/**
 * Moves a deal to another stage, forward or back, and writes its history; into Won, the deal is closed and gets its
 * after-sales tasks. Throws workbook:gateClosed, naming the milestones that are still open, unless an exception says why
 * the deal moves on all the same: the reason is logged in Activities, or in the deal's Notes where that table is gone.
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
    const from = textIn(row, "stage");
    const outcome = outcomeOfWord(textIn(row, "outcome")) ?? "open";
    if (outcome === "lost") throw new StagebookError("workbook:dealIsLost", { deal });
    if (normalText(from) === normalText(stage.name)) throw new StagebookError("workbook:dealIsThere", { deal, stage: stage.name });
    const tasks = now.tasks.map((task) => gateTask(task));
    const open = openMilestones(plan.stages, from, stage.name, tasks);
    if (open.length > 0 && exception.trim() === "") {
      throw new StagebookError("workbook:gateClosed", { deal, stage: from, milestones: listed(open.map(({ task }) => task)) });
    }
    const after = outcomeIn(stage, outcome);
    const won = after === "won" && outcome !== "won";
    const afterSales = won ? afterSalesRows(row, tasks, plan, day, language, now.ids) : [];
    const activities = open.length > 0 ? now.found.tables.Activities : undefined;
    needWritable(now.found, [activities]);
    const why = { lng: language, date: isoDay(day), by, from, to: stage.name, reason: exception.trim() };
    const ends = await prepareAppend(tx.context, [
      ...historyIn(now),
      ...(activities === undefined ? [] : [activities]),
      ...(afterSales.length > 0 ? [now.process] : []),
    ]);
    changeCells(tx, row, {
      stage: stage.name,
      ...(after === outcome ? {} : { outcome: OUTCOME_WORDS[after][language], closed: won ? day : "" }),
      ...(open.length > 0 && activities === undefined ? { notes: withNote(row, t("workbook:movedByException", why)) } : {}),
    });
    const logged = activityRow(now, "exception", t("workbook:exceptionLogged", why), { by, on: day });
    for (const end of ends) {
      const rows = end.table === now.process ? afterSales : end.table === activities ? [logged] : [stageEntry(row, stage.name, by, day)];
      await appendRows(tx, end, rows, now.looks);
    }
    await tx.sync(1);
    return { deal: textIn(row, "deal"), stage: stage.name, won };
  });
  return { ...answer, undo: { steps: changes } };
}

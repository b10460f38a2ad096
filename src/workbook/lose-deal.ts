import { StagebookError } from "../process/problem";
import { OUTCOME_WORDS, outcomeOfWord, STATUS_WORDS } from "../process/words";
import { appendRows, prepareAppend } from "./append-rows";
import { findDeal, gateTask, historyIn, needTaskId, stageEntry, type Signed } from "./deal-now";
import type { UndoToken } from "./operation";
import { changeCells, textIn } from "./task-row";
import { transaction } from "./transaction";

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
    if (outcomeOfWord(textIn(row, "outcome")) === "lost") throw new StagebookError("workbook:dealIsLost", { deal });
    const lostStage = plan.stages.find((stage) => stage.kind === "lost")?.name ?? null;
    const open = now.tasks.filter((task) => gateTask(task).status === "open");
    open.forEach(needTaskId);
    const ends = await prepareAppend(tx.context, historyIn(now));
    changeCells(tx, row, {
      ...(lostStage === null ? {} : { stage: lostStage }),
      outcome: OUTCOME_WORDS.lost[language],
      closed: day,
      lostIn: textIn(row, "stage"),
      reason: why.reason.trim(),
      competitor: why.competitor.trim(),
    });
    for (const task of open) changeCells(tx, task, { status: STATUS_WORDS.skipped[language], by });
    for (const end of ends) await appendRows(tx, end, [stageEntry(row, lostStage ?? OUTCOME_WORDS.lost[language], by, day)], now.looks);
    await tx.sync(1);
    return { deal: textIn(row, "deal"), skipped: open.length };
  });
  return { ...answer, undo: { steps: changes } };
}

import { normalText } from "../process/columns";
import { stagePath, stageToReopen } from "../process/gate";
import { StagebookError } from "../process/problem";
import { OUTCOME_WORDS, outcomeOfWord, STATUS_WORDS, statusOfWord } from "../process/words";
import { appendRows, prepareAppend } from "./append-rows";
import { findDeal, historyIn, needTaskId, stageEntry, type Signed } from "./deal-now";
import type { DealMoved } from "./move-deal";
import { changeCells, textIn } from "./task-row";
import { transaction } from "./transaction";

/** Opens a lost deal again, in the stage where it was lost, with the tasks from there on that were skipped. */
export async function reopenDeal(deal: string, { by, on }: Signed): Promise<DealMoved> {
  const day = Math.floor(on);
  const { answer, changes } = await transaction({}, async (tx) => {
    const now = await findDeal(tx.context, deal);
    const { plan, row, language } = now;
    if (outcomeOfWord(textIn(row, "outcome")) !== "lost") throw new StagebookError("workbook:dealIsOpen", { deal });
    const stage = stageToReopen(plan.stages, { lostIn: textIn(row, "lostIn"), stage: textIn(row, "stage") });
    if (stage === null) throw new StagebookError("workbook:unknownStage", { stage: textIn(row, "lostIn"), stages: "" });
    const path = stagePath(plan.stages).filter(({ kind }) => kind === "open");
    const fromHere = new Set(path.slice(path.indexOf(stage)).map(({ name }) => normalText(name)));
    const again = now.tasks.filter((task) => statusOfWord(task.value("status")) === "skipped" && fromHere.has(normalText(task.value("stage"))));
    again.forEach(needTaskId);
    const ends = await prepareAppend(tx.context, historyIn(now));
    changeCells(tx, row, { stage: stage.name, outcome: OUTCOME_WORDS.open[language], closed: "", lostIn: "", reason: "", competitor: "" });
    for (const task of again) changeCells(tx, task, { status: STATUS_WORDS.open[language], by: "" });
    for (const end of ends) await appendRows(tx, end, [stageEntry(row, stage.name, by, day)], now.looks);
    await tx.sync(1);
    return { deal: textIn(row, "deal"), stage: stage.name, won: false };
  });
  return { ...answer, undo: { steps: changes } };
}

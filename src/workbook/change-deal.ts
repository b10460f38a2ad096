import { isoDay } from "../process/calendar";
import type { Cell, Deal } from "../process/model";
import { t } from "../locales";
import { findDealRow, type Signed } from "./deal-now";
import type { UndoToken } from "./operation";
import { changeCells, withNote } from "./task-row";
import { transaction } from "./transaction";

/** What the deal's row says of it besides its way through the stages. */
export type DealFacts = Partial<Pick<Deal, "amount" | "expectedClose" | "owner">>;

/** Changes single facts of a deal. */
export async function changeDeal(deal: string, facts: DealFacts): Promise<{ readonly undo: UndoToken }> {
  const { changes } = await transaction({}, async (tx) => {
    const { row } = await findDealRow(tx.context, deal);
    const cells = Object.fromEntries(Object.entries(facts).map(([id, value]): [string, Cell] => [id, value ?? ""]));
    changeCells(tx, row, cells);
    await tx.sync(1);
  });
  return { undo: { steps: changes } };
}

/** Adds to a deal's notes what was said or agreed, with the day and who wrote it. */
export async function noteOnDeal(deal: string, note: string, { by, on }: Signed): Promise<{ readonly undo: UndoToken }> {
  const { changes } = await transaction({}, async (tx) => {
    const { row, language } = await findDealRow(tx.context, deal);
    changeCells(tx, row, { notes: withNote(row, t("workbook:noted", { lng: language, date: isoDay(Math.floor(on)), by, note: note.trim() })) });
    await tx.sync(1);
  });
  return { undo: { steps: changes } };
}

import { findDealRow } from "./deal-now";
import { inExcel } from "./in-excel";
import { selectRow } from "./task-row";

/** Goes to a deal's row in its sheet. */
export function showDeal(deal: string): Promise<void> {
  return inExcel(async (context) => {
    const { row } = await findDealRow(context, deal, "read");
    selectRow(context, row);
    await context.sync();
  });
}

import { StagebookError } from "../process/problem";
import { findTables } from "./find-tables";
import { inExcel } from "./in-excel";
import { forgetAll } from "./remembered";

/**
 * Deletes the sheets of a sample process, with what has been added to them, and its dashboard. Sheets that were there
 * before stay. What is deleted cannot be taken back, so the caller asks first; a removal that failed half way is finished
 * by the next.
 */
export async function removeSample(): Promise<void> {
  await inExcel(async (context) => {
    const { remembered, isReadOnly } = await findTables(context);
    if (remembered.sample === null) throw new StagebookError("sample:noSample");
    if (isReadOnly) throw new StagebookError("workbook:readOnly");
    const { worksheets, protection } = context.workbook;
    protection.load("protected");
    worksheets.load("items/id,items/visibility");
    await context.sync();
    if (protection.protected) throw new StagebookError("workbook:structureProtected");
    const ours = new Set([...remembered.sample, ...(remembered.dashboard === null ? [] : [remembered.dashboard.sheetId])]);
    const others = worksheets.items.filter(({ id, visibility }) => !ours.has(id) && visibility === "Visible");
    if (others.length === 0) worksheets.add().activate(); // a workbook has at least one sheet that is seen
    for (const sheet of worksheets.items) if (ours.has(sheet.id)) sheet.delete();
    forgetAll(context);
    await context.sync();
  });
}

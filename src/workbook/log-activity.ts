import type { ActivityType } from "../process/model";
import { appendRows, listSources, prepareAppend } from "./append-rows";
import { activityRow, findDealRow, type Signed } from "./deal-now";
import { needColumn, needTable, needWritable } from "./find-tables";
import type { UndoToken } from "./operation";
import { transaction } from "./transaction";

/** What a person logs of their own accord; the other types are written with what they belong to. */
export type LoggedType = Extract<ActivityType, "call" | "meeting" | "email" | "note">;

export interface NewActivity {
  readonly deal: string;
  readonly type: LoggedType;
  /** What was said, done or agreed. */
  readonly notes: string;
}

/**
 * Logs an activity of a deal: one row of Activities, with the customer that the deal's row names. Only that table's sheet
 * has to be writable. Throws workbook:noTable where the workbook has no such table.
 */
export async function logActivity({ deal, type, notes }: NewActivity, signed: Signed): Promise<{ readonly undo: UndoToken }> {
  const { changes } = await transaction({}, async (tx) => {
    const now = await findDealRow(tx.context, deal, "read");
    const { found, language } = now;
    const activities = needTable(found, "Activities");
    needWritable(found, [activities]);
    for (const column of ["deal", "notes"] as const) needColumn(activities, column);
    const [end] = await prepareAppend(tx.context, [activities]);
    await appendRows(tx, end!, [activityRow(now, type, notes.trim(), signed)], { language, sources: listSources(found) });
    await tx.sync(1);
  });
  return { undo: { steps: changes } };
}

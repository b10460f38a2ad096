import type { ActivityType } from "../process/model";
import { ACTIVITY_WORDS } from "../process/words";
import { appendRows, listSources, prepareAppend } from "./append-rows";
import { findDealRow, textIn, type Signed } from "./deal-now";
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
export async function logActivity({ deal, type, notes }: NewActivity, { by, on }: Signed): Promise<{ readonly undo: UndoToken }> {
  const { changes } = await transaction({}, async (tx) => {
    const { found, language, row } = await findDealRow(tx.context, deal, "read");
    const activities = needTable(found, "Activities");
    needWritable(found, [activities]);
    for (const column of ["deal", "notes"] as const) needColumn(activities, column);
    const [end] = await prepareAppend(tx.context, [activities]);
    const logged = {
      logged: Math.floor(on),
      deal: textIn(row, "deal"),
      customer: String(row.value("customer") ?? "").trim(),
      activityType: ACTIVITY_WORDS[type][language],
      notes: notes.trim(),
      by,
    };
    await appendRows(tx, end!, [logged], { language, sources: listSources(found) });
    await tx.sync(1);
  });
  return { undo: { steps: changes } };
}

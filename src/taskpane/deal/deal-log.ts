import { normalText } from "../../process/columns";
import type { Activity, Day, StageEntry } from "../../process/model";

/** One line of a deal's log. */
export interface LogEntry {
  readonly day: Day;
  /** The stage that was entered, or the activity's type as the sheet has it. */
  readonly title: string;
  readonly notes: string;
  readonly by: string;
}

/** What happened to a deal: the stages it entered and what was logged, the latest first, within a day what was written last. */
export function dealLog(deal: string, history: readonly StageEntry[], activities: readonly Activity[]): LogEntry[] {
  const name = normalText(deal);
  const isOfDeal = (entry: { readonly deal: string }) => normalText(entry.deal) === name;
  const entries: LogEntry[] = [
    ...history.filter(isOfDeal).map(({ entered, stage, by }) => ({ day: entered, title: stage, notes: "", by })),
    ...activities.filter(isOfDeal).map(({ logged, typeWord, notes, by }) => ({ day: logged, title: typeWord, notes, by })),
  ];
  return entries.reverse().sort((one, other) => other.day - one.day);
}

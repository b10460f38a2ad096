import { OPEN } from "../process/deal-rows";
import type { Day } from "../process/model";
import { StagebookError } from "../process/problem";
import type { SheetTable } from "../process/read-table";
import { readTaskRows, TASK_OPEN } from "../process/task-rows";
import type { Journeys } from "./journeys";
import { byName } from "./reps";
import { staysOf } from "./stage-time";

/** What stalled means: too long in the stage, nothing done for too long, or either. */
export type StalledMode = "any" | "stage" | "activity";

/** An open deal that does not move. */
export interface StalledDeal {
  readonly deal: string;
  /** Who owns its open tasks, in order of name; null when no tasks tell. */
  readonly owners: string | null;
  readonly stage: string;
  /** Days in the stage; null: not known. */
  readonly days: number | null;
  /** Days since something was done or logged; null: never. */
  readonly idle: number | null;
  readonly targetDays: number;
  readonly why: "stage" | "activity" | "both";
}

/**
 * Stalled deals (METRICS.md): open, and in their stage for longer than its Target days (`stage`), or with nothing done or
 * logged for that long (`activity`). Done: a task. Logged: any row of the history, also one that changes no stage; and the
 * day on which the deal began. Those that are the most days beyond their target come first.
 *
 * @param tasks a Process table that tells more of what was done
 */
export function stalledDeals(journeys: Journeys, tasks: SheetTable | null, mode: StalledMode, asOf: Day): StalledDeal[] {
  const { order, length, stands, outcomes, table } = journeys;
  if (order.steps.every(({ targetDays }) => targetDays === null)) throw new StagebookError("metrics:noTargetDays");
  const { current } = staysOf(journeys);
  const { last, owners } = activityOf(journeys, tasks, asOf);
  const names = table.text("deal");
  const found: StalledDeal[] = [];
  for (let deal = 0; deal < length; deal++) {
    if (outcomes[deal] !== OPEN || stands[deal]! < 0) continue;
    const { name: stage, targetDays } = order.steps[stands[deal]!]!;
    if (targetDays === null) continue;
    const days = Number.isNaN(current[deal]!) ? null : current[deal]!;
    const idle = last[deal] === 0 ? null : asOf - last[deal]!;
    const byStage = mode !== "activity" && days !== null && days > targetDays;
    const byActivity = mode !== "stage" && idle !== null && idle > targetDays;
    if (!byStage && !byActivity) continue;
    const why = byStage && byActivity ? "both" : byStage ? "stage" : "activity";
    found.push({ deal: names.labels[deal + 1]!, owners: owners?.[deal] ?? null, stage, days, idle, targetDays, why });
  }
  const beyond = ({ days, idle, targetDays }: StalledDeal) => Math.max(days ?? 0, idle ?? 0) - targetDays;
  return found.sort((one, other) => beyond(other) - beyond(one) || byName(one.deal, other.deal));
}

/** Per deal the last day on which something was done or logged (0: none is known), and who owns its open tasks. */
function activityOf({ source, table, order, entered, length }: Journeys, tasks: SheetTable | null, asOf: Day) {
  const last = new Int32Array(length);
  const note = (deal: number, day: number) => {
    if (deal >= 0 && day <= asOf && day > last[deal]!) last[deal] = day;
  };
  for (let deal = 0; deal < length; deal++) note(deal, entered[deal * order.steps.length]!);
  const { keys, codes } = table.text("deal");
  if (source === "History") table.days("entered").forEach((day, i) => note(codes[i]! - 1, day));
  const work = source === "Process" ? table : tasks;
  if (work === null) return { last, owners: null };
  const rows = readTaskRows(work);
  const dealOfName = new Map(keys.map((key, code) => [key, code - 1]));
  const names = work.text("deal");
  const dealOfCode = names.keys.map((key) => dealOfName.get(key) ?? -1);
  const people = work.text("owner");
  const ownersOf = Array.from({ length }, () => new Set<string>());
  for (let i = 0; i < rows.length; i++) {
    const deal = dealOfCode[names.codes[i]!]!;
    note(deal, rows.done[i]!);
    if (deal >= 0 && rows.states[i] === TASK_OPEN && people.codes[i] !== 0) ownersOf[deal]!.add(people.labels[people.codes[i]!]!);
  }
  return { last, owners: work.has("owner") ? ownersOf.map((set) => [...set].sort(byName).join(", ")) : null };
}

import { ofCodes } from "../process/cell-column";
import { OPEN } from "../process/deal-rows";
import type { Day } from "../process/model";
import { StagebookError } from "../process/problem";
import type { SheetTable } from "../process/read-table";
import { readTaskRows, TASK_OPEN, type TaskRows } from "../process/task-rows";
import type { Journeys } from "./journeys";
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
  const { last, ownersOf } = activityOf(journeys, tasks, asOf);
  const names = table.text("deal");
  const found: { readonly deal: number; readonly beyond: number; readonly why: StalledDeal["why"] }[] = [];
  for (let deal = 0; deal < length; deal++) {
    if (outcomes[deal] !== OPEN || stands[deal]! < 0) continue;
    const { targetDays } = order.steps[stands[deal]!]!;
    if (targetDays === null) continue;
    const days = current[deal]!; // NaN, which is more than nothing, where it is not known
    const idle = last[deal] === 0 ? NaN : asOf - last[deal]!;
    const byStage = mode !== "activity" && days > targetDays;
    const byActivity = mode !== "stage" && idle > targetDays;
    if (!byStage && !byActivity) continue;
    const why = byStage && byActivity ? "both" : byStage ? "stage" : "activity";
    found.push({ deal, beyond: Math.max(days || 0, idle || 0) - targetDays, why });
  }
  const byName = names.comparison();
  found.sort((one, other) => other.beyond - one.beyond || byName(one.deal + 1, other.deal + 1));
  return found.map(({ deal, why }): StalledDeal => {
    const { name: stage, targetDays } = order.steps[stands[deal]!]!;
    return {
      deal: names.label(deal + 1),
      owners: ownersOf?.(deal) ?? null,
      stage,
      days: Number.isNaN(current[deal]!) ? null : current[deal]!,
      idle: last[deal] === 0 ? null : asOf - last[deal]!,
      targetDays: targetDays!,
      why,
    };
  });
}

/** Per deal the last day on which something was done or logged (0: none is known), and who owns its open tasks. */
function activityOf({ source, table, order, entered, length }: Journeys, tasks: SheetTable | null, asOf: Day) {
  const last = new Int32Array(length);
  const note = (deal: number, day: number) => {
    if (deal >= 0 && day <= asOf && day > last[deal]!) last[deal] = day;
  };
  for (let deal = 0; deal < length; deal++) note(deal, entered[deal * order.steps.length]!);
  const dealNames = table.text("deal");
  if (source === "History") {
    const { codes } = dealNames;
    table.days("entered").forEach((day, i) => note(codes[i]! - 1, day));
  }
  const work = source === "Process" ? table : tasks;
  if (work === null) return { last, ownersOf: null };
  const rows = readTaskRows(work);
  const names = work.text("deal");
  const dealOf = ofCodes(names.codes, names.codesIn(dealNames).map((code) => code - 1));
  for (let i = 0; i < rows.length; i++) note(dealOf[i]!, rows.done[i]!);
  return { last, ownersOf: work.has("owner") ? ownersOfOpen(rows, dealOf, length) : null };
}

/** Who owns the open tasks of a deal, in order of name. */
function ownersOfOpen({ table, states, length }: TaskRows, dealOf: Int32Array, deals: number): (deal: number) => string {
  const people = table.text("owner");
  const { codes } = people;
  const isOfOne = (i: number) => dealOf[i]! >= 0 && states[i] === TASK_OPEN && codes[i] !== 0;
  // The rows of each deal as a chain: the last one, and for each row the one before it.
  const lastRow = new Int32Array(deals).fill(-1);
  const before = new Int32Array(length);
  for (let i = 0; i < length; i++) {
    if (!isOfOne(i)) continue;
    before[i] = lastRow[dealOf[i]!]!;
    lastRow[dealOf[i]!] = i;
  }
  return (deal) => {
    const owners = new Set<number>();
    for (let i = lastRow[deal]!; i >= 0; i = before[i]!) owners.add(codes[i]!);
    const labels = [...owners].sort((a, b) => people.places[a]! - people.places[b]!).map((code) => people.label(code));
    return labels.join(", ");
  };
}

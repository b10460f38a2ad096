import { normalText } from "../../process/columns";
import type { Day } from "../../process/model";
import type { SetupRow } from "../../workbook";
import { numberIn, type Draft, type DraftErrors } from "./drafts";
import { LONGEST } from "./holidays";
import { periodIn } from "./periods";
import { isNeeded, type StageLine } from "./stage-rules";

type Errors = { -readonly [K in keyof DraftErrors]: string };

/** Names that others have, as they compare. */
function isTaken(name: string | undefined, others: readonly unknown[]): boolean {
  return others.some((other) => normalText(other) === normalText(name));
}

/** A number that is there, from least to most; blank is right as well. */
function isBetween(text: string | undefined, least: number, most: number, whole = false): boolean {
  const number = numberIn(text);
  if (number === null) return true;
  return number !== "unreadable" && number >= least && number <= most && (!whole || Number.isInteger(number));
}

/** The longest that a target time or an offset can sensibly be: ten years. */
const MOST_DAYS = 3_650;

/** What has to be put right before a stage can be written; `stage` is the one that is changed. */
export function checkStage(draft: Draft, stage: StageLine | null, stages: readonly StageLine[], dealsHere: number): DraftErrors {
  const errors: Errors = {};
  const others = stages.filter((other) => other !== stage).map(({ name }) => name);
  if (normalText(draft.stage) === "") errors.stage = "setup:error.stageName";
  else if (isTaken(draft.stage, others)) errors.stage = "setup:error.stageTwice";
  if (stage !== null && draft.kind !== undefined && draft.kind !== stage.kind) {
    if (isNeeded(stages, stage)) errors.kind = stage.kind === "open" ? "setup:error.lastOpen" : "setup:error.lastWon";
    else if (dealsHere > 0) errors.kind = "setup:error.kindInUse";
  }
  if (!isBetween(draft.probability, 0, 100)) errors.probability = "setup:error.probability";
  if (!isBetween(draft.targetDays, 0, MOST_DAYS, true)) errors.targetDays = "setup:error.days";
  return errors;
}

/** What has to be put right before a task of the playbook can be written; `others` are the rows that it is not. */
export function checkTask(draft: Draft, others: readonly SetupRow[]): DraftErrors {
  const errors: Errors = {};
  const ofStage = others.filter(({ cells }) => normalText(cells.stage) === normalText(draft.stage));
  if (normalText(draft.stage) === "") errors.stage = "setup:error.taskStage";
  if (normalText(draft.task) === "") errors.task = "setup:error.taskName";
  else if (isTaken(draft.task, ofStage.map(({ cells }) => cells.task))) errors.task = "setup:error.taskTwice";
  if (!isBetween(draft.offsetDays, 0, MOST_DAYS, true)) errors.offsetDays = "setup:error.days";
  if (!isBetween(draft.repeatDays, 1, MOST_DAYS, true)) errors.repeatDays = "setup:error.repeat";
  return errors;
}

/** What has to be put right before a person can be written. */
export function checkPerson(draft: Draft, others: readonly SetupRow[]): DraftErrors {
  const errors: Errors = {};
  if (normalText(draft.name) === "") errors.name = "setup:error.personName";
  else if (isTaken(draft.name, others.map(({ cells }) => cells.name))) errors.name = "setup:error.personTwice";
  if (normalText(draft.email) !== "" && !/^[^\s@]+@[^\s@]+$/u.test(draft.email!.trim())) errors.email = "setup:error.email";
  if (normalText(draft.manager) !== "" && normalText(draft.manager) === normalText(draft.name)) errors.manager = "setup:error.ownManager";
  return errors;
}

/** What has to be put right before a target can be written: two for the same time and name would add up unseen. */
export function checkTarget(draft: Draft, others: readonly SetupRow[]): DraftErrors {
  const errors: Errors = {};
  const period = periodIn(draft.period);
  if (period === null) errors.period = "setup:error.period";
  else if (others.some(({ cells }) => normalText(cells.name) === normalText(draft.name) && isSame(periodIn(cells.period), period))) errors.name = "setup:error.targetTwice";
  if (!isBetween(draft.amount, 0, Number.MAX_SAFE_INTEGER)) errors.amount = "setup:error.amount";
  if (!isBetween(draft.targetDeals, 0, Number.MAX_SAFE_INTEGER, true)) errors.targetDeals = "setup:error.count";
  if (numberIn(draft.amount) === null && numberIn(draft.targetDeals) === null) errors.amount = "setup:error.noTarget";
  return errors;
}

function isSame(one: ReturnType<typeof periodIn>, other: ReturnType<typeof periodIn>): boolean {
  return one !== null && other !== null && one.from === other.from && one.to === other.to;
}

/** What has to be put right before days off can be added, as keys; null: nothing. Without a last day it is the first alone. */
export function checkDaysOff(from: Day | null, to: Day | null, taken: ReadonlySet<Day>): { readonly from: string | null; readonly to: string | null } {
  if (from === null || from < 1) return { from: "setup:error.firstDay", to: null };
  const last = to ?? from;
  if (last < from) return { from: null, to: "setup:error.lastDay" };
  if (last - from >= LONGEST) return { from: null, to: "setup:error.tooLong" };
  const isNew = Array.from({ length: last - from + 1 }, (_, index) => from + index).some((day) => !taken.has(day));
  return { from: isNew ? null : "setup:error.daysThere", to: null };
}

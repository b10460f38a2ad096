import { addBusinessDays, onBusinessDay } from "./calendar";
import { normalText } from "./columns";
import type { Day, Person, PlaybookTask, Stage } from "./model";

/** A task of a deal before it has a row: what the playbook says, with this deal's dates and people. */
export interface PlannedTask {
  readonly stage: string;
  readonly task: string;
  readonly milestone: boolean;
  readonly owner: string;
  readonly start: Day;
  readonly due: Day;
}

export interface LayOut {
  /** The stages to lay out, in order, the one that begins on `start` first. */
  readonly stages: readonly Stage[];
  readonly playbook: readonly PlaybookTask[];
  readonly team: readonly Person[];
  readonly holidays: ReadonlySet<Day>;
  readonly start: Day;
  /** The deal's owner. */
  readonly owner: string;
}

/**
 * The tasks of the given stages from the playbook.
 *
 * A stage is planned to begin when the target days of the stages before it have passed, on the next business day when
 * that is none; a task is due its offset in business days after its stage begins. A stage without target days takes no
 * time in the plan.
 */
export function layOut({ stages, playbook, team, holidays, start, owner }: LayOut): PlannedTask[] {
  const planned: PlannedTask[] = [];
  let begin = start;
  for (const stage of stages) {
    const stageStart = onBusinessDay(begin, holidays);
    for (const item of playbook) {
      if (normalText(item.stage) !== normalText(stage.name)) continue;
      planned.push({
        stage: stage.name,
        task: item.task,
        milestone: item.milestone,
        owner: ownerFor(item.role, owner, team),
        start: stageStart,
        due: addBusinessDays(stageStart, item.offsetDays, holidays),
      });
    }
    begin += stage.targetDays ?? 0;
  }
  return planned;
}

/**
 * Who does a task of a role: the deal's owner when the role is theirs, otherwise the first of the team who has it,
 * otherwise (nobody has it, or the task names none) the deal's owner.
 */
export function ownerFor(role: string, dealOwner: string, team: readonly Person[]): string {
  const wanted = normalText(role);
  if (wanted === "") return dealOwner;
  const ofRole = team.filter((person) => normalText(person.role) === wanted);
  const isOwner = ofRole.some((person) => normalText(person.name) === normalText(dealOwner));
  return isOwner ? dealOwner : (ofRole[0]?.name ?? dealOwner);
}

/**
 * The stages whose tasks a new deal gets: the stage it starts in and the open ones after it. After-sales tasks come when
 * the deal is won, with dates that count from that day; a deal that is lost never has any.
 */
export function stagesToLayOut(stages: readonly Stage[], first: string): Stage[] {
  const inOrder = [...stages].sort((a, b) => a.order - b.order);
  const from = inOrder.findIndex((stage) => normalText(stage.name) === normalText(first));
  return from < 0 ? [] : inOrder.slice(from).filter((stage) => stage.kind === "open");
}

import type { Language } from "../process/language";
import type { Day, Person, PlaybookTask, Stage } from "../process/model";
import type { PlannedTask } from "../process/lay-out";
import { FLAG_WORDS, STATUS_WORDS } from "../process/words";
import type { RowValues } from "./append-rows";
import { newRowId } from "./row-ids";

/** What is needed to lay out tasks: read in the same operation that writes them. */
export interface Plan {
  readonly stages: readonly Stage[];
  readonly playbook: readonly PlaybookTask[];
  readonly team: readonly Person[];
  readonly holidays: readonly Day[];
}

/** Planned tasks as rows for Process. */
export function taskRows(
  tasks: readonly PlannedTask[],
  of: { readonly deal: string; readonly customer: string },
  language: Language,
  ids: Set<string>
): RowValues[] {
  return tasks.map(({ stage, task, milestone, owner, start, due }) => ({
    id: newRowId(ids),
    deal: of.deal,
    customer: of.customer,
    stage,
    task,
    milestone: FLAG_WORDS[milestone ? "yes" : "no"][language],
    owner,
    start,
    due,
    done: "",
    status: STATUS_WORDS.open[language],
    by: "",
    notes: "",
  }));
}

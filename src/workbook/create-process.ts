import type { Language } from "../process/language";
import type { Person, TemplateId } from "../process/model";
import { normalText } from "../process/columns";
import { StagebookError } from "../process/problem";
import { templateOf } from "../process/templates";
import { FLAG_WORDS, KIND_WORDS } from "../process/words";
import type { RowValues } from "./append-rows";
import { hasProcess, needDatesFrom1900 } from "./find-tables";
import { addTables, findNamesTaken, type NewTables } from "./new-tables";
import type { OperationOptions, Renamed } from "./operation";
import { transaction } from "./transaction";

export interface NewProcess {
  readonly template: TemplateId;
  readonly language: Language;
  /** The template's stages renamed: one for each of its stages, in order; "" keeps the template's name. */
  readonly stageNames?: readonly string[];
  readonly people: readonly Person[];
}

/**
 * Writes the tables of a template on sheets of their own; every sheet that was there is left alone. Throws
 * `workbook:processExists` when the workbook has a process, and changes nothing then.
 */
export async function createProcess(
  process: NewProcess,
  options: OperationOptions = {}
): Promise<{ readonly renamed: readonly Renamed[] }> {
  return { renamed: await newProcess(tablesOf(process), process, options) };
}

/** Writes the tables of a process into a workbook that has none. */
export async function newProcess(
  tables: NewTables,
  remember: { readonly language: Language; readonly isSample?: boolean },
  options: OperationOptions
): Promise<readonly Renamed[]> {
  const { answer } = await transaction(options, async (tx) => {
    const taken = await findNamesTaken(tx.context);
    if (hasProcess(taken.found)) {
      const { Process, Deals } = taken.found.tables;
      throw new StagebookError("workbook:processExists", { sheet: (Process ?? Deals)!.sheet });
    }
    needDatesFrom1900(taken.found);
    return addTables(tx, taken, tables, remember);
  });
  return answer;
}

/** The tables of a template, with nothing but what is set up. */
export function tablesOf({ template: id, language, stageNames = [], people }: NewProcess): NewTables {
  const template = templateOf(id);
  const names = template.stages.map((stage, index) => stageNames[index]?.trim() || stage.name[language]);
  const twice = names.find((name, index) => names.findIndex((other) => normalText(other) === normalText(name)) !== index);
  if (twice !== undefined) throw new StagebookError("workbook:stageTwice", { stage: twice });
  const named = people.filter((person) => person.name.trim() !== "");
  const same = named.find((person, index) => named.findIndex((other) => normalText(other.name) === normalText(person.name)) !== index);
  if (same !== undefined) throw new StagebookError("workbook:personTwice", { name: same.name });

  const stages = template.stages.map((stage, index): RowValues => ({
    stage: names[index]!,
    order: index + 1,
    kind: KIND_WORDS[stage.kind][language],
    probability: stage.probability,
    targetDays: stage.targetDays,
    guidance: stage.guidance[language],
  }));
  const playbook = template.stages.flatMap((stage, index) =>
    stage.tasks.map((task): RowValues => ({
      stage: names[index]!,
      task: task.task[language],
      milestone: FLAG_WORDS[task.milestone ? "yes" : "no"][language],
      role: task.role[language],
      offsetDays: task.offsetDays,
      guidance: task.guidance[language],
      repeatDays: task.repeatDays,
    }))
  );
  const roles = new Set([
    ...template.stages.flatMap((stage) => stage.tasks.map((task) => task.role[language])),
    ...named.map((person) => person.role.trim()).filter((role) => role !== ""),
  ]);
  const none = { rows: [] };
  return {
    language,
    tables: {
      Deals: none,
      Process: none,
      Stages: { rows: stages },
      Playbook: { rows: playbook },
      Team: { rows: named.map(({ name, role, department, email, manager }) => ({ name: name.trim(), role, department, email, manager })) },
      Targets: none,
      Holidays: none,
      Activities: none,
      History: none,
    },
    roles: [...roles],
  };
}

import { normalText } from "../../process/columns";
import type { Language } from "../../process/language";
import type { Person, Template } from "../../process/model";

/** A row of the people's form. */
export interface PersonDraft {
  readonly name: string;
  readonly role: string;
}

/** The roles that a template's tasks name, in order of first appearance. */
export function rolesOf(template: Template, language: Language): readonly string[] {
  return [...new Set(template.stages.flatMap((stage) => stage.tasks.map((task) => task.role[language])))].filter((role) => role !== "");
}

/** The rows of the form that name somebody. */
export function peopleOf(drafts: readonly PersonDraft[]): readonly Person[] {
  return drafts
    .filter((draft) => normalText(draft.name) !== "")
    .map((draft) => ({ name: draft.name.trim(), role: draft.role, department: "", email: "", manager: "" }));
}

/** Indexes of texts that repeat an earlier one; blanks repeat nothing. */
export function repeats(texts: readonly string[]): ReadonlySet<number> {
  const seen = new Set<string>();
  const found = new Set<number>();
  texts.forEach((text, index) => {
    const key = normalText(text);
    if (key === "") return;
    if (seen.has(key)) found.add(index);
    seen.add(key);
  });
  return found;
}

/** What a template brings, counted. */
export function contents(template: Template): { readonly stages: number; readonly tasks: number; readonly milestones: number } {
  const tasks = template.stages.flatMap((stage) => stage.tasks);
  return {
    stages: template.stages.filter((stage) => stage.kind === "open" || stage.kind === "after-sales").length,
    tasks: tasks.length,
    milestones: tasks.filter((task) => task.milestone).length,
  };
}

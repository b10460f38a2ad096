import type { Text } from "../language";
import type { TemplateStage, TemplateTask } from "../model";
import type { StageName } from "./stages";

type Role = Text;

interface TaskWords {
  readonly en: readonly [task: string, guidance: string];
  readonly zh: readonly [task: string, guidance: string];
}

function taskOf(milestone: boolean, role: Role, offsetDays: number, { en, zh }: TaskWords): TemplateTask {
  return {
    task: { en: en[0], "zh-CN": zh[0] },
    milestone,
    role,
    offsetDays,
    repeatDays: null,
    guidance: { en: en[1], "zh-CN": zh[1] },
  };
}

/** The task, due again `repeatDays` business days after it was done, until the deal leaves the stage. */
export function repeated(repeatDays: number, task: TemplateTask): TemplateTask {
  return { ...task, repeatDays };
}

/** A task due `offsetDays` business days after the stage begins. */
export function task(role: Role, offsetDays: number, words: TaskWords): TemplateTask {
  return taskOf(false, role, offsetDays, words);
}

/** A task without which the deal does not leave the stage. */
export function milestone(role: Role, offsetDays: number, words: TaskWords): TemplateTask {
  return taskOf(true, role, offsetDays, words);
}

/** A stage with what it is about, how likely a deal in it is won, and how many calendar days it should take. */
export function stage(
  { name, kind }: StageName,
  probability: number,
  targetDays: number | null,
  en: string,
  chinese: string,
  tasks: readonly TemplateTask[] = []
): TemplateStage {
  return { name, kind, probability, targetDays, guidance: { en, "zh-CN": chinese }, tasks };
}

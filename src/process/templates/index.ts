import type { Template, TemplateId } from "../model";
import { b2b } from "./b2b";
import { channel } from "./channel";
import { inside } from "./inside";

/** The templates that a new process may start from, the most usual first. */
export const TEMPLATES: readonly Template[] = [b2b, inside, channel];

export function templateOf(id: TemplateId): Template {
  return TEMPLATES.find((template) => template.id === id)!;
}

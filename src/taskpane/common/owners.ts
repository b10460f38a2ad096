import { normalText } from "../../process/columns";
import type { ProcessSnapshot } from "../../process/model";

/** Everyone who may own a deal: the team, and whoever owns one, each in one spelling. */
export function ownersIn({ team, deals }: ProcessSnapshot): string[] {
  const names = new Map<string, string>();
  for (const name of [...team.map((person) => person.name), ...deals.map((deal) => deal.owner)]) {
    const key = normalText(name);
    if (key !== "" && !names.has(key)) names.set(key, name);
  }
  return [...names.values()];
}

import { normalText } from "../../process/columns";
import type { Deal } from "../../process/model";

/** The reasons or competitors that deals name already, the most frequent first, each in one spelling. */
export function namesUsed(deals: readonly Deal[], of: "reason" | "competitor"): string[] {
  const counts = new Map<string, { name: string; count: number }>();
  for (const deal of deals) {
    const key = normalText(deal[of]);
    if (key === "") continue;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { name: deal[of], count: 1 });
    else known.count += 1;
  }
  return [...counts.values()].sort((one, other) => other.count - one.count).map(({ name }) => name);
}

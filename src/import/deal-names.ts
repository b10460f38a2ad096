import { normalText } from "../process/columns";
import type { Problem } from "../process/problem";

export interface NamedDeal {
  deal: string;
  readonly id: string;
  readonly customer: string;
  readonly row: number;
}

const LISTED_ROWS = 10;

/**
 * Tells apart deals of the same name, since the tables know a deal by its name: by their IDs, else by their customers,
 * else by a number. Returns what was done, for the person to see.
 */
export function tellApart(deals: readonly NamedDeal[]): Problem[] {
  const groups = new Map<string, NamedDeal[]>();
  for (const deal of deals) {
    const key = normalText(deal.deal);
    const group = groups.get(key);
    if (group) group.push(deal);
    else groups.set(key, [deal]);
  }
  const taken = new Set(groups.keys());
  const notices: Problem[] = [];
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const name = group[0].deal;
    const marks = distinct(group.map((deal) => deal.id)) ?? distinct(group.map((deal) => deal.customer));
    group.forEach((deal, index) => {
      if (!marks && index === 0) return;
      let number = index + 1;
      let next = `${name} (${marks ? marks[index] : number})`;
      while (taken.has(normalText(next))) {
        number += 1;
        next = marks ? `${name} (${marks[index]}, ${number})` : `${name} (${number})`;
      }
      deal.deal = next;
      taken.add(normalText(next));
    });
    notices.push({ code: "import:sameName", params: { name, count: group.length, rows: listedRows(group.map((deal) => deal.row)) }, row: group[0].row });
  }
  return notices;
}

/** Row numbers as a message lists them. */
export function listedRows(rows: readonly number[]): string {
  return rows.slice(0, LISTED_ROWS).join(", ") + (rows.length > LISTED_ROWS ? ", …" : "");
}

function distinct(marks: readonly string[]): readonly string[] | null {
  const all = new Set(marks.map(normalText));
  return all.size === marks.length && !all.has("") ? marks : null;
}

import type { Deal } from "../model";
import { folded } from "./folded";

export type NamedDeal = Pick<Deal, "deal" | "customer">;

/** Where a line names a deal; `from` and `to` are places in it. */
export interface Naming<D> {
  readonly deal: D;
  readonly from: number;
  readonly to: number;
  /** By its own name rather than its customer's. */
  readonly byDeal: boolean;
}

/** A single letter is a word more often than a name. */
const SHORTEST = 2;
/** Of scripts that part words by spaces, a name is found as whole words only. Han is not parted. */
const INSIDE_WORD = /[^\p{Script=Han}\P{L}]|\p{N}/u;

/**
 * Where a folded line names deals, by their own or their customer's name. The longest counts ("Acme ERP" is not also
 * "Acme"), and of one place a deal's own name before other deals' customer.
 */
export function namedDeals<D extends NamedDeal>(line: string, deals: readonly D[]): Naming<D>[] {
  const all = deals.flatMap((deal) => [
    ...placesOf(line, deal.deal).map((place) => ({ ...place, deal, byDeal: true })),
    ...placesOf(line, deal.customer).map((place) => ({ ...place, deal, byDeal: false })),
  ]);
  return all.filter((one) => !all.some((other) => beats(other, one)));
}

function beats<D>(other: Naming<D>, one: Naming<D>): boolean {
  if (other.from > one.from || other.to < one.to) return false;
  return other.to - other.from > one.to - one.from || (other.byDeal && !one.byDeal);
}

function placesOf(line: string, name: string): { from: number; to: number }[] {
  const wanted = folded(name.trim());
  if (wanted.length < SHORTEST) return [];
  const places: { from: number; to: number }[] = [];
  for (let from = line.indexOf(wanted); from >= 0; from = line.indexOf(wanted, from + 1)) {
    const to = from + wanted.length;
    if (!cutsWord(line, from) && !cutsWord(line, to)) places.push({ from, to });
  }
  return places;
}

function cutsWord(line: string, at: number): boolean {
  return INSIDE_WORD.test(line.charAt(at - 1)) && INSIDE_WORD.test(line.charAt(at));
}

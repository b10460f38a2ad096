import { ofCodes, type Codes } from "../process/cell-column";
import type { SheetTable } from "../process/read-table";
import type { Journeys } from "./journeys";
import { MoneySums } from "./money";

/** Where the amounts of deals stand whose journeys are known: the rows of a Deals table, and whose each of them is. */
export interface Amounts {
  readonly deals: SheetTable;
  /** Per row of the Deals table its deal among the journeys; -1: none. */
  readonly dealOf: Int32Array;
}

/**
 * The amounts of the deals of `journeys`: from their own table when it is a Deals table, else from `deals`, which names
 * its deals alike; where several rows have one name they are all that deal's. Null: nothing tells amounts.
 */
export function amountsOf({ source, table }: Journeys, deals: SheetTable | null): Amounts | null {
  if (source === "Deals") return table.has("amount") ? { deals: table, dealOf: new Int32Array(table.length).map((_, i) => i) } : null;
  if (!deals?.has("amount")) return null;
  const names = deals.text("deal");
  return { deals, dealOf: ofCodes(names.codes, names.codesIn(table.text("deal")).map((code) => code - 1)) };
}

/**
 * The amounts summed by group: `groupOf` has the group of each deal of the journeys, negative for none. Groups that are
 * `compared` have one currency between them.
 */
export function sumAmounts({ deals, dealOf }: Amounts, groupOf: Codes, groups: number, compared: boolean): number[] {
  const sums = new MoneySums(deals, groups, compared);
  dealOf.forEach((deal, i) => {
    const group = deal < 0 ? -1 : groupOf[deal]!;
    if (group >= 0 && deals.isReadable(i)) sums.add(group, i);
  });
  return Array.from({ length: groups }, (_, group) => sums.of(group));
}

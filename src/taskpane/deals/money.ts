import { normalText } from "../../process/columns";
import type { Deal } from "../../process/model";

/** A sum of amounts that may be added up. */
export interface Sum {
  readonly amount: number;
  /** "": the workbook's only one, or the one that its rates convert to. */
  readonly currency: string;
  /** Whether these amounts lack the rate that others have. */
  readonly isUnrated: boolean;
}

/** Whether the workbook says what its currencies are worth. */
export function hasRates(deals: readonly Deal[]): boolean {
  return deals.some((deal) => deal.exchangeRate !== null);
}

/** Whether the deals' amounts have to be told apart by currency. */
export function hasCurrencies(deals: readonly Deal[]): boolean {
  return new Set(deals.map((deal) => normalText(deal.currency)).filter((name) => name !== "")).size > 1;
}

/** A deal's amount where there are rates in the currency that they convert to; null when it has none. */
export function worthOf({ amount, exchangeRate }: Deal, rated: boolean): number | null {
  return amount === null ? null : rated && exchangeRate !== null ? amount * exchangeRate : amount;
}

/**
 * What deals amount to (METRICS.md): two currencies are one sum only where a rate says what each is worth, so there may
 * be several sums, the largest first. An amount without a currency goes with the only one that is named.
 */
export function sumsOf(deals: readonly Deal[], rated: boolean): Sum[] {
  const sums = new Map<string, { amount: number; currency: string; isUnrated: boolean }>();
  for (const deal of deals) {
    const amount = worthOf(deal, rated);
    if (amount === null) continue;
    const isUnrated = rated && deal.exchangeRate === null;
    const currency = rated && !isUnrated ? "" : deal.currency;
    const key = `${isUnrated ? "?" : ""}${normalText(currency)}`;
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { amount, currency, isUnrated });
    else sum.amount += amount;
  }
  const unnamed = sums.get("");
  if (!rated && unnamed !== undefined && sums.size === 2) {
    const [named] = [...sums.values()].filter((sum) => sum !== unnamed);
    return [{ ...named!, amount: named!.amount + unnamed.amount }];
  }
  return [...sums.values()].sort((one, other) => other.amount - one.amount);
}

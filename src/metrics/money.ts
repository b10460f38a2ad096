import { StagebookError } from "../process/problem";
import { listed, type SheetTable } from "../process/read-table";

/**
 * Sums of the Amount column by group, in full double precision; a blank amount adds nothing. Amounts in different
 * currencies are one sum only when an Exchange rate column says what each is worth: amount × rate is summed then. Without
 * one, a sum of two currencies throws metrics:mixedCurrencies; where the groups are `compared` with each other, as shares
 * of one whole, so do two groups of different currencies.
 */
export class MoneySums {
  private readonly sums: Float64Array;
  /** Per group the currency seen (0: none yet); of groups that are compared in the first place. */
  private readonly seen: Int32Array;
  private readonly amounts: Float64Array;
  private readonly hasOneUnit: boolean;

  constructor(
    private readonly table: SheetTable,
    groups: number,
    private readonly compared = false
  ) {
    this.sums = new Float64Array(groups);
    this.seen = new Int32Array(groups);
    this.amounts = table.numbers("amount");
    this.hasOneUnit = hasOneUnit(table);
  }

  /** Adds the amount of row `i`, or a share of it, to a group. */
  add(group: number, i: number, share = 1): void {
    const amount = this.amounts[i]!;
    if (Number.isNaN(amount)) return;
    this.sums[group]! += this.hasOneUnit ? amount * share : amount * this.rateOf(group, i) * share;
  }

  /** Adds the amounts of rows, each to its group: `add` for many, which takes less than half as long without a call for each. */
  addEach(rows: Int32Array, groups: Int32Array): void {
    const { amounts, sums, hasOneUnit } = this;
    for (let at = 0; at < rows.length; at++) {
      const amount = amounts[rows[at]!]!;
      if (!hasOneUnit) this.add(groups[at]!, rows[at]!);
      else if (!Number.isNaN(amount)) sums[groups[at]!]! += amount;
    }
  }

  of(group: number): number {
    return this.sums[group]!;
  }

  private rateOf(group: number, i: number): number {
    if (this.table.has("exchangeRate")) {
      const rate = this.table.numbers("exchangeRate")[i]!;
      if (!Number.isNaN(rate)) return rate;
      this.table.report(i, "exchangeRate", "metrics:noExchangeRate");
      return NaN;
    }
    const currency = this.table.text("currency").codes[i]!;
    if (currency !== 0) {
      const place = this.compared ? 0 : group;
      const before = this.seen[place]!;
      if (before !== 0 && before !== currency) throw mixedCurrencies(this.table);
      this.seen[place] = currency;
    }
    return 1;
  }
}

/** Whether nothing in the table tells of currencies, so that all amounts can be added up. */
export function hasOneUnit(table: SheetTable): boolean {
  return !table.has("currency") && !table.has("exchangeRate");
}

function mixedCurrencies(table: SheetTable): StagebookError {
  const currencies = listed(table.text("currency").labels.sort());
  return new StagebookError("metrics:mixedCurrencies", { currencies }, { column: table.headerOf("currency") });
}

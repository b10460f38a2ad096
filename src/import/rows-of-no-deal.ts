import { isBlank } from "../process/cells";
import { normalHeader } from "../process/columns";
import type { Cell } from "../process/model";

/** How a row that only adds up others is labelled: "Total", "Grand Totals (34 records)", 合计, 小计. */
const TOTAL = /^(?:(?:grand\s+|sub-?\s*)?totals?|sum|合\s*计|总\s*计|小\s*计|总\s*和|汇\s*总)\s*(?:[:：]|[([（].*|\d.*)?$/iu;

export function isBlankRow(row: readonly Cell[]): boolean {
  return row.every(isBlank);
}

/** Whether the row is the header once more, as it is on every page of something pasted together. */
export function repeatsHeader(row: readonly Cell[], headers: readonly string[]): boolean {
  return row.every((cell, index) => isBlank(cell) || normalHeader(cell) === normalHeader(headers[index])) && row.filter((cell) => !isBlank(cell)).length > 1;
}

/** Whether the first text of the row labels it as a total. */
export function isLabelledTotal(row: readonly Cell[]): boolean {
  const first = row.find((cell) => !isBlank(cell));
  return typeof first === "string" && TOTAL.test(first.normalize("NFKC").trim());
}

/** Whether the row holds nothing but numbers, one of which is the sum of the amounts above it. */
export function isBareSum(row: readonly Cell[], amount: number | null, sum: number): boolean {
  if (amount === null || sum === 0 || Math.abs(amount - sum) > 0.005 * Math.max(1, Math.abs(sum)) * 1e-3) return false;
  return row.every((cell) => isBlank(cell) || typeof cell === "number" || /^[^\p{L}]*$/u.test(String(cell)));
}

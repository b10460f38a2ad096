import assert from "node:assert/strict";
import type { Cell } from "../../src/process/model";

/** Ours equals theirs to 1e-9; NULL is a blank cell. */
export function near(ours: unknown, theirs: string | number | null | undefined, what: string): void {
  if (theirs === null || theirs === undefined) assert.equal(ours, "", what);
  else assert.ok(typeof ours === "number" && Math.abs(ours - Number(theirs)) <= 1e-9 * Math.max(1, Math.abs(Number(theirs))), `${what}: ${String(ours)} instead of ${theirs}`);
}

/** A text as METRICS.md compares it: trimmed, whatever its case and width. Both sides may show any spelling of a name. */
export function plain(text: unknown): string {
  return String(text ?? "").normalize("NFKC").trim().toLowerCase();
}

/** Cells or columns of a row as one line, to compare rows whatever their order. */
export function line(cells: readonly unknown[]): string {
  return cells.map(plain).join(" | ");
}

/** A spilled table as objects by header. */
export function records(table: Cell[][]): Record<string, Cell>[] {
  const [header, ...rows] = table;
  return rows.map((row) => Object.fromEntries(header!.map((name, index) => [String(name), row[index]])));
}

import assert from "node:assert/strict";
import type { Cell } from "../../src/process/model";

/** Ours equals theirs to 1e-9; NULL is a blank cell. */
export function near(ours: unknown, theirs: string | number | null | undefined, what: string): void {
  if (theirs === null || theirs === undefined) assert.equal(ours, "", what);
  else assert.ok(typeof ours === "number" && Math.abs(ours - Number(theirs)) <= 1e-9 * Math.max(1, Math.abs(Number(theirs))), `${what}: ${String(ours)} instead of ${theirs}`);
}

/** A spilled table as objects by header. */
export function records(table: Cell[][]): Record<string, Cell>[] {
  const [header, ...rows] = table;
  return rows.map((row) => Object.fromEntries(header!.map((name, index) => [String(name), row[index]])));
}

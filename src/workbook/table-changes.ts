import type { Block } from "./cells";

/** Rows of a sheet, zero-based, both included. */
export interface Rows {
  readonly first: number;
  readonly last: number;
}

/** What changed of a table since it was read: these rows of its sheet, or perhaps all of it. */
export type TableChange = readonly Rows[] | "all";

/** More pieces than this are read as the whole. */
const PIECES = 50;

/** Two changes in a row as one. */
export function joined(one: TableChange | undefined, other: TableChange): TableChange {
  if (one === "all" || other === "all") return "all";
  const all = [...(one ?? []), ...other];
  return all.length > PIECES ? "all" : all;
}

/** The rows that the address of an event names, such as "C5:D9", "$A$1" or "5:9"; "all" when it names none alone. */
export function rowsOfAddress(address: string): TableChange {
  const [, first, last] = /^(?:.*!)?(?:\$?[A-Z]{1,3})?\$?(\d+)(?::(?:\$?[A-Z]{1,3})?\$?(\d+))?$/u.exec(address) ?? [];
  if (first === undefined) return "all";
  const [one, other] = [Number(first) - 1, Number(last ?? first) - 1];
  return [{ first: Math.min(one, other), last: Math.max(one, other) }];
}

/**
 * The rows of a table's body that changed, as the blocks to be read again with the row of the body at which each begins;
 * null when it is the whole table. Rows that touch are one block.
 */
export function changedBlocks(change: TableChange, body: Block): { readonly from: number; readonly block: Block }[] | null {
  if (change === "all") return null;
  const inBody = change
    .map(({ first, last }) => ({ from: Math.max(0, first - body.top), to: Math.min(body.rows - 1, last - body.top) }))
    .filter(({ from, to }) => from <= to)
    .sort((a, b) => a.from - b.from);
  const apart: { from: number; to: number }[] = [];
  for (const each of inBody) {
    const before = apart.at(-1);
    if (before !== undefined && each.from <= before.to + 1) before.to = Math.max(before.to, each.to);
    else apart.push({ ...each });
  }
  return apart.map(({ from, to }) => ({ from, block: { ...body, top: body.top + from, rows: to - from + 1 } }));
}

import type { SheetTable } from "./read-table";

/** Answers kept of one table. A dashboard asks for a few hundred; sliders and days that pass must not fill the memory. */
const MOST = 1_000;

const kept = new WeakMap<SheetTable, Map<string, unknown>>();

/**
 * What was computed of a table, computed once: a thousand cells ask a table the same few questions. A table never
 * changes, so its answers go with it. What throws is not kept.
 *
 * @param question everything that the answer depends on, besides the table
 */
export function remembered<T>(table: SheetTable, question: string, compute: () => T): T {
  let answers = kept.get(table);
  if (answers === undefined) kept.set(table, (answers = new Map()));
  const key = `${table.problems.length} ${question}`; // rows found to be unreadable since then count no more
  if (answers.has(key)) return answers.get(key) as T;
  const answer = compute();
  if (answers.size >= MOST) answers.clear();
  answers.set(`${table.problems.length} ${question}`, answer);
  return answer;
}

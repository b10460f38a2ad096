import type { SheetTable } from "./read-table";

/** Answers kept of one table. A dashboard asks for a few hundred; sliders and days that pass must not fill the memory. */
const MOST = 1_000;

interface Answers {
  /** How many problems the table had: rows found to be unreadable since then count no more. */
  readonly problems: number;
  readonly byQuestion: Map<string, unknown>;
}

const kept = new WeakMap<SheetTable, Answers>();

function answersOf(table: SheetTable): Map<string, unknown> {
  let answers = kept.get(table);
  if (answers?.problems !== table.problems.length) kept.set(table, (answers = { problems: table.problems.length, byQuestion: new Map() }));
  return answers.byQuestion;
}

/**
 * What was computed of a table, computed once: a thousand cells ask a table the same few questions. A table never
 * changes, so its answers go with it. What throws is not kept.
 *
 * @param question everything that the answer depends on, besides the table
 */
export function remembered<T extends NonNullable<unknown>>(table: SheetTable, question: string, compute: () => T): T {
  const known = answersOf(table).get(question) as T | undefined;
  if (known !== undefined) return known;
  const answer = compute();
  const answers = answersOf(table); // which computing may have found unreadable rows in
  if (answers.size >= MOST) answers.clear();
  answers.set(question, answer);
  return answer;
}

interface Computed {
  readonly from: readonly unknown[];
  readonly answer: unknown;
}

const computed = new WeakMap<object, Map<string, Computed>>();

/**
 * What was computed from what was read of some columns and from nothing else of a table: computed once for all tables that
 * have these columns in common, as a table has all those with the one before it that an edit did not touch. The last answer
 * to a question is kept, as long as the first of the readings is in use. What throws is not kept.
 *
 * @param readings what it was computed from, each the very object that is used; they are never changed
 */
export function rememberedOf<T>(table: SheetTable, question: string, readings: readonly [object, ...object[]], compute: () => T): T {
  const from = () => (table.problems.length === 0 ? readings : [...readings, table, table.problems.length]);
  const [holder] = readings;
  let answers = computed.get(holder);
  if (answers === undefined) computed.set(holder, (answers = new Map()));
  const known = answers.get(question);
  if (known !== undefined && isSame(known.from, from())) return known.answer as T;
  const answer = compute();
  if (answers.size >= MOST) answers.clear();
  answers.set(question, { from: from(), answer });
  return answer;
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at]);
}

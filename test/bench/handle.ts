import { reps, type Rep } from "../../src/metrics/reps";
import { readDealRows } from "../../src/process/deal-rows";
import type { Cell } from "../../src/process/model";
import type { SheetTable } from "../../src/process/read-table";
import { TableCopy } from "../../src/process/table-copy";
import { AS_OF } from "./deals";
import { figureOf, QUESTIONS, type Question } from "./questions";

/**
 * The table that a handle stands for, read once: what cells ask, they ask of it. The one place of the benchmark that
 * knows how a table is kept.
 */
export function keep(deals: readonly (readonly Cell[])[]): TableCopy {
  return TableCopy.of(deals);
}

/** The same with another amount in one cell, as an edit of it changes what is kept. */
export function edited(kept: TableCopy): TableCopy {
  const middle = kept.length >> 1;
  const row = kept.header.map((_, index) => kept.cell(middle, index));
  return kept.with(middle, [row.map((cell, index) => (index === 4 ? Number(cell) + 1 : cell))]);
}

/** Reads the columns that the thousand cells need. */
export function ingest(deals: readonly (readonly Cell[])[]): SheetTable {
  return read(keep(deals));
}

export function read(kept: TableCopy): SheetTable {
  const table = kept.table();
  table.text("owner");
  table.numbers("amount");
  table.days("created");
  readDealRows(table);
  return table;
}

/** A table of which the thousand cells have asked. */
export function asked(table: SheetTable): SheetTable {
  answers(table);
  return table;
}

/** The answers of the thousand cells, one at a time as cells ask. */
export function answers(table: SheetTable): number[] {
  return QUESTIONS.map((question) => answerOf(table, question));
}

function answerOf(table: SheetTable, question: Question): number {
  const people: readonly Rep[] = reps(readDealRows(table), null, { from: question.from, to: question.to }, AS_OF);
  const { won, lost, wonAmount } = people.find(({ name }) => name === question.owner)!.deals!;
  return figureOf(question, won, lost, wonAmount!);
}

import { language, t } from "../locales";
import { COLUMNS, type ColumnId } from "../process/columns";
import type { Language } from "../process/language";

/** A value in a cell of an answer: "" where there is none, since Excel shows null as 0. */
export type AnswerCell = string | number;

/** One column of an answer: its header in the user's language, and its cell for each row. */
export interface AnswerColumn<Row> {
  readonly header: string;
  readonly cell: (row: Row) => AnswerCell | null;
}

/** The rows as a spilled table, with a header row unless it is not wanted. */
export function answerTable<Row>(columns: readonly AnswerColumn<Row>[], rows: readonly Row[], headers: boolean): AnswerCell[][] {
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row) ?? ""));
  return headers ? [columns.map(({ header }) => header), ...cells] : cells;
}

/** The header of one of the process's own columns. */
export function columnHeader(id: ColumnId): string {
  return COLUMNS[id].header[language()];
}

/** The header of a figure, in the user's language unless another one is asked for. */
export function figureHeader(key: string, lng: Language = language()): string {
  return t(`figures:of.${key}`, { lng });
}

import type { Codes } from "../process/cell-column";
import type { StagebookError } from "../process/problem";
import type { SheetTable } from "../process/read-table";
import { answerTable, type AnswerCell, type AnswerColumn } from "./answer-table";
import { textOrNull } from "./arguments";
import { groupsBy } from "./group-column";

/** A figure that can be told of all rows of a table together and of the rows of each group. */
export interface GroupedFigure<Row> {
  /** What there is to tell of each group. */
  readonly compute: (groupOf: Codes, groups: number) => readonly Row[];
  /** The one figure; null: the group has nothing to compute it from. */
  readonly figure: (row: Row) => number | null;
  /** The columns of the table after the group's name. */
  readonly columns: readonly AnswerColumn<Row>[];
  /** What is thrown when no group has the figure. */
  readonly none: () => StagebookError;
  /** The order of groups, before that of their names. */
  readonly order?: (one: Row, other: Row) => number;
}

/** One number for all rows, or with the argument `by` a table with a row for each value of that column. */
export function byColumn<Row>(table: SheetTable, by: unknown, headers: boolean, { compute, figure, columns, none, order }: GroupedFigure<Row>): AnswerCell[][] {
  const column = textOrNull(by, "by");
  if (column === null) {
    const number = figure(compute(new Int32Array(table.length), 1)[0]!);
    if (number === null) throw none();
    return [[number]];
  }
  const groups = groupsBy(table, column);
  const rows = compute(groups.codes, groups.length);
  if (groups.used.every((group) => figure(rows[group]!) === null)) throw none();
  return answerTable<number>(
    [{ header: groups.header, cell: groups.nameOf }, ...columns.map(({ header, cell }) => ({ header, cell: (group: number) => cell(rows[group]!) }))],
    order === undefined ? groups.used : [...groups.used].sort((a, b) => order(rows[a]!, rows[b]!)),
    headers
  );
}

import { language } from "../locales";
import { StagebookError } from "../process/problem";
import { answerTable, figureHeader, type AnswerCell, type AnswerColumn } from "./answer-table";
import { choiceOrNull, choiceWords, wantsHeaders, type Choices } from "./arguments";

/** What each measure says of a row. */
export type Figures<M extends string, Row> = Readonly<Record<M, (row: Row) => AnswerCell | null>>;

/** What is asked of a table of figures: all of it, one column, one row's main figure, or one cell. */
export interface Asked<M extends string> {
  /** The figure asked for; null: all. */
  readonly measure: M | null;
  readonly headers: boolean;
}

/** Reads the arguments `measure` and `headers`. */
export function askedOf<M extends string>(measure: unknown, choices: Choices<M>, headers: unknown): Asked<M> {
  return { measure: choiceOrNull(measure, "measure", choices), headers: wantsHeaders(headers) };
}

/**
 * The answer of a function whose table has a row for each stage, person or the like, and a column for each measure: the
 * table; with `only` the one figure of that row, by default the first of `choices`.
 *
 * @param figures false for a measure that the data cannot tell
 * @param headerKeys the key of each figure's header, where it is not the measure itself
 */
export function figureTable<M extends string, Row>(
  { measure, headers }: Asked<M>,
  choices: Choices<M>,
  figures: Readonly<Record<M, false | Figures<M, Row>[M]>>,
  label: AnswerColumn<Row>,
  rows: readonly Row[],
  only: Row | null = null,
  headerKeys: Partial<Readonly<Record<M, string>>> = {}
): AnswerCell[][] {
  const told = (Object.keys(choices) as M[]).filter((name) => figures[name] !== false);
  const header = (name: M) => figureHeader(headerKeys[name] ?? name);
  if (measure !== null && !told.includes(measure)) {
    throw new StagebookError("functions:notTold", { argument: "measure", value: choices[measure][language()], ...choiceWords(told, choices) });
  }
  const cellOf = (name: M) => figures[name] as (row: Row) => AnswerCell | null;
  if (only !== null) {
    const name = measure ?? told[0]!;
    const cell = cellOf(name)(only);
    if (cell === null) throw new StagebookError("functions:nothing.noFigure", { figure: header(name), name: label.cell(only) ?? "" });
    return [[cell]];
  }
  const shown = measure === null ? told : [measure];
  return answerTable([label, ...shown.map((name) => ({ header: header(name), cell: cellOf(name) }))], rows, headers);
}

/** Values that a message names: the row, the column, the list of right answers. */
export type ProblemParams = Readonly<Record<string, string | number>>;

/**
 * What is wrong with the data or the wish, in terms that the person at the sheet can act on.
 *
 * `code` is a key of `src/locales` ("metrics:unknownStage"): its part before the colon names the folder that
 * raises it, and the boundary that shows it (a cell, the pane) turns it into words in the user's language.
 */
export interface Problem {
  readonly code: string;
  readonly params: ProblemParams;
  /** 1-based row within the range that was read, its header row being 1. */
  readonly row?: number;
  /** The column's header as it stands in the sheet. */
  readonly column?: string;
}

/** Thrown when an operation or a figure cannot go on. Nothing has been changed when it is thrown. */
export class StagebookError extends Error implements Problem {
  readonly row?: number;
  readonly column?: string;

  constructor(
    readonly code: string,
    readonly params: ProblemParams = {},
    where: { row?: number; column?: string } = {}
  ) {
    super(`${code} ${JSON.stringify({ ...params, ...where })}`);
    this.name = "StagebookError";
    this.row = where.row;
    this.column = where.column;
  }
}

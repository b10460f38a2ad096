import type { Problem } from "../../process/problem";

/** What of the workbook could not be read, as the user counts it. */
export interface NotRead {
  /** What is wrong with the workbook as a whole, such as a table that is gone. */
  readonly workbook: readonly Problem[];
  /** Sheets with a table of which no row could be read. */
  readonly sheets: readonly string[];
  /** Rows of the other tables; one with two wrong cells is one row. */
  readonly rows: number;
  /** Every cell, row or header to be put right. */
  readonly places: readonly Problem[];
}

/** Counts the problems of a snapshot; null when there are none. */
export function notRead(problems: readonly Problem[]): NotRead | null {
  if (problems.length === 0) return null;
  const places = problems.filter(({ params }) => params["sheet"] !== undefined);
  const sheets = new Set(places.filter(isWholeTable).map(({ params }) => String(params["sheet"])));
  const rows = new Set<string>();
  for (const { params, row } of places) {
    const sheet = String(params["sheet"]);
    if (row !== undefined && !sheets.has(sheet)) rows.add(`${row} ${sheet}`);
  }
  return { workbook: problems.filter(({ params }) => params["sheet"] === undefined), sheets: [...sheets], rows: rows.size, places };
}

/** Whether nothing of a table could be read, so that "there is none" cannot be said of what it holds. */
export function isWholeTable({ params }: Problem): boolean {
  return params["rows"] === "all";
}

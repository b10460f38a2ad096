import Papa from "papaparse";
import { columnOf } from "../process/columns";
import { StagebookError, type Problem } from "../process/problem";
import type { Delimiter, ImportOperation } from "./import-plan";
import { steadily } from "./steady";

export interface CsvRows {
  /** Rows as Excel would number them when it opens the file: blank lines are rows, a "sep=" line is none. */
  readonly grid: readonly (readonly string[])[];
  readonly delimiter: Delimiter;
  /** Rows with malformed quotes. */
  readonly problems: readonly Problem[];
}

const DELIMITERS: readonly Delimiter[] = [",", ";", "\t", "|"];
/** The first line by which Excel learns the delimiter. */
const SEP_LINE = /^"?sep=([,;|\t])"?\n/i;
/** How much of the text is tried with every delimiter. */
const SAMPLE_CHARACTERS = 64 * 1024;
/** Parsed without a pause; about 10 milliseconds. */
const SLICE_CHARACTERS = 512 * 1024;

/**
 * The rows of a CSV text (line ends "\n", as `decodeText` gives them). Every cell is text, exactly as written: nothing
 * is trimmed, computed or converted; rows keep the number of cells that they have.
 * @throws StagebookError import:quoteNotClosed with the row in which the quote was opened
 */
export async function readCsv(text: string, operation: ImportOperation = {}): Promise<CsvRows> {
  const sep = SEP_LINE.exec(text);
  const start = sep ? sep[0].length : 0;
  const delimiter = sep ? (sep[1] as Delimiter) : likelyDelimiter(text.slice(0, SAMPLE_CHARACTERS));
  const parser = new Papa.Parser({ delimiter, newline: "\n", quoteChar: '"' });
  const breath = steadily(operation);
  const rows: string[][] = [];
  const broken = new Set<number>();

  let size = SLICE_CHARACTERS;
  for (let position = start; position < text.length; ) {
    const slice = text.slice(position, position + size);
    const isLast = position + size >= text.length;
    const { data, errors, meta } = parser.parse(slice, 0, !isLast) as ParserResult;
    for (const error of errors) {
      if (error.code === "MissingQuotes") {
        const row = Math.min(...broken, rows.length + error.row + 1);
        throw new StagebookError("import:quoteNotClosed", {}, { row });
      }
      // An error in the row that the slice cuts off will be seen again with the rest of that row.
      if (error.row < data.length) broken.add(rows.length + error.row + 1);
    }
    for (const row of data) rows.push(row);
    if (isLast) break;
    position += meta.cursor;
    // A row longer than the slice: take a longer one.
    size = data.length === 0 ? size * 2 : SLICE_CHARACTERS;
    await breath(position / text.length);
  }

  if (rows.length > 0 && rows[rows.length - 1].length === 1 && rows[rows.length - 1][0] === "") rows.pop(); // the final line end
  return {
    grid: rows,
    delimiter,
    problems: [...broken].map((row) => ({ code: "import:malformedQuotes", params: {}, row })),
  };
}

interface ParserResult {
  readonly data: string[][];
  readonly errors: readonly { readonly code: string; readonly row: number }[];
  readonly meta: { readonly cursor: number };
}

/**
 * The delimiter under which some row reads as headers that we know; otherwise the one that cuts the rows into the same
 * number of cells most often. Comma decides when nothing does: one column.
 */
function likelyDelimiter(sample: string): Delimiter {
  let best: Delimiter = ",";
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const rows = (new Papa.Parser({ delimiter, newline: "\n", preview: 100 }).parse(sample, 0, false) as ParserResult).data;
    const known = Math.max(0, ...rows.slice(0, 30).map((row) => (row.length < 2 ? 0 : row.filter((cell) => columnOf(cell) !== null).length)));
    const score = known * 10 + evenness(rows);
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** 0 to 10: the share of rows that have the most frequent number of cells; 0 when that is one cell. */
function evenness(rows: readonly (readonly string[])[]): number {
  const widths = new Map<number, number>();
  for (const row of rows) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
  const [width, count] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  return width < 2 ? 0 : (10 * count) / rows.length;
}

import type { Grid } from "../process/model";
import type { Problem } from "../process/problem";
import { checkSize, decodeText } from "./decode-text";
import { listedRows } from "./deal-names";
import type { ImportOperation, ImportSource } from "./import-plan";
import { readCsv } from "./read-csv";

/**
 * The rows of a CSV file that the person chose or dropped. Its size is checked before anything of it is read.
 * @throws StagebookError import:empty, import:tooLarge, import:isExcel, import:binary, import:quoteNotClosed
 */
export async function readFile(file: Blob, operation: ImportOperation = {}): Promise<ImportSource> {
  checkSize(file.size);
  const { text, encoding, notices } = decodeText(new Uint8Array(await file.arrayBuffer()));
  operation.signal?.throwIfAborted();
  const { grid, delimiter, problems, shortRows } = await readCsv(text, operation);
  return { grid, firstRow: 1, delimiter, encoding, problems, notices: [...notices, ...shortRowNotice(shortRows)] };
}

/** The rows of a range in the workbook. `firstRow`: the sheet's number of its first row, for messages. */
export function sourceOfRange(grid: Grid, firstRow = 1): ImportSource {
  return { grid, firstRow, delimiter: null, encoding: null, problems: [], notices: [] };
}

function shortRowNotice(rows: readonly number[]): Problem[] {
  return rows.length === 0 ? [] : [{ code: "import:shortRows", params: { count: rows.length, rows: listedRows(rows) } }];
}

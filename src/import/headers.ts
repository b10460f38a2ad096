import { isBlank } from "../process/cells";
import { columnOf, normalHeader, type ColumnId } from "../process/columns";
import type { Cell, Grid } from "../process/model";
import { currencyName, writtenAmount } from "./written-amount";

/** The columns that an import can fill; a header such as "Manager" is known to other tables only and stays an extra. */
const FILLED = new Set<ColumnId>([
  "id", "deal", "customer", "stage", "task", "milestone", "owner", "start", "due", "done", "status", "notes", "amount",
  "currency", "created", "expectedClose", "closed", "wonTime", "lostTime", "outcome", "lostIn", "reason", "competitor",
  "source", "product", "entered", "by", "probability", "pipeline",
]);

/** Headers that CRMs' exports use and that mean one of our columns only there. */
const STAGE_ENTERED = /^date entered ["“”']?(.+?)["“”']?$/i;
const TWIN = /\.id$/i;
const NOTE_AT_END = /\s*[(（[【]([^()（）[\]【】]*)[)）\]】]\s*$/u;
const MARKS = /^[\s*＊]+|[\s*＊:：]+$/gu;
/** A header is looked for in so many rows: titles and logos stand above it, never a screenful. */
const ROWS_ABOVE = 30;

/** What a header says without its mark of a required field and its unit: "*商机金额（万元）" is 商机金额. */
export function meaningOfHeader(header: string): ColumnId | null {
  const plain = header.replace(MARKS, "");
  const column = columnOf(plain) ?? columnOf(plain.replace(NOTE_AT_END, "").replace(MARKS, ""));
  return column !== null && FILLED.has(column) ? column : null;
}

/** HubSpot's `Date entered "Stage (Pipeline)"`: when a deal entered one stage. */
export function stageEnteredOf(header: string): { stage: string; pipeline?: string } | null {
  const match = STAGE_ENTERED.exec(header.trim());
  if (!match || columnOf(header) !== null) return null;
  const note = NOTE_AT_END.exec(match[1]);
  return note ? { stage: match[1].replace(NOTE_AT_END, "").trim(), pipeline: note[1].trim() } : { stage: match[1].trim() };
}

/** Zoho writes a column "Deal Owner.id" beside "Deal Owner": a key of its own, of no use outside. */
export function isTwin(header: string, headers: ReadonlySet<string>): boolean {
  return TWIN.test(header.trim()) && headers.has(normalHeader(header.trim().replace(TWIN, "")));
}

/** The unit in a header: "金额（万元）" counts in 10,000 yuan, "Amount (USD)" in dollars. */
export function unitOfHeader(header: string): { scale: number; currency: string | null } {
  const note = NOTE_AT_END.exec(header.replace(MARKS, ""));
  if (!note) return { scale: 1, currency: null };
  const written = writtenAmount(`1${note[1].trim().replace(/^单位\s*[:：]?\s*/u, "")}`);
  if (written.kind !== "amount" || written.percent) return { scale: 1, currency: null };
  return { scale: written.withPoint, currency: written.currency === null ? null : currencyName(written.currency) };
}

const isFilled = (cell: Cell) => !isBlank(cell);

/**
 * The headers of a header row. A header merged over two rows stands in the upper one only: where this row is blank and
 * the row above holds more than a title, the row above is read.
 */
export function headersAt(grid: Grid, row: number): readonly string[] {
  const above = row > 0 && grid[row - 1].filter(isFilled).length > 1 ? grid[row - 1] : [];
  return grid[row].map((cell, index) => String(isFilled(cell) ? cell : (above[index] ?? "")).replace(/\s+/gu, " ").trim());
}

/**
 * The index of the header row: the one with the most headers that we know; without any, the first row of several texts,
 * all different. -1 when there is none.
 */
export function findHeaderRow(grid: Grid): number {
  const end = Math.min(grid.length, ROWS_ABOVE);
  let best = -1;
  let bestKnown = 0;
  for (let row = 0; row < end; row += 1) {
    if (!grid[row].some(isFilled)) continue;
    const headers = headersAt(grid, row);
    const known = new Set(headers.map(meaningOfHeader).filter((column) => column !== null)).size;
    const entered = headers.filter((header) => stageEnteredOf(header) !== null).length;
    if (known + entered > bestKnown) [best, bestKnown] = [row, known + entered];
  }
  if (best >= 0) return best;
  for (let row = 0; row < end; row += 1) {
    const filled = grid[row].filter(isFilled);
    const texts = new Set(filled.filter((cell) => typeof cell === "string" && writtenAmount(cell).kind !== "amount").map(normalHeader));
    if (filled.length > 1 && texts.size === filled.length) return row;
  }
  return -1;
}

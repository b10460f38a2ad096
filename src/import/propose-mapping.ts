import { isBlank } from "../process/cells";
import { COLUMNS, columnOf, normalHeader, normalText, type ColumnId } from "../process/columns";
import type { Cell } from "../process/model";
import { StagebookError } from "../process/problem";
import { kindOfStageName, outcomeOfWord } from "../process/words";
import { findHeaderRow, headersAt, isTwin, meaningOfHeader, stageEnteredOf } from "./headers";
import type { CrmName, ImportShape, ImportSource, MappedColumn, Mapping, MappingConflict, Meaning } from "./import-plan";
import { writtenAmount } from "./written-amount";
import { writtenDate } from "./written-date";

/** Rows looked at to see what a column holds. */
const SAMPLE_ROWS = 500;

/**
 * What each column of the source becomes, as a proposal: by its header; where a column that a deal needs has no header
 * that we know, by contents, marked as such. Where two columns read as the same one, the better is proposed and the
 * conflict reported.
 *
 * @param headerRow index of the header row, when the person has pointed at it
 * @throws StagebookError import:noHeader, import:noRows
 */
export function proposeMapping(source: ImportSource, headerRow: number = findHeaderRow(source.grid)): Mapping {
  if (headerRow < 0) throw new StagebookError("import:noHeader");
  if (!source.grid.slice(headerRow + 1).some((row) => row.some(isFilled))) throw new StagebookError("import:noRows");
  const headers = [...headersAt(source.grid, headerRow)];
  // Rows that are longer than the header have columns too.
  for (const row of source.grid) while (headers.length < row.length) headers.push("");
  const known = new Set(headers.map(normalHeader));
  const crm = crmOf(headers, source, headerRow);

  const columns: MappedColumn[] = headers.map((header, index) => {
    const entered = stageEnteredOf(header);
    if (entered) return { header, meaning: "stageEntered", because: "header", ...entered };
    if (isTwin(header, known)) return { header, meaning: "leftOut", because: "header" };
    const meaning = crm === "fxiaoke" && normalHeader(header) === "closedate" ? "expectedClose" : meaningOfHeader(header);
    if (meaning) return { header, meaning, because: "header" };
    const isEmpty = header === "" && !sample(source, headerRow, index).some(isFilled);
    return { header, meaning: isEmpty ? "leftOut" : "extra", because: "nothing" };
  });

  const hasTask = columns.some((column) => column.meaning === "task");
  if (!hasTask) readAsDeals(columns, source, headerRow);
  const conflicts = resolveConflicts(columns, source, headerRow, hasTask);
  suggestByContents(columns, source, headerRow, hasTask);
  return { headerRow, columns, conflicts, crm, shape: shapeOf(columns, source, headerRow) };
}

/** The mapping after the person has said what one column is. A column that had this meaning before becomes an extra. */
export function mapColumn(source: ImportSource, mapping: Mapping, index: number, meaning: Meaning): Mapping {
  const isSingle = meaning !== "extra" && meaning !== "leftOut" && meaning !== "stageEntered";
  const columns = mapping.columns.map((column, other): MappedColumn => {
    if (other === index) {
      const entered = meaning === "stageEntered" ? (stageEnteredOf(column.header) ?? { stage: column.header }) : {};
      return { header: column.header, meaning, because: "person", ...entered };
    }
    return isSingle && column.meaning === meaning ? { header: column.header, meaning: "extra", because: "person" } : column;
  });
  const conflicts = mapping.conflicts.filter((conflict) => conflict.meaning !== meaning && !conflict.columns.includes(index));
  return { ...mapping, columns, conflicts, shape: shapeOf(columns, source, mapping.headerRow) };
}

const isFilled = (cell: Cell) => !isBlank(cell);

function sample(source: ImportSource, headerRow: number, index: number): readonly Cell[] {
  return source.grid.slice(headerRow + 1, headerRow + 1 + SAMPLE_ROWS).map((row) => row[index]);
}

/** Which CRM wrote this, by headers that only its exports have (docs/import.md lists them). */
function crmOf(headers: readonly string[], source: ImportSource, headerRow: number): CrmName | null {
  const names = new Set(headers.map(normalHeader));
  const has = (...wanted: string[]) => wanted.every((header) => names.has(normalHeader(header)));
  if (headers.filter((header) => /^deal - /i.test(header)).length >= 2) return "pipedrive";
  if (has("Record ID") && (has("Deal Stage") || headers.some((header) => stageEnteredOf(header)))) return "hubspot";
  const isZohoId = (cell: Cell) => typeof cell === "string" && cell.startsWith("zcrm_");
  if (headers.some((header) => isTwin(header, names)) || source.grid[headerRow + 1]?.some(isZohoId)) return "zoho";
  if (has("Deal Name", "Closing Date")) return "zoho";
  if (has("Opportunity Name") && (has("Account Name") || has("Opportunity Owner") || has("Fiscal Period"))) return "salesforce";
  if (has("商机名称") && (has("销售阶段") || has("阶段状态"))) return "fxiaoke";
  if (has("sales_stage") && (has("sales_status") || has("stg_changed_time"))) return "fxiaoke";
  return null;
}

/**
 * Headers that mean one thing in a list of tasks and another in a list of deals: there "Status" is the outcome (or, when
 * its words are none and there is no other stage, the stage), "Start" the day of creation, "Deadline" the expected close.
 */
function readAsDeals(columns: MappedColumn[], source: ImportSource, headerRow: number): void {
  const has = (meaning: Meaning) => columns.some((column) => column.meaning === meaning);
  const turn = (from: ColumnId, to: ColumnId) => {
    const index = columns.findIndex((column) => column.meaning === from);
    if (index >= 0 && !has(to)) columns[index] = { ...columns[index], meaning: to };
  };
  const status = columns.findIndex((column) => column.meaning === "status");
  if (status >= 0) {
    const filled = sample(source, headerRow, status).filter(isFilled);
    const outcomes = filled.filter((cell) => outcomeOfWord(cell) !== null).length;
    if (outcomes * 2 >= filled.length) turn("status", "outcome");
    else if (!has("stage")) columns[status] = { ...columns[status], meaning: "stage", because: "contents" };
    else columns[status] = { ...columns[status], meaning: "extra", because: "nothing" };
  }
  turn("start", "created");
  turn("due", "expectedClose");
  turn("done", "closed");
}

function resolveConflicts(columns: MappedColumn[], source: ImportSource, headerRow: number, hasTask: boolean): MappingConflict[] {
  const claims = new Map<ColumnId, number[]>();
  columns.forEach(({ meaning }, index) => {
    if (meaning === "extra" || meaning === "leftOut" || meaning === "stageEntered") return;
    claims.set(meaning, [...(claims.get(meaning) ?? []), index]);
  });
  const conflicts: MappingConflict[] = [];
  for (const [meaning, indexes] of claims) {
    if (indexes.length < 2) continue;
    const filled = (index: number) => sample(source, headerRow, index).filter(isFilled).length;
    const canonical = (index: number) => {
      const header = normalHeader(columns[index].header);
      if (meaning === "id") return /task|任务/u.test(header) === hasTask;
      return header === normalHeader(COLUMNS[meaning].header.en) || header === normalHeader(COLUMNS[meaning].header["zh-CN"]);
    };
    const score = new Map(indexes.map((index) => [index, { canonical: canonical(index), filled: filled(index) }]));
    // A column that holds nothing is no rival, whatever its header says.
    const ranked = [...indexes].sort((a, b) => {
      const [left, right] = [score.get(a)!, score.get(b)!];
      return (
        Number(right.filled > 0) - Number(left.filled > 0) ||
        Number(right.canonical) - Number(left.canonical) ||
        right.filled - left.filled ||
        a - b
      );
    });
    for (const index of ranked.slice(1)) columns[index] = { header: columns[index].header, meaning: "extra", because: "nothing" };
    conflicts.push({ meaning, columns: ranked });
  }
  return conflicts;
}

/** Looks at the contents for what a deal needs and no header named. Suggestions only: the pane asks to confirm them. */
function suggestByContents(columns: MappedColumn[], source: ImportSource, headerRow: number, hasTask: boolean): void {
  const has = (meaning: Meaning) => columns.some((column) => column.meaning === meaning);
  const open = () => columns.flatMap((column, index) => (column.meaning === "extra" && column.because === "nothing" ? [index] : []));
  const suggest = (meaning: ColumnId, index: number | undefined) => {
    if (index !== undefined) columns[index] = { ...columns[index], meaning, because: "contents" };
  };
  const contents = new Map(open().map((index) => [index, contentsOf(sample(source, headerRow, index))]));
  const first = (wanted: (contents: Contents, index: number) => boolean) => open().find((index) => wanted(contents.get(index)!, index));

  if (!has("stage")) {
    suggest("stage", first((column) => column.stageWords > 0 && column.isText));
    if (!has("stage")) suggest("stage", first((column) => column.isText && column.filled >= 8 && column.distinct >= 2 && column.distinct <= 12 && column.distinct * 4 <= column.filled));
  }
  if (!has("deal")) {
    suggest("deal", first((_, index) => columnOf(columns[index].header) === "name"));
    if (!has("deal") && !has("id")) suggest("deal", first((column) => column.isText && column.filled >= 2 && column.distinct >= 0.9 * column.filled));
  }
  if (!hasTask && !has("amount")) suggest("amount", first((column) => column.isMoney));
  if (hasTask ? !has("due") : !has("created")) suggest(hasTask ? "due" : "created", first((column) => column.isDate));
}

interface Contents {
  readonly filled: number;
  readonly distinct: number;
  readonly isText: boolean;
  readonly isMoney: boolean;
  readonly isDate: boolean;
  /** Distinct values that say won or lost. */
  readonly stageWords: number;
}

function contentsOf(cells: readonly Cell[]): Contents {
  const filled = cells.filter(isFilled);
  const distinct = new Set(filled.map(normalText));
  let dates = 0;
  let money = 0;
  let hasCurrency = false;
  for (const cell of filled) {
    // A bare number is a date only where a format says so, and a format is not among the contents.
    const isDate = typeof cell === "string" && !/^\d+(\.\d+)?$/.test(cell.trim()) && ["day", "either"].includes(writtenDate(cell).kind);
    const amount = isDate ? null : writtenAmount(cell);
    if (isDate) dates += 1;
    else if (amount?.kind === "amount" && !amount.percent) {
      money += 1;
      if (amount.currency !== null || Math.abs(amount.withPoint) >= 1000) hasCurrency = true;
    }
  }
  const words = [...distinct].filter((word) => kindOfStageName(word) !== null);
  return {
    filled: filled.length,
    distinct: distinct.size,
    isText: filled.length > 0 && dates + money < 0.2 * filled.length,
    isMoney: filled.length > 0 && money >= 0.9 * filled.length && hasCurrency && !looksLikeKeys(filled),
    isDate: filled.length > 0 && dates >= 0.9 * filled.length,
    stageWords: distinct.size <= 40 ? words.length : 0,
  };
}

/** Long digits without any sign, all different: numbers of orders, telephones. */
function looksLikeKeys(filled: readonly Cell[]): boolean {
  return filled.length > 1 && new Set(filled).size === filled.length && filled.every((cell) => /^\d{6,}$/.test(String(cell).trim()));
}

function shapeOf(columns: readonly MappedColumn[], source: ImportSource, headerRow: number): ImportShape {
  const at = (meaning: Meaning) => columns.findIndex((column) => column.meaning === meaning);
  if (at("task") >= 0) return "tasks";
  const [stage, entered] = [at("stage"), at("entered")];
  const name = at("deal") >= 0 ? at("deal") : at("id");
  if (stage < 0 || entered < 0 || name < 0) return "deals";
  // A history names a deal once per stage; a list of deals names it once, with the date of its present stage.
  const stageOf = new Map<string, string>();
  for (let row = headerRow + 1; row < source.grid.length; row += 1) {
    const deal = normalText(source.grid[row][name]);
    if (deal === "") continue;
    const here = normalText(source.grid[row][stage]);
    const before = stageOf.get(deal);
    if (before !== undefined && before !== here) return "history";
    stageOf.set(deal, here);
  }
  return "deals";
}

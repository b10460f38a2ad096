import type { ColumnId } from "../process/columns";
import type { Language } from "../process/language";
import type { Cell, Day, Deal, Grid, Stage, Task } from "../process/model";
import type { Problem } from "../process/problem";

/*
 * The types of an import, in the order in which things happen:
 *
 *   a file or a range → ImportSource → Mapping (proposed, adjusted by the person) → ImportPlan → the workbook
 *
 *     const { text, encoding, notices } = decodeText(bytes);          // after checkSize(file.size)
 *     const { grid, delimiter, problems } = await readCsv(text);
 *     const source = { grid, firstRow: 1, delimiter, encoding, problems };
 *     const mapping = proposeMapping(source);                          // shown, adjusted with mapColumn(…)
 *     const dates = dateOrders(source, mapping);                       // the ambiguous ones are asked about
 *     const plan = await planImport(source, mapping, { dateOrders: { 5: "mdy" } }, { onProgress, signal });
 *
 * Everything is data: a plan can be shown, tested and thrown away, and only src/workbook turns one into cells.
 */

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gbk" | "windows-1252";
export type Delimiter = "," | ";" | "\t" | "|";

/** The rows to import as they were found, nothing interpreted yet. */
export interface ImportSource {
  /** Every row, also the ones above the header. A row may be shorter than others: what is missing is blank. */
  readonly grid: Grid;
  /** The number that the first row of the grid has for the person: 1 in a file, the sheet's row in a range. */
  readonly firstRow: number;
  /** What the file was read as; null for a range. */
  readonly delimiter: Delimiter | null;
  readonly encoding: Encoding | null;
  /** Rows that the file itself breaks (malformed quotes). Numbered as the person counts; the plan refuses these rows. */
  readonly problems: readonly Problem[];
}

/** The systems whose exports are known by their headers. */
export type CrmName = "pipedrive" | "hubspot" | "zoho" | "salesforce" | "fxiaoke";

/**
 * What becomes of a source column: one of our columns; the date on which a deal entered one named stage
 * (HubSpot's `Date entered "Stage (Pipeline)"`); an extra column, kept beside ours under its own header; or left out.
 */
export type Meaning = ColumnId | "stageEntered" | "extra" | "leftOut";

export interface MappedColumn {
  /** The header as it stands in the source; "" when it has none. */
  readonly header: string;
  readonly meaning: Meaning;
  /** Why: its header says so, its contents look like it (a suggestion to confirm), the person chose it, or nothing did. */
  readonly because: "header" | "contents" | "person" | "nothing";
  /** Of "stageEntered": the stage, and its pipeline when the header names one. */
  readonly stage?: string;
  readonly pipeline?: string;
}

/** Two or more source columns that read as the same column of ours; one of them was proposed. */
export interface MappingConflict {
  readonly meaning: ColumnId;
  /** Indexes of the columns, the proposed one first. */
  readonly columns: readonly number[];
}

export interface Mapping {
  /** Index in the grid of the header row. -1: no row reads as a header. */
  readonly headerRow: number;
  readonly columns: readonly MappedColumn[];
  readonly conflicts: readonly MappingConflict[];
  /** The CRM whose export this is, or null. */
  readonly crm: CrmName | null;
  /** What one row is. */
  readonly shape: ImportShape;
}

/** One row is a deal, a task of a deal, or a deal entering a stage. */
export type ImportShape = "deals" | "tasks" | "history";

/** The order of day, month and year in which a column's dates are written. */
export type DateOrder = "mdy" | "dmy" | "ymd";

/** How the dates of one column are written. */
export interface DateColumn {
  readonly index: number;
  readonly header: string;
  /**
   * A DateOrder: proven by the values. "any": every value reads the same in any order (month names, serial numbers,
   * none at all). "ambiguous": both M/D/Y and D/M/Y fit, the person has to say. "contradictory": some values prove one
   * and some the other; the person has to say, and the values that do not fit become problems.
   */
  readonly order: DateOrder | "any" | "ambiguous" | "contradictory";
  /** For an ambiguous column: the order that the file's other columns prove. To preselect, never to decide. */
  readonly suggestion: "mdy" | "dmy" | null;
  /** Some values as written, ambiguous ones first, for the question. */
  readonly examples: readonly string[];
}

/** How the amounts of one column are written. */
export interface AmountColumn {
  readonly index: number;
  readonly header: string;
  /**
   * The decimal sign by which the values are read. Undefined when some values prove "." and others ",": those that could
   * be either become problems until the person says.
   */
  readonly decimal?: "." | ",";
  /**
   * False: nothing proves how some values are meant ("1,234" and no "5.60"), and they were read by the rule that three
   * digits after the only sign are thousands. The person may want to look.
   */
  readonly proven: boolean;
  /** What the header says of the unit: 10,000 for "金额（万元）", otherwise 1. */
  readonly scale: number;
  /** The currency that the header names: "USD" for "Amount (USD)". */
  readonly currency: string | null;
  /** Currency signs and codes seen with the amounts, as written. */
  readonly currencies: readonly string[];
  readonly examples: readonly string[];
}

/** What the person decided on the way; everything has a default except the order of ambiguous dates. */
export interface ImportChoices {
  /** Language of the names that the plan has to invent ("Won", "Column C"). */
  readonly language?: Language;
  /** By column index: the order of ambiguous dates. */
  readonly dateOrders?: Readonly<Record<number, DateOrder>>;
  /** By column index: the decimal sign of amounts. */
  readonly decimals?: Readonly<Record<number, "." | ",">>;
  /** The stages in their order as the person confirmed them; one that is missing here is added, and the order unknown. */
  readonly stages?: readonly Pick<Stage, "name" | "kind">[];
  /** Take only deals of these pipelines. Default: all. */
  readonly pipelines?: readonly string[];
  /** Repeat deal, customer, stage and owner from the row above where they are blank (merged cells). */
  readonly fillDown?: boolean;
  /** Import rows with a cell that cannot be read: the cell stays blank and what it said goes to Notes. */
  readonly keepUnreadable?: boolean;
  /** The range comes from a workbook in the 1904 date system. */
  readonly date1904?: boolean;
}

export interface ImportOperation {
  readonly onProgress?: (fraction: number) => void;
  /** When aborted, the promise is rejected with the signal's AbortError. */
  readonly signal?: AbortSignal;
}

/** A row for the Deals table. Texts are as the source has them: write them through `safeText`. */
export interface ImportedDeal extends Omit<Deal, "exchangeRate"> {
  /** The currency of the amount: its code, or a sign that several currencies share ("$"); "" where the source names none. */
  readonly currency: string;
  /** "" unless the deal is lost and the source says where. */
  readonly lostIn: string;
  readonly reason: string;
  readonly competitor: string;
  readonly source: string;
  readonly notes: string;
  /** The row of the source that it comes from (the first, when several speak of it), as the person counts. */
  readonly row: number;
}

/** A row for the Process table; `id` is "" when the source has none, and the workbook gives one. */
export interface ImportedTask extends Task {
  /** Who did it, where the source says so. */
  readonly by: string;
  readonly row: number;
}

/** A row for the History table. */
export interface ImportedEntry {
  readonly deal: string;
  readonly stage: string;
  readonly entered: Day;
  readonly by: string;
  readonly row: number;
}

/**
 * A source column that is none of ours, kept under its header; a header that would read as one of ours, or that is there
 * twice, is marked "(source)".
 */
export interface ExtraColumn {
  readonly header: string;
  /**
   * One value per row of the table that the shape fills, in the order of the plan: `deals`, `tasks` or `history`.
   * Numbers where every value is a plain number, otherwise exactly what the source says.
   */
  readonly values: readonly Cell[];
}

/** What the rows of the source became. The law: rows is the sum of all the others. */
export interface ImportCounts {
  /** Rows below the header. */
  readonly rows: number;
  /** Rows that arrive: as a deal, a task or an entry of History. */
  readonly imported: number;
  /** Rows that cannot be read; each has at least one problem. */
  readonly refused: number;
  readonly blank: number;
  /** Rows that only add up the others. */
  readonly totals: number;
  /** The header once more, as pasted pages have it. */
  readonly repeatedHeaders: number;
  /** Rows of pipelines that were not chosen. */
  readonly otherPipelines: number;
}

/** Everything that an import will write, and everything that it will not and why. */
export interface ImportPlan {
  readonly shape: ImportShape;
  readonly crm: CrmName | null;
  readonly deals: readonly ImportedDeal[];
  readonly tasks: readonly ImportedTask[];
  readonly history: readonly ImportedEntry[];
  /** All stages in order, with at least one won and one lost stage at the end. */
  readonly stages: readonly Stage[];
  /** False: their order is only proposed; ask, and plan again with `stages`. */
  readonly stagesKnown: boolean;
  readonly people: readonly string[];
  readonly pipelines: readonly string[];
  /** Currencies seen. More than one is also a notice, since sums would mix them. */
  readonly currencies: readonly string[];
  readonly extra: readonly ExtraColumn[];
  /** Why rows are refused: `row` as the person counts, `column` as the source heads it. */
  readonly problems: readonly Problem[];
  /** What was done or seen without refusing a row: names told apart, spellings joined, a totals row left out. */
  readonly notices: readonly Problem[];
  readonly counts: ImportCounts;
}

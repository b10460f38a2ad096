import type { TableKind } from "./columns";
import type { Grid } from "./model";
import type { SheetTable } from "./read-table";
import type { TableCopy } from "./table-copy";

/** What is kept: the name of an Excel table, the address of a range with its sheet ("Sheet1!A1:C9"), or the process. */
export type KeptSource = string;

/** The workbook's whole process: every table that is recognised. No table can have this name. */
export const WHOLE_PROCESS: KeptSource = "()";

/** Whether a source is the address of a range. */
export function isAddress(source: KeptSource): boolean {
  return source.includes("!");
}

/** The copy of one table. */
export interface KeptTable {
  /** The table's name, or the address of the range. */
  readonly name: string;
  readonly kind: TableKind | null;
  /** Its typed columns, the same for all who ask. */
  readonly table: SheetTable;
  readonly copy: TableCopy;
}

/** What is kept of one source, as the workbook was when it was last read; or a view of it. */
export interface Kept {
  readonly source: KeptSource;
  /** The conditions of a view, as its handle has them. */
  readonly where?: string;
  readonly tables: readonly KeptTable[];
  /** Rows of all their bodies. */
  readonly rows: number;
  /** Eight characters; the same for the same rows, in whichever order they stand. */
  readonly hash: string;
}

/** Tables of the workbook, kept as copies for those who follow them. */
export interface WorkbookTables {
  /** What is kept of a source and known to be as the workbook is; null when it would have to be read first. */
  current(source: KeptSource): Kept | null;
  /** Reads a source, or waits until what changed in it has been read. Throws a StagebookError when it is not there. */
  read(source: KeptSource): Promise<Kept>;
  /**
   * Keeps a source up to date. Told what is kept as soon as it is, and again after each change; of errors, what is wrong.
   * All who follow one source share one copy, which goes when the last of them ends it by the function that is answered.
   *
   * @param cells what a range holds; for the others null, and they are read
   */
  follow(source: KeptSource, cells: Grid | null, tell: (kept: () => Kept) => void): () => void;
}

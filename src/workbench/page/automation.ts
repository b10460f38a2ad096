import type { AddinState } from "./running-addin";

/** What a cell may be given: a value, or a formula that begins with "=". */
export type CellInput = string | number | boolean | null;

export interface CellReading {
  /** A number also for a date; "" for a blank cell; "#N/A" and so on for an error. */
  value: string | number | boolean;
  /** What the grid shows. */
  text: string;
  /** The formula, or the value where there is none. */
  formula: string | number | boolean;
  /** The error's name, such as "#VALUE!". */
  error?: string;
  /** The words that come with the error. */
  message?: string;
}

export interface RequestEntry {
  /** Counted from 1 since the add-in was loaded. */
  number: number;
  /** What was asked, in order: "worksheets.add()", "set range.values", "load tables name" … */
  actions: string[];
  milliseconds: number;
  /** Excel's code, when the request failed. */
  error?: string;
}

export interface AddinStatus {
  name: string;
  state: AddinState;
  /** Whether its task pane is shown. */
  paneVisible: boolean;
  /** The requests since the add-in was loaded. */
  log: readonly RequestEntry[];
  /** Members that it used and that are not here. */
  unknown: readonly string[];
  problems: readonly string[];
}

export interface TableReading {
  name: string;
  sheet: string;
  /** Without the sheet: "A1:D5". */
  address: string;
}

export type ThemeName = "light" | "dark" | "high-contrast";

/**
 * `window.workbench`: what a script can do with the workbench. Documented in docs/workbench.md.
 * Addresses are Excel's: "Sheet1!A1", "'My sheet'!A1:B2", "A1" for the active sheet, a table's or a defined name.
 */
export interface WorkbenchApi {
  /** Resolves when the page and the first workbook are there. */
  readonly ready: Promise<void>;

  /** Closes the workbook and opens this .xlsx file; the add-in starts anew. */
  open(bytes: ArrayBuffer | ArrayLike<number>): Promise<void>;
  /** Closes the workbook and starts an empty one; the add-in starts anew. */
  newWorkbook(): Promise<void>;
  /** The workbook as an .xlsx file. */
  save(): Promise<Uint8Array>;

  /** Types into a cell, or writes a table of values from there on. */
  set(address: string, content: CellInput | CellInput[][]): Promise<void>;
  get(address: string): CellReading;
  /** The values of a range, by row. */
  values(address: string): (string | number | boolean)[][];
  /** Resolves when no calculation, request or event is outstanding. */
  idle(): Promise<void>;

  readonly addin: AddinStatus;
  /** Switches the language of the page and the add-in ("en-US", "zh-CN"); the add-in starts anew. */
  language(language: string): Promise<void>;
  theme(theme: ThemeName): void;
  /** The k-th request from now fails, as one fails in Excel when the connection breaks: nothing of it is done. */
  failRequest(k: number): void;
  /** Presses a button of the ribbon, named by its id, its function or its label. */
  run(command: string): Promise<void>;

  select(address: string): void;
  /** The address of the selection, with the sheet. */
  selection(): string;
  sheets(): { name: string; active: boolean; visible: boolean; protected: boolean }[];
  tables(): TableReading[];
  activate(sheet: string): void;
  protect(sheet: string, password?: string): void;
  unprotect(sheet: string, password?: string): void;
  /** Opens the workbook that is there to be read only, or to be written again; the add-in starts anew. */
  readOnly(on: boolean): void;
  /** Begins or ends the editing of a cell, during which Excel takes no requests. */
  editing(on: boolean): void;
  /** What a co-author does elsewhere; the add-in's events say source "Remote". */
  readonly remote: {
    set(address: string, content: CellInput | CellInput[][]): Promise<void>;
  };
  undo(): void;
  redo(): void;
}

declare global {
  interface Window {
    workbench: WorkbenchApi;
  }
}

/**
 * Everything the add-in does to a workbook. No other folder names `Excel.*`.
 *
 * Every operation is whole: when it throws, the workbook is as it was before (or the error,
 * `workbook:undoFailed`, names what could not be taken back). It throws
 * - a StagebookError whose code is a key of the locales (`t(error.code, error.params)`), or
 * - a DOMException named "AbortError" when the caller's signal was aborted.
 * `error.params.retry === "yes"` marks errors after which the same wish may well succeed (Excel busy, a request that failed).
 *
 * The texts of the codes are registered by importing this module.
 */
import type { Day, Grid, Outcome, Person, ProcessSnapshot, Stage, TemplateId } from "../process/model";
import type { Language } from "../process/language";
import type { Problem } from "../process/problem";
import type { Cell } from "../process/model";
import type { TableKind } from "../process/columns";

export interface OperationOptions {
  /** Told from 0 to 1 while a long operation goes on. */
  readonly onProgress?: (fraction: number) => void;
  /** Aborting it takes back what was written so far. */
  readonly signal?: AbortSignal;
}

/** A sheet or table whose name was taken by something else, and the name it was given instead. */
export interface Renamed {
  readonly what: "sheet" | "table";
  readonly wanted: string;
  readonly given: string;
}

/** What `undo` needs to take an operation back: plain data, to be kept by the caller for as long as it offers to undo. */
export interface UndoToken {
  readonly steps: readonly unknown[];
}

export interface NewProcess {
  readonly template: TemplateId;
  readonly language: Language;
  /** The template's stages renamed: one for each of its stages, in order; "" keeps the template's name. */
  readonly stageNames?: readonly string[];
  readonly people: readonly Person[];
}

export interface NewDeal {
  readonly deal: string;
  readonly customer: string;
  readonly amount: number | null;
  readonly owner: string;
  /** An open stage of the Stages table. */
  readonly stage: string;
  readonly start: Day;
}

/** What followed from marking a task done. */
export interface TaskDone {
  readonly deal: string;
  readonly task: string;
  readonly milestone: boolean;
  /** The stage that the deal moved to, because this was its stage's last open milestone; null when it stays. */
  readonly movedTo: string | null;
  /** Whether that stage is Won: the deal's Outcome and Closed are written too. */
  readonly won: boolean;
  /** Milestones that the deal's stage still waits for (after this one). */
  readonly milestonesLeft: readonly string[];
  readonly undo: UndoToken;
}

/** The plan that src/import makes of a file or a sheet; this is the part of it that is written. */
export interface DealsToImport {
  readonly deals: readonly {
    readonly id: string;
    readonly deal: string;
    readonly customer: string;
    readonly owner: string;
    readonly stage: string;
    readonly amount: number | null;
    readonly created: Day | null;
    readonly expectedClose: Day | null;
    readonly closed: Day | null;
    readonly outcome: Outcome;
    readonly lostIn: string;
    readonly reason: string;
    readonly competitor: string;
    readonly source: string;
    readonly notes: string;
  }[];
  readonly stages: readonly Stage[];
  readonly people: readonly string[];
  readonly history: readonly { readonly deal: string; readonly stage: string; readonly entered: Day; readonly by: string }[];
  /** Columns of the source that are none of ours, one value per deal: kept at the right end of Deals. */
  readonly extra: readonly { readonly header: string; readonly values: readonly Cell[] }[];
}

export interface Imported {
  /** Deals written. */
  readonly deals: number;
  /** Names of deals that the workbook had already; they were left as they are. */
  readonly skipped: readonly string[];
  readonly renamed: readonly Renamed[];
}

export interface Selection {
  readonly sheet: string;
  /** Without the sheet: "A1:F200". */
  readonly address: string;
  /** The name of the Excel table that it is, if any. */
  readonly table: string | null;
  /** Values (formulas as their results), the header row first. */
  readonly grid: Grid;
  /** Things to know before taking it over: a merged header, error values … */
  readonly problems: readonly Problem[];
}

/** The process that the workbook has; null when it has none. */
export declare function readProcess(): Promise<ProcessSnapshot | null>;

/** Which of our tables the workbook has, by kind, with the name each has there. Cheap: reads headers only. */
export declare function findTables(): Promise<Partial<Record<TableKind, string>>>;

/** Writes the tables of a template. Throws `workbook:processExists` when the workbook has a process. */
export declare function createProcess(
  process: NewProcess,
  options?: OperationOptions
): Promise<{ readonly renamed: readonly Renamed[] }>;

/** Adds a deal with its playbook's tasks. Throws `workbook:dealExists`, `workbook:unknownStage`, `workbook:noProcess` … */
export declare function addDeal(
  deal: NewDeal,
  options?: OperationOptions
): Promise<{ readonly deal: string; readonly tasks: number; readonly undo: UndoToken }>;

/** Marks a task done and does what follows from it. Throws `workbook:taskGone`, `workbook:taskNotOpen` … */
export declare function markDone(taskId: string, by: string, on: Day): Promise<TaskDone>;

/** Takes back a task that was marked done, without touching its deal's stage (that is what `undo` is for). */
export declare function reopenTask(taskId: string): Promise<void>;

/** Gives a task another due day. */
export declare function postpone(taskId: string, due: Day): Promise<{ readonly undo: UndoToken }>;

/** Gives a task to someone else; the note is added to the task's Notes with today's date. */
export declare function handOver(taskId: string, owner: string, note: string): Promise<{ readonly undo: UndoToken }>;

/** Takes back one of the operations above. Throws `workbook:changedSince` when someone has changed those cells meanwhile. */
export declare function undo(token: UndoToken): Promise<void>;

/** Writes imported deals into the workbook's process, or makes one of them. */
export declare function importDeals(plan: DealsToImport, language: Language, options?: OperationOptions): Promise<Imported>;

/** The range or table the user points at (the sheet's used range when a single cell outside a table is selected). */
export declare function readSelection(): Promise<Selection>;

/** Creates or refreshes the dashboard; what stands on the sheet outside our blocks is left alone. */
export declare function refreshDashboard(language: Language, options?: OperationOptions): Promise<{ readonly sheet: string }>;

/** Goes to a task's row in its sheet. */
export declare function showTask(taskId: string): Promise<void>;

/**
 * Tells of any change of our tables: typed by the user, by a colleague, by ourselves; several close together are told once.
 * Answers a function that stops it.
 */
export declare function watchProcess(onChange: () => void): Promise<() => Promise<void>>;

import { t } from "../locales";
import { StagebookError } from "../process/problem";
import type { Change } from "./changes";
import { isAbort } from "./explain-error";
import { inExcel } from "./in-excel";
import type { OperationOptions } from "./operation";
import { takeBack } from "./take-back";

/** Pauses before each try at taking a change back: a request that failed once mostly passes the next time. */
const PAUSES_MS = [0, 150, 600, 2000];

/**
 * One operation on the workbook that is done wholly or not at all.
 *
 * Excel has no such thing: a batch that fails stops at its action and keeps what came before it, and an answer may be
 * lost after everything was done. So an operation says what it is about to change (`will`) before the request that
 * changes it, with all that is needed to take it back; taking back looks at what really stands in the workbook, and does
 * the right thing whether the change was made, half made, or not made.
 */
export class Transaction {
  constructor(
    readonly context: Excel.RequestContext,
    private readonly options: OperationOptions,
    private readonly changes: Change[]
  ) {}

  /** Says what the next request changes. */
  will<T extends Change>(change: T): T {
    this.changes.push(change);
    return change;
  }

  /** Sends what is queued. A cancel is heeded before it, never after: what was sent last is then done. */
  async sync(fraction?: number): Promise<void> {
    this.options.signal?.throwIfAborted();
    await this.context.sync();
    if (fraction !== undefined) this.progress(fraction);
  }

  progress(fraction: number): void {
    this.options.onProgress?.(Math.min(1, fraction));
  }
}

export interface Done<T> {
  readonly answer: T;
  readonly changes: readonly Change[];
}

/** Runs an operation as a whole: when it throws, what it changed is taken back before the error goes on. */
export async function transaction<T>(options: OperationOptions, work: (tx: Transaction) => Promise<T>): Promise<Done<T>> {
  const changes: Change[] = [];
  try {
    const answer = await inExcel((context) => work(new Transaction(context, options, changes)));
    return { answer, changes };
  } catch (error) {
    if (changes.length > 0) await takeAllBack(changes, error);
    throw error;
  }
}

async function takeAllBack(changes: readonly Change[], reason: unknown): Promise<void> {
  const remains: string[] = [];
  for (const change of [...changes].reverse()) {
    const left = await persistently(() => inExcel((context) => takeBack(context, change)), describe(change));
    if (left !== null) remains.push(left);
  }
  if (remains.length === 0) return;
  const error = new StagebookError("workbook:undoFailed", {
    remains: remains.join(t("workbook:remains.separator")),
    reason: isAbort(reason) ? t("workbook:cancelled") : reason instanceof StagebookError ? t(reason.code, { ...reason.params }) : String(reason),
  });
  error.cause = reason;
  throw error;
}

/** Tries again after a failure; answers what remains when the last try fails too. */
async function persistently(attempt: () => Promise<string | null>, whatRemains: string): Promise<string | null> {
  for (const pause of PAUSES_MS) {
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    try {
      return await attempt();
    } catch {
      continue; // the next try, or the words for what remains
    }
  }
  return whatRemains;
}

/** A change in words, for the case that it can be neither finished nor taken back. */
function describe(change: Change): string {
  switch (change.kind) {
    case "cells":
      return t("workbook:remains.cells", {
        sheet: change.table.sheet,
        row: change.key.value,
        columns: change.cells.map((cell) => cell.header).join(", "),
      });
    case "rowsAdded":
      return t("workbook:remains.rows", { sheet: change.table.sheet, count: change.rows.length });
    case "rowsRemoved":
      return t("workbook:remains.rowsMissing", { sheet: change.added.table.sheet, count: change.added.rows.length });
    case "rowsChanged":
      return t("workbook:remains.rowsChanged", { sheet: change.table.sheet, count: change.rows.length, columns: change.headers.join(", ") });
    case "rowsDeleted":
      return t("workbook:remains.rowsMissing", { sheet: change.table.sheet, count: change.rows.length });
    case "rowsReturned":
      return t("workbook:remains.rows", { sheet: change.deleted.table.sheet, count: change.deleted.rows.length });
    case "listsChanged":
      return t("workbook:remains.lists");
    case "columnsAdded":
      return t("workbook:remains.columns", { sheet: change.table.sheet, columns: change.headers.join(", ") });
    case "sheetsAdded":
      return t("workbook:remains.sheets", { names: change.names.join(", ") });
    case "remembered":
      return t("workbook:remains.remembered");
    case "block":
    case "formulaPut":
      return t("workbook:remains.block", { sheet: change.sheet });
    case "formulaRemoved":
      return t("workbook:remains.block", { sheet: change.put.sheet });
    case "chartsAdded":
      return t("workbook:remains.charts", { names: change.names.join(", ") });
    case "chartsBound":
      return t("workbook:remains.chartsBound", { names: change.charts.map((chart) => chart.title).join(", ") });
    case "namesAdded":
      return t("workbook:remains.names", { names: change.names.join(", ") });
  }
}

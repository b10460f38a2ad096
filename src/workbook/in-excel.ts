import "../locales/process";
import "../locales/workbook";
import { explainError } from "./explain-error";
import { sayWhereDenied } from "./who-denies";

/** After this time without an answer someone is probably typing into a cell, and Excel lets us wait. */
const WAITING_AFTER_MS = 1500;

type Waiting = (isWaiting: boolean) => void;
const listeners = new Set<Waiting>();
/** Operations that wait: two may at once, and the one that is answered first must not speak for the other. */
let waiting = 0;

/**
 * Told `true` when Excel has not answered for a while, as it does while a cell is being edited, and `false` when it has.
 * Answers a function that ends it.
 */
export function onWaitingForExcel(listener: Waiting): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Excel.run in our words: it waits while a cell is being edited instead of failing, what it writes is one step of
 * Excel's own undo where that exists (ExcelApi 1.20), and an error comes as a StagebookError.
 */
export async function inExcel<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  let isTold = false;
  const tell = (isWaiting: boolean) => {
    if (isTold === isWaiting) return;
    isTold = isWaiting;
    waiting += isWaiting ? 1 : -1;
    if (waiting === (isWaiting ? 1 : 0)) for (const listener of listeners) listener(isWaiting);
  };
  try {
    const options: Excel.RunOptions = {
      delayForCellEdit: true,
      mergeUndoGroup: Office.context.requirements.isSetSupported("ExcelApi", "1.20"),
    };
    return await Excel.run(options, (context) => {
      watchSync(context, tell);
      return work(context);
    });
  } catch (error) {
    throw await sayWhereDenied(explainError(error));
  } finally {
    tell(false);
  }
}

/** Tells when one request takes long: a cell may be in edit mode at any of them, not at the first only. */
function watchSync(context: Excel.RequestContext, tell: Waiting): void {
  const send = context.sync.bind(context);
  context.sync = async <T>(value?: T): Promise<T> => {
    const timer = setTimeout(() => tell(true), WAITING_AFTER_MS);
    try {
      return await send<T>(value);
    } finally {
      clearTimeout(timer);
      tell(false);
    }
  };
}

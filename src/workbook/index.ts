/**
 * Everything the add-in does to a workbook. No other folder names `Excel.*`.
 *
 * Every operation is whole: when it throws, the workbook is as it was before (or the error, `workbook:undoFailed`, names
 * in `params.remains` what could not be taken back). It throws
 * - a StagebookError whose code is a key of the locales: `t(error.code, { ...error.params, row, column })`;
 *   `mayRetry(error)` tells after which it makes sense to offer the same wish once more;
 * - or a DOMException named "AbortError", when the caller's signal was aborted before the last request was sent.
 *
 * While a cell is being edited, Excel lets an operation wait; `onWaitingForExcel` tells when it does.
 */
export type { OperationOptions, Renamed, UndoToken } from "./operation";
export { mayRetry } from "./explain-error";
export { onWaitingForExcel } from "./in-excel";

export { readProcess } from "./read-process";
export { isReadOnly } from "./is-read-only";
export { createProcess, type NewProcess } from "./create-process";
export { createSample } from "./create-sample";
export { removeSample } from "./remove-sample";
export { addDeal, type NewDeal } from "./add-deal";
export { addTask, type NewTask } from "./add-task";
export { markDone, type DealFollowed, type DoneActivity, type TasksDone } from "./mark-done";
export { changeDeal, noteOnDeal, type DealFacts } from "./change-deal";
export { logActivity, type LoggedType } from "./log-activity";
export { loseDeal } from "./lose-deal";
export type { Signed } from "./deal-now";
export { moveDeal } from "./move-deal";
export { reopenDeal } from "./reopen-deal";
export { handOver, postpone, reopenTask, skipTasks } from "./change-task";
export { giveMissingIds } from "./give-ids";
export { undo } from "./undo";
export { importDeals, type DealsToImport, type Imported } from "./import-deals";
export { readSelection, type Selection } from "./read-selection";
export { refreshDashboard } from "./refresh-dashboard";
export { lookAround, type TableSeen, type WorkbookSeen } from "./look-around";
export { showCell } from "./show-cell";
export { showDeal } from "./show-deal";
export { showTask } from "./show-task";
export { readTables, type ProcessTables, type TableCells } from "./read-tables";
export { putFormula, type FormulaToPut } from "./put-formula";
export { readSetup, type Setup, type SetupRow, type SetupTable } from "./read-setup";
export { changePerson, changeSetup, changeStage } from "./change-setup";
export type { SetupChanges, SetupKind } from "./setup-rows";
export type { RowValues } from "./append-rows";
export { renameStage } from "./rename-stage";
export { reorderStages } from "./reorder-stages";
export { removeStage, type StageRemoval } from "./remove-stage";
export { handOverEverything, type HandedOver } from "./hand-over-everything";
export { watchProcess, type ProcessChange } from "./watch-process";
export { watchSelection } from "./watch-selection";

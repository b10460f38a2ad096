/** What a tick and its like need of the workbook's operations: loaded with the first of them, after My day is shown. */
export { handOver, markDone, postpone, reopenTask, skipTask, undo } from "../../workbook";

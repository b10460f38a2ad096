/** What a tick and its like need of the workbook's operations, and their words: loaded with the first of them, after My day is shown. */
import "../../locales/taskChanges";

export { handOver, markDone, postpone, reopenTask, showTask, skipTasks, undo } from "../../workbook";

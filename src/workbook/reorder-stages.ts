import { normalText } from "../process/columns";
import type { Cell } from "../process/model";
import { StagebookError } from "../process/problem";
import { bodyOf } from "./cells";
import { findTables, needColumn, needTable, needWritable } from "./find-tables";
import type { UndoToken } from "./operation";
import { readBlocks } from "./read-blocks";
import { rewriteRows } from "./rewrite-rows";
import { transaction } from "./transaction";

/** Puts the stages in this order by their Order cells; the rows stay where they are. Names every stage once. */
export async function reorderStages(names: readonly string[]): Promise<{ readonly undo: UndoToken }> {
  const { changes } = await transaction({}, async (tx) => {
    const found = await findTables(tx.context);
    const stages = needTable(found, "Stages");
    needWritable(found, [stages]);
    needColumn(stages, "order");
    const [column] = await readBlocks(tx.context, [bodyOf(stages, needColumn(stages, "stage"))]);
    const here = column!.map(([cell]: Cell[]) => normalText(cell)).filter((key) => key !== "");
    const wanted = names.map(normalText);
    // A colleague has added, renamed or removed one meanwhile: the order that was asked for is of other stages.
    if (here.length !== wanted.length || !here.every((key) => wanted.includes(key))) {
      throw new StagebookError("workbook:stagesChanged", { sheet: stages.sheet });
    }
    await rewriteRows(tx, stages, ["stage", "order"], (read) => {
      const names = read.text("stage");
      const orders = read.numbers("order");
      return Array.from({ length: read.length }, (_, i) => ({ i, order: wanted.indexOf(names.keyAt(i)) + 1 }))
        .filter(({ i, order }) => orders[i] !== order)
        .map(({ i, order }) => ({ row: read.rowNumber(i) - 2, values: { order } }));
    });
    await tx.sync(1);
  });
  return { undo: { steps: changes } };
}

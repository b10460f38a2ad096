import { StagebookError } from "../process/problem";
import type { CellsChange, Change, RowsAdded, RowsRemoved } from "./changes";
import type { UndoToken } from "./operation";
import { cellsNow, findRows, queueBefore, queueRemoval, type RowsFound } from "./take-back";
import { holds } from "./cells";
import { transaction } from "./transaction";

/**
 * Takes an operation back that was done before, as a whole. Throws `workbook:changedSince` when somebody has changed
 * those cells meanwhile: their work is worth more than our undo.
 */
export async function undo(token: UndoToken): Promise<void> {
  const steps = [...(token.steps as readonly Change[])].reverse();
  await transaction({}, async (tx) => {
    const { context } = tx;
    const cells: { step: CellsChange; at: NonNullable<Awaited<ReturnType<typeof cellsNow>>> }[] = [];
    const rows: { step: RowsAdded; found: RowsFound }[] = [];
    for (const step of steps) {
      if (step.kind === "cells") {
        const at = await cellsNow(context, step);
        if (at === null || !step.cells.every((cell, index) => holds(at[index]!.value, cell.after))) throw changed(step.table.sheet);
        cells.push({ step, at });
      } else if (step.kind === "rowsAdded") {
        const found = await findRows(context, step, true);
        if (found === null || found.inBody.length !== step.rows.length) throw changed(step.table.sheet);
        rows.push({ step, found });
      }
    }
    for (const { step, at } of cells) {
      tx.will<CellsChange>({ ...step, cells: step.cells.map(turned) });
      step.cells.forEach((cell, index) => queueBefore(context, at[index]!.block, cell.before));
    }
    for (const { step, found } of rows) {
      tx.will<RowsRemoved>({ kind: "rowsRemoved", added: step });
      queueRemoval(context, step, found);
    }
    await tx.sync(1);
  });
}

function changed(sheet: string): StagebookError {
  return new StagebookError("workbook:changedSince", { sheet });
}

/** The change that putting the cell back is. A formula that comes back holds what it computes, which nobody knows yet. */
function turned({ header, before, after }: CellsChange["cells"][number]): CellsChange["cells"][number] {
  return { header, before: { value: after, formula: null }, after: before.formula === null ? before.value : null };
}

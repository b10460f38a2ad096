import { StagebookError } from "../process/problem";
import type { CellsChange, Change, FormulaPut, FormulaRemoved, ListsChanged, RowsAdded, RowsChanged, RowsDeleted, RowsRemoved, RowsReturned } from "./changes";
import { holds, rangeOf, type Block } from "./cells";
import { changedRowsNow, queueRowsBefore, type RowsNow } from "./changed-rows";
import { isReplaced, putDeletedBack } from "./deleted-rows";
import { layLists } from "./lay-lists";
import type { UndoToken } from "./operation";
import { cellsNow, findRows, isFormulaThere, queueBefore, queueFormulaRemoval, queueRemoval, type RowsFound } from "./take-back";
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
    const changed: { step: RowsChanged; now: RowsNow }[] = [];
    const rows: { step: RowsAdded; found: RowsFound }[] = [];
    const deleted: RowsDeleted[] = [];
    const formulas: { step: FormulaPut; numberFormat: string[][] }[] = [];
    for (const step of steps) {
      if (step.kind === "cells") {
        const at = await cellsNow(context, step);
        if (at === null || !step.cells.every((cell, index) => holds(at[index]!.value, cell.after))) throw changedSince(step.table.sheet);
        cells.push({ step, at });
      } else if (step.kind === "rowsAdded") {
        const found = await findRows(context, step, true);
        if (found === null || found.inBody.length !== step.rows.length) throw changedSince(step.table.sheet);
        rows.push({ step, found });
      } else if (step.kind === "rowsChanged") {
        const now = await changedRowsNow(context, step);
        if (now === null || now.rows.length !== step.rows.length || !now.rows.every(({ isOurs }) => isOurs)) throw changedSince(step.table.sheet);
        changed.push({ step, now });
      } else if (step.kind === "rowsDeleted") {
        if (await isReplaced(context, step)) throw changedSince(step.table.sheet);
        deleted.push(step);
      } else if (step.kind === "formulaPut") {
        if (!(await isFormulaThere(context, step))) throw changedSince(step.sheet);
        formulas.push({ step, numberFormat: await numberFormatOf(context, step.block) });
      }
    }
    const listsChange = steps.some((step) => step.kind === "listsChanged");
    if (listsChange) tx.will<ListsChanged>({ kind: "listsChanged" });
    for (const { step, at } of cells) {
      tx.will<CellsChange>({ ...step, cells: step.cells.map(turned) });
      step.cells.forEach((cell, index) => queueBefore(context, at[index]!.block, cell.before));
    }
    for (const { step, now } of changed) {
      tx.will<RowsChanged>({ ...step, rows: now.rows.map((row) => turnedRow(step, row)) });
      await queueRowsBefore(context, step, now, () => tx.sync());
    }
    for (const { step, found } of rows) {
      tx.will<RowsRemoved>({ kind: "rowsRemoved", added: step });
      queueRemoval(context, step, found);
    }
    for (const { step, numberFormat } of formulas) {
      tx.will<FormulaRemoved>({ kind: "formulaRemoved", put: step, numberFormat });
      queueFormulaRemoval(context, step);
    }
    await tx.sync();
    for (const step of deleted) {
      tx.will<RowsReturned>({ kind: "rowsReturned", deleted: step });
      await putDeletedBack(context, step);
    }
    if (listsChange) await layLists(context);
  });
}

async function numberFormatOf(context: Excel.RequestContext, block: Block): Promise<string[][]> {
  const range = rangeOf(context, block);
  range.load("numberFormat");
  await context.sync();
  return range.numberFormat as string[][];
}

function changedSince(sheet: string): StagebookError {
  return new StagebookError("workbook:changedSince", { sheet });
}

/** The change that putting a changed row back is. */
function turnedRow({ headers }: RowsChanged, { change, place }: RowsNow["rows"][number]): RowsChanged["rows"][number] {
  const cells = headers.map((header, index) => {
    const before = change.before[index]!;
    return before === null ? null : turned({ header, before, after: change.after[index]! });
  });
  return { place, key: change.key, before: cells.map((cell) => cell?.before ?? null), after: cells.map((cell) => cell?.after ?? null) };
}

/** The change that putting the cell back is. A formula that comes back holds what it computes, which nobody knows yet. */
function turned({ header, before, after }: CellsChange["cells"][number]): CellsChange["cells"][number] {
  return { header, before: { value: after, formula: null }, after: before.formula === null ? before.value : null };
}

import { normalText, type ColumnId, type TableKind } from "../process/columns";
import type { Cell } from "../process/model";
import { StagebookError } from "../process/problem";
import type { SheetTable } from "../process/read-table";
import { bodyOf } from "./cells";
import { columnAt, findTables, needColumn, needTable, needWritable, type TableAt, type TablesFound } from "./find-tables";
import type { OperationOptions, UndoToken } from "./operation";
import { readBlocks } from "./read-blocks";
import { rewriteRows, type RowEdit } from "./rewrite-rows";
import { transaction, type Transaction } from "./transaction";

/** Where a stage's name stands, apart from Stages itself. */
const NAMED_IN: Partial<Readonly<Record<TableKind, readonly ColumnId[]>>> = {
  Playbook: ["stage"],
  Deals: ["stage", "lostIn"],
  Process: ["stage"],
  History: ["stage"],
};

/** The tables that name stages, apart from Stages itself. */
export function tablesWithStages({ tables }: TablesFound): TableAt[] {
  return (Object.keys(NAMED_IN) as TableKind[]).flatMap((kind) => tables[kind] ?? []);
}

/**
 * What stands in a stage that Stages does not have goes to one that it has, in every table: after somebody has renamed the
 * stage there. Answers how many rows were changed.
 */
export async function renameStage(from: string, to: string, options: OperationOptions = {}): Promise<{ readonly rows: number; readonly undo: UndoToken }> {
  const { answer, changes } = await transaction(options, async (tx) => {
    const found = await findTables(tx.context);
    const stages = needTable(found, "Stages");
    needWritable(found, tablesWithStages(found));
    const [names] = await readBlocks(tx.context, [bodyOf(stages, needColumn(stages, "stage"))]);
    if (!has(names!, to)) throw new StagebookError("workbook:stageGone", { stage: to, sheet: stages.sheet });
    if (has(names!, from)) throw new StagebookError("workbook:stageIsThere", { stage: from, sheet: stages.sheet });
    const rows = await renameStageIn(tx, found, from, to);
    await tx.sync(1);
    return rows;
  });
  return { rows: answer, undo: { steps: changes } };
}

function has(names: readonly (readonly Cell[])[], stage: string): boolean {
  return names.some(([cell]) => normalText(cell) === normalText(stage));
}

/** Queues the stage's new name wherever the old one stands, but in Stages; `but` leaves tables out. */
export async function renameStageIn(tx: Transaction, found: TablesFound, from: string, to: string, but: readonly TableKind[] = []): Promise<number> {
  let rows = 0;
  for (const table of tablesWithStages(found)) {
    if (but.includes(table.kind)) continue;
    const columns = NAMED_IN[table.kind]!.filter((id) => columnAt(table, id) >= 0);
    rows += await rewriteRows(tx, table, columns, (read) => replacing(read, columns, from, to));
  }
  return rows;
}

/** The edits that replace a name in columns. */
export function replacing(read: SheetTable, columns: readonly ColumnId[], from: string, to: string): RowEdit[] {
  const wanted = normalText(from);
  const named = columns.map((id) => ({ id, text: read.text(id) })).filter(({ text }) => text.codeOf(wanted) > 0);
  const edits: RowEdit[] = [];
  for (let i = 0; named.length > 0 && i < read.length; i++) {
    const ids = named.filter(({ text }) => text.keyAt(i) === wanted).map(({ id }) => id);
    if (ids.length > 0) edits.push({ row: read.rowNumber(i) - 2, values: Object.fromEntries(ids.map((id) => [id, to])) });
  }
  return edits;
}

import type { Cell } from "../process/model";
import type { ColumnId, TableKind } from "../process/columns";
import { readTable, type SheetTable } from "../process/read-table";
import { refOf, type RowValues } from "./append-rows";
import { bodyOf } from "./cells";
import type { RowsChanged } from "./changes";
import { CellWriter } from "./cell-writer";
import { columnAt, type TableAt } from "./find-tables";
import { readBlocks } from "./read-blocks";
import type { Transaction } from "./transaction";

/** What cells of one row are to hold. */
export interface RowEdit {
  /** Place in the body. */
  readonly row: number;
  readonly values: RowValues;
}

/** What tells a row of each table from the others, as far as the table has it. */
export const ROW_KEYS: Readonly<Record<TableKind, readonly ColumnId[]>> = {
  Process: ["id", "deal", "task"],
  Deals: ["id", "deal"],
  History: ["deal", "entered", "by"],
  Activities: ["logged", "deal", "customer", "by"],
  Stages: ["stage"],
  Playbook: ["stage", "task"],
  Team: ["name"],
  Targets: ["period", "name"],
  Holidays: ["holiday"],
};

/**
 * Gives cells of many rows of a table new values, single cells only: what else stands in a row may be a colleague's work of
 * this very moment. The columns are read right before; `plan` answers from them what is to change. Answers how many rows
 * do. The last part is only queued, so that the caller sends it with what belongs to it.
 */
export async function rewriteRows(
  tx: Transaction,
  table: TableAt,
  columns: readonly ColumnId[],
  plan: (read: SheetTable) => readonly RowEdit[]
): Promise<number> {
  const ids = [...new Set([...columns, ...ROW_KEYS[table.kind]])].filter((id) => columnAt(table, id) >= 0);
  const blocks = ids.map((id) => bodyOf(table, columnAt(table, id)));
  const values = await readBlocks(tx.context, blocks);
  const rows = Array.from({ length: table.rows }, (_, row) => values.map((column) => column[row]![0]));
  const header = ids.map((id) => table.header[columnAt(table, id)]!);
  const edits = plan(readTable([header, ...rows], { kind: table.kind, onProblem: "collect" }));
  if (edits.length === 0) return 0;

  const changed = ids.filter((id) => edits.some((edit) => edit.values[id] !== undefined));
  const formulas = await readBlocks(tx.context, changed.map((id) => blocks[ids.indexOf(id)]!), "formulas");
  const keys = ROW_KEYS[table.kind].filter((id) => ids.includes(id) && !changed.includes(id));
  const cellAt = (id: ColumnId, row: number): Cell => values[ids.indexOf(id)]![row]![0];
  await queueRowChanges(tx, table, {
    keyHeaders: keys.map((id) => header[ids.indexOf(id)]!),
    headers: changed.map((id) => header[ids.indexOf(id)]!),
    rows: edits.map((edit) => ({
      place: edit.row,
      key: keys.map((id) => cellAt(id, edit.row)),
      before: changed.map((id, index) => {
        if (edit.values[id] === undefined) return null;
        return { value: cellAt(id, edit.row), formula: formulaIn(formulas[index]![edit.row]![0], cellAt(id, edit.row)) };
      }),
      after: changed.map((id) => edit.values[id] ?? ""),
    })),
  });
  return edits.length;
}

/** Says to the transaction that cells of many rows change, and queues it; what does not fit into one request is sent before. */
export async function queueRowChanges(tx: Transaction, table: TableAt, change: Pick<RowsChanged, "keyHeaders" | "headers" | "rows">): Promise<void> {
  tx.will<RowsChanged>({ kind: "rowsChanged", table: refOf(table), ...change });
  const writer = new CellWriter(tx.context, () => tx.sync());
  for (const [index, header] of change.headers.entries()) {
    const column = bodyOf(table, table.header.indexOf(header));
    const cells = change.rows.flatMap(({ place, before, after }) =>
      before[index] === null ? [] : [{ row: column.top + place, value: after[index], formula: null }]
    );
    await writer.write(column, cells);
  }
}

/** The formula of a cell; null when it holds a constant. */
export function formulaIn(formula: Cell, value: Cell): string | null {
  return typeof formula === "string" && formula.startsWith("=") && formula !== value ? formula : null;
}

import type { ColumnId, TableKind } from "../process/columns";
import { columnAt, type TablesFound } from "./find-tables";
import { replacing } from "./rename-stage";
import { rewriteRows } from "./rewrite-rows";
import type { Transaction } from "./transaction";

/** Where a person's name stands, apart from their own row of Team. */
const NAMED_IN: Partial<Readonly<Record<TableKind, readonly ColumnId[]>>> = {
  Process: ["owner", "by"],
  Deals: ["owner"],
  History: ["by"],
  Targets: ["name"],
  Team: ["manager"],
};

/** Queues a person's new name wherever the old one stands, but in the Name column of Team. */
export async function renamePersonIn(tx: Transaction, found: TablesFound, from: string, to: string): Promise<void> {
  for (const [kind, ids] of Object.entries(NAMED_IN) as [TableKind, readonly ColumnId[]][]) {
    const table = found.tables[kind];
    const columns = table === undefined ? [] : ids.filter((id) => columnAt(table, id) >= 0);
    if (columns.length > 0) await rewriteRows(tx, table!, columns, (read) => replacing(read, columns, from, to));
  }
}

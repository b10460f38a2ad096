import type { ColumnId, TableKind } from "../process/columns";
import { listSources } from "./append-rows";
import { bodyOf, rangeOf } from "./cells";
import type { ListsChanged } from "./changes";
import { columnAt, findTables, languageOf, type TableAt, type TablesFound } from "./find-tables";
import { queueDropdowns } from "./table-looks";
import type { Transaction } from "./transaction";

/** The columns whose dropdowns list the rows of a table. */
const LISTED_IN: Partial<Readonly<Record<TableKind, readonly ColumnId[]>>> = {
  Stages: ["stage", "lostIn"],
  Team: ["owner", "by", "manager", "name"],
};

/** Columns of our tables that have dropdowns from the lists; what somebody has set up otherwise is left alone. */
async function columnsWithLists(context: Excel.RequestContext, { tables }: TablesFound): Promise<{ table: TableAt; ids: ColumnId[] }[]> {
  const candidates = Object.values(tables)
    .filter((table) => table.isOurs && !table.isProtected)
    .map((table) => ({
      table,
      ids: Object.entries(LISTED_IN)
        .flatMap(([kind, columns]) => (kind === table.kind ? [] : columns))
        .filter((id) => columnAt(table, id) >= 0)
        .concat(table.kind === "Team" && columnAt(table, "manager") >= 0 ? ["manager"] : []),
    }));
  const looked = candidates.flatMap(({ table, ids }) =>
    ids.map((id) => {
      const { dataValidation } = rangeOf(context, bodyOf(table, columnAt(table, id)));
      dataValidation.load("type");
      return { table, id, dataValidation };
    })
  );
  await context.sync();
  const hasList = new Set(["List", "Inconsistent", "MixedCriteria"]);
  return candidates.map(({ table, ids }) => ({
    table,
    ids: ids.filter((id) => looked.some((one) => one.table === table && one.id === id && hasList.has(one.dataValidation.type))),
  }));
}

/**
 * Says that the list of stages or of people is about to grow (or shrink) by so many rows, and answers what queues the
 * dropdowns over the list as it then is. To be called before anything else changes, since its taking back comes last.
 */
export async function listsWillChange(tx: Transaction, found: TablesFound, grown: { stages?: number; people?: number }): Promise<() => void> {
  const columns = await columnsWithLists(tx.context, found);
  tx.will<ListsChanged>({ kind: "listsChanged" });
  return () => queueLists(tx.context, found, columns, grown);
}

function queueLists(
  context: Excel.RequestContext,
  found: TablesFound,
  columns: readonly { table: TableAt; ids: readonly ColumnId[] }[],
  grown: { stages?: number; people?: number }
): void {
  const sources = listSources(found, grown);
  for (const { table, ids } of columns) {
    const only = table.columns.map((id) => (id !== null && ids.includes(id) ? id : null));
    const more = table.kind === "Team" ? (grown.people ?? 0) : 0;
    queueDropdowns(context, table.kind, only, { ...bodyOf(table), rows: Math.max(1, table.rows + more) }, languageOf(found), sources);
  }
}

/** Lays the dropdowns over the lists as they are now. */
export async function layLists(context: Excel.RequestContext): Promise<void> {
  const found = await findTables(context);
  queueLists(context, found, await columnsWithLists(context, found), {});
  await context.sync();
}

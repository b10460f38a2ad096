import type { AnyTableAt } from "./find-tables";
import { inExcel } from "./in-excel";
import { rowsOfAddress, type TableChange } from "./table-changes";

/** How long a look at the tables' names serves. */
const LOOK_MS = 1_000;

export interface TableWatcher {
  /** A table's cells may have changed; `id` null: perhaps those of every table. */
  readonly changed: (id: string | null, change: TableChange) => void;
  /** A table is gone, and one that comes back under its id may be another. */
  readonly gone: (id: string) => void;
  /** Tables have come, gone, moved or got other names. */
  readonly moved: () => void;
  /** The tables on a sheet, where they were last seen. */
  readonly tablesOn: (sheetId: string) => readonly AnyTableAt[];
}

/**
 * Tells of everything that changes the tables of the workbook, by this user or another. Excel has no event for a table that
 * gets another name: the names are looked at when the selection moves on, as it does after the name was typed. Answers a
 * function that ends it.
 */
export async function watchTables({ changed, gone, moved, tablesOn }: TableWatcher): Promise<() => Promise<void>> {
  let names: string | null = null;
  let looked = 0;
  const look = async () => {
    if (Date.now() - looked < LOOK_MS) return;
    looked = Date.now();
    const before = names;
    names = await tableNames().catch(() => null); // unknown: then every look tells
    if (before !== null && names !== before) moved();
  };
  const handlers = await inExcel(async (context) => {
    const { tables, worksheets } = context.workbook;
    const registered = [
      tables.onChanged.add(async ({ tableId, changeType, address }) => changed(tableId, changeType === "RangeEdited" ? rowsOfAddress(address) : "all")),
      tables.onAdded.add(async () => moved()),
      tables.onDeleted.add(async ({ tableId }) => gone(tableId)),
      worksheets.onDeleted.add(async () => moved()),
      worksheets.onChanged.add(async ({ worksheetId, changeType, address }) => {
        // Lines and cells that come or go shift tables; what is typed beside a table makes it grow.
        if (changeType !== "RangeEdited") for (const { id } of tablesOn(worksheetId)) changed(id, "all");
        else if (tablesOn(worksheetId).some((table) => isAtEdge(table, address))) moved();
      }),
      worksheets.onSelectionChanged.add(look),
    ];
    await context.sync();
    return registered;
  });
  names = await tableNames().catch(() => null);
  return () =>
    inExcel(async () => {
      for (const handler of handlers) handler.remove();
      await handlers[0]!.context.sync();
    });
}

function tableNames(): Promise<string> {
  return inExcel(async (context) => {
    const { tables } = context.workbook;
    tables.load("items/id,items/name,items/showHeaders");
    await context.sync();
    return JSON.stringify(tables.items.map(({ id, name, showHeaders }) => [id, name, showHeaders]));
  });
}

/** Whether an edit reaches the header row of a table, or the row under it. */
function isAtEdge({ top, rows }: AnyTableAt, address: string): boolean {
  const edited = rowsOfAddress(address);
  return edited === "all" || edited.some(({ first, last }) => (first <= top && last >= top) || last > top + rows);
}

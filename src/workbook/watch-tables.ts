import { inBackground } from "../process/in-background";
import type { AnyTableAt } from "./find-tables";
import { inExcel } from "./in-excel";
import { rowsOfAddress, type TableChange } from "./table-changes";

/** How long a look at the tables' names serves. */
const LOOK_MS = 1_000;
/** How often to look at them when nothing has happened. */
const SLOW_LOOK_MS = 30_000;

export interface TableWatcher {
  /** A table's cells may have changed; `id` null: perhaps those of every table. */
  readonly changed: (id: string | null, change: TableChange) => void;
  /** A table is gone, and one that comes back under its id may be another. */
  readonly gone: (id: string) => void;
  /** Tables have come, gone, moved or got other names. */
  readonly moved: () => void;
  /** Formulas of a sheet were calculated, without anything having been edited there. */
  readonly calculated: (sheetId: string) => void;
  /** Someone has edited cells, of a table or not. */
  readonly edited: () => void;
  /** The tables on a sheet, where they were last seen. */
  readonly tablesOn: (sheetId: string) => readonly AnyTableAt[];
}

/**
 * Tells of everything that changes the tables of the workbook, by this user or another. Answers a function that ends it.
 *
 * Values that formulas give change without an edit, of which only onCalculated tells: by sheet, whether or not any value is
 * another. Its address is not relied on: it came with ExcelApi 1.11, and was null on the web (office-js issue 955).
 *
 * Excel has no event for a table that gets another name (onNameChanged is one of sheets). The names are looked at, which is
 * one small request, whenever something happens that goes with it: the selection moves, as it does after the name was typed;
 * a sheet is activated; formulas are calculated, as those that name the table may be. And every half minute, since none of
 * them has to happen.
 */
export async function watchTables({ changed, gone, moved, calculated, edited, tablesOn }: TableWatcher): Promise<() => Promise<void>> {
  let names: string | null = null;
  let looked = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const look = async () => {
    timer ??= inBackground(
      setTimeout(async () => {
        looked = Date.now();
        timer = null;
        const now = await tableNames();
        if (now === null || now === names) return;
        names = now;
        moved();
      }, Math.max(0, looked + LOOK_MS - Date.now()))
    );
  };
  const handlers = await inExcel(async (context) => {
    const { tables, worksheets } = context.workbook;
    const registered = [
      tables.onChanged.add(async ({ tableId, changeType, address }) => changed(tableId, changeType === "RangeEdited" ? rowsOfAddress(address) : "all")),
      tables.onAdded.add(async () => moved()),
      tables.onDeleted.add(async ({ tableId }) => gone(tableId)),
      worksheets.onDeleted.add(async () => moved()),
      worksheets.onChanged.add(async ({ worksheetId, changeType, address }) => {
        edited();
        // Lines and cells that come or go shift tables; what is typed beside a table makes it grow.
        if (changeType !== "RangeEdited") for (const { id } of tablesOn(worksheetId)) changed(id, "all");
        else if (tablesOn(worksheetId).some((table) => isAtEdge(table, address))) moved();
      }),
      worksheets.onCalculated.add(async ({ worksheetId }) => {
        calculated(worksheetId);
        await look();
      }),
      worksheets.onSelectionChanged.add(look),
      worksheets.onActivated.add(look),
    ];
    await context.sync();
    return registered;
  });
  names = await tableNames();
  const slow = inBackground(setInterval(look, SLOW_LOOK_MS));
  return () => {
    clearInterval(slow);
    if (timer !== null) clearTimeout(timer);
    return inExcel(async () => {
      for (const handler of handlers) handler.remove();
      await handlers[0]!.context.sync();
    });
  };
}

/**
 * The tables' names as one text; null when Excel does not tell now, such as while a cell is edited: nobody has asked, so
 * that nobody is told that Excel is waited for.
 */
async function tableNames(): Promise<string | null> {
  try {
    return await Excel.run(async (context) => {
      const { tables } = context.workbook;
      tables.load("items/id,items/name,items/showHeaders");
      await context.sync();
      return JSON.stringify(tables.items.map(({ id, name, showHeaders }) => [id, name, showHeaders]));
    });
  } catch {
    return null;
  }
}

/** Whether an edit reaches the header row of a table, or the row under it. */
function isAtEdge({ top, rows }: AnyTableAt, address: string): boolean {
  const edited = rowsOfAddress(address);
  return edited === "all" || edited.some(({ first, last }) => (first <= top && last >= top) || last > top + rows);
}

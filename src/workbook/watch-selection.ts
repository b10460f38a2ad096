import type { Cell } from "../process/model";
import { cellOf, rangeOf, wholeOf } from "./cells";
import { columnAt, findTables } from "./find-tables";
import { inExcel } from "./in-excel";
import { rowsOfAddress } from "./table-changes";

/** The selection has come to rest: who goes through rows with the arrow keys wants the one where he stops. */
const REST_MS = 250;

/**
 * Tells whose row this user selects: a deal's own, or one of its tasks, stages or activities. Of a selection of several
 * rows, or beside the tables, nothing is told. Only reads. Answers a function that ends it.
 */
export async function watchSelection(onDeal: (deal: string) => void): Promise<() => Promise<void>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let selections = 0;
  const tell = async (sheetId: string, address: string) => {
    const asked = selections;
    // What cannot be read now is nothing to be told of: nobody has asked.
    const deal = await dealAt(sheetId, address).catch(() => null);
    if (deal !== null && asked === selections) onDeal(deal);
  };
  const handler = await inExcel(async (context) => {
    const registered = context.workbook.worksheets.onSelectionChanged.add(async ({ worksheetId, address }) => {
      selections += 1;
      clearTimeout(timer);
      timer = setTimeout(() => void tell(worksheetId, address), REST_MS);
    });
    await context.sync();
    return registered;
  });
  return () => {
    selections += 1;
    clearTimeout(timer);
    return inExcel(async () => {
      handler.remove();
      await handler.context.sync();
    });
  };
}

/** The deal that the one row at an address is about; null when it is several rows or no row of ours. */
async function dealAt(sheetId: string, address: string): Promise<string | null> {
  const rows = rowsOfAddress(address);
  if (rows === "all" || rows.some(({ first, last }) => first !== last)) return null;
  const { first: row } = rows[0]!;
  return inExcel(async (context) => {
    const { tables } = await findTables(context);
    const table = Object.values(tables).find(
      (each) => each.sheetId === sheetId && columnAt(each, "deal") >= 0 && row > each.top && row <= each.top + each.rows
    );
    if (table === undefined) return null;
    const cell = rangeOf(context, cellOf(table, row - table.top - 1, columnAt(table, "deal")));
    cell.load("values");
    const within = context.workbook.worksheets.getItem(sheetId).getRange(address).getIntersectionOrNullObject(rangeOf(context, wholeOf(table)));
    within.load("address");
    await context.sync();
    const deal = String((cell.values[0]![0] as Cell) ?? "").trim();
    return within.isNullObject || deal === "" ? null : deal;
  });
}

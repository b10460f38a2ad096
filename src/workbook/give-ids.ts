import { normalText } from "../process/columns";
import { idsIn } from "./add-deal";
import { refOf } from "./append-rows";
import { bodyOf, cellOf, rangeOf } from "./cells";
import type { CellsChange } from "./changes";
import { columnAt, findTables, needWritable } from "./find-tables";
import { readBlocks } from "./read-blocks";
import { newRowId } from "./row-ids";
import { transaction } from "./transaction";

/**
 * Gives an ID to the rows of Process and Deals that were typed or pasted by hand: to those without one, and to copies of
 * a row that kept its ID (the first keeps it). Answers how many rows got one. Call it on the user's wish or after a local
 * change, never after a colleague's: both would write.
 */
export async function giveMissingIds(): Promise<number> {
  const { answer } = await transaction({}, async (tx) => {
    const { context } = tx;
    const found = await findTables(context);
    const tables = [found.tables.Process, found.tables.Deals].filter((table) => table !== undefined && columnAt(table, "id") >= 0);
    const present = tables.map((table) => ({ table: table!, id: columnAt(table!, "id"), deal: columnAt(table!, "deal") })).filter(({ deal }) => deal >= 0);
    const columns = await readBlocks(context, present.flatMap(({ table, id, deal }) => [bodyOf(table, id), bodyOf(table, deal)]));
    let given = 0;
    for (const [index, { table, id }] of present.entries()) {
      const [ids, deals] = [columns[2 * index]!, columns[2 * index + 1]!];
      const taken = idsIn(ids);
      const seen = new Set<string>();
      for (const [row, [cell]] of ids.entries()) {
        const key = normalText(cell);
        const isNew = key !== "" && !seen.has(key);
        seen.add(key);
        if (isNew || normalText(deals[row]![0]) === "") continue;
        if (given === 0) needWritable(found, present.map((one) => one.table));
        const after = newRowId(taken);
        // The new ID is what tells the row, so taking back finds only rows that got theirs.
        tx.will<CellsChange>({
          kind: "cells",
          table: refOf(table),
          key: { header: table.header[id]!, value: after },
          cells: [{ header: table.header[id]!, before: { value: cell ?? "", formula: null }, after }],
        });
        rangeOf(context, cellOf(table, row, id)).values = [[after]];
        given += 1;
      }
    }
    if (given > 0) await tx.sync();
    return given;
  });
  return answer;
}

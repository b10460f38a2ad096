import type { Cell } from "../process/model";
import { rangeOf, type Block } from "./cells";

/**
 * Cells per request: some 25 bytes each keep the answer between 1 and 2 MB, far below the 5 MB that Excel on the web
 * allows.
 */
export const CELLS_PER_READ = 60_000;

interface Slice {
  readonly block: number;
  readonly from: number;
  readonly rows: number;
}

/** Splits blocks into groups of slices; a group is one request. */
export function planReads(blocks: readonly Pick<Block, "rows" | "columns">[], limit = CELLS_PER_READ): Slice[][] {
  const groups: Slice[][] = [[]];
  let room = limit;
  blocks.forEach(({ rows, columns }, block) => {
    for (let from = 0; from < rows; ) {
      const fits = Math.max(1, Math.floor(room / columns));
      if (room < limit && columns > room) {
        groups.push([]);
        room = limit;
        continue;
      }
      const count = Math.min(rows - from, fits);
      groups.at(-1)!.push({ block, from, rows: count });
      room -= count * columns;
      from += count;
    }
  });
  return groups.filter((group) => group.length > 0);
}

/**
 * Reads the values (or the formulas) of blocks with as few requests as the limit of Excel on the web allows: one, nearly
 * always.
 */
export async function readBlocks(context: Excel.RequestContext, blocks: readonly Block[], what: "values" | "formulas" = "values"): Promise<Cell[][][]> {
  const values: Cell[][][] = blocks.map(() => []);
  for (const group of planReads(blocks)) {
    const ranges = group.map(({ block, from, rows }) => {
      const range = rangeOf(context, { ...blocks[block]!, top: blocks[block]!.top + from, rows });
      range.load(what);
      return range;
    });
    // eslint-disable-next-line office-addins/no-context-sync-in-loop -- one request per 1 to 2 MB is the point
    await context.sync();
    group.forEach(({ block }, index) => {
      for (const row of ranges[index]![what] as Cell[][]) values[block]!.push(row);
    });
  }
  return values;
}

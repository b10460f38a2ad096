import type { TableKind } from "../process/columns";
import type { Grid } from "../process/model";
import { wholeOf } from "./cells";
import { findTables } from "./find-tables";
import { inExcel } from "./in-excel";
import { readBlocks } from "./read-blocks";

/** A table of the process as a function in a cell gets it with `Name[#All]`. */
export interface TableCells {
  readonly name: string;
  /** The header row first. */
  readonly grid: Grid;
}

export type ProcessTables = Partial<Readonly<Record<TableKind, TableCells>>>;

/** The cells of those of the process's tables that the workbook has, read at one moment. */
export function readTables(kinds: readonly TableKind[]): Promise<ProcessTables> {
  return inExcel(async (context) => {
    const { tables } = await findTables(context);
    const present = kinds.flatMap((kind) => tables[kind] ?? []);
    const grids = await readBlocks(context, present.map(wholeOf));
    return Object.fromEntries(present.map(({ kind, name }, index) => [kind, { name, grid: grids[index]! }]));
  });
}

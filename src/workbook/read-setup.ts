import { columnOf, type ColumnId } from "../process/columns";
import type { Language } from "../process/language";
import { StagebookError } from "../process/problem";
import type { RowValues } from "./append-rows";
import { bodyOf, isNothing } from "./cells";
import { findTables, hasProcess, languageOf, type TableAt } from "./find-tables";
import { inExcel } from "./in-excel";
import { readBlocks } from "./read-blocks";
import { SETUP_KINDS, type SetupKind } from "./setup-rows";

/** A row of a table that is set up, cell by cell as it stands. */
export interface SetupRow {
  /** The sheet's own row number. */
  readonly row: number;
  readonly cells: RowValues;
}

/** One of the tables that are set up. */
export interface SetupTable {
  readonly name: string;
  readonly sheet: string;
  /** The columns that it has, with their headers. */
  readonly headers: Partial<Readonly<Record<ColumnId, string>>>;
  readonly rows: readonly SetupRow[];
}

/** How the team sells, as the tables have it, also where a cell cannot be understood. */
export interface Setup {
  /** The language in which the process is written. */
  readonly language: Language;
  /** null: the workbook has no such table. */
  readonly tables: Readonly<Record<SetupKind, SetupTable | null>>;
}

/** Reads the tables that are set up. */
export function readSetup(): Promise<Setup> {
  return inExcel(async (context) => {
    const found = await findTables(context);
    if (!hasProcess(found)) throw new StagebookError("workbook:noProcess");
    const present = SETUP_KINDS.flatMap((kind) => found.tables[kind] ?? []);
    const bodies = await readBlocks(context, present.map((table) => bodyOf(table)));
    const tableOf = (kind: SetupKind): SetupTable | null => {
      const index = present.findIndex((table) => table.kind === kind);
      return index < 0 ? null : setupTable(present[index]!, bodies[index]!);
    };
    return {
      language: languageOf(found),
      tables: { Stages: tableOf("Stages"), Playbook: tableOf("Playbook"), Team: tableOf("Team"), Targets: tableOf("Targets"), Holidays: tableOf("Holidays") },
    };
  });
}

function setupTable(table: TableAt, body: Awaited<ReturnType<typeof readBlocks>>[number]): SetupTable {
  // Of two columns that read as the same one, writing refuses to choose; here the first is shown.
  const columns = table.header.flatMap((header, index) => {
    const id = columnOf(header);
    return id === null || table.columns.indexOf(id) !== index ? [] : [{ id, header, index }];
  });
  const rows = body.flatMap((cells, place): SetupRow[] => {
    if (columns.every(({ index }) => isNothing(cells[index]))) return [];
    return [{ row: table.top + 2 + place, cells: Object.fromEntries(columns.map(({ id, index }) => [id, cells[index] ?? ""])) }];
  });
  return { name: table.name, sheet: table.sheet, headers: Object.fromEntries(columns.map(({ id, header }) => [id, header])), rows };
}

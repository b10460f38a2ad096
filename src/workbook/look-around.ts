import type { ColumnId, TableKind } from "../process/columns";
import { findTables } from "./find-tables";
import { inExcel } from "./in-excel";

/** A table of the process as it is understood. */
export interface TableSeen {
  readonly kind: TableKind;
  readonly name: string;
  readonly sheet: string;
  readonly rows: number;
  /** Each column's header, and what it means; null: it is none of ours, and left alone. */
  readonly columns: readonly { readonly header: string; readonly id: ColumnId | null }[];
  readonly isProtected: boolean;
}

export interface WorkbookSeen {
  readonly tables: readonly TableSeen[];
  /** Names of the tables that are no part of the process. */
  readonly others: readonly string[];
  readonly isReadOnly: boolean;
  readonly countsFrom1904: boolean;
}

/** What Stagebook sees in the workbook, to find out why something is not as expected. Changes nothing. */
export function lookAround(): Promise<WorkbookSeen> {
  return inExcel(async (context) => {
    const { tables, tableNames, isReadOnly, countsFrom1904 } = await findTables(context);
    const seen = Object.values(tables).map(({ kind, name, sheet, rows, header, columns, isProtected }) => ({
      kind, name, sheet, rows, isProtected, columns: header.map((text, index) => ({ header: text, id: columns[index]! })),
    }));
    return { tables: seen, others: tableNames.filter((name) => !seen.some((table) => table.name === name)), isReadOnly, countsFrom1904 };
  });
}

import type { Block } from "./cells";
import type { TableRef } from "./changes";

/** A table as it stands now: enough to find rows in it. */
export interface TableNow {
  readonly table: Excel.Table;
  readonly sheetId: string;
  readonly header: readonly string[];
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly hasTotals: boolean;
}

/** The table as it stands now; null when it is gone. */
export async function tableNow(context: Excel.RequestContext, ref: TableRef): Promise<TableNow | null> {
  const byId = context.workbook.tables.getItemOrNullObject(ref.id);
  const byName = context.workbook.tables.getItemOrNullObject(ref.name);
  byId.load("id");
  byName.load("id");
  await context.sync();
  const table = byId.isNullObject ? byName : byId;
  if (table.isNullObject) return null;
  table.load("showTotals");
  const header = table.getHeaderRowRange();
  header.load("values,rowIndex,columnIndex");
  const body = table.getDataBodyRange();
  body.load("rowCount");
  table.worksheet.load("id");
  await context.sync();
  return {
    table,
    sheetId: table.worksheet.id,
    header: (header.values[0] ?? []).map((cell) => String(cell ?? "").trim()),
    top: header.rowIndex,
    left: header.columnIndex,
    rows: body.rowCount,
    hasTotals: table.showTotals,
  };
}

export function bodyNow(now: TableNow, from = 0, rows = now.rows - from): Block {
  return { sheetId: now.sheetId, top: now.top + 1 + from, left: now.left, rows, columns: now.header.length };
}

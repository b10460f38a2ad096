import type { TableKind } from "./columns";
import { hashText } from "./hashes";
import type { TableCopy } from "./table-copy";
import type { Kept, KeptSource, KeptTable } from "./workbook-tables";

/** A copy as the functions take it. Its columns are read when they are asked for, once for all who ask. */
export function keptTable(name: string, kind: TableKind | null, copy: TableCopy): KeptTable {
  return {
    name,
    kind,
    copy,
    get table() {
      return copy.table(kind);
    },
  };
}

/** What is kept of a source that is one table. */
export function keptAlone(source: KeptSource, copy: TableCopy): Kept {
  return { source, tables: [keptTable(source, null, copy)], rows: copy.length, hash: hashText(copy.hash) };
}

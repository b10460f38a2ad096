import type { TableKind } from "./columns";
import { hashOf, hashText } from "./hashes";
import { readTable } from "./read-table";
import { SomeRows } from "./some-rows";
import type { TableCopy } from "./table-copy";
import type { Rows } from "./typed-columns";
import { WHOLE_PROCESS, type Kept, type KeptSource, type KeptTable } from "./workbook-tables";

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
  return keptTogether(source, [{ of: keptTable(source, null, copy), rows: null }]);
}

/** What is kept of a source: its tables, or those rows of them that are in view (null: all). The process has one hash of all. */
export function keptTogether(source: KeptSource, parts: readonly { readonly of: KeptTable; readonly rows: Rows }[]): Kept {
  const hashes = parts.map(({ of, rows }) => [of.kind ?? "", of.copy.hashOf(rows)] as const);
  return {
    source,
    tables: parts.map(({ of, rows }) => (rows === null ? of : someOf(of, rows))),
    rows: parts.reduce((sum, { of, rows }) => sum + (rows ?? of.copy).length, 0),
    hash: hashText(source === WHOLE_PROCESS ? hashOf(hashes) : hashes[0]![1]),
  };
}

function someOf({ name, kind, copy }: KeptTable, rows: Int32Array): KeptTable {
  return { name, kind, copy, table: readTable(new SomeRows(copy, rows), kind === null ? {} : { kind }) };
}

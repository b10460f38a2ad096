import { provideWorkbookTables } from "../../src/functions/kept-tables-in";
import type { Cell } from "../../src/process/model";
import { StagebookError } from "../../src/process/problem";
import { hashText } from "../../src/process/hashes";
import { keptAlone } from "../../src/process/kept";
import { TableCopy } from "../../src/process/table-copy";
import { WHOLE_PROCESS, type WorkbookTables } from "../../src/process/workbook-tables";

/** Says that these are the tables of the workbook, for tests of the functions alone; null: that nothing reads one. */
export function provideTables(tables: ReadonlyMap<string, readonly (readonly Cell[])[]> | null): void {
  if (tables === null) return provideWorkbookTables(null);
  const read = (source: string) => {
    if (source === WHOLE_PROCESS) {
      const each = [...tables].map(([name, grid]) => keptAlone(name, TableCopy.of(grid)));
      return { source, tables: each.flatMap((kept) => kept.tables), rows: each.reduce((sum, { rows }) => sum + rows, 0), hash: hashText(0) };
    }
    const name = [...tables.keys()].find((known) => known.toLowerCase() === source.toLowerCase());
    if (name === undefined) throw new StagebookError("functions:noSuchTable", { table: source, tables: [...tables.keys()].join(", ") });
    return keptAlone(name, TableCopy.of(tables.get(name)!));
  };
  const workbook: WorkbookTables = {
    current: () => null,
    read: async (source) => read(source),
    follow: (source, _cells, tell) => {
      tell(() => read(source));
      return () => undefined;
    },
  };
  provideWorkbookTables(() => Promise.resolve(workbook));
}

/** The text of a handle, of another day and with a fingerprint that no table has: what a text pasted long ago says. */
export function oldHandle(source: string): string {
  return `${source} · 1 row · 2026-01-01 · 00000000`;
}

/** What the handle of a call of SALES.TABLE shows first; throws its error. */
export function firstText(table: (name: never, invocation: never) => void, name: unknown): Promise<string> {
  return new Promise((resolve, reject) => {
    const invocation = {
      parameterAddresses: ["Sheet1!A1:H5"],
      onCanceled: () => undefined,
      setResult(result: unknown) {
        invocation.onCanceled();
        if (typeof result === "string") resolve(result);
        else reject(result as Error);
      },
    };
    table(name as never, invocation as never);
  });
}

import { findTables } from "./find-tables";
import { inExcel } from "./in-excel";

/** Changes closer together than this are told once. */
const QUIET_MS = 120;

/** Where a change came from: this copy of the workbook, or a colleague's. */
export interface ProcessChange {
  readonly source: "local" | "remote";
}

/**
 * Tells of any change of our tables: typed by the user, by a colleague, by ourselves; and of tables that come and go,
 * since one of them may be ours. Several changes close together are told once. Nothing is written from here, because
 * the handler runs for everyone who has the workbook open. Answers a function that ends it.
 */
export async function watchProcess(onChange: (change: ProcessChange) => void): Promise<() => Promise<void>> {
  /** The ids of our tables; null while they are not known. */
  let ours: ReadonlySet<string> | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let source: ProcessChange["source"] = "remote";
  let isStopped = false;

  const tell = (from: string) => {
    if (isStopped) return;
    if (from === "Local") source = "local";
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      const change = { source };
      timer = null;
      source = "remote";
      onChange(change);
      if (ours === null) void learn();
    }, QUIET_MS);
  };
  let changes = 0;
  const learn = async () => {
    const asked = changes;
    try {
      const found = await inExcel(async (context) => {
        const { tables } = await findTables(context);
        return new Set(Object.values(tables).map((table) => table.id));
      });
      if (asked === changes && found.size > 0) ours = found;
    } catch {
      // It stays unknown which tables are ours, so every change passes: a reading too many, never one too few.
    }
  };
  /** Tables have come or gone: which are ours is asked once for all of them, when they have come to rest. */
  const otherTables = async (event: { source: string }) => {
    changes += 1;
    ours = null;
    tell(event.source);
  };
  const concerns = (tableId: string) => ours === null || ours.has(tableId);

  const handlers = await inExcel(async (context) => {
    const { tables, worksheets } = context.workbook;
    const registered = [
      tables.onChanged.add(async (event) => {
        if (concerns(event.tableId)) tell(event.source);
      }),
      tables.onAdded.add(otherTables),
      tables.onDeleted.add(otherTables),
      worksheets.onDeleted.add(otherTables),
    ];
    await context.sync();
    return registered;
  });
  await learn();

  return async () => {
    isStopped = true;
    if (timer !== null) clearTimeout(timer);
    await inExcel(async () => {
      for (const handler of handlers) handler.remove();
      await handlers[0]!.context.sync();
    });
  };
}

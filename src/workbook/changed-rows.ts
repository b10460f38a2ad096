import { t } from "../locales";
import type { Cell } from "../process/model";
import { listed } from "../process/read-table";
import { cellOf, holds } from "./cells";
import { CellWriter, type NewContent } from "./cell-writer";
import type { ChangedRow, RowsChanged } from "./changes";
import { readBlocks } from "./read-blocks";
import { bodyNow, tableNow } from "./table-now";

/** A changed row as it stands now. */
export interface RowNow {
  readonly change: ChangedRow;
  /** Place in the body now. */
  readonly place: number;
  /** What the changed columns hold now. */
  readonly values: readonly Cell[];
  /** Whether every cell holds what was written. */
  readonly isOurs: boolean;
}

export interface RowsNow {
  /** Of each row that is still there. */
  readonly rows: readonly RowNow[];
  /** Queues what the cells of one changed column are to hold. */
  readonly column: (index: number) => { readonly sheetId: string; readonly top: number; readonly left: number };
}

/**
 * Finds changed rows again: by their key, those with the same key by what was written and by where they stood. Null: the
 * table, or one of the columns, is gone.
 */
export async function changedRowsNow(context: Excel.RequestContext, change: RowsChanged): Promise<RowsNow | null> {
  const now = await tableNow(context, change.table);
  const columns = [...change.keyHeaders, ...change.headers].map((header) => now?.header.indexOf(header) ?? -1);
  if (now === null || columns.includes(-1)) return null;
  const read = await readBlocks(context, columns.map((column) => ({ ...bodyNow(now), left: now.left + column, columns: 1 })));
  const keys = read.slice(0, change.keyHeaders.length);
  const cells = read.slice(change.keyHeaders.length);
  const keyOf = (key: readonly Cell[]) => JSON.stringify(key.map((cell) => cell ?? ""));
  const places = new Map<string, number[]>();
  for (let place = 0; place < now.rows; place++) {
    const key = keyOf(keys.map((column) => column[place]![0]));
    const known = places.get(key);
    if (known === undefined) places.set(key, [place]);
    else known.push(place);
  }
  const valuesAt = (place: number) => cells.map((column) => column[place]![0]);
  const taken = new Set<number>();
  const rows = change.rows.flatMap((row): RowNow[] => {
    const candidates = (places.get(keyOf(row.key)) ?? []).filter((place) => !taken.has(place));
    const isOurs = (place: number) => valuesAt(place).every((value, index) => row.before[index] === null || holds(value, row.after[index]));
    const ours = candidates.filter(isOurs);
    // Without a key only its cells tell the row: each holds what was written, or still what was there before.
    const mayBe = (place: number) => valuesAt(place).every((value, index) => row.before[index] === null || holds(value, row.after[index]) || holds(value, row.before[index]!.value ?? ""));
    const fitting = ours.length > 0 ? ours : change.keyHeaders.length === 0 ? candidates.filter(mayBe) : candidates;
    const place = fitting.includes(row.place) ? row.place : fitting[0];
    if (place === undefined) return [];
    taken.add(place);
    return [{ change: row, place, values: valuesAt(place), isOurs: isOurs(place) }];
  });
  return {
    rows,
    column: (index) => cellOf({ ...now }, 0, columns[change.keyHeaders.length + index]!),
  };
}

/** Queues what stood in the cells before, for cells that hold what was written. */
export async function queueRowsBefore(
  context: Excel.RequestContext,
  change: RowsChanged,
  { rows, column }: RowsNow,
  send: () => Promise<void>
): Promise<void> {
  const writer = new CellWriter(context, send);
  for (const index of change.headers.keys()) {
    const { top, ...at } = column(index);
    const contents = rows.flatMap(({ change: { before, after }, place, values }): NewContent[] => {
      const content = before[index]!;
      return content === null || !holds(values[index], after[index]) ? [] : [{ row: top + place, ...content }];
    });
    await writer.write(at, contents);
  }
}

export async function takeBackChangedRows(context: Excel.RequestContext, change: RowsChanged): Promise<string | null> {
  const now = await changedRowsNow(context, change);
  if (now === null) return null; // the table is gone, and our change with it
  await queueRowsBefore(context, change, now, () => context.sync());
  await context.sync();
  const others = now.rows.filter(({ change: { before, after }, values }) =>
    values.some((value, index) => {
      const content = before[index]!;
      if (content === null || holds(value, after[index])) return false;
      return content.formula === null && !holds(value, content.value ?? "");
    })
  );
  if (others.length === 0) return null;
  const names = others.map(({ change: { key, before } }) => String(key.at(-1) ?? before[0]?.value ?? ""));
  return t("workbook:remains.changedByOther", { sheet: change.table.sheet, row: listed(names), columns: change.headers.join(", ") });
}

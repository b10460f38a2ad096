import { useCallback, useState } from "react";
import { normalText, type ColumnId } from "../../process/columns";
import type { RowValues, SetupRow } from "../../workbook";

/** The key under which the form of a new row is open. */
export const NEW = "new";

export interface Editing {
  /** Which row is edited, NEW, or null. */
  readonly key: string | null;
  /** The row as it was when its form opened. */
  readonly cells: RowValues;
  readonly edit: (key: string, cells?: RowValues) => void;
  /** Closes the form and gives the focus back to what opened it. */
  readonly close: () => void;
}

/** Which row of a list is open as a form: one at a time. */
export function useEditing(): Editing {
  const [{ key, cells }, setEdited] = useState<{ readonly key: string | null; readonly cells: RowValues }>({ key: null, cells: {} });
  const edit = useCallback((wanted: string, from: RowValues = {}) => setEdited({ key: wanted, cells: from }), []);
  const close = useCallback(() => {
    setEdited({ key: null, cells: {} });
    requestAnimationFrame(() => {
      const opener = key === null ? null : document.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`);
      // The row may be gone, or be called otherwise now; then the heading is where one goes on.
      (opener ?? document.querySelector<HTMLElement>("h1"))?.focus();
    });
  }, [key]);
  return { key, cells, edit, close };
}

export interface KeyedRow {
  readonly key: string;
  readonly cells: RowValues;
  /** The row as the sheet has it; null when it is gone and only its form still stands. */
  readonly row: SetupRow | null;
}

/**
 * Rows by what tells them apart for the user. The one that is being edited stays among them when it has gone from the sheet,
 * so that what was typed is not lost without a word.
 */
export function keyedRows(rows: readonly SetupRow[], ids: readonly ColumnId[], editing: Editing): KeyedRow[] {
  const seen = new Map<string, number>();
  const keyed = rows.map((row): KeyedRow => {
    const name = ids.map((id) => normalText(row.cells[id])).join("|");
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return { key: times === 1 ? name : `${name}|${times}`, cells: row.cells, row };
  });
  const isGone = editing.key !== null && editing.key !== NEW && !keyed.some(({ key }) => key === editing.key);
  return isGone ? [...keyed, { key: editing.key!, cells: editing.cells, row: null }] : keyed;
}

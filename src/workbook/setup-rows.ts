import { normalText, type ColumnId, type TableKind } from "../process/columns";
import type { Cell } from "../process/model";
import { StagebookError } from "../process/problem";
import { appendRows, listSources, prepareAppend, type RowValues } from "./append-rows";
import { bodyOf, holds, isNothing } from "./cells";
import { deleteRows } from "./deleted-rows";
import { columnAt, languageOf, needColumn, type TableAt, type TablesFound } from "./find-tables";
import { listsWillChange } from "./lay-lists";
import { readBlocks } from "./read-blocks";
import { rewriteRows, ROW_KEYS, type RowEdit } from "./rewrite-rows";
import type { Transaction } from "./transaction";

/** The tables that say how a team sells, and that are set up by hand. */
export const SETUP_KINDS = ["Stages", "Playbook", "Team", "Targets", "Holidays"] as const satisfies readonly TableKind[];
export type SetupKind = (typeof SETUP_KINDS)[number];

/** Rows to add, change and remove. A row is named by what the user saw in it, so that nobody's change is overwritten. */
export interface SetupChanges {
  readonly add?: readonly RowValues[];
  readonly change?: readonly { readonly shown: RowValues; readonly values: RowValues }[];
  readonly remove?: readonly RowValues[];
}

/** What a second row of the same name is told as. */
const TWICE: Partial<Readonly<Record<SetupKind, (row: RowValues) => StagebookError>>> = {
  Stages: (row) => new StagebookError("workbook:stageTwice", { stage: String(row.stage) }),
  Playbook: (row) => new StagebookError("workbook:taskTwice", { stage: String(row.stage), task: String(row.task) }),
  Team: (row) => new StagebookError("workbook:personTwice", { name: String(row.name) }),
};

/** Queues the changes of one table; its dropdowns follow where it is a list of them. */
export async function changeSetupRows(tx: Transaction, found: TablesFound, table: TableAt, { add = [], change = [], remove = [] }: SetupChanges): Promise<void> {
  const kind = table.kind as SetupKind;
  for (const id of ROW_KEYS[kind].filter((key) => key !== "name" || kind === "Team")) needColumn(table, id);
  const [body] = await readBlocks(tx.context, [bodyOf(table)]);
  const taken = new Set<number>();
  const edits = change.map(({ shown, values }): RowEdit => ({ row: placeOf(table, body!, shown, taken), values }));
  const gone = remove.map((shown) => placeOf(table, body!, shown, taken));
  needNoTwins(table, body!, edits, gone, add);

  const prepared = add.length === 0 ? null : (await prepareAppend(tx.context, [table]))[0]!;
  const isList = kind === "Stages" || kind === "Team";
  const before = table.rows;
  const after = Math.max(1, before + Math.max(0, add.length - (prepared?.blank ?? 0)) - gone.length);
  const grown = { [kind === "Stages" ? "stages" : "people"]: after - before };
  const queueLists = isList && (add.length > 0 || gone.length > 0) ? await listsWillChange(tx, found, grown) : null;
  if (edits.length > 0) {
    const columns = [...new Set(edits.flatMap(({ values }) => Object.keys(values) as ColumnId[]))];
    await rewriteRows(tx, table, columns, () => edits);
  }
  if (prepared !== null) await appendRows(tx, prepared, add, { language: languageOf(found), sources: listSources(found, isList ? grown : {}) });
  await deleteRows(tx, table, gone);
  queueLists?.();
}

/** The place of the row that the user saw, found at this moment by its name and told by all that they saw in it. */
export function placeOf(table: TableAt, body: readonly (readonly Cell[])[], shown: RowValues, taken: Set<number> = new Set()): number {
  const says = (row: readonly Cell[], id: ColumnId) => row[columnAt(table, id)] ?? "";
  const keys = ROW_KEYS[table.kind].filter((id) => columnAt(table, id) >= 0);
  const isOfThatName = (row: readonly Cell[]) => keys.every((id) => normalText(says(row, id)) === normalText(shown[id]));
  const called = body.flatMap((row, place) => (isOfThatName(row) && !taken.has(place) ? [place] : []));
  const name = keys.map((id) => String(shown[id] ?? "")).filter((text) => text !== "").join(" · ");
  if (called.length === 0) throw new StagebookError("workbook:setupRowGone", { name, sheet: table.sheet });
  const columns = (Object.keys(shown) as ColumnId[]).filter((id) => columnAt(table, id) >= 0);
  // Of rows that are quite alike the last: what is there twice was mostly copied below.
  const place = called.filter((at) => columns.every((id) => holds(says(body[at]!, id), shown[id] ?? ""))).at(-1);
  if (place === undefined) throw new StagebookError("workbook:setupRowChanged", { name, sheet: table.sheet });
  taken.add(place);
  return place;
}

/** Throws when a new or renamed row would be called as another one. */
function needNoTwins(table: TableAt, body: readonly (readonly Cell[])[], edits: readonly RowEdit[], gone: readonly number[], add: readonly RowValues[]): void {
  const twice = TWICE[table.kind as SetupKind];
  if (twice === undefined) return;
  const keys = ROW_KEYS[table.kind];
  const keyOf = (values: RowValues) => JSON.stringify(keys.map((id) => normalText(values[id])));
  const names = new Set<string>();
  const here = body.map((row): RowValues => Object.fromEntries(keys.map((id) => [id, row[columnAt(table, id)] ?? ""])));
  here.forEach((row, place) => {
    const isEdited = edits.some((edit) => edit.row === place && keys.some((id) => edit.values[id] !== undefined));
    if (!isEdited && !gone.includes(place)) names.add(keyOf(row));
  });
  const named = [...edits.filter(({ values }) => keys.some((id) => values[id] !== undefined)).map(({ row, values }) => ({ ...here[row], ...values })), ...add];
  for (const row of named) {
    if (keys.every((id) => isNothing(row[id]))) continue;
    if (names.has(keyOf(row))) throw twice(row);
    names.add(keyOf(row));
  }
}

import type { TableKind } from "../process/columns";
import type { Stage } from "../process/model";
import { readStageList, readStages } from "../process/read-stages";
import type { SheetTable } from "../process/read-table";
import type { KeptTable } from "../process/workbook-tables";
import { dataRange, rangeOrNull, type ArgumentName } from "./arguments";
import { handleIn, keptFor } from "./kept-tables-in";
import { readOnce } from "./read-once";

/** The tables that a `data` argument stands for. */
export interface Tables {
  /** The first of these kinds that is there; otherwise the table that there is, whose own checks then say what it lacks. */
  table(...kinds: readonly TableKind[]): SheetTable;
  /** The table of one kind; null when it is not there. */
  find(kind: TableKind): SheetTable | null;
  /** All of them, those of the deals first. */
  readonly all: readonly Pick<KeptTable, "name" | "table">[];
}

/**
 * What a `data` argument gives. The one place that knows in which forms data arrives: a range is the one table it shows, a
 * handle (the cell of SALES.TABLE) the table or the process that is kept for it.
 */
export function tablesOf(data: unknown, argument: ArgumentName = "data"): Tables {
  const handle = handleIn(data);
  if (handle !== null) return tablesIn(keptFor(handle).tables);
  const only = readOnce(dataRange(data, argument));
  return { table: () => only, find: (kind) => (only.kind === kind ? only : null), all: [{ name: "", table: only }] };
}

/** Of a whole process, the tables that come first; the others keep their order. */
const MAIN: readonly TableKind[] = ["Deals", "Process", "History"];

function tablesIn(kept: readonly KeptTable[]): Tables {
  const find = (kind: TableKind) => kept.find(({ table }) => table.kind === kind)?.table ?? null;
  const first = (kinds: readonly TableKind[]) => kinds.map(find).find((table) => table !== null);
  const place = ({ table }: KeptTable) => (table.kind === null ? -1 : MAIN.indexOf(table.kind)) >>> 0;
  const all = kept.length > 1 ? [...kept].sort((a, b) => place(a) - place(b)) : kept;
  return { table: (...kinds) => first(kinds) ?? all[0]!.table, find, all };
}

/** The stages in their order (METRICS.md): the argument's, else those of a Stages table among the data; null: neither. */
export function stagesOf(stages: unknown, tables: Tables): readonly Stage[] | null {
  const given = givenStages(stages);
  if (given !== null) return given;
  const table = tables.find("Stages");
  return table === null ? null : readStages(table);
}

/** The stages of the argument, which may be a handle as well; null when it was left out. */
export function givenStages(stages: unknown): readonly Stage[] | null {
  if (handleIn(stages) !== null) return readStages(tablesOf(stages, "stages").table("Stages"));
  const list = rangeOrNull(stages);
  return list === null ? null : readStageList(list);
}

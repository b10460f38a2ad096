import type { TableKind } from "../process/columns";
import type { Stage } from "../process/model";
import { readStageList, readStages } from "../process/read-stages";
import type { SheetTable } from "../process/read-table";
import { dataRange, rangeOrNull, type ArgumentName } from "./arguments";
import { readOnce } from "./read-once";

/** The tables that a `data` argument stands for. */
export interface Tables {
  /** The first of these kinds that is there; otherwise the table that there is, whose own checks then say what it lacks. */
  table(...kinds: readonly TableKind[]): SheetTable;
  /** The table of one kind; null when it is not there. */
  find(kind: TableKind): SheetTable | null;
}

/** What a `data` argument gives. The one place that knows in which forms data arrives: a range is the one table it shows. */
export function tablesOf(data: unknown, argument: ArgumentName = "data"): Tables {
  const only = readOnce(dataRange(data, argument));
  return { table: () => only, find: (kind) => (only.kind === kind ? only : null) };
}

/** The stages in their order (METRICS.md): the argument's, else those of a Stages table among the data; null: neither. */
export function stagesOf(stages: unknown, tables: Tables): readonly Stage[] | null {
  const list = rangeOrNull(stages);
  if (list !== null) return readStageList(list);
  const table = tables.find("Stages");
  return table === null ? null : readStages(table);
}

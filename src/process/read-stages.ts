import { errorIn, isBlank } from "./cells";
import { columnOf, normalText } from "./columns";
import type { Grid, Stage, StageKind } from "./model";
import { StagebookError } from "./problem";
import { readTable, type SheetTable } from "./read-table";
import { kindsByName, named } from "./stage-orders";
import { kindOfWord } from "./words";

/**
 * The stages of a `stages` argument: one column (or row) of names in their order, with or without a header, or a Stages
 * table with its header row. Blank cells are skipped.
 */
export function readStageList(grid: Grid): Stage[] {
  const filled = grid.filter((row) => !row.every(isBlank));
  const width = Math.max(0, ...grid.map((row) => row.length));
  if (filled.length > 1 && width > 1) {
    const table = readTable(grid, { kind: "Stages" });
    if (!table.has("stage")) throw new StagebookError("process:stagesTable");
    return readStages(table);
  }
  grid.forEach((row, index) => {
    const error = row.map(errorIn).find((found) => found !== null);
    if (error !== undefined) throw new StagebookError("process:errorInStages", { error: error! }, { row: index + 1 });
  });
  const names = filled.flat().filter((cell) => !isBlank(cell)).map((cell) => String(cell).trim());
  if (names.length > 0 && columnOf(names[0]) === "stage") names.shift();
  if (names.length === 0) throw new StagebookError("process:noStages");
  const kinds = kindsByName(names);
  return names.map((name, index) => named(name, kinds[index]!, index + 1));
}

/** The rows of a Stages table. Without an Order their place says the order; without a Kind their name says the kind. */
export function readStages(table: SheetTable): Stage[] {
  table.need("stage");
  const names = table.text("stage");
  const orders = table.numbers("order");
  const kinds = table.text("kind");
  const probabilities = table.numbers("probability");
  const targetDays = table.numbers("targetDays");
  const guidance = table.text("guidance");
  const rows = Array.from({ length: table.length }, (_, i) => i).sort((a, b) => rank(orders[a]!, a) - rank(orders[b]!, b) || a - b);
  const byName = kindsByName(rows.map((i) => names.labelAt(i)));
  const stages = rows.flatMap((i, place): Stage[] => {
    const kind = kindAt(table, i, kinds.labelAt(i), byName[place]!);
    if (!table.isReadable(i)) return [];
    return [
      {
        name: names.labelAt(i),
        order: orOther(orders[i]!, i + 1),
        kind,
        probability: orOther(probabilities[i]!, null),
        targetDays: orOther(targetDays[i]!, null),
        guidance: guidance.labelAt(i),
      },
    ];
  });
  if (stages.length === 0) throw new StagebookError("process:noStages");
  return stages;
}

function kindAt(table: SheetTable, i: number, text: string, byName: StageKind): StageKind {
  if (text === "") return byName;
  const kind = kindOfWord(text);
  if (kind === null) table.report(i, "kind", "process:unknownKind", { text });
  return kind ?? byName;
}

/** A row without an order stands where it is written. */
function rank(order: number, i: number): number {
  return orOther(order, i + 1);
}

function orOther<T>(number: number, other: T): number | T {
  return Number.isNaN(number) ? other : number;
}

/** The stage of this name, in any spelling; null when there is none. */
export function stageNamed(stages: readonly Stage[], name: string): Stage | null {
  const key = normalText(name);
  return stages.find((stage) => normalText(stage.name) === key) ?? null;
}

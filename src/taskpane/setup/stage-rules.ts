import { normalText } from "../../process/columns";
import type { ProcessSnapshot, StageKind } from "../../process/model";
import type { Language } from "../../process/language";
import { KIND_WORDS, kindOfStageName, kindOfWord } from "../../process/words";
import type { SetupRow } from "../../workbook";

/** A row of Stages, as far as the order and the rules of stages go. */
export interface StageLine {
  readonly row: SetupRow;
  readonly name: string;
  readonly kind: StageKind;
  readonly order: number;
}

export const KINDS: readonly StageKind[] = ["open", "won", "after-sales", "lost"];

/** The stages as deals go through them (METRICS.md, "Reaching a stage"): open ones, won, after-sales; lost is no step. */
export function stageLines(rows: readonly SetupRow[]): StageLine[] {
  return rows
    .filter(({ cells }) => normalText(cells.stage) !== "")
    .map((row, index): StageLine => {
      const { stage, kind, order } = row.cells;
      return {
        row,
        name: String(stage).trim(),
        kind: kindOfWord(kind) ?? kindOfStageName(stage) ?? "open",
        order: typeof order === "number" ? order : index + 1,
      };
    })
    .sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) || one.order - other.order || one.row.row - other.row.row);
}

/** What stands in the Kind cell of a stage. */
export function kindCell(kind: StageKind, language: Language): string {
  return KIND_WORDS[kind][language];
}

/**
 * The names of all stages in the order of their numbers after one was moved to the place of another; the same order when it
 * cannot: a kind stays together, since figures take won after the open stages whatever the numbers say.
 */
export function reordered(stages: readonly StageLine[], name: string, toPlaceOf: string): readonly string[] {
  const numbered = [...stages].sort((one, other) => one.order - other.order || one.row.row - other.row.row);
  const from = stages.find((stage) => stage.name === name);
  const to = stages.find((stage) => stage.name === toPlaceOf);
  if (from === undefined || to === undefined || from.kind !== to.kind) return numbered.map((stage) => stage.name);
  const ofKind = stages.filter((stage) => stage.kind === from.kind);
  const moved = ofKind.filter((stage) => stage !== from);
  moved.splice(ofKind.indexOf(to), 0, from);
  let place = 0;
  return numbered.map((stage) => (stage.kind === from.kind ? moved[place++] : stage).name);
}

/** Whether a stage has one of its kind before (-1) or after (1) it to change places with; that one's name. */
export function neighbour(stages: readonly StageLine[], index: number, by: -1 | 1): string | null {
  const other = stages[index + by];
  return other !== undefined && other.kind === stages[index].kind ? other.name : null;
}

/** The number for a new stage of a kind, and the stages after it with the numbers that they then have. */
export function placeForNew(stages: readonly StageLine[], kind: StageKind): { readonly order: number; readonly later: readonly { readonly stage: StageLine; readonly order: number }[] } {
  const before = stages.filter((stage) => KINDS.indexOf(stage.kind) <= KINDS.indexOf(kind) && stage.kind !== "lost");
  const order = 1 + Math.max(0, ...(kind === "lost" ? stages : before).map((stage) => stage.order));
  return { order, later: stages.filter((stage) => stage.order >= order).map((stage) => ({ stage, order: stage.order + 1 })) };
}

/** The only stage of a kind that deals need: one to start in, one to end in. */
export function isNeeded(stages: readonly StageLine[], stage: StageLine): boolean {
  return (stage.kind === "open" || stage.kind === "won") && stages.filter(({ kind }) => kind === stage.kind).length === 1;
}

/** What stands in a stage. */
export interface StageUse {
  readonly deals: number;
  readonly openTasks: number;
  readonly tasks: number;
  readonly playbook: number;
}

export function useOf(snapshot: ProcessSnapshot, name: string): StageUse {
  const key = normalText(name);
  const isHere = ({ stage }: { readonly stage: string }) => normalText(stage) === key;
  const tasks = snapshot.tasks.filter(isHere);
  return {
    deals: snapshot.deals.filter(isHere).length,
    openTasks: tasks.filter(({ status }) => status === "open").length,
    tasks: tasks.length,
    playbook: snapshot.playbook.filter(isHere).length,
  };
}

/**
 * The stages to which the deals of a stage can go when it is removed: of its kind, so that no deal is won, lost or opened
 * again by it; those of after-sales also to won. The nearest before it comes first.
 */
export function dealsMayGoTo(stages: readonly StageLine[], stage: StageLine): StageLine[] {
  const index = stages.indexOf(stage);
  const fits = ({ kind }: StageLine) => kind === stage.kind || (stage.kind === "after-sales" && kind === "won");
  return [...stages.slice(0, index).filter(fits).reverse(), ...stages.slice(index + 1).filter(fits)];
}

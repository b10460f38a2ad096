import type { Active, Over } from "@dnd-kit/core";
import type { Stage } from "../../process/model";
import type { DealCard } from "./group-deals";

/** What a card and a column say of themselves to whoever hears of a drag. */
export interface DraggedCard {
  readonly card: DealCard;
}
export interface ColumnUnder {
  /** null: a stage that the Stages table lacks, into which nothing moves. */
  readonly stage: Stage | null;
}

export function draggedDeal({ data }: Active): DealCard | null {
  return (data.current as DraggedCard | undefined)?.card ?? null;
}

export function stageUnder(over: Over | null): Stage | null {
  return (over?.data.current as ColumnUnder | undefined)?.stage ?? null;
}

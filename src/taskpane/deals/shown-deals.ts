import type { StageColumn } from "./group-deals";
import type { MovesHere } from "./use-moves-here";

/** What the list and the board are given to show. */
export interface ShownDeals {
  readonly columns: readonly StageColumn[];
  /** Whether amounts name their currency. */
  readonly named: boolean;
  readonly moves: MovesHere;
  /** The deal that has gone elsewhere, for the focus to go after it; null: none. */
  readonly followed: string | null;
  readonly onFollowed: () => void;
}

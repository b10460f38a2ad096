import { useMemo } from "react";
import type { Deal, Stage } from "../../process/model";
import { useToday } from "../common/use-today";
import { usePane, usePaneState } from "../state/context";
import { loseFor, moveTo, reopenAgain, type DealMove, type WhyLost } from "./moves";

/** The ways to move a deal, signed by whoever is at this computer: each shows at once and is written behind. */
export interface Moves {
  readonly move: (deal: Deal, to: Stage, exception?: string) => void;
  readonly lose: (deal: Deal, why: WhyLost) => void;
  readonly reopen: (deal: Deal) => void;
}

export function useMoves(stages: readonly Stage[]): Moves {
  const pane = usePane();
  const today = useToday();
  const me = usePaneState((state) => state.me);
  return useMemo(() => {
    const start = (deal: Deal, { change, write }: DealMove) => pane.changeDeal(deal, change, write);
    const signed = ({ owner }: Deal) => ({ by: me ?? owner, on: today });
    return {
      move: (deal, to, exception) => start(deal, moveTo(to, deal, signed(deal), exception)),
      lose: (deal, why) => start(deal, loseFor(why, deal, stages, signed(deal))),
      reopen: (deal) => start(deal, reopenAgain(deal, stages, signed(deal))),
    };
  }, [pane, today, me, stages]);
}

import { useMemo, useState } from "react";
import { normalText } from "../../process/columns";
import type { Deal, ProcessSnapshot, Stage, Task } from "../../process/model";
import { tasksOf } from "../deal/tasks-of";
import { useMoves } from "../deal/use-moves";
import { whatItTakes } from "../deal/what-it-takes";
import { usePaneState } from "../state/context";
import { withPending } from "../state/pending";

/** What has to be answered before a deal moves. */
export interface MoveQuestion {
  readonly deal: Deal;
  /** null: why it was lost. */
  readonly to: Stage | null;
  readonly tasks: readonly Task[];
}

/** The moves of deals that the list and the board offer. */
export interface MovesHere {
  readonly stages: readonly Stage[];
  /** Moves it, or asks first where that takes an exception or a reason. */
  readonly moveTo: (deal: Deal, to: Stage) => void;
  readonly askWhyLost: (deal: Deal) => void;
  readonly reopen: (deal: Deal) => void;
}

interface Answers {
  /** Whether the question still stands. */
  readonly isOpen: boolean;
  readonly onMove: (to: Stage, exception: string) => void;
  readonly onLose: (why: { readonly reason: string; readonly competitor: string }) => void;
  readonly onClose: () => void;
  readonly onGone: () => void;
}

interface AskingMoves {
  readonly moves: MovesHere;
  /** What was asked last; null when nothing was yet. */
  readonly question: MoveQuestion | null;
  readonly answers: Answers;
  /** The deal that was moved or asked about last: the focus goes where it goes. */
  readonly followed: string | null;
  readonly onFollowed: () => void;
}

/** Moves deals at once where nothing stands against it, and otherwise keeps what is to be asked. */
export function useMovesHere({ stages, tasks }: ProcessSnapshot): AskingMoves {
  const pending = usePaneState((state) => state.pending);
  const { move, lose, reopen } = useMoves(stages);
  const [question, setQuestion] = useState<MoveQuestion | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [followed, setFollowed] = useState<string | null>(null);

  const moves = useMemo((): MovesHere => {
    const ask = (deal: Deal, to: Stage | null) => {
      setQuestion({ deal, to, tasks: tasksOf(deal, withPending(tasks, pending)) });
      setOpen(true);
    };
    const follow = ({ deal }: Deal) => setFollowed(normalText(deal));
    return {
      stages,
      moveTo: (deal, to) => {
        const takes = whatItTakes(deal, to, stages, tasksOf(deal, withPending(tasks, pending)));
        if (takes === "cannot") return;
        if (takes !== "nothing") return ask(deal, takes === "whyLost" ? null : to);
        move(deal, to);
        follow(deal);
      },
      askWhyLost: (deal) => ask(deal, null),
      reopen: (deal) => {
        reopen(deal);
        follow(deal);
      },
    };
  }, [stages, tasks, pending, move, reopen]);

  return {
    moves,
    question,
    answers: {
      isOpen,
      onMove: (to, exception) => {
        setOpen(false);
        if (question !== null) move(question.deal, to, exception);
      },
      onLose: (why) => {
        setOpen(false);
        if (question !== null) lose(question.deal, why);
      },
      onClose: () => setOpen(false),
      onGone: () => question !== null && setFollowed(normalText(question.deal.deal)),
    },
    followed,
    onFollowed: () => setFollowed(null),
  };
}

import { Dialog, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import type { Deal, Stage } from "../../process/model";
import { Lose } from "../deal/Lose";
import { Move } from "../deal/Move";
import type { WhyLost } from "../deal/moves";
import { useWords } from "../state/context";
import type { MoveQuestion } from "./use-moves-here";

const useStyles = makeStyles({
  surface: { padding: tokens.spacingHorizontalL, maxWidth: "calc(100% - 16px)" },
  title: { overflowWrap: "anywhere" },
});

interface Props {
  readonly question: MoveQuestion;
  readonly isOpen: boolean;
  /** Those of the workbook. */
  readonly deals: readonly Deal[];
  readonly stages: readonly Stage[];
  readonly onMove: (to: Stage, exception: string) => void;
  readonly onLose: (why: WhyLost) => void;
  readonly onClose: () => void;
  /** Called when it has gone from the page. */
  readonly onGone: () => void;
}

/**
 * Asks what a deal's move wants to know, over the list or the board, which stay as they are. It stays there when it is
 * closed: torn out with it, Fluent's keeper of the focus would leave the rest of the pane hidden from screen readers.
 */
export function MoveDialog({ question: { deal, to, tasks }, isOpen, deals, stages, onMove, onLose, onClose, onGone }: Props) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <Dialog open={isOpen} onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle className={styles.title}>{t(to === null ? "deals:loseTitle" : "deals:moveTitle", { deal: deal.deal })}</DialogTitle>
          <DialogContent>
            {to === null ? (
              <Lose deals={deals} open={tasks.filter(({ status }) => status === "open").length} onLose={onLose} onClose={onClose} />
            ) : (
              <Move deal={deal} stages={stages} tasks={tasks} to={to.name} onMove={onMove} onClose={onClose} />
            )}
            <WhenGone tell={onGone} />
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function WhenGone({ tell }: { readonly tell: () => void }) {
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
  });
  useEffect(() => () => latest.current(), []);
  return null;
}

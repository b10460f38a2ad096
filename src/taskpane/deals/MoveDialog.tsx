import { Dialog, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles, tokens } from "@fluentui/react-components";
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
  /** Those of the workbook. */
  readonly deals: readonly Deal[];
  readonly stages: readonly Stage[];
  readonly onMove: (to: Stage, exception: string) => void;
  readonly onLose: (why: WhyLost) => void;
  readonly onClose: () => void;
}

/** Asks what a deal's move wants to know, over the list or the board, which stay as they are. */
export function MoveDialog({ question: { deal, to, tasks }, deals, stages, onMove, onLose, onClose }: Props) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle className={styles.title}>{t(to === null ? "deals:loseTitle" : "deals:moveTitle", { deal: deal.deal })}</DialogTitle>
          <DialogContent>
            {to === null ? (
              <Lose deals={deals} open={tasks.filter(({ status }) => status === "open").length} onLose={onLose} onClose={onClose} />
            ) : (
              <Move deal={deal} stages={stages} tasks={tasks} to={to.name} onMove={onMove} onClose={onClose} />
            )}
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

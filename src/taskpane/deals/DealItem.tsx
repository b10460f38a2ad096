import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { MoreHorizontal20Regular } from "@fluentui/react-icons/svg/more-horizontal";
import { memo, type ReactNode } from "react";
import { showDeal } from "../../workbook";
import { FailureMessage } from "../common/FailureMessage";
import { LateMenu } from "../common/LateMenu";
import { useOperation } from "../common/use-operation";
import { MoveFailure } from "../deal/MoveFailure";
import { usePane, useWords } from "../state/context";
import { DealFace } from "./DealFace";
import type { DealCard } from "./group-deals";
import type { MovesHere } from "./use-moves-here";

const useStyles = makeStyles({
  item: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", alignItems: "start" },
  /** One below the other, so that they take little of a narrow card's width. */
  controls: { display: "flex", flexDirection: "column", alignItems: "center" },
  open: {
    minWidth: 0,
    padding: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: "none",
    backgroundColor: "transparent",
    color: "inherit",
    fontFamily: "inherit",
    cursor: "pointer",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px", borderRadius: tokens.borderRadiusMedium },
  },
  more: { minWidth: "32px", margin: tokens.spacingHorizontalXXS },
  below: { gridColumn: "1 / -1", padding: `0 ${tokens.spacingHorizontalXS} ${tokens.spacingVerticalS}` },
});

const loadMenu = () => import("./DealMenu").then(({ DealMenu }) => DealMenu);

interface Props {
  readonly card: DealCard;
  readonly moves: MovesHere;
  readonly narrow?: boolean;
  /** What else the deal is taken hold of by. */
  readonly handle?: ReactNode;
}

/** A deal in a list or on the board: opened, moved by its menu, with what became of its last move. It stays as it is while one scrolls. */
export const DealItem = memo(function DealItem({ card, moves, narrow = false, handle }: Props) {
  const styles = useStyles();
  const pane = usePane();
  const { t } = useWords();
  const { deal } = card;
  const inSheet = useOperation(() => showDeal(deal.deal));
  return (
    <div className={styles.item}>
      <button type="button" className={styles.open} onClick={() => pane.open("deal", { deal: deal.deal })}>
        <DealFace card={card} narrow={narrow} />
      </button>
      <div className={styles.controls}>
        <LateMenu
          load={loadMenu}
          props={{
            deal,
            stages: moves.stages,
            onMove: (stage) => moves.moveTo(deal, stage),
            onLose: () => moves.askWhyLost(deal),
            onReopen: () => moves.reopen(deal),
            onShow: inSheet.start,
          }}
          button={(opens) => (
            <Button {...opens} data-more="" className={styles.more} appearance="subtle" icon={<MoreHorizontal20Regular />} aria-label={t("deals:moreFor", { deal: deal.deal })} />
          )}
        />
        {handle}
      </div>
      <MoveFailure deal={deal.deal} className={styles.below} />
      {inSheet.state.is === "failed" && (
        <div className={styles.below}>
          <FailureMessage problem={inSheet.state.problem} tryAgain={inSheet.start} dismiss={inSheet.reset} inWorkbook={false} />
        </div>
      )}
    </div>
  );
});

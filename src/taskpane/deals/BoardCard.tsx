import { useDraggable } from "@dnd-kit/core";
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ReOrderDotsVertical20Regular } from "@fluentui/react-icons/svg/re-order-dots-vertical";
import { memo } from "react";
import { useReadOnly, useWords } from "../state/context";
import { DealItem } from "./DealItem";
import type { DraggedCard } from "./dragged";
import type { DealCard } from "./group-deals";
import type { MovesHere } from "./use-moves-here";

const useStyles = makeStyles({
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    touchAction: "manipulation",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  movable: { cursor: "grab" },
  carried: { opacity: 0.4 },
  handle: { minWidth: "32px", width: "32px", height: "24px", padding: 0, cursor: "grab" },
});

/** A deal on the board: taken hold of anywhere by the pointer, by its handle with the keyboard. */
export const BoardCard = memo(function BoardCard({ card, moves }: { readonly card: DealCard; readonly moves: MovesHere }) {
  const styles = useStyles();
  const { t } = useWords();
  const { deal } = card;
  const stays = useReadOnly() || deal.outcome === "lost"; // a lost deal is opened again first, where it was lost
  const data: DraggedCard = { card };
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, isDragging } = useDraggable({
    id: deal.id || deal.deal,
    data,
    disabled: stays,
    attributes: { roleDescription: t("deals:drag.is") },
  });
  return (
    <div
      ref={setNodeRef}
      className={mergeClasses(styles.card, !stays && styles.movable, isDragging && styles.carried)}
      onMouseDown={listeners?.["onMouseDown"] as React.MouseEventHandler | undefined}
      onTouchStart={listeners?.["onTouchStart"] as React.TouchEventHandler | undefined}
    >
      <DealItem
        card={card}
        moves={moves}
        narrow
        handle={
          stays ? undefined : (
            <Button
              {...attributes}
              ref={setActivatorNodeRef}
              className={styles.handle}
              appearance="subtle"
              icon={<ReOrderDotsVertical20Regular />}
              aria-label={t("deals:drag.handle", { deal: deal.deal })}
              onKeyDown={listeners?.["onKeyDown"] as React.KeyboardEventHandler | undefined}
            />
          )
        }
      />
    </div>
  );
});

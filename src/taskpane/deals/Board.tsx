import { DndContext, DragOverlay, KeyboardSensor, MouseSensor, TouchSensor, closestCenter, pointerWithin, useSensor, useSensors, type CollisionDetection, type DragEndEvent } from "@dnd-kit/core";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState } from "react";
import { normalText } from "../../process/columns";
import { useWords } from "../state/context";
import { BoardColumn } from "./BoardColumn";
import { DealFace } from "./DealFace";
import { draggedDeal, stageUnder } from "./dragged";
import type { DealCard } from "./group-deals";
import { nextColumn } from "./next-column";
import type { ShownDeals } from "./shown-deals";
import { useDragWords } from "./use-drag-words";
import { useFollow } from "./use-follow";

const useStyles = makeStyles({
  place: { position: "relative", flexGrow: 1, flexShrink: 0, flexBasis: "340px" },
  board: {
    position: "absolute",
    inset: 0,
    display: "flex",
    columnGap: tokens.spacingHorizontalS,
    overflowX: "auto",
    overflowY: "hidden",
    scrollSnapType: "x mandatory",
    scrollbarWidth: "thin",
  },
  /** While a deal is carried to a column that is out of sight, nothing pulls the board back. */
  carrying: { scrollSnapType: "none" },
  carried: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow16,
    cursor: "grabbing",
  },
});

/** The column under the pointer; by the keyboard, the one that the card lies on. */
const overColumn: CollisionDetection = (collision) => {
  const under = pointerWithin(collision);
  return under.length > 0 || collision.pointerCoordinates !== null ? under : closestCenter(collision);
};

/** The deals in a column for each stage, to be dragged from one to another. */
export function Board({ columns, named, moves, followed, onFollowed }: ShownDeals) {
  const styles = useStyles();
  const { t } = useWords();
  const board = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<DealCard | null>(null);
  const accessibility = useDragWords();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    // A finger that moves at once scrolls.
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: nextColumn,
      keyboardCodes: { start: ["Space", "Enter"], end: ["Space", "Enter"], cancel: ["Escape", "Tab"] },
      scrollBehavior: "auto",
    })
  );
  useEscapeKept(dragged !== null);
  useFollow(followed, board, onFollowed);
  const kept = useMemo(() => [dragged === null ? null : normalText(dragged.deal.deal), followed], [dragged, followed]);

  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(null);
    const [card, stage] = [draggedDeal(active), stageUnder(over)];
    if (card !== null && stage !== null) moves.moveTo(card.deal, stage);
  };
  return (
    <div className={styles.place}>
      <DndContext
        sensors={sensors}
        collisionDetection={overColumn}
        accessibility={accessibility}
        onDragStart={({ active }) => setDragged(draggedDeal(active))}
        onDragEnd={drop}
        onDragCancel={() => setDragged(null)}
      >
        <div ref={board} role="group" aria-label={t("deals:board")} className={mergeClasses(styles.board, dragged !== null && styles.carrying)}>
          {columns.map((column) => (
            <BoardColumn key={column.stage} column={column} named={named} moves={moves} kept={kept} />
          ))}
        </div>
        <DragOverlay dropAnimation={null} transition="none">
          {dragged !== null && (
            <div className={styles.carried}>
              <DealFace card={dragged} narrow />
            </div>
          )}
        </DragOverlay>
      </DndContext>
    </div>
  );
}

/** Escape lets go of what is carried; it must not take the user out of the pane besides (see keepKeys). */
function useEscapeKept(isCarrying: boolean): void {
  useEffect(() => {
    if (!isCarrying) return;
    const keep = (event: KeyboardEvent) => event.key === "Escape" && event.preventDefault();
    document.addEventListener("keydown", keep, true);
    return () => document.removeEventListener("keydown", keep, true);
  }, [isCarrying]);
}

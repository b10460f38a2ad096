import { useDroppable } from "@dnd-kit/core";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useCallback, useId, useMemo, useRef, useState } from "react";
import { normalText } from "../../process/columns";
import { useWords } from "../state/context";
import { BoardCard } from "./BoardCard";
import { hasFigures } from "./DealFace";
import type { ColumnUnder } from "./dragged";
import type { StageColumn } from "./group-deals";
import { StageHeading } from "./StageHeading";
import type { MovesHere } from "./use-moves-here";
import { useNear } from "../common/use-near";

const useStyles = makeStyles({
  column: {
    display: "flex",
    flexDirection: "column",
    // In the narrowest pane one column, and as much of the next as tells that there is more.
    flex: "0 0 min(280px, calc(100% - 40px))",
    minHeight: 0,
    scrollSnapAlign: "start",
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  over: {
    outline: `${tokens.strokeWidthThick} solid ${tokens.colorBrandStroke1}`,
    outlineOffset: `calc(-1 * ${tokens.strokeWidthThick})`,
    "@media (forced-colors: active)": { outlineColor: "Highlight" },
  },
  heading: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}` },
  scroller: { flexGrow: 1, minHeight: 0, overflowY: "auto", overflowX: "hidden", scrollbarWidth: "thin", padding: `0 ${tokens.spacingHorizontalXS}` },
  deals: { position: "relative", listStyleType: "none", margin: 0, padding: 0 },
  line: { position: "absolute", top: 0, left: 0, width: "100%", paddingBottom: tokens.spacingVerticalXS },
  empty: { margin: 0, padding: tokens.spacingHorizontalS, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground3 },
});

/** How high a card is, with the gap below it, whose words need no second line; see `useNear` for what depends on it. */
const [CARD, WITH_FIGURES] = [66, 78];

interface Props {
  readonly column: StageColumn;
  readonly named: boolean;
  readonly moves: MovesHere;
  /** The names of deals that have to be in the page. */
  readonly kept: readonly (string | null)[];
}

/** The deals of one stage, and a place to drop one. */
export function BoardColumn({ column, named, moves, kept }: Props) {
  const styles = useStyles();
  const { t } = useWords();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const under: ColumnUnder = { stage: column.known };
  const { setNodeRef, isOver } = useDroppable({ id: normalText(column.stage), data: under, disabled: column.known === null });
  const { deals } = column;
  const keptHere = useMemo(
    () => deals.flatMap(({ deal }, index) => ([...kept, focused].includes(normalText(deal.deal)) ? [index] : [])),
    [deals, kept, focused]
  );
  const near = useNear({
    count: deals.length,
    scroller: () => scroller.current,
    keyOf: useCallback((index) => deals[index]!.deal.id || deals[index]!.deal.deal, [deals]),
    heightOf: useCallback((index) => (hasFigures(deals[index]!) ? WITH_FIGURES : CARD), [deals]),
    kept: keptHere,
  });
  return (
    <section ref={setNodeRef} className={mergeClasses(styles.column, isOver && styles.over)} aria-labelledby={id}>
      <div className={styles.heading}>
        <StageHeading id={id} column={column} named={named} />
      </div>
      <div ref={scroller} className={styles.scroller}>
        {deals.length === 0 && <p className={styles.empty}>{t(`deals:empty.${column.known?.kind ?? "open"}`)}</p>}
        <ul className={styles.deals} style={{ height: near.getTotalSize() }}>
          {near.getVirtualItems().map(({ index, key, start }) => {
            const card = deals[index]!;
            const deal = normalText(card.deal.deal);
            return (
              <li
                key={key}
                ref={near.measureElement}
                data-index={index}
                data-deal={deal}
                className={styles.line}
                style={{ transform: `translateY(${start}px)` }}
                aria-setsize={deals.length}
                aria-posinset={index + 1}
                onFocus={() => setFocused(deal)}
              >
                <BoardCard card={card} moves={moves} />
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}

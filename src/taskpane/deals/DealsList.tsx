import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useCallback, useId, useMemo, useRef, useState } from "react";
import { normalText } from "../../process/columns";
import { useDistance, useNear } from "../common/use-near";
import { DealItem } from "./DealItem";
import type { DealCard, StageColumn } from "./group-deals";
import { StageHeading } from "./StageHeading";
import { useFollow } from "./use-follow";
import type { ShownDeals } from "./shown-deals";

const useStyles = makeStyles({
  list: { position: "relative", marginTop: tokens.spacingVerticalXS },
  deals: { listStyleType: "none", margin: 0, padding: 0 },
  line: { position: "absolute", top: 0, left: 0, width: "100%" },
  heading: { padding: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalS}` },
  deal: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    borderBottom: "none",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  first: {
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderTopLeftRadius: tokens.borderRadiusLarge,
    borderTopRightRadius: tokens.borderRadiusLarge,
  },
  last: {
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderBottomLeftRadius: tokens.borderRadiusLarge,
    borderBottomRightRadius: tokens.borderRadiusLarge,
  },
});

/** How high a heading and a deal are whose words need no second line; see `useNear` for what depends on it. */
const HEADING = 40;
const DEAL = 53;

interface Row {
  readonly key: string;
  readonly column: StageColumn;
  /** null: the stage's heading. */
  readonly card: DealCard | null;
  /** Place in the stage. */
  readonly nth: number;
}

/** The deals one below the other, under the stages that have any. Every heading is in the page, of the deals those that are near. */
export function DealsList({ columns, named, moves, followed, onFollowed }: ShownDeals) {
  const styles = useStyles();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const rows = useMemo(() => columns.filter(({ deals }) => deals.length > 0).flatMap(rowsOf), [columns]);
  const kept = useMemo(() => {
    const isKept = ({ card }: Row) => card === null || [focused, followed].includes(normalText(card.deal.deal));
    return rows.flatMap((row, index) => (isKept(row) ? [index] : []));
  }, [rows, focused, followed]);
  const near = useNear({
    count: rows.length,
    scroller: () => list.current?.closest("main") ?? null,
    below: useDistance(list),
    keyOf: useCallback((index) => rows[index]!.key, [rows]),
    heightOf: (index) => (rows[index]!.card === null ? HEADING : DEAL),
    kept,
  });
  useFollow(followed, list, onFollowed);

  const stages: { readonly column: StageColumn; readonly lines: ReturnType<typeof near.getVirtualItems> }[] = [];
  for (const item of near.getVirtualItems()) {
    const { column, card } = rows[item.index]!;
    if (card === null) stages.push({ column, lines: [item] });
    else stages.at(-1)!.lines.push(item);
  }
  const place = ({ index, start }: { readonly index: number; readonly start: number }) => ({
    ref: near.measureElement,
    "data-index": index,
    style: { transform: `translateY(${start - near.options.scrollMargin}px)` },
  });

  return (
    <div ref={list} className={styles.list} style={{ height: near.getTotalSize() }}>
      {stages.map(({ column, lines: [heading, ...deals] }) => (
        <section key={column.stage} aria-labelledby={`${id}-${heading!.index}`}>
          <div {...place(heading!)} className={mergeClasses(styles.line, styles.heading)}>
            <StageHeading id={`${id}-${heading!.index}`} column={column} named={named} />
          </div>
          <ul className={styles.deals}>
            {deals.map((item) => {
              const { card, nth } = rows[item.index]!;
              const deal = normalText(card!.deal.deal);
              return (
                <li
                  {...place(item)}
                  key={item.key}
                  data-deal={deal}
                  className={mergeClasses(styles.line, styles.deal, nth === 0 && styles.first, nth === column.deals.length - 1 && styles.last)}
                  aria-setsize={column.deals.length}
                  aria-posinset={nth + 1}
                  onFocus={() => setFocused(deal)}
                >
                  <DealItem card={card!} moves={moves} />
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}

function rowsOf(column: StageColumn): Row[] {
  return [
    { key: `stage ${column.stage}`, column, card: null, nth: -1 },
    ...column.deals.map((card, nth) => ({ key: `deal ${card.deal.id || card.deal.deal}`, column, card, nth })),
  ];
}

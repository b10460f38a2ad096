import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useWords } from "../state/context";
import type { DealCard } from "./group-deals";

const useStyles = makeStyles({
  face: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", columnGap: tokens.spacingHorizontalM, overflowWrap: "anywhere", textAlign: "left" },
  /** On the board a name needs the whole width: what the deal is worth comes below. */
  narrow: { gridTemplateColumns: "minmax(0, 1fr)" },
  figures: { display: "flex", justifyContent: "space-between", alignItems: "baseline", columnGap: tokens.spacingHorizontalS },
  name: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  amount: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap", textAlign: "right" },
  about: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground3 },
  late: { color: tokens.colorStatusDangerForeground1, textAlign: "right", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, whiteSpace: "nowrap" },
});

interface Props {
  readonly card: DealCard;
  readonly narrow?: boolean;
}

/** Whether a narrow face has a line for what the deal is worth and what is late. */
export function hasFigures({ deal, overdue }: DealCard): boolean {
  return deal.amount !== null || overdue > 0;
}

/** What a deal is called, whose it is, what it is worth and what is late. */
export function DealFace({ card, narrow = false }: Props) {
  const styles = useStyles();
  const { t, formats } = useWords();
  const { deal, overdue } = card;
  const name = <span className={styles.name}>{deal.deal}</span>;
  const about = <span className={styles.about}>{[deal.customer, deal.owner].filter((part) => part !== "").join("\u00a0· ")}</span>;
  const amount = <span className={styles.amount}>{deal.amount === null ? "" : formats.amount(deal.amount)}</span>;
  const late = overdue > 0 && <span className={styles.late}>{t("taskpane:deals.overdue", { count: overdue })}</span>;
  if (!narrow) {
    return (
      <span className={styles.face}>
        {name}
        {amount}
        {about}
        {late}
      </span>
    );
  }
  return (
    <span className={mergeClasses(styles.face, styles.narrow)}>
      {name}
      {about}
      {hasFigures(card) && (
        <span className={styles.figures}>
          {amount}
          {late}
        </span>
      )}
    </span>
  );
}

import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useWords } from "../state/context";
import type { DealCard } from "./group-deals";

const useStyles = makeStyles({
  face: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", columnGap: tokens.spacingHorizontalM, overflowWrap: "anywhere", textAlign: "left" },
  name: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  about: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground3 },
  amount: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  late: { color: tokens.colorStatusDangerForeground1, textAlign: "right", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, whiteSpace: "nowrap" },
  besideAmount: { lineHeight: tokens.lineHeightBase300 },
  /** In a list the figures are beside the words; on the board these need the whole width, and the figures come below. */
  beside: { gridRow: 1, gridColumn: 2, textAlign: "right" },
  wholeWidth: { gridColumn: "1 / -1" },
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
export function DealFace({ card: { deal, overdue }, narrow = false }: Props) {
  const styles = useStyles();
  const { t, formats } = useWords();
  const words = narrow && styles.wholeWidth;
  return (
    <span className={styles.face}>
      <span className={mergeClasses(styles.name, words)}>{deal.deal}</span>
      <span className={mergeClasses(styles.about, words)}>{[deal.customer, deal.owner].filter((part) => part !== "").join("\u00a0· ")}</span>
      <span className={mergeClasses(styles.amount, !narrow && styles.beside)}>{deal.amount === null ? "" : formats.amount(deal.amount)}</span>
      {overdue > 0 && <span className={mergeClasses(styles.late, narrow && styles.besideAmount)}>{t("taskpane:deals.overdue", { count: overdue })}</span>}
    </span>
  );
}

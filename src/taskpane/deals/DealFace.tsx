import { makeStyles, tokens } from "@fluentui/react-components";
import { useWords } from "../state/context";
import type { DealCard } from "./group-deals";

const useStyles = makeStyles({
  face: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", columnGap: tokens.spacingHorizontalM, overflowWrap: "anywhere", textAlign: "left" },
  name: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  amount: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap", textAlign: "right" },
  about: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground3 },
  late: { color: tokens.colorStatusDangerForeground1, textAlign: "right", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, whiteSpace: "nowrap" },
});

/** What a deal is called, whose it is, what it is worth and what is late. */
export function DealFace({ card: { deal, overdue } }: { readonly card: DealCard }) {
  const styles = useStyles();
  const { t, formats } = useWords();
  return (
    <span className={styles.face}>
      <span className={styles.name}>{deal.deal}</span>
      <span className={styles.amount}>{deal.amount === null ? "" : formats.amount(deal.amount)}</span>
      <span className={styles.about}>{[deal.customer, deal.owner].filter((part) => part !== "").join("\u00a0· ")}</span>
      {overdue > 0 && <span className={styles.late}>{t("taskpane:deals.overdue", { count: overdue })}</span>}
    </span>
  );
}

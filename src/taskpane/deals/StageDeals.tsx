import { Button, Subtitle2, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId, useState } from "react";
import { Surface } from "../common/Surface";
import { usePane, useWords } from "../state/context";
import type { StageColumn } from "./group-deals";
import { StageSums } from "./StageSums";

const useStyles = makeStyles({
  heading: { display: "flex", alignItems: "baseline", columnGap: tokens.spacingHorizontalS, margin: `0 0 ${tokens.spacingVerticalS}`, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  stage: { overflowWrap: "anywhere", minWidth: 0 },
  quiet: { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3 },
  sum: { marginLeft: "auto", textAlign: "right" },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  deal: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    overflowWrap: "anywhere",
    width: "100%",
    border: "none",
    backgroundColor: "transparent",
    color: "inherit",
    fontFamily: "inherit",
    textAlign: "left",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px", borderRadius: tokens.borderRadiusMedium },
  },
  row: { "&:not(:first-child)": { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` } },
  name: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  amount: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap", textAlign: "right" },
  about: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground3 },
  late: { color: tokens.colorStatusDangerForeground1, textAlign: "right", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, whiteSpace: "nowrap" },
  more: { display: "flex", justifyContent: "center", padding: tokens.spacingVerticalXS, borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` },
});

const PAGE = 10;

/** The deals of one stage. */
export function StageDeals({ column, hasCurrencies }: { readonly column: StageColumn; readonly hasCurrencies: boolean }) {
  const styles = useStyles();
  const pane = usePane();
  const { t, formats } = useWords();
  const [shown, setShown] = useState(PAGE);
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Subtitle2 as="h2" id={id} className={styles.heading}>
        <span className={styles.stage}>{column.stage}</span>
        <span className={styles.quiet}>{formats.count(column.deals.length)}</span>
        <StageSums sums={column.sums} named={hasCurrencies} className={mergeClasses(styles.quiet, styles.sum)} />
      </Subtitle2>
      <Surface flush>
        <ul className={styles.list}>
          {column.deals.slice(0, shown).map(({ deal, overdue }) => (
            <li key={deal.id || deal.deal} className={styles.row}>
              <button type="button" className={styles.deal} onClick={() => pane.open("deal", { deal: deal.deal })}>
                <span className={styles.name}>{deal.deal}</span>
                <span className={styles.amount}>{deal.amount === null ? "" : formats.amount(deal.amount)}</span>
                <span className={styles.about}>{[deal.customer, deal.owner].filter((part) => part !== "").join("\u00a0· ")}</span>
                {overdue > 0 && <span className={styles.late}>{t("taskpane:deals.overdue", { count: overdue })}</span>}
              </button>
            </li>
          ))}
        </ul>
        {column.deals.length > shown && (
          <div className={styles.more}>
            <Button size="small" appearance="transparent" onClick={() => setShown(shown + PAGE * 5)}>
              {t("taskpane:list.more", { count: column.deals.length - shown })}
            </Button>
          </div>
        )}
      </Surface>
    </section>
  );
}

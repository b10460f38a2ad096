import { Caption1, makeStyles, tokens } from "@fluentui/react-components";
import type { ImportPlan } from "../../import/import-plan";
import { Section } from "../common/Section";
import { Surface } from "../common/Surface";
import { useWords } from "../state/context";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  deal: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
    overflowWrap: "anywhere",
    "&:not(:first-child)": { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` },
  },
  line: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  number: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap", textAlign: "right" },
  quiet: { color: tokens.colorNeutralForeground3 },
  foot: { display: "block", color: tokens.colorNeutralForeground2, marginTop: tokens.spacingVerticalXS },
});

const SHOWN = 5;

/** The first deals as they will stand in the sheet. */
export function DealsPreview({ plan }: { readonly plan: ImportPlan }) {
  const styles = useStyles();
  const { t, formats } = useWords();
  if (plan.deals.length === 0) return null;
  const { counts } = plan;
  return (
    <Section title={t("importDeals:preview")}>
      <Surface flush>
        <ul className={styles.list}>
          {plan.deals.slice(0, SHOWN).map((deal) => (
            <li key={deal.row} className={styles.deal}>
              <span className={styles.line}>{deal.deal}</span>
              <span className={styles.number}>{deal.amount === null ? "" : formats.amount(deal.amount)}</span>
              <Caption1 className={styles.quiet}>
                {[deal.stage, deal.customer, deal.owner].filter((part) => part !== "").join("\u00a0· ")}
              </Caption1>
              <Caption1 className={styles.quiet}>{deal.created === null ? "" : formats.fullDay(deal.created)}</Caption1>
            </li>
          ))}
        </ul>
      </Surface>
      <Caption1 className={styles.foot}>
        {t("importDeals:becomes", {
          rows: t("importDeals:rows", { count: counts.rows }),
          deals: t("importDeals:deals", { count: plan.deals.length }),
        })}
      </Caption1>
      {plan.people.length > 0 && (
        <Caption1 className={styles.foot}>{t("importDeals:people", { count: plan.people.length })}</Caption1>
      )}
    </Section>
  );
}

import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Surface } from "../common/Surface";
import { useWords } from "../state/context";

const useStyles = makeStyles({
  column: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalL, paddingTop: tokens.spacingVerticalXS },
  row: { display: "grid", gridTemplateColumns: "20px 1fr", columnGap: tokens.spacingHorizontalM, padding: `${tokens.spacingVerticalSNudge} 0` },
  lines: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  bar: { height: "16px", borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralStencil1, "@media (forced-colors: active)": { backgroundColor: "GrayText" } },
  title: { height: "24px", width: "60%" },
  low: { height: "12px", width: "60%" },
  circle: { height: "20px", borderRadius: tokens.borderRadiusCircular },
});

/** The shape of My day while the workbook is read, so that nothing jumps when it arrives. */
export function Reading() {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <div role="progressbar" aria-label={t("taskpane:shell.reading")} className={styles.column}>
      <div className={mergeClasses(styles.bar, styles.title)} />
      <Surface>
        {[0, 1, 2, 3].map((row) => (
          <div key={row} className={styles.row}>
            <div className={mergeClasses(styles.bar, styles.circle)} />
            <div className={styles.lines}>
              <div className={styles.bar} />
              <div className={mergeClasses(styles.bar, styles.low)} />
            </div>
          </div>
        ))}
      </Surface>
    </div>
  );
}

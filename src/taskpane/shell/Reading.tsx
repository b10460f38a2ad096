import { Skeleton, SkeletonItem, makeStyles, tokens } from "@fluentui/react-components";
import { Surface } from "../common/Surface";
import { useWords } from "../state/context";

const useStyles = makeStyles({
  column: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalL, paddingTop: tokens.spacingVerticalXS },
  row: { display: "grid", gridTemplateColumns: "20px 1fr", columnGap: tokens.spacingHorizontalM, padding: `${tokens.spacingVerticalSNudge} 0` },
  lines: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  short: { width: "60%" },
});

/** The shape of My day while the workbook is read, so that nothing jumps when it arrives. */
export function Reading() {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <Skeleton aria-label={t("taskpane:shell.reading")} className={styles.column}>
      <SkeletonItem size={24} className={styles.short} />
      <Surface>
        {[0, 1, 2, 3].map((row) => (
          <div key={row} className={styles.row}>
            <SkeletonItem shape="circle" size={20} />
            <div className={styles.lines}>
              <SkeletonItem size={16} />
              <SkeletonItem size={12} className={styles.short} />
            </div>
          </div>
        ))}
      </Surface>
    </Skeleton>
  );
}

import { Caption1, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import type { ProcessSnapshot } from "../../process/model";
import { Surface } from "../common/Surface";
import { useToday } from "../common/use-today";
import { useWords } from "../state/context";
import { keyFigures } from "./key-figures";

const useStyles = makeStyles({
  figures: { display: "grid", gridTemplateColumns: "repeat(2, minmax(0, 1fr))", gap: tokens.spacingHorizontalS, margin: 0 },
  figure: { display: "flex", flexDirection: "column-reverse", justifyContent: "flex-end", rowGap: tokens.spacingVerticalXXS },
  value: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums", overflowWrap: "anywhere" },
  late: { color: tokens.colorStatusDangerForeground1 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What a manager looks at first, of everyone and as of now. */
export function KeyFigures({ snapshot }: { readonly snapshot: ProcessSnapshot }) {
  const styles = useStyles();
  const { t, formats } = useWords();
  const today = useToday();
  const figures = useMemo(() => keyFigures(snapshot, today), [snapshot, today]);
  return (
    <dl className={styles.figures}>
      <Figure name={t("insights:key.openDeals")} value={formats.count(figures.openDeals)} />
      <Figure name={t("insights:key.openAmount")} value={formats.shortAmount(figures.openAmount)} />
      <Figure name={t("insights:key.overdueTasks")} value={formats.count(figures.overdueTasks)} late={figures.overdueTasks > 0} />
      <Figure name={t("insights:key.wonThisMonth")} value={formats.count(figures.wonThisMonth)} />
    </dl>
  );
}

function Figure({ name, value, late = false }: { readonly name: string; readonly value: string; readonly late?: boolean }) {
  const styles = useStyles();
  return (
    <Surface className={styles.figure}>
      <dt>
        <Caption1 className={styles.quiet}>{name}</Caption1>
      </dt>
      <dd className={mergeClasses(styles.value, late && styles.late)}>{value}</dd>
    </Surface>
  );
}

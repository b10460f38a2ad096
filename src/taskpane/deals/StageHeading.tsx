import { Subtitle2, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { memo } from "react";
import { useWords } from "../state/context";
import type { StageColumn } from "./group-deals";
import { StageSums } from "./StageSums";

const useStyles = makeStyles({
  heading: { display: "flex", flexWrap: "wrap", alignItems: "baseline", columnGap: tokens.spacingHorizontalS, margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  stage: { overflowWrap: "anywhere", minWidth: 0 },
  quiet: { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3 },
  sum: { marginLeft: "auto", textAlign: "right" },
});

interface Props {
  readonly id: string;
  readonly column: StageColumn;
  /** Whether sums name their currency. */
  readonly named: boolean;
}

/** A stage, how many deals are in it and what they amount to. It stays as it is while one scrolls. */
export const StageHeading = memo(function StageHeading({ id, column, named }: Props) {
  const styles = useStyles();
  const { formats } = useWords();
  return (
    <Subtitle2 as="h2" id={id} className={styles.heading}>
      <span className={styles.stage}>{column.stage}</span>
      {column.deals.length > 0 && <span className={styles.quiet}>{formats.count(column.deals.length)}</span>}
      <StageSums sums={column.sums} named={named} className={mergeClasses(styles.quiet, styles.sum)} />
    </Subtitle2>
  );
});

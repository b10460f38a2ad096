import { Button, Caption1, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { Info16Regular } from "@fluentui/react-icons/svg/info";
import { Warning16Filled } from "@fluentui/react-icons/svg/warning";
import { useState } from "react";
import type { Problem } from "../../process/problem";
import { Section } from "../common/Section";
import { Surface } from "../common/Surface";
import { useWords } from "../state/context";
import { problemWords } from "../state/problems";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  problem: {
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
    overflowWrap: "anywhere",
    "&:not(:first-child)": { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` },
  },
  warn: { display: "flex", color: tokens.colorStatusWarningForeground1 },
  info: { display: "flex", color: tokens.colorNeutralForeground3 },
  where: { fontWeight: tokens.fontWeightSemibold },
  more: { display: "flex", justifyContent: "center", padding: tokens.spacingVerticalXS, borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` },
});

const PAGE = 10;

interface Props {
  readonly problems: readonly Problem[];
  readonly notices: readonly Problem[];
  readonly refused: number;
  readonly keepUnreadable: boolean;
  readonly onKeepUnreadable: (keep: boolean) => void;
}

/** Rows that will not arrive and why; below them what was done without asking. */
export function ProblemList({ problems, notices, refused, keepUnreadable, onKeepUnreadable }: Props) {
  const { t } = useWords();
  return (
    <>
      {(problems.length > 0 || keepUnreadable) && (
        <Section
          title={t("importDeals:problems")}
          hint={refused > 0 ? t("importDeals:refused", { count: refused }) : undefined}
        >
          {problems.length > 0 && <Problems problems={problems} isNotice={false} />}
          <Checkbox
            checked={keepUnreadable}
            label={t("importDeals:keepUnreadable")}
            onChange={(_, { checked }) => onKeepUnreadable(checked === true)}
          />
        </Section>
      )}
      {notices.length > 0 && (
        <Section title={t("importDeals:notices")}>
          <Problems problems={notices} isNotice />
        </Section>
      )}
    </>
  );
}

function Problems({ problems: all, isNotice }: { readonly problems: readonly Problem[]; readonly isNotice: boolean }) {
  const styles = useStyles();
  const { t } = useWords();
  const [shown, setShown] = useState(PAGE);
  return (
    <Surface flush>
      <ul className={styles.list}>
        {all.slice(0, shown).map((problem, index) => (
          <li key={index} className={styles.problem}>
            <span className={isNotice ? styles.info : styles.warn}>{isNotice ? <Info16Regular /> : <Warning16Filled />}</span>
            <Caption1>
              {problem.row !== undefined && (
                <span className={styles.where}>
                  {problem.column === undefined
                    ? t("importDeals:atRow", { row: problem.row })
                    : t("importDeals:atCell", { row: problem.row, column: problem.column })}{" "}
                </span>
              )}
              {problemWords(problem)}
            </Caption1>
          </li>
        ))}
      </ul>
      {all.length > shown && (
        <div className={styles.more}>
          <Button size="small" appearance="transparent" onClick={() => setShown(shown + PAGE * 5)}>
            {t("taskpane:list.more", { count: all.length - shown })}
          </Button>
        </div>
      )}
    </Surface>
  );
}

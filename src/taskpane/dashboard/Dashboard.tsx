import { Body1, Button, Caption1, MessageBar, MessageBarBody, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { ProcessSnapshot } from "../../process/model";
import type { Problem } from "../../process/problem";
import { refreshDashboard } from "../../workbook";
import { Cancelled } from "../common/Cancelled";
import { FailureMessage } from "../common/FailureMessage";
import { OperationProgress } from "../common/OperationProgress";
import { Surface } from "../common/Surface";
import { useOperation } from "../common/use-operation";
import { useToday } from "../common/use-today";
import { ScreenHeader } from "../shell/ScreenHeader";
import { usePaneState, useWords } from "../state/context";
import { keyFigures } from "./key-figures";

const useStyles = makeStyles({
  column: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalL },
  figures: { display: "grid", gridTemplateColumns: "repeat(2, minmax(0, 1fr))", gap: tokens.spacingHorizontalS, margin: 0 },
  figure: { display: "flex", flexDirection: "column-reverse", justifyContent: "flex-end", rowGap: tokens.spacingVerticalXXS },
  value: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums", overflowWrap: "anywhere" },
  late: { color: tokens.colorStatusDangerForeground1 },
  quiet: { color: tokens.colorNeutralForeground2 },
  contents: { margin: `${tokens.spacingVerticalS} 0 0`, paddingLeft: "18px", color: tokens.colorNeutralForeground2 },
  create: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
});

const CONTENTS = ["figures", "funnel", "overdue", "reps"] as const;

/** The key figures, and the sheet that has them all as functions and charts. */
export function Dashboard({ snapshot }: { readonly snapshot: ProcessSnapshot }) {
  const styles = useStyles();
  const { t, formats } = useWords();
  const today = useToday();
  const language = usePaneState((state) => state.language);
  const arrivedWith = usePaneState((state) => state.arrival.problem ?? null);
  const [ribbonProblem, setRibbonProblem] = useState<Problem | null>(arrivedWith);
  const figures = useMemo(() => keyFigures(snapshot, today), [snapshot, today]);
  const writing = useOperation((handle) => {
    setRibbonProblem(null);
    return refreshDashboard(language, handle);
  });
  const failure = writing.state.is === "failed" ? writing.state.problem : ribbonProblem;
  const dismiss = () => {
    setRibbonProblem(null);
    writing.reset();
  };

  return (
    <>
      <ScreenHeader title={t("taskpane:dashboard.title")} />
      <div className={styles.column}>
        <dl className={styles.figures}>
          <Figure name={t("taskpane:dashboard.openDeals")} value={formats.count(figures.openDeals)} />
          <Figure name={t("taskpane:dashboard.openAmount")} value={formats.shortAmount(figures.openAmount)} />
          <Figure name={t("taskpane:dashboard.overdueTasks")} value={formats.count(figures.overdueTasks)} late={figures.overdueTasks > 0} />
          <Figure name={t("taskpane:dashboard.wonThisMonth")} value={formats.count(figures.wonThisMonth)} />
        </dl>
        <Surface>
          <Body1>{t("taskpane:dashboard.about")}</Body1>
          <ul className={styles.contents}>
            {CONTENTS.map((part) => (
              <li key={part}>
                <Body1>{t(`taskpane:dashboard.contents.${part}`)}</Body1>
              </li>
            ))}
          </ul>
        </Surface>
        {failure !== null && <FailureMessage problem={failure} tryAgain={writing.start} dismiss={dismiss} />}
        {writing.state.is === "cancelled" && <Cancelled />}
        {writing.state.is === "done" && (
          <MessageBar intent="success" role="status">
            <MessageBarBody>{t("taskpane:dashboard.written", { sheet: writing.state.result.sheet })}</MessageBarBody>
          </MessageBar>
        )}
        {writing.state.is === "running" ? (
          <OperationProgress {...writing.state} label={t("taskpane:dashboard.writing")} cancel={writing.cancel} />
        ) : (
          <div className={styles.create}>
            <Button appearance="primary" onClick={writing.start}>
              {t("taskpane:dashboard.write")}
            </Button>
            <Caption1 className={styles.quiet}>{t("taskpane:dashboard.safe")}</Caption1>
          </div>
        )}
      </div>
    </>
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

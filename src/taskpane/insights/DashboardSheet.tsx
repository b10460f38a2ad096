import { Body1, Button, Caption1, MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Problem } from "../../process/problem";
import { refreshDashboard } from "../../workbook";
import { Cancelled } from "../common/Cancelled";
import { FailureMessage } from "../common/FailureMessage";
import { OperationProgress } from "../common/OperationProgress";
import { Section } from "../common/Section";
import { Surface } from "../common/Surface";
import { useOperation } from "../common/use-operation";
import { usePaneState, useWords } from "../state/context";

const useStyles = makeStyles({
  column: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  quiet: { color: tokens.colorNeutralForeground2 },
  contents: { margin: `${tokens.spacingVerticalS} 0 0`, paddingLeft: "18px", color: tokens.colorNeutralForeground2 },
});

const CONTENTS = ["figures", "funnel", "overdue", "reps"] as const;

/** Writes the sheet that has the figures as functions and charts. */
export function DashboardSheet() {
  const styles = useStyles();
  const { t } = useWords();
  const language = usePaneState((state) => state.language);
  const arrivedWith = usePaneState((state) => state.arrival.problem ?? null);
  const [ribbonProblem, setRibbonProblem] = useState<Problem | null>(arrivedWith);
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
    <Section title={t("insights:dashboard.title")}>
      <div className={styles.column}>
        <Surface>
          <Body1>{t("insights:dashboard.about")}</Body1>
          <ul className={styles.contents}>
            {CONTENTS.map((part) => (
              <li key={part}>
                <Body1>{t(`insights:dashboard.contents.${part}`)}</Body1>
              </li>
            ))}
          </ul>
        </Surface>
        {failure !== null && <FailureMessage problem={failure} tryAgain={writing.start} dismiss={dismiss} />}
        {writing.state.is === "cancelled" && <Cancelled />}
        {writing.state.is === "done" && (
          <MessageBar intent="success" role="status">
            <MessageBarBody>{t("insights:dashboard.written", { sheet: writing.state.result.sheet })}</MessageBarBody>
          </MessageBar>
        )}
        {writing.state.is === "running" ? (
          <OperationProgress {...writing.state} label={t("insights:dashboard.writing")} cancel={writing.cancel} />
        ) : (
          <>
            <Button appearance="primary" onClick={writing.start}>
              {t("insights:dashboard.write")}
            </Button>
            <Caption1 className={styles.quiet}>{t("insights:dashboard.safe")}</Caption1>
          </>
        )}
      </div>
    </Section>
  );
}

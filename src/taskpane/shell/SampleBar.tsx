import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import "../../locales/sample";
import { removeSample } from "../../workbook";
import { FailureMessage } from "../common/FailureMessage";
import { useOperation } from "../common/use-operation";
import { usePane, useWords } from "../state/context";

const useStyles = makeStyles({
  bar: { flexShrink: 0, borderRadius: 0 },
  body: { overflowWrap: "anywhere", paddingTop: "6px" },
  actions: { flexWrap: "wrap", paddingBottom: tokens.spacingVerticalXS },
});

/** Says that the process is a sample, and removes it. */
export function SampleBar() {
  const styles = useStyles();
  const pane = usePane();
  const { t } = useWords();
  const [isAsked, setAsked] = useState(false);
  const removing = useOperation(async () => {
    await removeSample();
    await pane.refresh();
    pane.open("my-day");
    pane.say("sample:removed");
  });
  if (removing.state.is === "failed") return <FailureMessage problem={removing.state.problem} tryAgain={removing.start} dismiss={removing.reset} />;
  const isRunning = removing.state.is === "running";
  return (
    <MessageBar className={styles.bar} layout="multiline" role="group" aria-label={t("sample:is")}>
      <MessageBarBody className={styles.body}>{t(isRunning ? "sample:removing" : isAsked ? "sample:sure" : "sample:is")}</MessageBarBody>
      <MessageBarActions className={styles.actions}>
        {!isAsked && (
          <Button size="small" onClick={() => setAsked(true)}>
            {t("sample:remove")}
          </Button>
        )}
        {isAsked && (
          <>
            <Button size="small" appearance="primary" autoFocus disabled={isRunning} onClick={removing.start}>
              {t("sample:removeNow")}
            </Button>
            <Button size="small" disabled={isRunning} onClick={() => setAsked(false)}>
              {t("taskpane:progress.cancel")}
            </Button>
          </>
        )}
      </MessageBarActions>
    </MessageBar>
  );
}

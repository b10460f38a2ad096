import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, makeStyles } from "@fluentui/react-components";
import { useEffect } from "react";
import type { Problem } from "../../process/problem";
import { useAnnounce } from "../shell/LiveRegion";
import { useWords } from "../state/context";
import { canTryAgain, nothingChanged, problemWords } from "../state/problems";

const useStyles = makeStyles({
  body: { overflowWrap: "anywhere", paddingTop: "6px" },
  actions: { flexWrap: "wrap" },
});

interface Props {
  readonly problem: Problem;
  readonly title?: string;
  /** The same wish once more; offered only where that can help. */
  readonly tryAgain?: () => void;
  readonly dismiss?: () => void;
  /** Whether an operation on the workbook failed, so that what became of the workbook has to be said. */
  readonly inWorkbook?: boolean;
}

/** What went wrong, what became of the workbook, and the way on. */
export function FailureMessage({ problem, title, tryAgain, dismiss, inWorkbook = true }: Props) {
  const styles = useStyles();
  const { t } = useWords();
  const announce = useAnnounce();
  const again = canTryAgain(problem) ? tryAgain : undefined;
  const reason = problemWords(problem);
  const words = inWorkbook && nothingChanged(problem) ? t("taskpane:failure.nothingChanged", { reason }) : reason;
  useEffect(() => announce(words), [announce, words]);
  return (
    <MessageBar intent="error" layout="multiline" role="group" aria-label={title ?? t("taskpane:failure.label")}>
      <MessageBarBody className={styles.body}>
        {title !== undefined && <MessageBarTitle>{title}</MessageBarTitle>}
        {words}
      </MessageBarBody>
      {(again !== undefined || dismiss !== undefined) && (
        <MessageBarActions className={styles.actions}>
          {again !== undefined && (
            <Button size="small" onClick={again}>
              {t("taskpane:failure.tryAgain")}
            </Button>
          )}
          {dismiss !== undefined && (
            <Button size="small" appearance="subtle" onClick={dismiss}>
              {t("taskpane:failure.dismiss")}
            </Button>
          )}
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles } from "@fluentui/react-components";
import { useEffect } from "react";
import { usePane, usePaneState, useWords } from "../state/context";
import { problemWords } from "../state/problems";
import { useAnnounce } from "./LiveRegion";

const useStyles = makeStyles({
  bar: { flexShrink: 0 },
  body: { overflowWrap: "anywhere", paddingTop: "6px" },
});

/** What is on screen was read before; the last reading failed, for this reason. */
export function NotReadAgain() {
  const styles = useStyles();
  const pane = usePane();
  const { t } = useWords();
  const announce = useAnnounce();
  const problem = usePaneState((state) => state.notReadAgain);
  const words = problem === null ? "" : t("taskpane:shell.notReadAgain", { reason: problemWords(problem) });
  useEffect(() => {
    if (words !== "") announce(words);
  }, [words, announce]);
  if (problem === null) return null;
  return (
    <MessageBar className={styles.bar} intent="warning" layout="multiline" shape="square" role="group" aria-label={t("taskpane:shell.notReadAgainLabel")}>
      <MessageBarBody className={styles.body}>{words}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={() => void pane.refresh()}>
          {t("taskpane:failure.tryAgain")}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

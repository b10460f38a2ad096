import { MessageBar, MessageBarBody, makeStyles } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { onWaitingForExcel } from "../../workbook";
import { useWords } from "../state/context";
import { useAnnounce } from "./LiveRegion";

const useStyles = makeStyles({
  bar: { flexShrink: 0 },
  body: { overflowWrap: "anywhere", paddingTop: "6px", paddingBottom: "6px" },
});

/** Says what to do when Excel does not answer, which it does not while a cell is being edited. */
export function WaitingForExcel() {
  const styles = useStyles();
  const { t } = useWords();
  const announce = useAnnounce();
  const [waits, setWaits] = useState(false);
  useEffect(() => {
    const stop = onWaitingForExcel(setWaits);
    return () => void stop();
  }, []);
  const words = t("taskpane:shell.waiting");
  useEffect(() => {
    if (waits) announce(words);
  }, [waits, words, announce]);
  if (!waits) return null;
  return (
    <MessageBar className={styles.bar} intent="warning" layout="multiline" shape="square" role="group" aria-label={t("taskpane:shell.waitingLabel")}>
      <MessageBarBody className={styles.body}>{words}</MessageBarBody>
    </MessageBar>
  );
}

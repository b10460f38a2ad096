import { MessageBar, MessageBarBody, makeStyles } from "@fluentui/react-components";
import { useWords } from "../state/context";

const useStyles = makeStyles({
  body: { paddingTop: "6px", paddingBottom: "6px" },
});

/** The operation was cancelled, and what it had written is taken back. */
export function Cancelled() {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <MessageBar intent="info" layout="multiline" role="status">
      <MessageBarBody className={styles.body}>{t("taskpane:progress.cancelled")}</MessageBarBody>
    </MessageBar>
  );
}

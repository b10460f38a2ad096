import { MessageBar, MessageBarBody, makeStyles } from "@fluentui/react-components";
import "../../locales/readOnly";
import { useWords } from "../state/context";

const useStyles = makeStyles({
  bar: { flexShrink: 0 },
  body: { overflowWrap: "anywhere", paddingTop: "6px", paddingBottom: "6px" },
});

/** Says once, for every screen, that the workbook is open for reading only. */
export function ReadOnlyBar() {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <MessageBar className={styles.bar} intent="info" layout="multiline" shape="square" role="status">
      <MessageBarBody className={styles.body}>{t("readOnly:is")}</MessageBarBody>
    </MessageBar>
  );
}

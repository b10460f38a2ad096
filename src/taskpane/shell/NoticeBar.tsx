import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowUndo16Regular } from "@fluentui/react-icons/svg/arrow-undo";
import { CheckmarkCircle20Filled } from "@fluentui/react-icons/svg/checkmark-circle";
import { Dismiss16Regular } from "@fluentui/react-icons/svg/dismiss";
import { ErrorCircle20Filled } from "@fluentui/react-icons/svg/error-circle";
import { useEffect } from "react";
import { usePane, usePaneState, useWords } from "../state/context";
import { problemWords } from "../state/problems";
import { useAnnounce } from "./LiveRegion";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
    flexShrink: 0,
  },
  icon: { display: "flex", flexShrink: 0, color: tokens.colorStatusSuccessForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  text: { flexGrow: 1, minWidth: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: "anywhere" },
  action: { flexShrink: 0, minWidth: 0 },
});

/** The line at the foot that tells what the last action did, and takes it back. */
export function NoticeBar() {
  const styles = useStyles();
  const pane = usePane();
  const { t, formats } = useWords();
  const announce = useAnnounce();
  const notice = usePaneState((state) => state.notice);
  const params = notice?.params ?? {};
  const words =
    notice === null
      ? ""
      : notice.tone === "failed"
        ? problemWords({ code: notice.key, params })
        : t(notice.key, typeof params.day === "number" ? { ...params, day: formats.day(params.day) } : params);

  useEffect(() => {
    if (words !== "") announce(words);
  }, [notice, words, announce]);

  if (notice === null) return null;
  const failed = notice.tone === "failed";
  return (
    <section className={styles.bar} aria-label={t("taskpane:notice.label")}>
      <span className={mergeClasses(styles.icon, failed && styles.failed)}>
        {failed ? <ErrorCircle20Filled /> : <CheckmarkCircle20Filled />}
      </span>
      <span className={styles.text}>{words}</span>
      {notice.undo !== null && (
        <Button className={styles.action} size="small" appearance="subtle" icon={failed ? undefined : <ArrowUndo16Regular />} onClick={notice.undo}>
          {t(failed ? "taskpane:failure.tryAgain" : "taskpane:notice.undo")}
        </Button>
      )}
      <Button
        className={styles.action}
        size="small"
        appearance="subtle"
        icon={<Dismiss16Regular />}
        aria-label={t("taskpane:notice.dismiss")}
        onClick={() => pane.dismissNotice()}
      />
    </section>
  );
}

import { makeStyles, tokens } from "@fluentui/react-components";
import type { Day } from "../../process/model";
import { useWords } from "../state/context";

const useStyles = makeStyles({
  late: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
  today: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** When a task is due, as one says it: "3 days late", "today", "Thu, Nov 26". */
export function DueDay({ due, today }: { readonly due: Day | null; readonly today: Day }) {
  const styles = useStyles();
  const { t, formats } = useWords();
  if (due === null) return <span>{t("taskpane:due.none")}</span>;
  const late = today - due;
  if (late > 0) return <span className={styles.late}>{t("taskpane:due.late", { count: late })}</span>;
  if (late === 0) return <span className={styles.today}>{t("taskpane:due.today")}</span>;
  if (late === -1) return <span>{t("taskpane:due.tomorrow")}</span>;
  return <span>{formats.day(due, today)}</span>;
}

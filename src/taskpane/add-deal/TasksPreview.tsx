import { Body1, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import type { PlannedTask } from "../../process/lay-out";
import { Surface } from "../common/Surface";
import { useWords } from "../state/context";

const useStyles = makeStyles({
  preview: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXXS, backgroundColor: tokens.colorNeutralBackground3 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What the playbook lays out for the deal, before it is added. */
export function TasksPreview({ planned }: { readonly planned: readonly PlannedTask[] }) {
  const styles = useStyles();
  const { t, formats } = useWords();
  if (planned.length === 0) {
    return (
      <Surface className={styles.preview}>
        <Body1>{t("addDeal:noTasks")}</Body1>
      </Surface>
    );
  }
  const days = planned.map((task) => task.due);
  return (
    <Surface className={styles.preview}>
      <Body1>
        {t("addDeal:tasks", { count: planned.length })}
        {t("addDeal:milestones", { count: planned.filter((task) => task.milestone).length })}
      </Body1>
      <Caption1 className={styles.quiet}>
        {t("addDeal:from", { first: formats.fullDay(Math.min(...days)), last: formats.fullDay(Math.max(...days)) })}
      </Caption1>
    </Surface>
  );
}

import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Checkmark16Regular } from "@fluentui/react-icons/svg/checkmark";
import { ChevronDown16Regular } from "@fluentui/react-icons/svg/chevron-down";
import "../../locales/myDay";
import type { ProcessSnapshot, Task } from "../../process/model";
import { usePane, useWords } from "../state/context";
import { TaskActions } from "./TaskActions";

const useStyles = makeStyles({
  bar: {
    position: "sticky",
    // Chromium keeps what is sticky out of the scrolled part's padding; the bar stands close to the edge.
    bottom: `calc(-1 * ${tokens.spacingVerticalL})`,
    zIndex: 1,
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow8,
  },
  count: { flexBasis: "100%", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  form: { order: 1, flexBasis: "100%", minWidth: 0 },
});

interface Props {
  readonly tasks: readonly Task[];
  readonly snapshot: ProcessSnapshot;
  /** Ends the picking. */
  readonly onEnd: () => void;
}

/** What can be done with the picked tasks, all at once. */
export function SelectionBar({ tasks, snapshot, onEnd }: Props) {
  const styles = useStyles();
  const pane = usePane();
  const { t } = useWords();
  const isNone = tasks.length === 0;
  return (
    <section className={styles.bar} aria-label={t("myDay:label")}>
      <span role="status" className={styles.count}>
        {t("myDay:selected", { count: tasks.length })}
      </span>
      <Button
        size="small"
        appearance="primary"
        icon={<Checkmark16Regular />}
        disabled={isNone}
        onClick={() => {
          onEnd();
          pane.markDone(tasks);
        }}
      >
        {t("myDay:done")}
      </Button>
      <TaskActions
        tasks={tasks}
        snapshot={snapshot}
        below={styles.form}
        onLeave={onEnd}
        button={(opens) => (
          <Button {...opens} size="small" icon={<ChevronDown16Regular />} iconPosition="after" disabled={isNone}>
            {t("myDay:more")}
          </Button>
        )}
      />
      <Button size="small" appearance="subtle" onClick={onEnd}>
        {t("myDay:end")}
      </Button>
    </section>
  );
}

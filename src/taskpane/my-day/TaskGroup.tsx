import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useId, useState } from "react";
import type { ProcessSnapshot, Task } from "../../process/model";
import { Surface } from "../common/Surface";
import { useToday } from "../common/use-today";
import { useReadOnly, useWords } from "../state/context";
import { GroupHeading } from "./GroupHeading";
import { customerAndDeal, focusNext } from "./rows";
import { TaskRow } from "./TaskRow";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  more: { display: "flex", justifyContent: "center", padding: tokens.spacingVerticalXS, borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` },
});

/** As many rows as one reads at once; the rest comes on request. */
const PAGE = 30;

interface Props {
  readonly title: string;
  readonly isLate?: boolean;
  readonly tasks: readonly Task[];
  readonly snapshot: ProcessSnapshot;
  readonly showOwner: boolean;
  /** What is said below a task's name: its customer and deal, unless the screen is about one deal. */
  readonly about?: (task: Task) => string;
  /** Closed until it is opened. */
  readonly folded?: boolean;
}

export function TaskGroup({ title, isLate, tasks, snapshot, showOwner, about = customerAndDeal, folded = false }: Props) {
  const styles = useStyles();
  const { t } = useWords();
  const isReadOnly = useReadOnly();
  const today = useToday();
  const [open, setOpen] = useState(!folded || isReadOnly); // a disabled screen could not open it
  const [shown, setShown] = useState(PAGE);
  const id = useId();
  if (tasks.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <GroupHeading id={id} title={title} isLate={isLate} folded={folded} tasks={tasks} isOpen={open} onOpen={() => setOpen(!open)} />
      {open && (
        <Surface flush>
          <ul className={styles.list}>
            {tasks.slice(0, shown).map((task) => (
              <TaskRow key={task.id} task={task} snapshot={snapshot} today={today} showOwner={showOwner} about={about(task)} onLeave={focusNext} />
            ))}
          </ul>
          {tasks.length > shown && (
            <div className={styles.more}>
              <Button size="small" appearance="transparent" onClick={() => setShown(shown + PAGE * 3)}>
                {t("taskpane:list.more", { count: tasks.length - shown })}
              </Button>
            </div>
          )}
        </Surface>
      )}
    </section>
  );
}

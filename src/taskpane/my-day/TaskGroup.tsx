import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { ChevronDown16Regular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRight16Regular } from "@fluentui/react-icons/svg/chevron-right";
import { useId, useRef, useState } from "react";
import type { ProcessSnapshot, Task } from "../../process/model";
import { Surface } from "../common/Surface";
import { useWords } from "../state/context";
import { TaskRow } from "./TaskRow";

const useStyles = makeStyles({
  heading: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    margin: `0 0 ${tokens.spacingVerticalS}`,
    ...typographyStyles.body1Strong,
    outlineStyle: "none",
  },
  overdue: { color: tokens.colorStatusDangerForeground1 },
  count: { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3 },
  fold: { ...typographyStyles.body1Strong, marginLeft: "-8px", paddingLeft: "6px", paddingRight: "6px", minWidth: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  more: { display: "flex", justifyContent: "center", padding: tokens.spacingVerticalXS, borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` },
});

/** As many rows as one reads at once; the rest comes on request, so that thousands of tasks open as fast as ten. */
const PAGE = 30;

interface Props {
  readonly title: string;
  /** Set in the colour of what is late. */
  readonly isLate?: boolean;
  readonly tasks: readonly Task[];
  readonly snapshot: ProcessSnapshot;
  readonly showOwner: boolean;
  /** What is said below a task's name: its customer and deal, unless the screen is about one deal. */
  readonly about?: (task: Task) => string;
  /** Closed until it is opened. */
  readonly folded?: boolean;
}

function customerAndDeal(task: Task): string {
  return [task.customer, task.deal].filter((part) => part !== "").join("\u00a0· ");
}

export function TaskGroup({ title, isLate = false, tasks, snapshot, showOwner, about = customerAndDeal, folded = false }: Props) {
  const styles = useStyles();
  const { t, formats } = useWords();
  const [open, setOpen] = useState(!folded);
  const [shown, setShown] = useState(PAGE);
  const heading = useRef<HTMLHeadingElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  if (tasks.length === 0) return null;

  const count = <span className={styles.count}>{formats.count(tasks.length)}</span>;
  /** The row that leaves takes the focus with it: the next one gets it, or the heading when it was the last. */
  const leave = (index: number) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-tick]") ?? [])];
    const canBeTicked = (row: HTMLElement) => !row.matches(":disabled"); // a skipped task has nothing to tick
    const next = rows.slice(index + 1).find(canBeTicked) ?? rows.slice(0, index).reverse().find(canBeTicked);
    (next ?? heading.current)?.focus();
  };

  return (
    <section aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1} className={mergeClasses(styles.heading, isLate && styles.overdue)}>
        {folded ? (
          <Button
            className={styles.fold}
            appearance="transparent"
            size="small"
            icon={open ? <ChevronDown16Regular /> : <ChevronRight16Regular />}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {title}
          </Button>
        ) : (
          title
        )}
        {count}
      </h2>
      {open && (
        <Surface flush>
          <ul className={styles.list} ref={list}>
            {tasks.slice(0, shown).map((task, index) => (
              <TaskRow key={task.id} task={task} snapshot={snapshot} showOwner={showOwner} about={about(task)} onLeave={() => leave(index)} />
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

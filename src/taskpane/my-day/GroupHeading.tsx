import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { ChevronDown16Regular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRight16Regular } from "@fluentui/react-icons/svg/chevron-right";
import type { Task } from "../../process/model";
import { useWords } from "../state/context";
import { PickAll } from "./PickAll";

const useStyles = makeStyles({
  head: { display: "flex", alignItems: "center", justifyContent: "space-between", paddingBottom: tokens.spacingVerticalS },
  heading: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    margin: 0,
    minWidth: 0,
    overflowWrap: "anywhere",
    ...typographyStyles.body1Strong,
    outlineStyle: "none",
  },
  overdue: { color: tokens.colorStatusDangerForeground1 },
  count: { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3 },
  fold: { ...typographyStyles.body1Strong, marginLeft: "-8px", paddingLeft: "6px", paddingRight: "6px", minWidth: 0 },
});

interface Props {
  readonly id?: string;
  readonly title: string;
  /** Set in the colour of what is late. */
  readonly isLate?: boolean;
  /** Whether it is a button that opens and closes the group. */
  readonly folded?: boolean;
  readonly tasks: readonly Task[];
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

/** What a group of tasks is called, and how many it has. */
export function GroupHeading({ id, title, isLate = false, folded = false, tasks, isOpen, onOpen }: Props) {
  const styles = useStyles();
  const { formats } = useWords();
  return (
    <div className={styles.head}>
      <h2 id={id} tabIndex={-1} className={mergeClasses(styles.heading, isLate && styles.overdue)}>
        {folded ? (
          <Button
            className={styles.fold}
            appearance="transparent"
            size="small"
            icon={isOpen ? <ChevronDown16Regular /> : <ChevronRight16Regular />}
            aria-expanded={isOpen}
            onClick={onOpen}
          >
            {title}
          </Button>
        ) : (
          title
        )}
        <span className={styles.count}>{formats.count(tasks.length)}</span>
      </h2>
      <PickAll title={title} tasks={tasks} />
    </div>
  );
}

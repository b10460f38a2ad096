import { Button, Checkbox, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Flag16Filled } from "@fluentui/react-icons/svg/flag";
import { MoreHorizontal20Regular } from "@fluentui/react-icons/svg/more-horizontal";
import { memo, useCallback, useId, useRef } from "react";
import type { Day, ProcessSnapshot, Task } from "../../process/model";
import { FailureMessage } from "../common/FailureMessage";
import { useOperation } from "../common/use-operation";
import { usePane, usePaneState, useReadOnly, useWords } from "../state/context";
import { operations } from "../state/late-operations";
import { DueDay } from "./DueDay";
import { useSelection } from "./selection";
import { TaskActions } from "./TaskActions";

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr) auto",
    alignItems: "start",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`,
    "&:not(:first-child)": { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` },
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":first-child": { borderTopLeftRadius: tokens.borderRadiusLarge, borderTopRightRadius: tokens.borderRadiusLarge },
    ":last-child": { borderBottomLeftRadius: tokens.borderRadiusLarge, borderBottomRightRadius: tokens.borderRadiusLarge },
  },
  text: { padding: `${tokens.spacingVerticalSNudge} 0`, minWidth: 0, overflowWrap: "anywhere" },
  task: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, cursor: "pointer" },
  done: { color: tokens.colorNeutralForeground3, textDecorationLine: "line-through" },
  about: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground3 },
  facts: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: tokens.spacingHorizontalS },
  milestone: { display: "inline-flex", alignItems: "center", columnGap: tokens.spacingHorizontalXXS, color: tokens.colorBrandForeground1 },
  more: { minWidth: "32px", marginTop: tokens.spacingVerticalXXS },
  below: { gridColumn: "1 / -1", padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS} ${tokens.spacingVerticalS}` },
});

/** Where and how a row stands in a list that makes only some of its rows. Flat, so that a row that stays as it is is not made again. */
export interface RowPlace {
  readonly measure: (row: HTMLLIElement | null) => void;
  readonly index: number;
  readonly itemKey: string;
  /** Pixels below the beginning of the list. */
  readonly top: number;
  readonly setSize: number;
  /** From 1 on. */
  readonly nth: number;
  readonly className: string;
}

interface Props extends Partial<RowPlace> {
  readonly task: Task;
  readonly snapshot: ProcessSnapshot;
  readonly today: Day;
  readonly showOwner: boolean;
  /** Whose the task is: its customer and deal, or what tells more on the screen. */
  readonly about: string;
  /** Called just before the row goes to another group, to keep the focus in this one. */
  readonly onLeave: (row: HTMLElement) => void;
}

/** One task: tick it, put it off, hand it over; or pick it, while several are being picked. It stays as it is while one scrolls. */
export const TaskRow = memo(function TaskRow({ task, snapshot, today, showOwner, about, onLeave, measure, index, itemKey, top, setSize, nth, className }: Props) {
  const styles = useStyles();
  const pane = usePane();
  const { t } = useWords();
  const mine = usePaneState((state) => state.pending.get(task.id) ?? null);
  const isReadOnly = useReadOnly();
  const selection = useSelection();
  const title = useId();
  const isDone = task.status === "done";
  const isOpen = task.status === "open";
  const row = useRef<HTMLLIElement>(null);
  const setRow = useCallback(
    (element: HTMLLIElement | null) => {
      row.current = element;
      measure?.(element);
    },
    [measure]
  );
  const leave = () => row.current !== null && onLeave(row.current);
  const goTo = useOperation(async () => (await operations()).showTask(task.id));

  return (
    <li
      ref={setRow}
      className={mergeClasses(styles.row, className)}
      style={top === undefined ? undefined : { transform: `translateY(${top}px)` }}
      aria-labelledby={title}
      aria-setsize={setSize}
      aria-posinset={nth}
      data-index={index}
      data-key={itemKey}
    >
      {selection === null ? (
        <Checkbox
          data-tick=""
          shape="circular"
          checked={isDone}
          disabled={task.status === "skipped" || isReadOnly}
          aria-labelledby={title}
          onChange={() => {
            leave();
            if (isDone) pane.reopen(task);
            else pane.markDone([task]);
          }}
        />
      ) : (
        <Checkbox checked={selection.ids.has(task.id)} aria-labelledby={title} onChange={(_, { checked }) => selection.pick([task.id], checked === true)} />
      )}
      <div className={styles.text}>
        <div id={title} className={mergeClasses(styles.task, !isOpen && styles.done)}>
          {task.task}
        </div>
        <div className={styles.about}>{about}</div>
        <div className={mergeClasses(styles.about, styles.facts)}>
          {isOpen && <DueDay due={task.due} today={today} />}
          {task.status === "skipped" && <span>{t("taskpane:myDay.isSkipped")}</span>}
          {task.milestone && (
            <span className={styles.milestone}>
              <Flag16Filled />
              {t("taskpane:myDay.milestone")}
            </span>
          )}
          {showOwner && <span>{task.owner}</span>}
        </div>
      </div>
      {selection === null && (
        <TaskActions
          tasks={[task]}
          snapshot={snapshot}
          below={styles.below}
          onLeave={leave}
          onShow={goTo.start}
          button={(opens) => (
            <Button
              {...opens}
              className={styles.more}
              appearance="subtle"
              icon={<MoreHorizontal20Regular />}
              aria-label={t("taskpane:myDay.moreFor", { task: task.task })}
            />
          )}
        />
      )}
      {mine?.failure != null && mine.keys.length === 1 && (
        <div className={styles.below}>
          <FailureMessage problem={mine.failure} tryAgain={mine.again} dismiss={() => pane.forget([task.id])} />
        </div>
      )}
      {goTo.state.is === "failed" && (
        <div className={styles.below}>
          <FailureMessage problem={goTo.state.problem} tryAgain={goTo.start} dismiss={goTo.reset} inWorkbook={false} />
        </div>
      )}
    </li>
  );
});

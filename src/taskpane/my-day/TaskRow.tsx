import { Button, Checkbox, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Flag16Filled } from "@fluentui/react-icons/svg/flag";
import { MoreHorizontal20Regular } from "@fluentui/react-icons/svg/more-horizontal";
import { useId, useRef, useState } from "react";
import type { ProcessSnapshot, Task } from "../../process/model";
import { showTask } from "../../workbook";
import { FailureMessage } from "../common/FailureMessage";
import { LateMenu } from "../common/LateMenu";
import { useOperation } from "../common/use-operation";
import { useToday } from "../common/use-today";
import { LateScreen } from "../shell/LateScreen";
import { usePane, usePaneState, useWords } from "../state/context";
import { DueDay } from "./DueDay";

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

const loadPickDay = () => import("./PickDay").then(({ PickDay }) => PickDay);
const loadHandOver = () => import("./HandOver").then(({ HandOver }) => HandOver);
const loadMenu = () => import("./TaskMenu").then(({ TaskMenu }) => TaskMenu);

interface Props {
  readonly task: Task;
  readonly snapshot: ProcessSnapshot;
  readonly showOwner: boolean;
  /** Whose the task is: its customer and deal, or what tells more on the screen. */
  readonly about: string;
  /** Called just before the row goes to another group, to keep the focus in this one. */
  readonly onLeave: () => void;
}

/** One task: tick it, put it off, hand it over. */
export function TaskRow({ task, snapshot, showOwner, about, onLeave }: Props) {
  const styles = useStyles();
  const pane = usePane();
  const { t } = useWords();
  const today = useToday();
  const mine = usePaneState((state) => state.pending.get(task.id) ?? null);
  const [form, setForm] = useState<"none" | "pick" | "handOver">("none");
  const more = useRef<HTMLElement>(null);
  const title = useId();
  const isDone = task.status === "done";
  const isOpen = task.status === "open";
  const goTo = useOperation(() => showTask(task.id));

  const leaveAnd = (act: () => void) => {
    setForm("none");
    onLeave();
    act();
  };
  const closeForm = () => {
    setForm("none");
    more.current?.focus();
  };

  return (
    <li className={styles.row} aria-labelledby={title}>
      <Checkbox
        data-tick=""
        shape="circular"
        checked={isDone}
        disabled={task.status === "skipped"}
        aria-labelledby={title}
        onChange={() => leaveAnd(() => (isDone ? pane.reopen(task) : pane.markDone(task)))}
      />
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
      <LateMenu
        load={loadMenu}
        props={{
          status: task.status,
          holidays: snapshot.holidays,
          onReopen: () => leaveAnd(() => pane.reopen(task)),
          onSkip: () => leaveAnd(() => pane.skip(task)),
          onPutOff: (day) => leaveAnd(() => pane.postpone(task, day)),
          onPick: () => setForm("pick"),
          onHandOver: () => setForm("handOver"),
          onShow: goTo.start,
        }}
        button={({ ref, ...opens }) => (
          <Button
            {...opens}
            ref={(element) => {
              more.current = element;
              ref(element);
            }}
            className={styles.more}
            appearance="subtle"
            icon={<MoreHorizontal20Regular />}
            aria-label={t("taskpane:myDay.moreFor", { task: task.task })}
          />
        )}
      />
      {form === "pick" && (
        <div className={styles.below}>
          <LateScreen
            load={loadPickDay}
            waiting={null}
            props={{ day: task.due, onDay: (day) => leaveAnd(() => pane.postpone(task, day)), onCancel: closeForm }}
          />
        </div>
      )}
      {form === "handOver" && (
        <div className={styles.below}>
          <LateScreen
            load={loadHandOver}
            waiting={null}
            props={{
              team: snapshot.team,
              owner: task.owner,
              onHandOver: (owner, note) => leaveAnd(() => pane.handOver(task, owner, note)),
              onCancel: closeForm,
            }}
          />
        </div>
      )}
      {mine?.failure != null && (
        <div className={styles.below}>
          <FailureMessage problem={mine.failure} tryAgain={mine.again} dismiss={() => pane.forget(task.id)} />
        </div>
      )}
      {goTo.state.is === "failed" && (
        <div className={styles.below}>
          <FailureMessage problem={goTo.state.problem} tryAgain={goTo.start} dismiss={goTo.reset} inWorkbook={false} />
        </div>
      )}
    </li>
  );
}

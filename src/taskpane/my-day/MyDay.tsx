import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Add20Regular } from "@fluentui/react-icons/svg/add";
import { Handshake32Regular } from "@fluentui/react-icons/svg/handshake";
import { WeatherSunny48Regular } from "@fluentui/react-icons/svg/weather-sunny";
import { useMemo, useState } from "react";
import type { ProcessSnapshot } from "../../process/model";
import { isWholeTable } from "../common/cannot-read";
import { CannotRead } from "../common/CannotRead";
import { EmptyState } from "../common/EmptyState";
import { escapeCloses } from "../common/escape-closes";
import { ForWriting } from "../common/ForWriting";
import { useToday } from "../common/use-today";
import { LateScreen } from "../shell/LateScreen";
import { ScreenHeader } from "../shell/ScreenHeader";
import { usePane, usePaneState, useWords } from "../state/context";
import { memberNamed } from "../state/pane";
import { withPending } from "../state/pending";
import { Arrange } from "./Arrange";
import { FailedTogether } from "./FailedTogether";
import { groupTasks } from "./group-tasks";
import { SelectionProvider, usePicking } from "./selection";
import { TaskSections } from "./TaskSections";
import { WhoseTasks } from "./WhoseTasks";

const loadQuickAdd = () => import("./QuickAdd").then(({ QuickAdd }) => QuickAdd);
/** Asked once on a computer. */
const loadWhoAmI = () => import("./WhoAmI").then(({ WhoAmI }) => WhoAmI);

const useStyles = makeStyles({
  /** The height of the line, so that nothing moves when it comes. */
  quickAdd: { height: "58px", marginBottom: tokens.spacingVerticalM },
  groups: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalL },
});

interface Props {
  readonly snapshot: ProcessSnapshot;
  /** Whether deals are read as well. */
  readonly isWhole: boolean;
}

/** What to do now: the tasks of the person at this computer, by when they are due. */
export function MyDay({ snapshot, isWhole }: Props) {
  const styles = useStyles();
  const pane = usePane();
  const { t, formats } = useWords();
  const today = useToday();
  const pending = usePaneState((state) => state.pending);
  const remembered = usePaneState((state) => state.me);
  const [everyone, setEveryone] = useState(false);
  // A name that left the team asks again; a workbook without a team takes any name.
  const me = snapshot.team.length === 0 ? remembered : memberNamed(snapshot, remembered);
  const tasks = useMemo(() => withPending(snapshot.tasks, pending), [snapshot.tasks, pending]);
  const groups = useMemo(() => groupTasks(tasks, today, everyone ? null : me), [tasks, today, everyone, me]);
  const picking = usePicking();

  const title = t("taskpane:myDay.title");
  if (me === null) {
    return (
      <>
        <ScreenHeader title={title} />
        <CannotRead problems={snapshot.problems} />
        <LateScreen load={loadWhoAmI} waiting={null} props={{ team: snapshot.team }} />
      </>
    );
  }

  const due = groups.overdue.length + groups.today.length + groups.week.length;
  const next = groups.later[0];
  // Of what cannot be read nothing may be said, least of all that there is nothing to do.
  const isUnknown = snapshot.problems.some(isWholeTable);
  const isPartial = snapshot.problems.length > 0;
  const roomForQuickAdd = <div className={styles.quickAdd} />;
  return (
    <SelectionProvider value={picking.selection}>
      <ScreenHeader title={title} />
      <WhoseTasks me={me} team={snapshot.team} everyone={everyone} onEveryone={setEveryone}>
        <Arrange {...picking} />
      </WhoseTasks>
      <CannotRead problems={snapshot.problems} />
      <ForWriting>
        {!isWhole && roomForQuickAdd}
        {snapshot.deals.length > 0 && <LateScreen load={loadQuickAdd} waiting={roomForQuickAdd} props={{ snapshot, me }} />}
      </ForWriting>
      {isWhole && snapshot.deals.length === 0 && snapshot.tasks.length === 0 && !isPartial ? (
        <EmptyState
          icon={<Handshake32Regular />}
          title={t("taskpane:myDay.noDeals")}
          actions={
            <ForWriting>
              <Button appearance="primary" icon={<Add20Regular />} onClick={() => pane.open("add-deal")}>
                {t("taskpane:deals.add")}
              </Button>
            </ForWriting>
          }
        >
          {t("taskpane:myDay.noDealsHint")}
        </EmptyState>
      ) : (
        <div className={styles.groups} onKeyDown={picking.selection === null ? undefined : escapeCloses(picking.selection.end)}>
          <FailedTogether />
          {due === 0 && !isUnknown && (
            <EmptyState icon={<WeatherSunny48Regular />} title={t(isPartial ? "taskpane:myDay.restClear" : "taskpane:myDay.clear")}>
              {next?.due == null
                ? t(isPartial ? "taskpane:myDay.restClearHint" : "taskpane:myDay.nothingPlanned")
                : t("taskpane:myDay.next", { task: next.task, day: formats.day(next.due, today) })}
            </EmptyState>
          )}
          <TaskSections groups={groups} snapshot={snapshot} showOwner={everyone} />
        </div>
      )}
    </SelectionProvider>
  );
}

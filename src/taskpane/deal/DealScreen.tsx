import { Body1, Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowRight20Regular } from "@fluentui/react-icons/svg/arrow-right";
import { Handshake32Regular } from "@fluentui/react-icons/svg/handshake";
import { TableCursor20Regular } from "@fluentui/react-icons/svg/table-cursor";
import { useMemo, useRef, useState } from "react";
import "../../locales/deal";
import { normalText } from "../../process/columns";
import { stagePath } from "../../process/gate";
import type { Deal, ProcessSnapshot, Stage, Task } from "../../process/model";
import { showDeal } from "../../workbook";
import { EmptyState } from "../common/EmptyState";
import { FailureMessage } from "../common/FailureMessage";
import { Section } from "../common/Section";
import { Surface } from "../common/Surface";
import { useOperation } from "../common/use-operation";
import { useToday } from "../common/use-today";
import { TaskGroup } from "../my-day/TaskGroup";
import { ScreenHeader } from "../shell/ScreenHeader";
import { usePane, usePaneState, useWords } from "../state/context";
import { withPending } from "../state/pending";
import { dealLog } from "./deal-log";
import { Facts } from "./Facts";
import { Log } from "./Log";
import { LogActivity } from "./LogActivity";
import { Lose } from "./Lose";
import { Move } from "./Move";
import { MoveFailure } from "./MoveFailure";
import { Notes } from "./Notes";
import { withPendingDeals } from "./pending-deals";
import { stageSteps } from "./stage-steps";
import { Steps } from "./Steps";
import { tasksOf } from "./tasks-of";
import { useMoves } from "./use-moves";
import { whatItTakes } from "./what-it-takes";

const useStyles = makeStyles({
  parts: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalL },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalS },
  log: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  below: { marginTop: tokens.spacingVerticalS },
});

/** One deal: what it is, where it stands, what is to be done, and the way on. */
export function DealScreen({ snapshot }: { readonly snapshot: ProcessSnapshot }) {
  const pane = usePane();
  const { t } = useWords();
  const name = usePaneState((state) => state.arrival.deal ?? "");
  const pending = usePaneState((state) => state.pendingDeals);
  const deals = useMemo(() => withPendingDeals(snapshot.deals, pending), [snapshot.deals, pending]);
  const deal = deals.find((each) => normalText(each.deal) === normalText(name));
  if (deal !== undefined) return <Shown key={normalText(name)} deal={deal} snapshot={snapshot} />;
  return (
    <>
      <ScreenHeader title={name} back="deals" />
      <EmptyState
        icon={<Handshake32Regular />}
        title={t("deal:gone")}
        actions={
          <Button appearance="primary" onClick={() => pane.open("deals")}>
            {t("deal:toDeals")}
          </Button>
        }
      >
        {t("deal:goneHint")}
      </EmptyState>
    </>
  );
}

function stageOf(task: Task): string {
  return task.stage;
}

function Shown({ deal, snapshot }: { readonly deal: Deal; readonly snapshot: ProcessSnapshot }) {
  const styles = useStyles();
  const { t } = useWords();
  const today = useToday();
  const pending = usePaneState((state) => state.pending);
  const by = usePaneState((state) => state.me) ?? deal.owner;
  const [form, setForm] = useState<"none" | "move" | "lose">("none");
  const moves = useMoves(snapshot.stages);
  const inSheet = useOperation(() => showDeal(deal.deal));
  const tasks = useMemo(() => tasksOf(deal, withPending(snapshot.tasks, pending)), [deal, snapshot.tasks, pending]);
  const log = useMemo(() => dealLog(deal.deal, snapshot.history, snapshot.activities), [deal.deal, snapshot.history, snapshot.activities]);
  const steps = useMemo(() => stageSteps(deal, snapshot.stages, snapshot.history, today), [deal, snapshot.stages, snapshot.history, today]);
  const open = tasks.filter((task) => task.status === "open");
  const path = stagePath(snapshot.stages);
  const at = path.findIndex((stage) => normalText(stage.name) === normalText(deal.stage));
  const next = at < 0 ? undefined : path[at + 1];
  const actions = useRef<HTMLDivElement>(null);
  const close = () => {
    setForm("none");
    // The field or button that had the focus is gone.
    requestAnimationFrame(() => document.activeElement === document.body && actions.current?.querySelector("button")?.focus());
  };

  const closeAnd = (move: () => void) => {
    close();
    move();
  };
  const moveOn = (to: Stage) => {
    if (whatItTakes(deal, to, snapshot.stages, tasks) === "nothing") closeAnd(() => moves.move(deal, to));
    else setForm("move");
  };

  return (
    <>
      <ScreenHeader
        title={deal.deal}
        back="deals"
        aside={<Button appearance="subtle" icon={<TableCursor20Regular />} aria-label={t("taskpane:myDay.showInSheet")} title={t("taskpane:myDay.showInSheet")} onClick={inSheet.start} />}
      />
      <div className={styles.parts}>
        {inSheet.state.is === "failed" && <FailureMessage problem={inSheet.state.problem} tryAgain={inSheet.start} dismiss={inSheet.reset} inWorkbook={false} />}
        <Facts deal={deal} snapshot={snapshot} />
        <Section title={deal.outcome === "open" ? t("deal:stages") : `${t("deal:stages")}: ${t(`deal:outcome.${deal.outcome}`)}`}>
          <Surface>
            <Steps steps={steps} outcome={deal.outcome} />
            <div ref={actions} className={styles.actions}>
              {deal.outcome === "lost" ? (
                <Button appearance="primary" size="small" onClick={() => closeAnd(() => moves.reopen(deal))}>
                  {t("deal:reopen")}
                </Button>
              ) : (
                <>
                  {next !== undefined && (
                    <Button appearance="primary" size="small" icon={<ArrowRight20Regular />} onClick={() => moveOn(next)}>
                      {t("deal:moveTo", { stage: next.name })}
                    </Button>
                  )}
                  <Button size="small" aria-expanded={form === "move"} onClick={() => setForm(form === "move" ? "none" : "move")}>
                    {t("deal:move")}
                  </Button>
                  {deal.outcome === "open" && (
                    <Button size="small" aria-expanded={form === "lose"} onClick={() => setForm(form === "lose" ? "none" : "lose")}>
                      {t("deal:lose")}
                    </Button>
                  )}
                </>
              )}
            </div>
            <MoveFailure deal={deal.deal} className={styles.below} />
          </Surface>
          {form !== "none" && (
            <Surface className={styles.below}>
              {form === "move" ? (
                <Move
                  deal={deal}
                  stages={snapshot.stages}
                  tasks={tasks}
                  to={(next ?? path[0])?.name ?? ""}
                  onMove={(to, exception) => closeAnd(() => moves.move(deal, to, exception))}
                  onClose={close}
                />
              ) : (
                <Lose deals={snapshot.deals} open={open.length} onLose={(why) => closeAnd(() => moves.lose(deal, why))} onClose={close} />
              )}
            </Surface>
          )}
        </Section>
        <TaskGroup title={t("deal:openTasks")} tasks={open} snapshot={snapshot} showOwner about={stageOf} />
        {open.length === 0 && deal.outcome === "open" && <Body1>{t("deal:noTasks")}</Body1>}
        <TaskGroup title={t("deal:closedTasks")} tasks={tasks.filter((task) => task.status !== "open")} snapshot={snapshot} showOwner about={stageOf} folded />
        <Section title={t("deal:notes")}>
          <Notes deal={deal} by={by} />
        </Section>
        <Section title={t("deal:log")}>
          <div className={styles.log}>
            <LogActivity deal={deal.deal} by={by} />
            {log.length > 0 && <Log entries={log} />}
          </div>
        </Section>
      </div>
    </>
  );
}

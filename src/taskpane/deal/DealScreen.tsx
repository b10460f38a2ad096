import { Body1, Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowRight20Regular } from "@fluentui/react-icons/svg/arrow-right";
import { Handshake32Regular } from "@fluentui/react-icons/svg/handshake";
import { useMemo, useState } from "react";
import "../../locales/deal";
import { normalText } from "../../process/columns";
import { openMilestones, stagePath } from "../../process/gate";
import type { Deal, ProcessSnapshot, Task } from "../../process/model";
import { moveDeal, reopenDeal } from "../../workbook";
import { EmptyState } from "../common/EmptyState";
import { Section } from "../common/Section";
import { Surface } from "../common/Surface";
import { useToday } from "../common/use-today";
import { TaskGroup } from "../my-day/TaskGroup";
import { ScreenHeader } from "../shell/ScreenHeader";
import { usePane, usePaneState, useWords } from "../state/context";
import { withPending } from "../state/pending";
import { DealFailure } from "./DealFailure";
import { dealLog } from "./deal-log";
import { Facts } from "./Facts";
import { Log } from "./Log";
import { LogActivity } from "./LogActivity";
import { Lose } from "./Lose";
import { Move } from "./Move";
import { Notes } from "./Notes";
import { stageSteps } from "./stage-steps";
import { Steps } from "./Steps";
import { useAct } from "./use-act";

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
  const deal = snapshot.deals.find((each) => normalText(each.deal) === normalText(name));
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

/** The deal's tasks by when they are due, those without a day last. */
function tasksOf(deal: Deal, tasks: readonly Task[]): Task[] {
  const name = normalText(deal.deal);
  return tasks.filter((task) => normalText(task.deal) === name).sort((one, other) => (one.due ?? Infinity) - (other.due ?? Infinity));
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
  const act = useAct();
  const tasks = useMemo(() => tasksOf(deal, withPending(snapshot.tasks, pending)), [deal, snapshot.tasks, pending]);
  const log = useMemo(() => dealLog(deal.deal, snapshot.history, snapshot.activities), [deal.deal, snapshot.history, snapshot.activities]);
  const steps = useMemo(() => stageSteps(deal, snapshot.stages, snapshot.history, today), [deal, snapshot.stages, snapshot.history, today]);
  const open = tasks.filter((task) => task.status === "open");
  const path = stagePath(snapshot.stages);
  const at = path.findIndex((stage) => normalText(stage.name) === normalText(deal.stage));
  const next = at < 0 ? undefined : path[at + 1];
  const close = () => setForm("none");

  const moveOn = () => {
    if (next === undefined) return;
    if (openMilestones(snapshot.stages, deal.stage, next.name, tasks).length > 0) return setForm("move");
    act.start(async () => {
      const done = await moveDeal(deal.deal, next.name, { by, on: today });
      return { key: done.won ? "deal:wonNow" : "deal:moved", params: { deal: done.deal, stage: done.stage }, undo: done.undo };
    });
  };
  const reopen = () =>
    act.start(async () => {
      const done = await reopenDeal(deal.deal, { by, on: today });
      return { key: "deal:reopened", params: { deal: done.deal, stage: done.stage }, undo: done.undo };
    });

  return (
    <>
      <ScreenHeader title={deal.deal} back="deals" />
      <div className={styles.parts}>
        <Facts deal={deal} snapshot={snapshot} />
        <Section title={deal.outcome === "open" ? t("deal:stages") : `${t("deal:stages")}: ${t(`deal:outcome.${deal.outcome}`)}`}>
          <Surface>
            <Steps steps={steps} outcome={deal.outcome} />
            <div className={styles.actions}>
              {deal.outcome === "lost" ? (
                <Button appearance="primary" size="small" disabled={act.isRunning} onClick={reopen}>
                  {t("deal:reopen")}
                </Button>
              ) : (
                <>
                  {next !== undefined && (
                    <Button appearance="primary" size="small" icon={<ArrowRight20Regular />} disabled={act.isRunning} onClick={moveOn}>
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
            {form === "none" && <DealFailure act={act} />}
          </Surface>
          <div className={styles.below}>
            {form === "move" && <Move deal={deal} snapshot={snapshot} tasks={tasks} to={(next ?? path[0])?.name ?? ""} by={by} act={act} onClose={close} />}
            {form === "lose" && <Lose deal={deal} snapshot={snapshot} open={open.length} by={by} act={act} onClose={close} />}
          </div>
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

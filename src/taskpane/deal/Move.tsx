import { Body1Strong, Field, Select, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { normalText } from "../../process/columns";
import { openMilestones, stagePath } from "../../process/gate";
import type { Deal, ProcessSnapshot, Task } from "../../process/model";
import { moveDeal } from "../../workbook";
import { useFill } from "../common/fill";
import { Surface } from "../common/Surface";
import { useToday } from "../common/use-today";
import { SmallForm } from "../common/SmallForm";
import { useWords } from "../state/context";
import { DealFailure } from "./DealFailure";
import type { Act } from "./use-act";

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, overflowWrap: "anywhere" },
});

interface Props {
  readonly deal: Deal;
  readonly snapshot: ProcessSnapshot;
  readonly tasks: readonly Task[];
  /** The stage that is proposed. */
  readonly to: string;
  readonly by: string;
  readonly act: Act;
  readonly onClose: () => void;
}

/** Moves the deal to a stage; where milestones are open they are named, and going on all the same wants a reason. */
export function Move({ deal, snapshot, tasks, to: proposed, by, act, onClose }: Props) {
  const styles = useStyles();
  const fill = useFill();
  const { t } = useWords();
  const today = useToday();
  const [to, setTo] = useState(proposed);
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const path = useMemo(() => stagePath(snapshot.stages).filter(({ name }) => normalText(name) !== normalText(deal.stage)), [snapshot.stages, deal.stage]);
  const open = openMilestones(snapshot.stages, deal.stage, to, tasks);
  const needsReason = open.length > 0 && reason.trim() === "";

  const submit = () => {
    setAsked(true);
    if (needsReason) return;
    act.start(async () => {
      const done = await moveDeal(deal.deal, to, { by, on: today }, reason);
      return { key: done.won ? "deal:wonNow" : "deal:moved", params: { deal: done.deal, stage: done.stage }, undo: done.undo };
    }, onClose);
  };

  return (
    <Surface>
      <SmallForm submit={t(open.length > 0 ? "deal:moveAnyway" : "deal:moveDo")} isBusy={act.isRunning} onSubmit={submit} onClose={onClose}>
        <Field className={fill.field} label={t("deal:toStage")}>
          <Select autoFocus className={fill.control} value={to} onChange={(_, { value }) => setTo(value)}>
            {path.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        {open.length > 0 && (
          <>
            <Body1Strong>{t("deal:gate", { count: open.length })}</Body1Strong>
            <ul className={styles.list}>
              {open.map(({ id, task }) => (
                <li key={id}>{task}</li>
              ))}
            </ul>
            <Field
              label={t("deal:exception")}
              required
              hint={t("deal:exceptionHint")}
              validationMessage={asked && needsReason ? t("deal:exceptionMissing") : undefined}
            >
              <Textarea resize="vertical" value={reason} onChange={(_, { value }) => setReason(value)} />
            </Field>
          </>
        )}
        <DealFailure act={act} />
      </SmallForm>
    </Surface>
  );
}

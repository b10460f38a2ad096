import { Body1Strong, Field, Select, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { normalText } from "../../process/columns";
import { openMilestones, stagePath } from "../../process/gate";
import type { Deal, Stage, Task } from "../../process/model";
import { stageNamed } from "../../process/read-stages";
import { useFill } from "../common/fill";
import { SmallForm } from "../common/SmallForm";
import { useWords } from "../state/context";

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, overflowWrap: "anywhere" },
});

interface Props {
  readonly deal: Deal;
  readonly stages: readonly Stage[];
  readonly tasks: readonly Task[];
  /** The stage that is proposed. */
  readonly to: string;
  readonly onMove: (to: Stage, exception: string) => void;
  readonly onClose: () => void;
}

/** Moves the deal to a stage; where milestones are open they are named, and going on all the same wants a reason. */
export function Move({ deal, stages, tasks, to: proposed, onMove, onClose }: Props) {
  const styles = useStyles();
  const fill = useFill();
  const { t } = useWords();
  const [to, setTo] = useState(proposed);
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const path = useMemo(() => stagePath(stages).filter(({ name }) => normalText(name) !== normalText(deal.stage)), [stages, deal.stage]);
  const open = openMilestones(stages, deal.stage, to, tasks);
  const needsReason = open.length > 0 && reason.trim() === "";
  const stage = stageNamed(path, to);

  const submit = () => {
    setAsked(true);
    if (!needsReason && stage !== null) onMove(stage, reason);
  };

  return (
    <SmallForm submit={t(open.length > 0 ? "deal:moveAnyway" : "deal:moveDo")} onSubmit={submit} onClose={onClose}>
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
    </SmallForm>
  );
}

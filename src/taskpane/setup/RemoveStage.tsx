import { Body1, Button, Field, Radio, RadioGroup, Select } from "@fluentui/react-components";
import { useState } from "react";
import { removeStage, type StageRemoval } from "../../workbook";
import { useFill } from "../common/fill";
import { escapeCloses } from "../common/escape-closes";
import { useWords } from "../state/context";
import { FormTitle } from "./FormTitle";
import { useRowStyles } from "./row-styles";
import { dealsMayGoTo, isNeeded, type StageLine, type StageUse } from "./stage-rules";
import { useWish } from "./wishes";
import { WishState } from "./WishState";

interface Props {
  readonly stage: StageLine;
  readonly stages: readonly StageLine[];
  readonly use: StageUse;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

/** Asks what happens to a stage's deals and tasks before it is removed. */
export function RemoveStage({ stage, stages, use, onClose, onRemoved }: Props) {
  const styles = useRowStyles();
  const fill = useFill();
  const { t } = useWords();
  const { wish } = useWish();
  const choices = dealsMayGoTo(stages, stage);
  const [to, setTo] = useState(choices[0]?.name ?? "");
  const [tasks, setTasks] = useState<StageRemoval["tasks"]>("moved");
  const isUsed = use.deals + use.tasks > 0;
  const refusal = isNeeded(stages, stage)
    ? t(stage.kind === "open" ? "setup:error.lastOpen" : "setup:error.lastWon")
    : isUsed && choices.length === 0
      ? t("setup:remove.nowhere", { stage: stage.name })
      : null;
  const cancel = (
    <Button size="small" onClick={onClose}>
      {t("taskpane:progress.cancel")}
    </Button>
  );
  return (
    <div
      className={styles.form}
      role="group"
      aria-label={t("setup:remove.title", { stage: stage.name })}
      onKeyDown={escapeCloses(onClose)}
    >
      <FormTitle>{t("setup:remove.title", { stage: stage.name })}</FormTitle>
      {refusal !== null ? (
        <>
          <Body1 as="p" block className={styles.text}>
            {refusal}
          </Body1>
          <div className={styles.actions}>{cancel}</div>
        </>
      ) : (
        <>
          <Body1 as="p" block className={styles.text}>
            {t("setup:remove.holds", {
              deals: t("setup:deals", { count: use.deals }),
              tasks: t("setup:openTasks", { count: use.openTasks }),
              playbook: t("setup:playbookTasks", { count: use.playbook }),
            })}
          </Body1>
          {choices.length > 0 && (
            <Field className={fill.field} label={t("setup:remove.dealsTo")} hint={t("setup:remove.dealsToHint")}>
              <Select className={fill.control} value={to} onChange={(_, { value }) => setTo(value)}>
                {choices.map(({ name }) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          {choices.length > 0 && use.openTasks + use.playbook > 0 && (
            <Field label={t("setup:remove.tasks")}>
              <RadioGroup value={tasks} onChange={(_, { value }) => setTasks(value as StageRemoval["tasks"])}>
                <Radio value="moved" label={t("setup:remove.moved", { stage: to })} />
                <Radio value="dropped" label={t("setup:remove.dropped")} />
              </RadioGroup>
            </Field>
          )}
          <WishState at="remove stage" />
          <div className={styles.actions}>
            <Button
              size="small"
              appearance="primary"
              onClick={() =>
                wish("remove stage", {
                  run: (handle) => removeStage(stage.name, { dealsTo: to === "" ? null : to, tasks }, handle),
                  said: { key: "setup:stages.removed", params: { stage: stage.name } },
                  then: onRemoved,
                })
              }
            >
              {t("setup:stages.removeNow")}
            </Button>
            {cancel}
          </div>
        </>
      )}
    </div>
  );
}

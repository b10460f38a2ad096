import { Caption1, Checkbox, Field, Label, makeStyles, tokens } from "@fluentui/react-components";
import { useId, useMemo } from "react";
import { firstSerial } from "../../import/date-orders";
import type { ImportPlan } from "../../import/import-plan";
import { Section } from "../common/Section";
import { Surface } from "../common/Surface";
import { useWords } from "../state/context";
import type { ImportDraft } from "./import-draft";

const useStyles = makeStyles({
  choices: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  pipelines: { display: "flex", flexDirection: "column", overflowWrap: "anywhere" },
  wrong: { color: tokens.colorStatusDangerForeground1 },
});

interface Props {
  readonly draft: ImportDraft;
  readonly plan: ImportPlan | null;
  readonly onFillDown: (fillDown: boolean) => void;
  /** Undefined: all of them. */
  readonly onPipelines: (pipelines: readonly string[] | undefined) => void;
  readonly onDate1904: (date1904: boolean) => void;
}

/** The choices that only some sources pose: merged cells, several pipelines, dates of a Mac workbook. */
export function RowsToTake({ draft, plan, onFillDown, onPipelines, onDate1904 }: Props) {
  const styles = useStyles();
  const { t, formats } = useWords();
  const pipelinesId = useId();
  const { fillDown = false, pipelines: chosen, date1904 = false } = draft.choices;
  const serial = useMemo(() => firstSerial(draft.source, draft.mapping), [draft.source, draft.mapping]);
  const looksMerged = plan?.notices.some(({ code }) => code === "import:belowDeal") ?? false;
  const pipelines = plan !== null && plan.pipelines.length > 1 ? plan.pipelines : [];
  if (!fillDown && !looksMerged && pipelines.length === 0 && serial === null) return null;

  const take = (pipeline: string, wanted: boolean) => {
    const now = chosen ?? pipelines;
    const next = pipelines.filter((each) => (each === pipeline ? wanted : now.includes(each)));
    onPipelines(next.length === pipelines.length ? undefined : next);
  };
  return (
    <Section title={t("importDeals:reads")}>
      <div className={styles.choices}>
        {(fillDown || looksMerged) && (
          <Surface>
            <Checkbox checked={fillDown} label={t("importDeals:fillDown")} onChange={(_, { checked }) => onFillDown(checked === true)} />
          </Surface>
        )}
        {pipelines.length > 0 && (
          <Surface>
            {/* No Field: each checkbox would take its label for its own. */}
            <div role="group" aria-labelledby={pipelinesId} className={styles.pipelines}>
              <Label id={pipelinesId}>{t("importDeals:pipelines")}</Label>
              {pipelines.map((pipeline) => (
                <Checkbox
                  key={pipeline}
                  label={pipeline}
                  checked={chosen === undefined || chosen.includes(pipeline)}
                  onChange={(_, { checked }) => take(pipeline, checked === true)}
                />
              ))}
              {chosen?.length === 0 && (
                <Caption1 role="alert" className={styles.wrong}>
                  {t("importDeals:needsPipeline")}
                </Caption1>
              )}
            </div>
          </Surface>
        )}
        {serial !== null && (
          <Surface>
            <Field
              hint={t(date1904 ? "importDeals:date1904On" : "importDeals:date1904Off", {
                header: serial.header,
                day: formats.fullDay(date1904 ? serial.in1904 : serial.in1900),
              })}
            >
              <Checkbox checked={date1904} label={t("importDeals:date1904")} onChange={(_, { checked }) => onDate1904(checked === true)} />
            </Field>
          </Surface>
        )}
      </div>
    </Section>
  );
}

import { Button, Caption1, Field, Input, Select, makeStyles, tokens } from "@fluentui/react-components";
import { Add20Regular } from "@fluentui/react-icons/svg/add";
import { useMemo, useRef, useState, type FormEvent } from "react";
import "../../locales/quickAdd";
import type { ProcessSnapshot } from "../../process/model";
import { readQuickTask } from "../../process/quick-task/read-quick-task";
import { addTask } from "../../workbook";
import { ActFailure } from "../common/ActFailure";
import { useFill } from "../common/fill";
import { useAct } from "../common/use-act";
import { useToday } from "../common/use-today";
import { useWords } from "../state/context";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS, marginBottom: tokens.spacingVerticalM },
  preview: { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

interface Props {
  readonly snapshot: ProcessSnapshot;
  readonly me: string;
}

/** A line that is read as a task: its day, and the deal or customer that it names, shown before it is added. */
export function QuickAdd({ snapshot, me }: Props) {
  const styles = useStyles();
  const fill = useFill();
  const { t, formats } = useWords();
  const today = useToday();
  const [line, setLine] = useState("");
  const [chosen, setChosen] = useState("");
  const [isAsked, setAsked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const open = useMemo(
    () => snapshot.deals.filter(({ outcome }) => outcome === "open").sort((one, other) => formats.compare(one.deal, other.deal)),
    [snapshot.deals, formats]
  );
  const { task, day, deal, candidates } = readQuickTask(line, today, open);
  const of = deal?.deal ?? chosen;
  const act = useAct();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (task === "") return field.current?.focus();
    if (of === "") return setAsked(true);
    act.start(async () => {
      const done = await addTask({ deal: of, task, owner: me, start: today, due: day });
      setLine("");
      setChosen("");
      setAsked(false);
      return { key: "quickAdd:added", params: { task: done.task, deal: done.deal, day }, undo: done.undo };
    });
    field.current?.focus();
  };
  const words = { task, day: formats.day(day, today) };
  return (
    <form noValidate className={styles.form} aria-label={t("quickAdd:label")} onSubmit={submit}>
      <Field label={t("quickAdd:label")}>
        <Input
          ref={field}
          className={fill.control}
          value={line}
          placeholder={t("quickAdd:example")}
          autoComplete="off"
          onChange={(_, { value }) => setLine(value)}
          contentAfter={
            <Button type="submit" appearance="transparent" size="small" icon={<Add20Regular />} disabled={act.isRunning} aria-label={t("quickAdd:add")} />
          }
        />
      </Field>
      {task !== "" && (
        <>
          {deal === null && (
            <Field
              className={fill.field}
              label={t(candidates.length > 1 ? "quickAdd:several" : "quickAdd:which")}
              validationMessage={isAsked && chosen === "" ? t("quickAdd:choose") : undefined}
            >
              <Select className={fill.control} value={chosen} onChange={(_, { value }) => setChosen(value)}>
                <option value="">{t("quickAdd:none")}</option>
                {(candidates.length > 1 ? candidates : open).map((each) => (
                  <option key={each.deal} value={each.deal}>
                    {each.deal}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          <Caption1 role="status" className={styles.preview}>
            {of === "" ? t("quickAdd:previewNoDeal", words) : t("quickAdd:preview", { ...words, deal: of })}
          </Caption1>
        </>
      )}
      <ActFailure act={act} />
    </form>
  );
}

import { Button, Field, Input, Select, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState, type FormEvent } from "react";
import "../../locales/addDeal";
import { layOut, stagesToLayOut } from "../../process/lay-out";
import type { ProcessSnapshot } from "../../process/model";
import { addDeal } from "../../workbook";
import { Cancelled } from "../common/Cancelled";
import { DayField } from "../common/DayField";
import { useFill } from "../common/fill";
import { FailureMessage } from "../common/FailureMessage";
import { OperationProgress } from "../common/OperationProgress";
import { PersonField } from "../common/PersonField";
import { useOperation } from "../common/use-operation";
import { useToday } from "../common/use-today";
import { ScreenHeader } from "../shell/ScreenHeader";
import { usePane, usePaneState, useWords } from "../state/context";
import { memberNamed } from "../state/pane";
import { dealOf, formErrors, type DealForm } from "./check-deal";
import { TasksPreview } from "./TasksPreview";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  pair: { display: "grid", gridTemplateColumns: "repeat(2, minmax(0, 1fr))", columnGap: tokens.spacingHorizontalM, alignItems: "start" },
});

/** A new deal: what it is, whose it is, where it starts, and what the playbook brings for it. */
export function AddDeal({ snapshot }: { readonly snapshot: ProcessSnapshot }) {
  const styles = useStyles();
  const fill = useFill();
  const pane = usePane();
  const { t } = useWords();
  const today = useToday();
  const remembered = usePaneState((state) => state.me);
  const openStages = useMemo(
    () => snapshot.stages.filter((stage) => stage.kind === "open").sort((one, other) => one.order - other.order),
    [snapshot.stages]
  );
  const blank = (): DealForm => ({
    customer: "",
    deal: "",
    amount: "",
    owner: memberNamed(snapshot, remembered) ?? (snapshot.team.length === 0 ? (remembered ?? "") : ""),
    stage: openStages[0]?.name ?? "",
    start: today,
  });
  const [form, setForm] = useState(blank);
  const [asked, setAsked] = useState(false);
  const fields = useRef<HTMLFormElement>(null);
  const change = (part: Partial<DealForm>) => setForm((before) => ({ ...before, ...part }));
  const errors = formErrors(form, snapshot);
  const says = (field: keyof DealForm) => {
    const key = errors[field];
    return asked && key !== undefined ? t(key) : undefined;
  };

  const adding = useOperation(async (handle) => {
    const written = await addDeal(dealOf(form), handle);
    await pane.refresh();
    pane.say("addDeal:added", { deal: written.deal, count: written.tasks }, written.undo);
    setForm(blank());
    setAsked(false);
  });
  const added = adding.state.is === "done";
  useEffect(() => {
    if (added) fields.current?.querySelector("input")?.focus(); // the next deal may follow at once
  }, [added]);

  const planned = useMemo(
    () =>
      form.start === null || form.start < 1
        ? []
        : layOut({
            stages: stagesToLayOut(snapshot.stages, form.stage),
            playbook: snapshot.playbook,
            team: snapshot.team,
            holidays: new Set(snapshot.holidays),
            start: form.start,
            owner: form.owner,
          }),
    [snapshot, form.stage, form.start, form.owner]
  );

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (Object.keys(errors).length === 0) adding.start();
    else requestAnimationFrame(() => fields.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  };

  return (
    <>
      <ScreenHeader title={t("addDeal:title")} back="deals" />
      {adding.state.is === "running" ? (
        <OperationProgress {...adding.state} label={t("addDeal:adding", { deal: form.deal })} cancel={adding.cancel} />
      ) : (
        <form noValidate ref={fields} className={styles.form} onSubmit={submit}>
          {adding.state.is === "failed" && (
            <FailureMessage problem={adding.state.problem} tryAgain={adding.start} dismiss={adding.reset} />
          )}
          {adding.state.is === "cancelled" && <Cancelled />}
          <Field label={t("addDeal:customer")} required validationMessage={says("customer")}>
            <Input value={form.customer} onChange={(_, { value }) => change({ customer: value })} />
          </Field>
          <Field label={t("addDeal:deal")} required validationMessage={says("deal")}>
            <Input value={form.deal} onChange={(_, { value }) => change({ deal: value })} />
          </Field>
          <div className={styles.pair}>
            <Field className={fill.field} label={t("addDeal:amount")} validationMessage={says("amount")}>
              <Input className={fill.control} inputMode="decimal" value={form.amount} onChange={(_, { value }) => change({ amount: value })} />
            </Field>
            <DayField
              label={t("addDeal:start")}
              required
              day={form.start}
              onDay={(start) => change({ start })}
              error={says("start")}
            />
          </div>
          <PersonField
            label={t("addDeal:owner")}
            required
            team={snapshot.team}
            name={form.owner}
            onName={(owner) => change({ owner })}
            error={says("owner")}
          />
          <Field className={fill.field} label={t("addDeal:stage")} required>
            <Select className={fill.control} value={form.stage} onChange={(_, { value }) => change({ stage: value })}>
              {openStages.map((stage) => (
                <option key={stage.name} value={stage.name}>
                  {stage.name}
                </option>
              ))}
            </Select>
          </Field>
          <TasksPreview planned={planned} />
          <Button type="submit" appearance="primary">
            {t("addDeal:do")}
          </Button>
        </form>
      )}
    </>
  );
}

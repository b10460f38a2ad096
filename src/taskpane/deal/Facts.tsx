import { Body1, Button, Caption1, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { Edit16Regular } from "@fluentui/react-icons/svg/edit";
import { useRef, useState } from "react";
import type { Day, Deal, ProcessSnapshot } from "../../process/model";
import { changeDeal, type DealFacts } from "../../workbook";
import { amountOf } from "../add-deal/check-deal";
import { ActFailure } from "../common/ActFailure";
import { DayField } from "../common/DayField";
import { useFill } from "../common/fill";
import { PersonField } from "../common/PersonField";
import { Surface } from "../common/Surface";
import { SmallForm } from "../common/SmallForm";
import { useAct } from "../common/use-act";
import { useWords } from "../state/context";

const useStyles = makeStyles({
  facts: { display: "grid", gridTemplateColumns: "repeat(2, minmax(0, 1fr))", gap: tokens.spacingHorizontalM, margin: 0 },
  fact: { minWidth: 0, overflowWrap: "anywhere" },
  label: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0 },
  actions: { display: "flex", columnGap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalS },
});

interface Draft {
  readonly amount: string;
  readonly expectedClose: Day | null;
  readonly owner: string;
}

/** What the deal is worth, whose it is and when it is to close: read, and changed in place. */
export function Facts({ deal, snapshot }: { readonly deal: Deal; readonly snapshot: ProcessSnapshot }) {
  const styles = useStyles();
  const fill = useFill();
  const { t, formats } = useWords();
  const [draft, setDraft] = useState<Draft | null>(null);
  const edit = useRef<HTMLButtonElement>(null);
  const act = useAct();
  const close = () => {
    setDraft(null);
    requestAnimationFrame(() => edit.current?.focus());
  };
  const amount = draft === null ? null : amountOf(draft.amount);
  const wrong = amount === "unreadable";

  const save = () => {
    if (draft === null || wrong) return;
    const { expectedClose, owner } = draft;
    const facts: DealFacts = {
      ...(amount === deal.amount ? {} : { amount }),
      ...(expectedClose === deal.expectedClose ? {} : { expectedClose }),
      ...(owner === deal.owner ? {} : { owner }),
    };
    if (Object.keys(facts).length === 0) return close();
    act.start(async () => {
      const { undo } = await changeDeal(deal.deal, facts);
      return { key: "deal:changed", params: { deal: deal.deal }, undo };
    }, close);
  };

  if (draft !== null) {
    return (
      <Surface>
        <SmallForm submit={t("deal:save")} isBusy={act.isRunning} onSubmit={save} onClose={close}>
          <Field className={fill.field} label={t("deal:facts.amount")} validationMessage={wrong ? t("deal:amountWrong") : undefined}>
            <Input autoFocus className={fill.control} inputMode="decimal" value={draft.amount} onChange={(_, { value }) => setDraft({ ...draft, amount: value })} />
          </Field>
          <DayField label={t("deal:facts.expectedClose")} day={draft.expectedClose} onDay={(expectedClose) => setDraft({ ...draft, expectedClose })} />
          <PersonField label={t("deal:facts.owner")} team={snapshot.team} name={draft.owner} onName={(owner) => setDraft({ ...draft, owner })} />
          <ActFailure act={act} />
        </SmallForm>
      </Surface>
    );
  }

  const facts: readonly [string, string][] = [
    ["customer", deal.customer],
    ["owner", deal.owner],
    ["amount", deal.amount === null ? "" : formats.amount(deal.amount)],
    deal.outcome === "open"
      ? ["expectedClose", deal.expectedClose === null ? "" : formats.fullDay(deal.expectedClose)]
      : ["closed", deal.closed === null ? "" : formats.fullDay(deal.closed)],
    ...(deal.outcome === "lost" ? [["reason", deal.reason] as [string, string], ["competitor", deal.competitor] as [string, string]] : []),
  ];
  return (
    <Surface>
      <dl className={styles.facts}>
        {facts.map(([key, value]) => (
          <div key={key} className={styles.fact}>
            <dt>
              <Caption1 className={styles.label}>{t(`deal:facts.${key}`)}</Caption1>
            </dt>
            <dd className={styles.value}>
              <Body1>{value === "" ? <span className={styles.label}>{t("deal:none")}</span> : value}</Body1>
            </dd>
          </div>
        ))}
      </dl>
      {deal.outcome === "open" && (
        <div className={styles.actions}>
          <Button
            ref={edit}
            size="small"
            icon={<Edit16Regular />}
            onClick={() => setDraft({ amount: deal.amount === null ? "" : String(deal.amount), expectedClose: deal.expectedClose, owner: deal.owner })}
          >
            {t("deal:edit")}
          </Button>
        </div>
      )}
    </Surface>
  );
}

import { Field, Input } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { Day } from "../../process/model";
import { DayField } from "../common/DayField";
import { SmallForm } from "../common/SmallForm";
import { useWords } from "../state/context";
import { checkDaysOff } from "./check-rows";
import { LONGEST, type PastedDays } from "./holidays";
import { useRowStyles } from "./row-styles";
import { WishState } from "./WishState";

interface Props {
  readonly taken: ReadonlySet<Day>;
  readonly onAdd: (days: PastedDays) => void;
  readonly onClose: () => void;
}

/** A day off, or several in a row. */
export function AddDaysOff({ taken, onAdd, onClose }: Props) {
  const styles = useRowStyles();
  const { t } = useWords();
  const [name, setName] = useState("");
  const [from, setFrom] = useState<Day | null>(null);
  const [to, setTo] = useState<Day | null>(null);
  const [asked, setAsked] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const errors = checkDaysOff(from, to, taken);
  return (
    <SmallForm
      label={t("setup:holidays.add")}
      className={styles.form}
      submit={t("setup:add")}
      onSubmit={() => {
        setAsked(true);
        if (from !== null && errors.from === null && errors.to === null) onAdd({ from, to: to ?? from, name: name.trim() });
      }}
      onClose={onClose}
    >
      <Field label={t("setup:holidays.name")}>
        <Input ref={first} value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
      <div className={styles.pair}>
        <DayField label={t("setup:holidays.from")} required day={from} onDay={setFrom} error={asked && errors.from !== null ? t(errors.from) : undefined} />
        <DayField label={t("setup:holidays.to")} day={to} onDay={setTo} error={asked && errors.to !== null ? t(errors.to, { count: LONGEST }) : undefined} />
      </div>
      <WishState at="add days" />
    </SmallForm>
  );
}

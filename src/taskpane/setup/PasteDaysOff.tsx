import { Caption1, Field, Textarea } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Day } from "../../process/model";
import { SmallForm } from "../common/SmallForm";
import { useWords } from "../state/context";
import { readDaysOff, type PastedDays } from "./holidays";
import { useRowStyles } from "./row-styles";
import { WishState } from "./WishState";

interface Props {
  readonly taken: ReadonlySet<Day>;
  readonly onAdd: (days: readonly PastedDays[]) => void;
  readonly onClose: () => void;
}

/** A whole year's days off, pasted from a calendar or a web page. */
export function PasteDaysOff({ taken, onAdd, onClose }: Props) {
  const styles = useRowStyles();
  const { t } = useWords();
  const [text, setText] = useState("");
  const [asked, setAsked] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const { days, unreadable } = useMemo(() => readDaysOff(text), [text]);
  const read = new Set(days.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index)));
  const news = [...read].filter((day) => !taken.has(day)).length;
  const error = unreadable.length > 0 ? t("setup:holidays.badLines", { lines: unreadable.join(", ") }) : asked && news === 0 ? t("setup:holidays.nothingNew") : undefined;
  return (
    <SmallForm
      label={t("setup:holidays.paste")}
      className={styles.form}
      submit={t("setup:add")}
      onSubmit={() => {
        setAsked(true);
        if (news > 0) onAdd(days);
      }}
      onClose={onClose}
    >
      <Field label={t("setup:holidays.list")} hint={t("setup:holidays.listHint")} validationMessage={error} validationState={news > 0 && error !== undefined ? "warning" : undefined}>
        <Textarea ref={field} rows={6} resize="vertical" value={text} onChange={(_, { value }) => setText(value)} />
      </Field>
      <Caption1 role="status">{text.trim() === "" ? "" : t("setup:holidays.willAdd", { count: news })}</Caption1>
      <WishState at="paste days" />
    </SmallForm>
  );
}

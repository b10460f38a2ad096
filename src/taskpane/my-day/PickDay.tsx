import { useEffect, useRef, useState } from "react";
import type { Day } from "../../process/model";
import { DayField } from "../common/DayField";
import { SmallForm } from "../common/SmallForm";
import { useWords } from "../state/context";

interface Props {
  readonly day: Day | null;
  readonly onDay: (day: Day) => void;
  readonly onCancel: () => void;
}

/** Asks for the day a task is put off to. */
export function PickDay({ day: proposed, onDay, onCancel }: Props) {
  const { t } = useWords();
  const [day, setDay] = useState<Day | null>(proposed);
  const [asked, setAsked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const valid = day !== null && day >= 1;
  return (
    <SmallForm
      submit={t("taskpane:putOff.do")}
      onSubmit={() => {
        if (valid) onDay(day);
        else setAsked(true);
      }}
      onClose={onCancel}
    >
      <DayField
        label={t("taskpane:putOff.to")}
        day={day}
        onDay={setDay}
        inputRef={field}
        error={asked && !valid ? t("taskpane:putOff.needsDay") : undefined}
      />
    </SmallForm>
  );
}

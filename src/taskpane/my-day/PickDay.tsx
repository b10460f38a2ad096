import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { Day } from "../../process/model";
import { DayField } from "../common/DayField";
import { useWords } from "../state/context";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  actions: { display: "flex", columnGap: tokens.spacingHorizontalS },
});

interface Props {
  readonly day: Day | null;
  readonly onDay: (day: Day) => void;
  readonly onCancel: () => void;
}

/** Asks for the day a task is put off to. */
export function PickDay({ day: proposed, onDay, onCancel }: Props) {
  const styles = useStyles();
  const { t } = useWords();
  const [day, setDay] = useState<Day | null>(proposed);
  const [asked, setAsked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const valid = day !== null && day >= 1;
  return (
    <form
      noValidate
      className={styles.form}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault(); // used here: the focus stays in the pane (see keepKeys)
        onCancel();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) onDay(day);
        else setAsked(true);
      }}
    >
      <DayField
        label={t("taskpane:putOff.to")}
        day={day}
        onDay={setDay}
        inputRef={field}
        error={asked && !valid ? t("taskpane:putOff.needsDay") : undefined}
      />
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" size="small">
          {t("taskpane:putOff.do")}
        </Button>
        <Button size="small" onClick={onCancel}>
          {t("taskpane:progress.cancel")}
        </Button>
      </div>
    </form>
  );
}

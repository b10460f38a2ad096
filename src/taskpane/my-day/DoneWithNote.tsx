import { useState } from "react";
import "../../locales/myDay";
import type { DoneActivity, LoggedType } from "../../workbook";
import { ActivityFields } from "../common/ActivityFields";
import { SmallForm } from "../common/SmallForm";
import { useWords } from "../state/context";

interface Props {
  readonly onDone: (activity: DoneActivity) => void;
  readonly onCancel: () => void;
}

/** Asks what was said or agreed, to log it with a task that is done. */
export function DoneWithNote({ onDone, onCancel }: Props) {
  const { t } = useWords();
  const [type, setType] = useState<LoggedType>("call");
  const [notes, setNotes] = useState("");
  const [asked, setAsked] = useState(false);
  const missing = notes.trim() === "";
  return (
    <SmallForm
      label={t("myDay:withNote")}
      submit={t("myDay:withNoteDo")}
      onSubmit={() => {
        if (missing) setAsked(true);
        else onDone({ type, notes: notes.trim() });
      }}
      onClose={onCancel}
    >
      <ActivityFields
        type={type}
        onType={setType}
        notes={notes}
        onNotes={setNotes}
        error={asked && missing ? t("deal:activityNotesMissing") : undefined}
      />
    </SmallForm>
  );
}

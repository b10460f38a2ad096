import "../../locales/myDay";
import type { DoneActivity } from "../../workbook";
import { ActivityFields, useActivityDraft } from "../common/ActivityFields";
import { SmallForm } from "../common/SmallForm";
import { useWords } from "../state/context";

interface Props {
  readonly onDone: (activity: DoneActivity) => void;
  readonly onCancel: () => void;
}

/** Asks what was said or agreed, to log it with a task that is done. */
export function DoneWithNote({ onDone, onCancel }: Props) {
  const { t } = useWords();
  const draft = useActivityDraft();
  return (
    <SmallForm
      label={t("myDay:withNote")}
      submit={t("myDay:withNoteDo")}
      onSubmit={() => {
        const activity = draft.finish();
        if (activity !== null) onDone(activity);
      }}
      onClose={onCancel}
    >
      <ActivityFields draft={draft} />
    </SmallForm>
  );
}

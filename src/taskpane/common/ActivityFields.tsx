import { Field, Select, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import "../../locales/deal";
import type { LoggedType } from "../../workbook";
import { useWords } from "../state/context";
import { useFill } from "./fill";

const TYPES = ["call", "meeting", "email", "note"] as const satisfies readonly LoggedType[];

/** An activity that is being written. */
interface Draft {
  readonly type: LoggedType;
  readonly notes: string;
  /** It was to be logged without notes. */
  readonly isIncomplete: boolean;
  readonly onType: (type: LoggedType) => void;
  readonly onNotes: (notes: string) => void;
  /** The activity, to be logged; null: its notes are missing, which the fields then say. */
  readonly finish: () => { readonly type: LoggedType; readonly notes: string } | null;
}

export function useActivityDraft(): Draft {
  const [type, onType] = useState<LoggedType>("call");
  const [notes, onNotes] = useState("");
  const [asked, setAsked] = useState(false);
  const isMissing = notes.trim() === "";
  return {
    type, notes, isIncomplete: asked && isMissing, onType, onNotes,
    finish: () => {
      setAsked(true);
      return isMissing ? null : { type, notes: notes.trim() };
    },
  };
}

/** What is logged: a call, a meeting, an e-mail or a note, and what was said. The form opens with the first of them. */
export function ActivityFields({ draft: { type, notes, isIncomplete, onType, onNotes } }: { readonly draft: Draft }) {
  const fill = useFill();
  const { t } = useWords();
  return (
    <>
      <Field className={fill.field} label={t("deal:activityType")}>
        <Select autoFocus className={fill.control} value={type} onChange={(_, { value }) => onType(value as LoggedType)}>
          {TYPES.map((each) => (
            <option key={each} value={each}>
              {t(`deal:activity.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("deal:activityNotes")} required validationMessage={isIncomplete ? t("deal:activityNotesMissing") : undefined}>
        <Textarea resize="vertical" value={notes} onChange={(_, { value }) => onNotes(value)} />
      </Field>
    </>
  );
}

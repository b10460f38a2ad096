import { Field, Select, Textarea } from "@fluentui/react-components";
import "../../locales/deal";
import type { LoggedType } from "../../workbook";
import { useWords } from "../state/context";
import { useFill } from "./fill";

const TYPES = ["call", "meeting", "email", "note"] as const satisfies readonly LoggedType[];

interface Props {
  readonly type: LoggedType;
  readonly onType: (type: LoggedType) => void;
  readonly notes: string;
  readonly onNotes: (notes: string) => void;
  /** What the notes lack. */
  readonly error: string | undefined;
}

/** What is logged: a call, a meeting, an e-mail or a note, and what was said. The form opens with the first of them. */
export function ActivityFields({ type, onType, notes, onNotes, error }: Props) {
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
      <Field label={t("deal:activityNotes")} required validationMessage={error}>
        <Textarea resize="vertical" value={notes} onChange={(_, { value }) => onNotes(value)} />
      </Field>
    </>
  );
}

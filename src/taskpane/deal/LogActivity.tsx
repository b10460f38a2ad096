import { Button, Field, Select, Textarea } from "@fluentui/react-components";
import { useRef, useState } from "react";
import { logActivity, type LoggedType } from "../../workbook";
import { ActFailure } from "../common/ActFailure";
import { useFill } from "../common/fill";
import { SmallForm } from "../common/SmallForm";
import { Surface } from "../common/Surface";
import { useAct } from "../common/use-act";
import { useToday } from "../common/use-today";
import { useWords } from "../state/context";

const TYPES = ["call", "meeting", "email", "note"] as const satisfies readonly LoggedType[];

/** A call, a meeting, an e-mail or a note for the deal's log: a button that opens the form for it. */
export function LogActivity({ deal, by }: { readonly deal: string; readonly by: string }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    opener.current?.focus(); // the field that had the focus goes with the form
  };
  return (
    <>
      <div>
        <Button ref={opener} size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t("deal:logActivity")}
        </Button>
      </div>
      {isOpen && <ActivityForm deal={deal} by={by} onClose={close} />}
    </>
  );
}

function ActivityForm({ deal, by, onClose }: { readonly deal: string; readonly by: string; readonly onClose: () => void }) {
  const fill = useFill();
  const { t } = useWords();
  const today = useToday();
  const [type, setType] = useState<LoggedType>("call");
  const [notes, setNotes] = useState("");
  const [asked, setAsked] = useState(false);
  const act = useAct();
  const missing = notes.trim() === "";
  const submit = () => {
    setAsked(true);
    if (missing) return;
    act.start(async () => {
      const { undo } = await logActivity({ deal, type, notes }, { by, on: today });
      return { key: "deal:logged", params: { deal }, undo };
    }, onClose);
  };
  return (
    <Surface>
      <SmallForm label={t("deal:logActivity")} submit={t("deal:logActivityDo")} isBusy={act.isRunning} onSubmit={submit} onClose={onClose}>
        <Field className={fill.field} label={t("deal:activityType")}>
          <Select autoFocus className={fill.control} value={type} onChange={(_, { value }) => setType(value as LoggedType)}>
            {TYPES.map((each) => (
              <option key={each} value={each}>
                {t(`deal:activity.${each}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("deal:activityNotes")} required validationMessage={asked && missing ? t("deal:activityNotesMissing") : undefined}>
          <Textarea resize="vertical" value={notes} onChange={(_, { value }) => setNotes(value)} />
        </Field>
        <ActFailure act={act} />
      </SmallForm>
    </Surface>
  );
}

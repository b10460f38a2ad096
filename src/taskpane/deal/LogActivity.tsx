import { Button } from "@fluentui/react-components";
import { useRef, useState } from "react";
import { logActivity } from "../../workbook";
import { ActFailure } from "../common/ActFailure";
import { ActivityFields, useActivityDraft } from "../common/ActivityFields";
import { SmallForm } from "../common/SmallForm";
import { Surface } from "../common/Surface";
import { useAct } from "../common/use-act";
import { useToday } from "../common/use-today";
import { useWords } from "../state/context";

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
  const { t } = useWords();
  const today = useToday();
  const draft = useActivityDraft();
  const act = useAct();
  const submit = () => {
    const activity = draft.finish();
    if (activity === null) return;
    act.start(async () => {
      const { undo } = await logActivity({ deal, ...activity }, { by, on: today });
      return { key: "deal:logged", params: { deal }, undo };
    }, onClose);
  };
  return (
    <Surface>
      <SmallForm label={t("deal:logActivity")} submit={t("deal:logActivityDo")} isBusy={act.isRunning} onSubmit={submit} onClose={onClose}>
        <ActivityFields draft={draft} />
        <ActFailure act={act} />
      </SmallForm>
    </Surface>
  );
}

import { Body1, Button, Field, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type FormEvent } from "react";
import type { Deal } from "../../process/model";
import { noteOnDeal } from "../../workbook";
import { ActFailure } from "../common/ActFailure";
import { Surface } from "../common/Surface";
import { useAct } from "../common/use-act";
import { useToday } from "../common/use-today";
import { useWords } from "../state/context";

const useStyles = makeStyles({
  notes: { margin: `0 0 ${tokens.spacingVerticalS}`, whiteSpace: "pre-line", overflowWrap: "anywhere" },
  form: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, alignItems: "start", "> *": { alignSelf: "stretch" } },
  add: { alignSelf: "start" },
});

/** What was said and agreed about the deal, and a line to add to it. */
export function Notes({ deal, by }: { readonly deal: Deal; readonly by: string }) {
  const styles = useStyles();
  const { t } = useWords();
  const today = useToday();
  const [note, setNote] = useState("");
  const [asked, setAsked] = useState(false);
  const act = useAct();
  const missing = note.trim() === "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(missing);
    if (missing) return;
    act.start(
      async () => {
        const { undo } = await noteOnDeal(deal.deal, note, { by, on: today });
        return { key: "deal:noted", params: { deal: deal.deal }, undo };
      },
      () => setNote("")
    );
  };
  return (
    <Surface>
      {deal.notes !== "" && (
        <Body1 as="p" block className={styles.notes}>
          {deal.notes}
        </Body1>
      )}
      <form noValidate className={styles.form} onSubmit={submit}>
        <Field label={t("deal:addNote")} validationMessage={asked && missing ? t("deal:noteMissing") : undefined}>
          <Textarea resize="vertical" value={note} onChange={(_, { value }) => setNote(value)} />
        </Field>
        <ActFailure act={act} />
        <Button className={styles.add} type="submit" size="small" disabled={act.isRunning}>
          {t("deal:addNoteDo")}
        </Button>
      </form>
    </Surface>
  );
}

import { Body1, Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useId, useMemo, useState, type FormEvent } from "react";
import type { Deal, ProcessSnapshot } from "../../process/model";
import { loseDeal } from "../../workbook";
import { useFill } from "../common/fill";
import { Surface } from "../common/Surface";
import { useToday } from "../common/use-today";
import { useWords } from "../state/context";
import { DealFailure } from "./DealFailure";
import { namesUsed } from "./names-used";
import type { Act } from "./use-act";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly deal: Deal;
  readonly snapshot: ProcessSnapshot;
  /** How many of its tasks are open. */
  readonly open: number;
  readonly by: string;
  readonly act: Act;
  readonly onClose: () => void;
}

/** Closes the deal as lost: why, and to whom; what the workbook has already is suggested, so that it is counted as one. */
export function Lose({ deal, snapshot, open, by, act, onClose }: Props) {
  const styles = useStyles();
  const fill = useFill();
  const { t } = useWords();
  const today = useToday();
  const [reason, setReason] = useState("");
  const [competitor, setCompetitor] = useState("");
  const [asked, setAsked] = useState(false);
  const [reasons, competitors] = [useId(), useId()];
  const used = useMemo(() => ({ reasons: namesUsed(snapshot.deals, "reason"), competitors: namesUsed(snapshot.deals, "competitor") }), [snapshot.deals]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (reason.trim() === "") return;
    act.start(async () => {
      const done = await loseDeal(deal.deal, { reason, competitor }, { by, on: today });
      return { key: "deal:lostNow", params: { deal: done.deal }, undo: done.undo };
    }, onClose);
  };

  return (
    <Surface>
      <form
        noValidate
        className={styles.form}
        aria-label={t("deal:loseTitle")}
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault(); // used here: the focus stays in the pane (see keepKeys)
          onClose();
        }}
      >
        <Field className={fill.field} label={t("deal:loseReason")} required validationMessage={asked && reason.trim() === "" ? t("deal:loseReasonMissing") : undefined}>
          <Input autoFocus className={fill.control} list={reasons} value={reason} onChange={(_, { value }) => setReason(value)} />
        </Field>
        <Field className={fill.field} label={t("deal:loseCompetitor")}>
          <Input className={fill.control} list={competitors} value={competitor} onChange={(_, { value }) => setCompetitor(value)} />
        </Field>
        {([[reasons, used.reasons], [competitors, used.competitors]] as const).map(([id, names]) => (
          <datalist key={id} id={id}>
            {names.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        ))}
        <Body1>{open === 0 ? t("deal:loseHintNone") : t("deal:loseHint", { count: open })}</Body1>
        <DealFailure act={act} />
        <div className={styles.actions}>
          <Button type="submit" appearance="primary" size="small" disabled={act.isRunning}>
            {t("deal:loseDo")}
          </Button>
          <Button size="small" onClick={onClose}>
            {t("taskpane:progress.cancel")}
          </Button>
        </div>
      </form>
    </Surface>
  );
}

import { Body1, Field, Input } from "@fluentui/react-components";
import { useId, useMemo, useState } from "react";
import type { Deal, ProcessSnapshot } from "../../process/model";
import { loseDeal } from "../../workbook";
import { useFill } from "../common/fill";
import { Surface } from "../common/Surface";
import { useToday } from "../common/use-today";
import { SmallForm } from "../common/SmallForm";
import { useWords } from "../state/context";
import { DealFailure } from "./DealFailure";
import { namesUsed } from "./names-used";
import type { Act } from "./use-act";

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
  const fill = useFill();
  const { t } = useWords();
  const today = useToday();
  const [reason, setReason] = useState("");
  const [competitor, setCompetitor] = useState("");
  const [asked, setAsked] = useState(false);
  const [reasons, competitors] = [useId(), useId()];
  const used = useMemo(() => ({ reasons: namesUsed(snapshot.deals, "reason"), competitors: namesUsed(snapshot.deals, "competitor") }), [snapshot.deals]);

  const submit = () => {
    setAsked(true);
    if (reason.trim() === "") return;
    act.start(async () => {
      const done = await loseDeal(deal.deal, { reason, competitor }, { by, on: today });
      return { key: "deal:lostNow", params: { deal: done.deal }, undo: done.undo };
    }, onClose);
  };

  return (
    <Surface>
      <SmallForm label={t("deal:loseTitle")} submit={t("deal:loseDo")} isBusy={act.isRunning} onSubmit={submit} onClose={onClose}>
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
      </SmallForm>
    </Surface>
  );
}

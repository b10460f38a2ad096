import { Body1, Field, Input } from "@fluentui/react-components";
import { useId, useMemo, useState } from "react";
import type { Deal } from "../../process/model";
import { useFill } from "../common/fill";
import { SmallForm } from "../common/SmallForm";
import { useWords } from "../state/context";
import type { WhyLost } from "./moves";
import { namesUsed } from "./names-used";

interface Props {
  /** Those of the workbook, for the reasons and competitors that they name. */
  readonly deals: readonly Deal[];
  /** How many of its tasks are open. */
  readonly open: number;
  readonly onLose: (why: WhyLost) => void;
  readonly onClose: () => void;
}

/** Closes a deal as lost: why, and to whom; what the workbook has already is suggested, so that it is counted as one. */
export function Lose({ deals, open, onLose, onClose }: Props) {
  const fill = useFill();
  const { t } = useWords();
  const [reason, setReason] = useState("");
  const [competitor, setCompetitor] = useState("");
  const [asked, setAsked] = useState(false);
  const [reasons, competitors] = [useId(), useId()];
  const used = useMemo(() => ({ reasons: namesUsed(deals, "reason"), competitors: namesUsed(deals, "competitor") }), [deals]);

  const submit = () => {
    setAsked(true);
    if (reason.trim() !== "") onLose({ reason, competitor });
  };

  return (
    <SmallForm label={t("deal:loseTitle")} submit={t("deal:loseDo")} onSubmit={submit} onClose={onClose}>
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
    </SmallForm>
  );
}

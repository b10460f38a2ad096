import { Body1, Checkbox } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { normalText } from "../../process/columns";
import type { Person } from "../../process/model";
import { handOverEverything } from "../../workbook";
import { PersonField } from "../common/PersonField";
import { SmallForm } from "../common/SmallForm";
import { useWords } from "../state/context";
import { FormTitle } from "./FormTitle";
import { useRowStyles } from "./row-styles";
import { useWish } from "./wishes";
import { WishState } from "./WishState";

interface Props {
  readonly name: string;
  readonly work: { readonly deals: number; readonly tasks: number };
  readonly team: readonly Person[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Somebody leaves, or is away for long: who takes over what is open. */
export function PersonLeaves({ name, work, team, onClose, onDone }: Props) {
  const styles = useRowStyles();
  const { t } = useWords();
  const { wish } = useWish();
  const [to, setTo] = useState("");
  const [keepInTeam, setKeepInTeam] = useState(false);
  const [asked, setAsked] = useState(false);
  const others = useMemo(() => team.filter((person) => normalText(person.name) !== normalText(name)), [team, name]);
  return (
    <SmallForm
      label={t("setup:leaves.title", { name })}
      className={styles.form}
      submit={t("setup:leaves.do")}
      onSubmit={() => {
        setAsked(true);
        if (to.trim() === "") return;
        wish("leaves", {
          run: (handle) => handOverEverything(name, to, { keepInTeam }, handle),
          said: { key: "setup:leaves.done", params: { from: name, to: to.trim() } },
          then: onDone,
        });
      }}
      onClose={onClose}
    >
      <FormTitle>{t("setup:leaves.title", { name })}</FormTitle>
      <Body1 as="p" block className={styles.text}>
        {t("setup:leaves.what", { deals: t("setup:openDeals", { count: work.deals }), tasks: t("setup:openTasks", { count: work.tasks }) })}
      </Body1>
      <PersonField
        label={t("setup:leaves.to")}
        required
        team={others}
        name={to}
        onName={setTo}
        error={asked && to.trim() === "" ? t("setup:leaves.needsName") : undefined}
      />
      <Checkbox label={t("setup:leaves.keep")} checked={keepInTeam} onChange={(_, { checked }) => setKeepInTeam(checked === true)} />
      <WishState at="leaves" />
    </SmallForm>
  );
}

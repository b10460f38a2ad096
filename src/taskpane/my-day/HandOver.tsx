import { Field, Textarea } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState } from "react";
import { normalText } from "../../process/columns";
import type { Person } from "../../process/model";
import { PersonField } from "../common/PersonField";
import { SmallForm } from "../common/SmallForm";
import { useWords } from "../state/context";

interface Props {
  readonly team: readonly Person[];
  /** Who has the task now. */
  readonly owner: string;
  readonly onHandOver: (owner: string, note: string) => void;
  readonly onCancel: () => void;
}

/** Asks who takes a task over, and what they should know. */
export function HandOver({ team, owner, onHandOver, onCancel }: Props) {
  const { t } = useWords();
  const [name, setName] = useState("");
  const [note, setNote] = useState("");
  const [asked, setAsked] = useState(false);
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  useEffect(() => field.current?.focus(), []);
  const others = useMemo(() => team.filter((person) => normalText(person.name) !== normalText(owner)), [team, owner]);
  const valid = name.trim() !== "";
  return (
    <SmallForm
      submit={t("taskpane:handOver.do")}
      onSubmit={() => {
        if (valid) onHandOver(name.trim(), note.trim());
        else setAsked(true);
      }}
      onClose={onCancel}
    >
      <PersonField
        label={t("taskpane:handOver.to")}
        team={others}
        name={name}
        onName={setName}
        inputRef={field}
        error={asked && !valid ? t("taskpane:handOver.needsName") : undefined}
      />
      <Field label={t("taskpane:handOver.note")}>
        <Textarea value={note} resize="vertical" onChange={(_, { value }) => setNote(value)} />
      </Field>
    </SmallForm>
  );
}

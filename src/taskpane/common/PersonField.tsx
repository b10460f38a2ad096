import { Field, Input, Select } from "@fluentui/react-components";
import { useMemo, type Ref } from "react";
import type { Person } from "../../process/model";
import { useFill } from "./fill";
import { useWords } from "../state/context";

interface Props {
  readonly label: string;
  readonly team: readonly Person[];
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly required?: boolean;
  readonly error?: string;
  readonly inputRef?: Ref<HTMLInputElement & HTMLSelectElement>;
}

/** One of the team; any name while the team is empty. */
export function PersonField({ label, team, name, onName, required = false, error, inputRef }: Props) {
  const fill = useFill();
  const { t, formats } = useWords();
  const names = useMemo(() => team.map((person) => person.name).sort(formats.compare), [team, formats]);
  return (
    <Field className={fill.field} label={label} required={required} validationMessage={error}>
      {names.length === 0 ? (
        <Input className={fill.control} ref={inputRef} value={name} onChange={(_, { value }) => onName(value)} />
      ) : (
        <Select className={fill.control} ref={inputRef} value={name} onChange={(_, { value }) => onName(value)}>
          {!names.includes(name) && <option value={name}>{name === "" ? t("taskpane:person.choose") : name}</option>}
          {names.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

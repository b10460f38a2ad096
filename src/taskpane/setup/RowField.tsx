import { Checkbox, Field, Input, Select, Textarea } from "@fluentui/react-components";
import { useId } from "react";
import type { ColumnId } from "../../process/columns";
import { useFill } from "../common/fill";
import type { FieldType } from "./drafts";
import { PeriodField } from "./PeriodField";

export interface FieldSpec {
  readonly id: ColumnId;
  readonly type: FieldType;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  /** What can be chosen; without them anything can be typed. */
  readonly options?: readonly { readonly value: string; readonly label: string; readonly disabled?: boolean }[];
  /** What is offered while typing. */
  readonly suggestions?: readonly string[];
}

interface Props {
  readonly field: FieldSpec;
  readonly value: string;
  readonly error: string | undefined;
  readonly onValue: (value: string) => void;
}

/** One cell of a row in a form, by what it holds. */
export function RowField({ field, value, error, onValue }: Props) {
  const fill = useFill();
  const list = useId();
  const { type, label, hint, required, options } = field;
  const suggestions = field.suggestions?.length === 0 ? undefined : field.suggestions;
  if (type === "flag") return <Checkbox label={label} checked={value === "yes"} onChange={(_, { checked }) => onValue(checked === true ? "yes" : "no")} />;
  if (type === "period") return <PeriodField label={label} value={value} error={error} onValue={onValue} />;
  return (
    <Field className={fill.field} label={label} hint={hint} required={required} validationMessage={error}>
      {options !== undefined ? (
        <Select className={fill.control} value={value} onChange={(_, chosen) => onValue(chosen.value)}>
          {!options.some((option) => option.value === value) && <option value={value}>{value}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </Select>
      ) : type === "long" ? (
        <Textarea className={fill.control} value={value} resize="vertical" rows={4} onChange={(_, typed) => onValue(typed.value)} />
      ) : (
        <Input
          className={fill.control}
          value={value}
          inputMode={type === "text" ? undefined : "decimal"}
          list={suggestions === undefined ? undefined : list}
          contentAfter={
            suggestions === undefined ? undefined : (
              <datalist id={list}>
                {suggestions.map((text) => (
                  <option key={text} value={text} />
                ))}
              </datalist>
            )
          }
          onChange={(_, typed) => onValue(typed.value)}
        />
      )}
    </Field>
  );
}

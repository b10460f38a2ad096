import { Field, Select, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useFill } from "../common/fill";

const useStyles = makeStyles({
  choice: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", columnGap: tokens.spacingHorizontalS, alignItems: "end" },
});

interface Props {
  readonly label: string;
  readonly value: string;
  readonly options: readonly string[];
  readonly onValue: (value: string) => void;
  /** The button that does what was chosen. */
  readonly children: ReactNode;
}

/** A list to choose from, and the button that does what was chosen. */
export function Choice({ label, value, options, onValue, children }: Props) {
  const styles = useStyles();
  const fill = useFill();
  return (
    <div className={styles.choice}>
      <Field className={fill.field} label={label}>
        <Select className={fill.control} size="small" value={value} onChange={(_, chosen) => onValue(chosen.value)}>
          {options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </Select>
      </Field>
      {children}
    </div>
  );
}

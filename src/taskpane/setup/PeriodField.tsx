import { Field, Select } from "@fluentui/react-components";
import { useFill } from "../common/fill";
import { useToday } from "../common/use-today";
import { useWords } from "../state/context";
import { PERIODS, periodAround, periodIn, periodName, periodsAround, type Every } from "./periods";
import { usePeriodLabel } from "./period-label";
import { useRowStyles } from "./row-styles";

interface Props {
  readonly label: string;
  /** The period's name, or what stands in the cell and is none. */
  readonly value: string;
  readonly error: string | undefined;
  readonly onValue: (name: string) => void;
}

/** A month, a quarter or a year. */
export function PeriodField({ label, value, error, onValue }: Props) {
  const styles = useRowStyles();
  const fill = useFill();
  const { t } = useWords();
  const today = useToday();
  const labelOf = usePeriodLabel();
  const period = periodIn(value);
  const every = period?.every ?? "quarter";
  const choices = periodsAround(today, every).map(periodName);
  return (
    <div className={styles.pair}>
      <Field className={fill.field} label={t("setup:targets.every")}>
        <Select className={fill.control} value={every} onChange={(_, chosen) => onValue(periodName(periodAround(period?.from ?? today, chosen.value as Every)))}>
          {PERIODS.map((each) => (
            <option key={each} value={each}>
              {t(`setup:period.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field className={fill.field} label={label} required validationMessage={error}>
        <Select className={fill.control} value={value} onChange={(_, chosen) => onValue(chosen.value)}>
          {!choices.includes(value) && <option value={value}>{period === null ? value : labelOf(period)}</option>}
          {choices.map((name) => (
            <option key={name} value={name}>
              {labelOf(periodIn(name)!)}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

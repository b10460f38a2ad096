import { Field, Radio, RadioGroup, makeStyles, tokens } from "@fluentui/react-components";
import type { DateColumn, DateOrder } from "../../import/import-plan";
import { Section } from "../common/Section";
import { Surface } from "../common/Surface";
import { useWords } from "../state/context";

const useStyles = makeStyles({
  questions: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
});

interface Props {
  readonly columns: readonly DateColumn[];
  readonly chosen: Readonly<Record<number, DateOrder>>;
  readonly onChoose: (index: number, order: DateOrder) => void;
}

/** Asks how dates are written where "03/04/2026" could be either: it is never guessed. */
export function DateQuestions({ columns, chosen, onChoose }: Props) {
  const styles = useStyles();
  const { t } = useWords();
  const asked = columns.filter(({ order }) => order === "ambiguous" || order === "contradictory");
  if (asked.length === 0) return null;
  return (
    <Section title={t("importDeals:dates")} hint={t("importDeals:datesHint")}>
      <div className={styles.questions}>
        {asked.map((column) => (
          <Surface key={column.index}>
            <Field
              label={t("importDeals:dateColumn", { header: column.header, examples: column.examples.slice(0, 3).join(", ") })}
              hint={
                column.order === "contradictory"
                  ? t("importDeals:contradictory")
                  : column.suggestion !== null
                    ? t("importDeals:suggested", { order: t(`importDeals:order.${column.suggestion}`) })
                    : undefined
              }
            >
              <RadioGroup value={chosen[column.index] ?? ""} onChange={(_, { value }) => onChoose(column.index, value as DateOrder)}>
                <Radio value="mdy" label={t("importDeals:order.mdy")} />
                <Radio value="dmy" label={t("importDeals:order.dmy")} />
              </RadioGroup>
            </Field>
          </Surface>
        ))}
      </div>
    </Section>
  );
}

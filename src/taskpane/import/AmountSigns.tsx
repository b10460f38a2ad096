import { Field, Radio, RadioGroup, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import { amountColumns } from "../../import/amount-columns";
import { Section } from "../common/Section";
import { Surface } from "../common/Surface";
import { useWords } from "../state/context";
import type { ImportDraft } from "./import-draft";

const useStyles = makeStyles({
  questions: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
});

interface Props {
  readonly draft: ImportDraft;
  readonly onChoose: (index: number, sign: "." | ",") => void;
}

/** Says how "1,234" was read where nothing in the column proves it, and lets the user say otherwise. */
export function AmountSigns({ draft, onChoose }: Props) {
  const styles = useStyles();
  const { t } = useWords();
  const unproven = useMemo(
    () => amountColumns(draft.source, draft.mapping).filter((column) => !column.proven),
    [draft.source, draft.mapping]
  );
  if (unproven.length === 0) return null;
  return (
    <Section title={t("importDeals:amounts")}>
      <div className={styles.questions}>
        {unproven.map((column) => (
          <Surface key={column.index}>
            <Field label={t("importDeals:amountColumn", { header: column.header, examples: column.examples.slice(0, 3).join("  ") })}>
              <RadioGroup
                value={draft.choices.decimals?.[column.index] ?? column.decimal}
                onChange={(_, { value }) => onChoose(column.index, value as "." | ",")}
              >
                <Radio value="." label={t("importDeals:decimal.point")} />
                <Radio value="," label={t("importDeals:decimal.comma")} />
              </RadioGroup>
            </Field>
          </Surface>
        ))}
      </div>
    </Section>
  );
}

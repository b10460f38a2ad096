import { Body1, Button, Field, Input, Subtitle2, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDown16Regular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRight16Regular } from "@fluentui/react-icons/svg/chevron-right";
import { useId, useState } from "react";
import type { Template } from "../../process/model";
import { usePaneState, useWords } from "../state/context";

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  fold: { marginLeft: "-8px", paddingLeft: "6px", fontWeight: tokens.fontWeightSemibold },
  hint: { color: tokens.colorNeutralForeground2, marginBottom: tokens.spacingVerticalS },
  names: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
});

interface Props {
  readonly template: Template;
  /** One per stage; "" keeps the template's name. */
  readonly names: readonly string[];
  readonly repeated: ReadonlySet<number>;
  readonly onNames: (names: readonly string[]) => void;
}

/** How the team calls the stages, folded away because the template's names are good to start with. */
export function StageNames({ template, names, repeated, onNames }: Props) {
  const styles = useStyles();
  const { t } = useWords();
  const language = usePaneState((state) => state.language);
  const [open, setOpen] = useState(false);
  const id = useId();
  const shown = open || repeated.size > 0;
  return (
    <section aria-labelledby={id}>
      <Subtitle2 as="h2" block id={id} className={styles.heading}>
        <Button
          className={styles.fold}
          appearance="transparent"
          size="small"
          icon={shown ? <ChevronDown16Regular /> : <ChevronRight16Regular />}
          aria-expanded={shown}
          onClick={() => setOpen(!open)}
        >
          {t("newProcess:stageNames")}
        </Button>
      </Subtitle2>
      {shown && (
        <>
          <Body1 as="p" block className={styles.hint}>
            {t("newProcess:stageNamesHint")}
          </Body1>
          <div className={styles.names}>
            {template.stages.map((stage, index) => (
              <Field
                key={stage.name.en}
                label={t("newProcess:stageNumber", { number: index + 1 })}
                validationMessage={repeated.has(index) ? t("newProcess:error.stageTwice") : undefined}
              >
                <Input
                  value={names[index] ?? ""}
                  placeholder={stage.name[language]}
                  onChange={(_, { value }) => onNames(names.map((name, at) => (at === index ? value : name)))}
                />
              </Field>
            ))}
          </div>
        </>
      )}
    </section>
  );
}

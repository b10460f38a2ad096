import { Body1, Caption1, Radio, RadioGroup, Subtitle2, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId } from "react";
import type { TemplateId } from "../../process/model";
import { TEMPLATES } from "../../process/templates";
import { usePaneState, useWords } from "../state/context";
import { contents } from "./check-process";

const useStyles = makeStyles({
  heading: { margin: `0 0 ${tokens.spacingVerticalS}`, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  cards: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  card: {
    display: "block",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM} ${tokens.spacingHorizontalXS}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  chosen: {
    border: `${tokens.strokeWidthThin} solid ${tokens.colorCompoundBrandStroke}`,
    boxShadow: `inset 0 0 0 1px ${tokens.colorCompoundBrandStroke}`,
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  about: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalSNudge, paddingLeft: "36px", overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2 },
  stages: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS, listStyleType: "none", margin: 0, padding: 0 },
  stage: {
    padding: `1px ${tokens.spacingHorizontalSNudge}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
});

interface Props {
  readonly chosen: TemplateId;
  readonly onChoose: (id: TemplateId) => void;
}

/** The templates as cards: when to take which, its stages, what it brings. */
export function TemplateChoice({ chosen, onChoose }: Props) {
  const styles = useStyles();
  const { t } = useWords();
  const language = usePaneState((state) => state.language);
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Subtitle2 as="h2" block id={id} className={styles.heading}>
        {t("newProcess:template")}
      </Subtitle2>
      <RadioGroup aria-labelledby={id} value={chosen} onChange={(_, { value }) => onChoose(value as TemplateId)}>
        <div className={styles.cards}>
          {TEMPLATES.map((template) => {
            const { stages, tasks, milestones } = contents(template);
            const about = `${id}-${template.id}`;
            return (
              <div
                key={template.id}
                className={mergeClasses(styles.card, template.id === chosen && styles.chosen)}
                onClick={() => onChoose(template.id)}
              >
                <Radio
                  value={template.id}
                  aria-describedby={about}
                  label={{ className: styles.name, children: template.name[language] }}
                />
                <div id={about} className={styles.about}>
                  <Body1 className={styles.quiet}>{template.description[language]}</Body1>
                  <ul className={styles.stages}>
                    {template.stages
                      .filter((stage) => stage.kind === "open" || stage.kind === "after-sales")
                      .map((stage) => (
                        <li key={stage.name.en} className={styles.stage}>
                          {stage.name[language]}
                        </li>
                      ))}
                  </ul>
                  <Caption1 className={styles.quiet}>
                    {t("newProcess:brings", {
                      stages: t("newProcess:stages", { count: stages }),
                      tasks: t("newProcess:tasks", { count: tasks }),
                      milestones: t("newProcess:milestones", { count: milestones }),
                    })}
                  </Caption1>
                </div>
              </div>
            );
          })}
        </div>
      </RadioGroup>
    </section>
  );
}

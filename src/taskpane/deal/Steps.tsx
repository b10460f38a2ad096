import { Body1, Caption1, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircle20Filled } from "@fluentui/react-icons/svg/checkmark-circle";
import { Circle20Regular } from "@fluentui/react-icons/svg/circle";
import { RecordStop20Filled } from "@fluentui/react-icons/svg/record-stop";
import type { Deal } from "../../process/model";
import { useWords } from "../state/context";
import type { StageStep } from "./stage-steps";

const useStyles = makeStyles({
  steps: { listStyleType: "none", margin: 0, padding: 0 },
  step: { display: "grid", gridTemplateColumns: "20px minmax(0, 1fr) auto", columnGap: tokens.spacingHorizontalS, alignItems: "start", padding: `${tokens.spacingVerticalXS} 0` },
  icon: { display: "flex", color: tokens.colorNeutralForeground3 },
  passed: { color: tokens.colorBrandForeground1 },
  here: { fontWeight: tokens.fontWeightSemibold },
  name: { overflowWrap: "anywhere" },
  ahead: { color: tokens.colorNeutralForeground3 },
  days: { color: tokens.colorNeutralForeground3, whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" },
  over: { color: tokens.colorStatusDangerForeground1 },
  guidance: { gridColumn: "2 / -1", color: tokens.colorNeutralForeground2, margin: 0 },
});

/** The stages in order, where the deal stands among them, and how long it was in each. */
export function Steps({ steps, outcome }: { readonly steps: readonly StageStep[]; readonly outcome: Deal["outcome"] }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <ol className={styles.steps}>
      {steps.map(({ stage, is, days, over }) => (
        <li key={stage.name} className={styles.step} aria-current={is === "here" ? "step" : undefined}>
          <span className={mergeClasses(styles.icon, is !== "ahead" && styles.passed)} role="img" aria-label={t(`deal:is.${is === "here" && outcome === "lost" ? "lostHere" : is}`)}>
            {is === "passed" ? <CheckmarkCircle20Filled /> : is === "here" ? <RecordStop20Filled /> : <Circle20Regular />}
          </span>
          <Body1 className={mergeClasses(styles.name, is === "here" && styles.here, is === "ahead" && styles.ahead)}>{stage.name}</Body1>
          {days !== null && (
            <Caption1 className={mergeClasses(styles.days, over && styles.over)}>
              {t("deal:days", { count: days })}
              {over && `\u00a0· ${t("deal:over")}`}
            </Caption1>
          )}
          {is === "here" && outcome === "open" && stage.guidance !== "" && (
            <Caption1 as="p" block className={styles.guidance}>
              {stage.guidance}
            </Caption1>
          )}
        </li>
      ))}
    </ol>
  );
}

import { Body1, Button, Caption1, Title3, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowImport24Regular } from "@fluentui/react-icons/svg/arrow-import";
import { Beaker24Regular } from "@fluentui/react-icons/svg/beaker";
import { ChevronRight16Regular } from "@fluentui/react-icons/svg/chevron-right";
import { DataFunnel24Regular } from "@fluentui/react-icons/svg/data-funnel";
import { TableSimple24Regular } from "@fluentui/react-icons/svg/table-simple";
import { useEffect, useState, type ReactNode } from "react";
import "../../locales/firstRun";
import { readSelection, type Selection } from "../../workbook";
import { ScreenHeader } from "../shell/ScreenHeader";
import { usePane, useReadOnly, useWords } from "../state/context";
import { looksLikePipeline } from "./looks-like-pipeline";
import { Sample } from "./Sample";

const useStyles = makeStyles({
  intro: { margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalL}`, color: tokens.colorNeutralForeground2 },
  title: { margin: 0, overflowWrap: "anywhere" },
  steps: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM, listStyleType: "none", margin: 0, padding: 0 },
  step: {
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr) auto",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
    width: "100%",
    padding: tokens.spacingHorizontalM,
    textAlign: "left",
    fontFamily: tokens.fontFamilyBase,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":active": { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  first: { border: `${tokens.strokeWidthThin} solid ${tokens.colorCompoundBrandStroke}`, boxShadow: `inset 0 0 0 1px ${tokens.colorCompoundBrandStroke}` },
  icon: { display: "flex", color: tokens.colorBrandForeground1 },
  words: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXXS, overflowWrap: "anywhere" },
  name: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  foot: { marginTop: tokens.spacingVerticalXL, display: "flex", flexDirection: "column", alignItems: "flex-start", rowGap: tokens.spacingVerticalXS },
  about: { marginLeft: "-8px" },
});

/** A workbook without a process: the ways to get one, or why there are none now. */
export function FirstRun() {
  const styles = useStyles();
  const pane = usePane();
  const { t } = useWords();
  const isReadOnly = useReadOnly();
  return (
    <>
      <ScreenHeader title={t("firstRun:welcome")} />
      <Title3 as="h2" block className={styles.title}>
        {t(isReadOnly ? "firstRun:nothingToRead" : "firstRun:title")}
      </Title3>
      <Body1 as="p" block className={styles.intro}>
        {t(isReadOnly ? "firstRun:nothingToReadHint" : "firstRun:intro")}
      </Body1>
      {!isReadOnly && <WaysToBegin />}
      <div className={styles.foot}>
        <Caption1 className={styles.quiet}>{t("firstRun:privacy")}</Caption1>
        <Button className={styles.about} size="small" appearance="transparent" onClick={() => pane.open("settings")}>
          {t("firstRun:about")}
        </Button>
      </div>
    </>
  );
}

/** The ways to get a process, the one that fits this workbook first. */
function WaysToBegin() {
  const styles = useStyles();
  const pane = usePane();
  const { t } = useWords();
  const [sheet, setSheet] = useState<Selection | null>(null);
  const [hasSample, setSample] = useState(false);

  useEffect(() => {
    let gone = false;
    readSelection().then(
      (selection) => !gone && setSheet(looksLikePipeline(selection.grid) ? selection : null),
      () => undefined // an empty or unreadable sheet is just not offered
    );
    return () => {
      gone = true;
    };
  }, []);

  return (
    <>
      <ul className={styles.steps}>
        {sheet !== null && (
          <Step
            first
            icon={<TableSimple24Regular />}
            name={t("firstRun:useSheet", { sheet: sheet.sheet })}
            onClick={() => pane.open("import", { fromSheet: true })}
          >
            {t("firstRun:useSheetHint")}
          </Step>
        )}
        <Step
          first={sheet === null}
          icon={<DataFunnel24Regular />}
          name={t("firstRun:newProcess")}
          onClick={() => pane.open("new-process")}
        >
          {t("firstRun:newProcessHint")}
        </Step>
        <Step icon={<ArrowImport24Regular />} name={t("firstRun:import")} onClick={() => pane.open("import")}>
          {t("firstRun:importHint")}
        </Step>
        <Step icon={<Beaker24Regular />} name={t("firstRun:sample")} onClick={() => setSample(true)}>
          {t("firstRun:sampleHint")}
        </Step>
      </ul>
      {hasSample && <Sample close={() => setSample(false)} />}
    </>
  );
}

interface StepProps {
  readonly first?: boolean;
  readonly icon: ReactNode;
  readonly name: string;
  readonly children: ReactNode;
  readonly onClick: () => void;
}

function Step({ first = false, icon, name, children, onClick }: StepProps) {
  const styles = useStyles();
  return (
    <li>
      <button type="button" className={mergeClasses(styles.step, first && styles.first)} onClick={onClick}>
        <span className={styles.icon}>{icon}</span>
        <span className={styles.words}>
          <span className={styles.name}>{name}</span>
          <Caption1 className={styles.quiet}>{children}</Caption1>
        </span>
        <ChevronRight16Regular />
      </button>
    </li>
  );
}

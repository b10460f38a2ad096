import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDown16Regular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRight16Regular } from "@fluentui/react-icons/svg/chevron-right";
import { useId, useMemo, useState } from "react";
import type { Problem } from "../../process/problem";
import { showCell } from "../../workbook";
import { useWords } from "../state/context";
import { problemWords } from "../state/problems";
import { notRead } from "./cannot-read";
import { FailureMessage } from "./FailureMessage";
import { Surface } from "./Surface";
import { useOperation } from "./use-operation";

const useStyles = makeStyles({
  block: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS, marginBottom: tokens.spacingVerticalL },
  body: { overflowWrap: "anywhere", paddingTop: "6px", paddingBottom: tokens.spacingVerticalXS },
  sentence: { margin: 0 },
  fold: { marginLeft: "-8px", paddingLeft: "6px" },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  row: { "&:not(:first-child)": { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` } },
  place: {
    display: "block",
    width: "100%",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    textAlign: "left",
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground1,
    backgroundColor: "transparent",
    border: "none",
    cursor: "pointer",
    overflowWrap: "anywhere",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":active": { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px", borderRadius: tokens.borderRadiusLarge },
  },
  sheet: { display: "block", fontWeight: tokens.fontWeightSemibold },
  goTo: { display: "block", color: tokens.colorBrandForegroundLink },
  more: { display: "flex", justifyContent: "center", padding: tokens.spacingVerticalXS, borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` },
  failure: { padding: `0 ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS}` },
});

const PAGE = 10;

/**
 * What the sheet has and the pane cannot show: a row with text in its due date is in no list, and must not pass for one
 * that is not there. Each is named with its words, and a click goes to its cell.
 */
export function CannotRead({ problems }: { readonly problems: readonly Problem[] }) {
  const styles = useStyles();
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState(PAGE);
  const list = useId();
  const what = useMemo(() => notRead(problems), [problems]);
  if (what === null) return null;
  return (
    <div className={styles.block}>
      <MessageBar intent="warning" layout="multiline" role="group" aria-label={t("taskpane:cannotRead.label")}>
        <MessageBarBody className={styles.body}>
          {what.workbook.map((problem, index) => (
            <p key={index} className={styles.sentence}>
              {problemWords(problem)}
            </p>
          ))}
          {what.sheets.length > 0 && (
            <p className={styles.sentence}>
              {t("taskpane:cannotRead.sheets", { sheets: what.sheets.join(t("taskpane:cannotRead.between")) })}
            </p>
          )}
          {what.rows > 0 && <p className={styles.sentence}>{t("taskpane:cannotRead.rows", { count: what.rows })}</p>}
          {what.places.length > 0 && (
            <Button
              className={styles.fold}
              appearance="transparent"
              size="small"
              icon={open ? <ChevronDown16Regular /> : <ChevronRight16Regular />}
              aria-expanded={open}
              aria-controls={open ? list : undefined}
              onClick={() => setOpen(!open)}
            >
              {t(open ? "taskpane:cannotRead.hide" : "taskpane:cannotRead.show")}
            </Button>
          )}
        </MessageBarBody>
      </MessageBar>
      {open && (
        <Surface flush>
          <ul id={list} className={styles.list}>
            {what.places.slice(0, shown).map((problem, index) => (
              <Place key={index} problem={problem} />
            ))}
          </ul>
          {what.places.length > shown && (
            <div className={styles.more}>
              <Button size="small" appearance="transparent" onClick={() => setShown(shown + PAGE * 5)}>
                {t("taskpane:list.more", { count: what.places.length - shown })}
              </Button>
            </div>
          )}
        </Surface>
      )}
    </div>
  );
}

/** One thing to put right; a click goes to it. */
function Place({ problem }: { readonly problem: Problem }) {
  const styles = useStyles();
  const { t } = useWords();
  const going = useOperation(() => showCell(problem));
  return (
    <li className={styles.row}>
      <button type="button" className={styles.place} onClick={going.start}>
        <span className={styles.sheet}>{t("taskpane:cannotRead.at", { sheet: String(problem.params["sheet"]) })}</span>
        <span>{problemWords(problem)}</span>
        <span className={styles.goTo}>{t("taskpane:cannotRead.goTo")}</span>
      </button>
      {going.state.is === "failed" && (
        <div className={styles.failure}>
          <FailureMessage problem={going.state.problem} tryAgain={going.start} dismiss={going.reset} inWorkbook={false} />
        </div>
      )}
    </li>
  );
}

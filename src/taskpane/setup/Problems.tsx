import { Body1, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Info20Regular } from "@fluentui/react-icons/svg/info";
import { Warning20Regular } from "@fluentui/react-icons/svg/warning";
import { useId } from "react";
import type { Setup } from "../../workbook";
import { Section } from "../common/Section";
import { Surface } from "../common/Surface";
import type { SetupProblem } from "./find-problems";
import { useRowStyles } from "./row-styles";
import { useWays } from "./use-ways";
import { WishState } from "./WishState";

const useStyles = makeStyles({
  problems: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, listStyleType: "none", margin: 0, padding: 0 },
  head: { display: "flex", columnGap: tokens.spacingHorizontalS },
  icon: { display: "flex", flexShrink: 0, color: tokens.colorStatusWarningForeground1 },
  note: { color: tokens.colorNeutralForeground2 },
  words: { margin: 0, minWidth: 0, overflowWrap: "anywhere" },
});

/** What in the set-up does not fit together, each with its ways out, one click each. */
export function Problems({ title, problems, setup }: { readonly title: string; readonly problems: readonly SetupProblem[]; readonly setup: Setup }) {
  const styles = useStyles();
  if (problems.length === 0) return null;
  return (
    <Section title={title}>
      <ul className={styles.problems}>
        {problems.map((problem) => (
          <ProblemCard key={keyOf(problem)} problem={problem} setup={setup} />
        ))}
      </ul>
    </Section>
  );
}

function keyOf(problem: SetupProblem): string {
  switch (problem.is) {
    case "unknownStage":
      return `stage ${problem.stage}`;
    case "noStageOf":
      return `kind ${problem.kind}`;
    case "nobodyHasRole":
      return `role ${problem.role}`;
    case "noSuchPeriod":
      return `period ${problem.row.row}`;
    case "twice":
      return `twice ${problem.kind} ${problem.rows[0].row}`;
    default:
      return `${problem.is} ${problem.name}`;
  }
}

function ProblemCard({ problem, setup }: { readonly problem: SetupProblem; readonly setup: Setup }) {
  const styles = useStyles();
  const rows = useRowStyles();
  const id = useId();
  const at = keyOf(problem);
  const isNote = problem.is === "nobodyHasRole";
  const { words, ways } = useWays(problem, setup, at);
  return (
    <li>
      <Surface role="group" aria-labelledby={id} className={rows.form}>
        <div className={styles.head}>
          <span className={mergeClasses(styles.icon, isNote && styles.note)}>{isNote ? <Info20Regular /> : <Warning20Regular />}</span>
          <Body1 as="p" block id={id} className={styles.words}>
            {words}
          </Body1>
        </div>
        {ways}
        <WishState at={at} />
      </Surface>
    </li>
  );
}

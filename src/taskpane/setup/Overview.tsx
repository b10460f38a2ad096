import { Body1, makeStyles, tokens } from "@fluentui/react-components";
import { Beach20Regular } from "@fluentui/react-icons/svg/beach";
import { Book20Regular } from "@fluentui/react-icons/svg/book";
import { ChevronRight16Regular } from "@fluentui/react-icons/svg/chevron-right";
import { PeopleTeam20Regular } from "@fluentui/react-icons/svg/people-team";
import { Steps20Regular } from "@fluentui/react-icons/svg/steps";
import { Target20Regular } from "@fluentui/react-icons/svg/target";
import { useMemo } from "react";
import { CannotRead } from "../common/CannotRead";
import { Surface } from "../common/Surface";
import { useToday } from "../common/use-today";
import { useWords } from "../state/context";
import { findProblems } from "./find-problems";
import { daysOff } from "./holidays";
import { Problems } from "./Problems";
import { useRowStyles } from "./row-styles";
import { PARTS, type Part, type PartProps } from "./SetUp";

const ICONS = { stages: Steps20Regular, playbook: Book20Regular, team: PeopleTeam20Regular, targets: Target20Regular, holidays: Beach20Regular } as const;

const useStyles = makeStyles({
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  part: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
    width: "100%",
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    textAlign: "left",
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    color: tokens.colorNeutralForeground1,
    backgroundColor: "transparent",
    border: "none",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":active": { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px", borderRadius: tokens.borderRadiusLarge },
  },
  icon: { display: "flex", flexShrink: 0, color: tokens.colorBrandForeground1 },
  chevron: { display: "flex", flexShrink: 0, color: tokens.colorNeutralForeground3 },
});

/** What does not fit together, and the parts of the set-up with what they hold. */
export function Overview({ setup, snapshot, onPart }: PartProps & { readonly onPart: (part: Part) => void }) {
  const styles = useStyles();
  const rows = useRowStyles();
  const { t } = useWords();
  const today = useToday();
  const problems = useMemo(() => findProblems(setup, snapshot, today), [setup, snapshot, today]);
  // Work goes on without anybody in a role, so that stands below what one comes here for.
  const [wrong, notes] = [problems.filter(({ is }) => is !== "nobodyHasRole"), problems.filter(({ is }) => is === "nobodyHasRole")];
  const { Stages, Playbook, Team, Targets, Holidays } = setup.tables;
  // What the tables of the set-up hold and nobody can read: a word for a kind, text in a number.
  const names = new Set(Object.values(setup.tables).map((table) => table?.name));
  const unreadable = snapshot.problems.filter(({ params }) => names.has(String(params["table"])));
  const counts: Readonly<Record<Part, number>> = {
    stages: Stages?.rows.length ?? 0,
    playbook: Playbook?.rows.length ?? 0,
    team: Team?.rows.length ?? 0,
    targets: Targets?.rows.length ?? 0,
    holidays: new Set(daysOff(Holidays?.rows ?? []).flatMap((days) => days.rows.map(({ cells }) => cells.holiday))).size,
  };
  return (
    <div className={rows.column}>
      <Body1 as="p" block className={styles.hint}>
        {t("setup:hint")}
      </Body1>
      <CannotRead problems={unreadable} />
      <Problems title={t("setup:problems.title", { count: wrong.length })} problems={wrong} setup={setup} />
      <Surface flush>
        <ul className={rows.list}>
          {PARTS.map((part) => {
            const Icon = ICONS[part];
            return (
              <li key={part} className={rows.row}>
                <button type="button" className={styles.part} onClick={() => onPart(part)}>
                  <span className={styles.icon}>
                    <Icon />
                  </span>
                  <span className={rows.what}>
                    <span className={rows.name}>{t(`setup:part.${part}`)}</span>
                    <span className={rows.meta}>{t(`setup:count.${part}`, { count: counts[part] })}</span>
                  </span>
                  <span className={styles.chevron}>
                    <ChevronRight16Regular />
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      </Surface>
      <Problems title={t("setup:problems.notes")} problems={notes} setup={setup} />
    </div>
  );
}

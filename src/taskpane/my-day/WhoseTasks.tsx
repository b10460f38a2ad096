import { Select, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, type ReactNode } from "react";
import type { Person } from "../../process/model";
import { useFill } from "../common/fill";
import { EVERYONE, PeopleOptions } from "../common/PeopleOptions";
import { usePane, useWords } from "../state/context";

const useStyles = makeStyles({
  whose: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalXS, marginBottom: tokens.spacingVerticalM },
});

interface Props {
  readonly me: string;
  readonly team: readonly Person[];
  readonly everyone: boolean;
  readonly onEveryone: (everyone: boolean) => void;
  /** What stands beside the name. */
  readonly children?: ReactNode;
}

/** Whose tasks are shown: mine, by my name, or everyone's. Choosing another name says that I am that person. */
export function WhoseTasks({ me, team, everyone, onEveryone, children }: Props) {
  const styles = useStyles();
  const fill = useFill();
  const pane = usePane();
  const { t, formats } = useWords();
  const names = useMemo(() => {
    const all = team.map((person) => person.name);
    return (all.includes(me) ? all : [...all, me]).sort(formats.compare);
  }, [team, me, formats]);
  return (
    <div className={styles.whose}>
      <Select
        className={fill.control}
        aria-label={t("taskpane:myDay.whose")}
        value={everyone ? EVERYONE : me}
        onChange={(_, { value }) => {
          onEveryone(value === EVERYONE);
          if (value !== EVERYONE) pane.identify(value);
        }}
      >
        <PeopleOptions names={names} />
        <option value={EVERYONE}>{t("taskpane:myDay.everyone")}</option>
      </Select>
      {children}
    </div>
  );
}

import { Body1, Body1Strong, Button, Caption1, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { normalText } from "../../process/columns";
import type { Person } from "../../process/model";
import { Surface } from "../common/Surface";
import { usePane, useWords } from "../state/context";

const useStyles = makeStyles({
  column: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  heading: { margin: 0 },
  list: { listStyleType: "none", margin: 0, padding: tokens.spacingVerticalXS },
  person: { width: "100%", justifyContent: "flex-start", textAlign: "left", fontWeight: tokens.fontWeightRegular, minHeight: "36px" },
  name: { flexGrow: 1, overflowWrap: "anywhere" },
  role: { color: tokens.colorNeutralForeground3, marginLeft: tokens.spacingHorizontalS, textAlign: "right" },
  form: { display: "flex", alignItems: "end", columnGap: tokens.spacingHorizontalS },
  field: { flexGrow: 1 },
});

/** Above this many, a list is searched rather than read. */
const A_LONG_LIST = 12;

/** Asks once who is at this computer. */
export function WhoAmI({ team }: { readonly team: readonly Person[] }) {
  const styles = useStyles();
  const pane = usePane();
  const { t, formats } = useWords();
  const [text, setText] = useState("");
  const people = useMemo(() => [...team].sort((one, other) => formats.compare(one.name, other.name)), [team, formats]);
  const found = people.filter((person) => normalText(person.name).includes(normalText(text)));

  return (
    <div className={styles.column}>
      <Body1Strong as="h2" block className={styles.heading}>
        {t("taskpane:whoAmI.title")}
      </Body1Strong>
      <Body1>{t("taskpane:whoAmI.why")}</Body1>
      {team.length === 0 && (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== "") pane.identify(text.trim());
          }}
        >
          <Field className={styles.field} label={t("taskpane:whoAmI.yourName")}>
            <Input value={text} onChange={(_, { value }) => setText(value)} />
          </Field>
          <Button type="submit" appearance="primary">
            {t("taskpane:whoAmI.thatsMe")}
          </Button>
        </form>
      )}
      {team.length > A_LONG_LIST && (
        <Field label={t("taskpane:whoAmI.search")}>
          <Input type="search" value={text} onChange={(_, { value }) => setText(value)} />
        </Field>
      )}
      {team.length > 0 && (
        <Surface flush>
          <ul className={styles.list}>
            {found.map((person) => (
              <li key={person.name}>
                <Button appearance="subtle" className={styles.person} onClick={() => pane.identify(person.name)}>
                  <span className={styles.name}>{person.name}</span>
                  {person.role !== "" && <Caption1 className={styles.role}>{person.role}</Caption1>}
                </Button>
              </li>
            ))}
          </ul>
        </Surface>
      )}
    </div>
  );
}

import { Body1, Button, Field, Input, Select, Subtitle2, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Add16Regular } from "@fluentui/react-icons/svg/add";
import { Dismiss20Regular } from "@fluentui/react-icons/svg/dismiss";
import { useId, useRef } from "react";
import { useFill } from "../common/fill";
import { useWords } from "../state/context";
import type { PersonDraft } from "./check-process";

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  hint: { color: tokens.colorNeutralForeground2, margin: `${tokens.spacingVerticalXXS} 0 ${tokens.spacingVerticalS}` },
  people: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  person: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", gap: tokens.spacingHorizontalXS, alignItems: "start" },
  role: { gridColumn: 1, gridRow: 2 },
  add: { marginTop: tokens.spacingVerticalS },
});

interface Props {
  readonly people: readonly PersonDraft[];
  readonly roles: readonly string[];
  readonly repeated: ReadonlySet<number>;
  readonly onPeople: (people: readonly PersonDraft[]) => void;
}

/** Who is in the team, and who does what: the template's tasks go to people by their role. */
export function PeopleForm({ people, roles, repeated, onPeople }: Props) {
  const styles = useStyles();
  const fill = useFill();
  const { t } = useWords();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const change = (index: number, part: Partial<PersonDraft>) =>
    onPeople(people.map((person, at) => (at === index ? { ...person, ...part } : person)));
  const focusName = (index: number) =>
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLInputElement>("input")[index]?.focus());

  return (
    <section aria-labelledby={id}>
      <Subtitle2 as="h2" block id={id} className={styles.heading}>
        {t("newProcess:people")}
      </Subtitle2>
      <Body1 as="p" block className={styles.hint}>
        {t("newProcess:peopleHint")}
      </Body1>
      <div ref={list} className={styles.people}>
        {people.map((person, index) => (
          <div key={index} className={styles.person}>
            <Field validationMessage={repeated.has(index) ? t("newProcess:error.personTwice") : undefined}>
              <Input
                className={fill.control}
                aria-label={t("newProcess:personName", { number: index + 1 })}
                placeholder={t("newProcess:name")}
                value={person.name}
                onChange={(_, { value }) => change(index, { name: value })}
                onKeyDown={(event) => {
                  if (event.key !== "Enter" || person.name.trim() === "") return;
                  event.preventDefault(); // Enter goes on to the next name; the button creates the process
                  if (index === people.length - 1) onPeople([...people, { name: "", role: "" }]);
                  focusName(index + 1);
                }}
              />
            </Field>
            <Select
              className={mergeClasses(fill.control, styles.role)}
              aria-label={t("newProcess:personRole", { number: index + 1 })}
              value={roles.includes(person.role) ? person.role : (roles[0] ?? "")}
              onChange={(_, { value }) => change(index, { role: value })}
            >
              {roles.map((role) => (
                <option key={role} value={role}>
                  {role}
                </option>
              ))}
            </Select>
            <Button
              appearance="subtle"
              icon={<Dismiss20Regular />}
              aria-label={t("newProcess:removePerson", { number: index + 1 })}
              disabled={people.length === 1}
              onClick={() => {
                onPeople(people.filter((_, at) => at !== index));
                focusName(Math.max(0, index - 1));
              }}
            />
          </div>
        ))}
      </div>
      <Button
        className={styles.add}
        size="small"
        icon={<Add16Regular />}
        onClick={() => {
          onPeople([...people, { name: "", role: "" }]);
          focusName(people.length);
        }}
      >
        {t("newProcess:addPerson")}
      </Button>
    </section>
  );
}

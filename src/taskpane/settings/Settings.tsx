import { Body1, Caption1, Field, Radio, RadioGroup, Select, Subtitle2, Switch, makeStyles, tokens } from "@fluentui/react-components";
import { useId, type ReactNode } from "react";
import manifest from "../../../package.json";
import "../../locales/settings";
import { LANGUAGES, type Language } from "../../process/language";
import { useFill } from "../common/fill";
import { Surface } from "../common/Surface";
import { ScreenHeader } from "../shell/ScreenHeader";
import { usePane, usePaneState, useWords } from "../state/context";

const useStyles = makeStyles({
  column: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXL },
  heading: { margin: `0 0 ${tokens.spacingVerticalS}`, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  text: { margin: 0, overflowWrap: "anywhere" },
  texts: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  facts: { display: "grid", gridTemplateColumns: "auto minmax(0, 1fr)", columnGap: tokens.spacingHorizontalM, rowGap: tokens.spacingVerticalXS, margin: 0 },
  fact: { margin: 0, overflowWrap: "anywhere" },
  switch: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Each language by its own name, so that whoever is lost in the other one finds it. */
const OWN_NAME: Readonly<Record<Language, string>> = { en: "English", "zh-CN": "简体中文" };
const AS_OFFICE = "office";

/** Language, who I am, whether the sheet leads, what happens to the data, and what to tell when asking for help. */
export function Settings() {
  const styles = useStyles();
  const fill = useFill();
  const pane = usePane();
  const { t, formats } = useWords();
  const chosen = usePaneState((state) => state.chosenLanguage);
  const process = usePaneState((state) => state.process);
  const me = usePaneState((state) => state.me);
  const follows = usePaneState((state) => state.followsSelection);
  const team = "snapshot" in process ? process.snapshot.team.map((person) => person.name).sort(formats.compare) : [];
  const { host, platform, version } = Office.context.diagnostics;

  return (
    <>
      <ScreenHeader title={t("settings:title")} back={process.is === "none" ? "my-day" : undefined} />
      <div className={styles.column}>
        <Part title={t("settings:language")}>
          {(id) => (
            <RadioGroup
              aria-labelledby={id}
              value={chosen ?? AS_OFFICE}
              onChange={(_, { value }) => pane.chooseLanguage(LANGUAGES.find((language) => language === value) ?? null)}
            >
              <Radio value={AS_OFFICE} label={t("settings:asOffice")} />
              {LANGUAGES.map((language) => (
                <Radio key={language} value={language} label={<span lang={language}>{OWN_NAME[language]}</span>} />
              ))}
            </RadioGroup>
          )}
        </Part>
        {team.length > 0 && (
          <Part title={t("settings:me")}>
            {() => (
              <Field className={fill.field} label={t("settings:iAm")} hint={t("settings:meHint")}>
                <Select className={fill.control} value={me ?? ""} onChange={(_, { value }) => pane.identify(value)}>
                  {(me === null || !team.includes(me)) && <option value={me ?? ""}>{t("taskpane:person.choose")}</option>}
                  {team.map((name) => (
                    <option key={name} value={name}>
                      {name}
                    </option>
                  ))}
                </Select>
              </Field>
            )}
          </Part>
        )}
        <Part title={t("settings:sheet")}>
          {() => (
            <Field hint={t("settings:followHint")}>
              <Switch className={styles.switch} label={t("settings:follow")} checked={follows} onChange={(_, { checked }) => pane.followSelection(checked)} />
            </Field>
          )}
        </Part>
        <Part title={t("settings:privacy")}>
          {() => (
            <div className={styles.texts}>
              {(["stays", "remembers", "noAccount"] as const).map((sentence) => (
                <Body1 key={sentence} as="p" block className={styles.text}>
                  {t(`settings:privacySentences.${sentence}`)}
                </Body1>
              ))}
            </div>
          )}
        </Part>
        <Part title={t("settings:about")}>
          {() => (
            <dl className={styles.facts}>
              <Fact name="Stagebook" value={manifest.version} />
              <Fact name={t("settings:office")} value={[host, version, platform].filter(Boolean).join(" · ")} />
            </dl>
          )}
        </Part>
      </div>
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: (headingId: string) => ReactNode }) {
  const styles = useStyles();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Subtitle2 as="h2" block id={id} className={styles.heading}>
        {title}
      </Subtitle2>
      <Surface>{children(id)}</Surface>
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.fact}>
        <Caption1 className={styles.quiet}>{name}</Caption1>
      </dt>
      <dd className={styles.fact}>
        <Caption1>{value}</Caption1>
      </dd>
    </>
  );
}

import { Body1, Body1Strong, Button, Caption1, Field, Link, Select, makeStyles, tokens } from "@fluentui/react-components";
import { CalendarArrowDown20Regular } from "@fluentui/react-icons/svg/calendar-arrow-down";
import { Checkmark24Regular } from "@fluentui/react-icons/svg/checkmark";
import { Copy20Regular } from "@fluentui/react-icons/svg/copy";
import { Mail20Regular } from "@fluentui/react-icons/svg/mail";
import { useMemo, useState } from "react";
import "../../locales/reminders";
import { normalText } from "../../process/columns";
import type { ProcessSnapshot, Task } from "../../process/model";
import { CannotRead } from "../common/CannotRead";
import { EmptyState } from "../common/EmptyState";
import { useFill } from "../common/fill";
import { EVERYONE, PeopleOptions } from "../common/PeopleOptions";
import { Section } from "../common/Section";
import { Surface } from "../common/Surface";
import { useToday } from "../common/use-today";
import { ScreenHeader } from "../shell/ScreenHeader";
import { usePane, usePaneState, useWords } from "../state/context";
import { withPending } from "../state/pending";
import { calendarFile } from "./calendar-file";
import { mailto, plainText, richText, type Mail } from "./mail-draft";
import { saveFile } from "./save-file";
import { whoIsDue, type OwnersTasks } from "./who-is-due";

const useStyles = makeStyles({
  parts: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalL },
  form: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  text: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground3, margin: 0 },
  late: { color: tokens.colorStatusDangerForeground1 },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  owner: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    "&:not(:first-child)": { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` },
    overflowWrap: "anywhere",
  },
  counts: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalM },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "center", marginTop: tokens.spacingVerticalXS },
  link: { display: "inline-flex", alignItems: "center", columnGap: tokens.spacingHorizontalXS },
});

const SPANS = { today: 0, week: 7, month: 31, quarter: 92 } as const;
type Span = keyof typeof SPANS;

/** What is due, out of the workbook: into calendars, whose alarms ring while Excel is closed, and into mails. */
export function Reminders({ snapshot }: { readonly snapshot: ProcessSnapshot }) {
  const styles = useStyles();
  const fill = useFill();
  const pane = usePane();
  const { t, formats } = useWords();
  const today = useToday();
  const pending = usePaneState((state) => state.pending);
  const me = usePaneState((state) => state.me);
  const [whose, setWhose] = useState(me ?? EVERYONE);
  const [span, setSpan] = useState<Span>("month");
  const all = useMemo(
    () => whoIsDue(withPending(snapshot.tasks, pending), snapshot.team, today, today + SPANS[span]),
    [snapshot.tasks, snapshot.team, pending, today, span]
  );
  const names = useMemo(
    () => [...new Set([...snapshot.team.map(({ name }) => name), ...all.map(({ owner }) => owner), ...(me === null ? [] : [me])])].sort(formats.compare),
    [snapshot.team, all, me, formats]
  );
  const shown = whose === EVERYONE ? all : all.filter(({ owner }) => normalText(owner) === normalText(whose));
  const tasks = shown.flatMap(({ overdue, today: due, ahead }) => [...overdue, ...due, ...ahead]);

  const about = (task: Task) =>
    [t("reminders:about.deal", { deal: task.deal }), t("reminders:about.stage", { stage: task.stage }), t("reminders:about.owner", { owner: task.owner }), task.notes]
      .filter((line) => line !== "")
      .join("\n");
  const save = () => {
    const text = calendarFile(tasks, { name: t("reminders:calendarName"), about }, new Date());
    saveFile(`stagebook-${whose === EVERYONE ? t("reminders:everyoneInName") : whose}.ics`, "text/calendar", text);
    pane.say("reminders:saved", { count: tasks.length });
  };
  const line = (task: Task) => t("reminders:line", { task: task.task, customer: task.customer === "" ? task.deal : task.customer, day: formats.day(task.due!, today) });
  const mailOf = ({ owner, email, overdue, today: due, ahead }: OwnersTasks): Mail => ({
    to: email,
    subject: t("reminders:subject", { count: overdue.length + due.length + ahead.length }),
    greeting: t("reminders:greeting", { owner }),
    parts: ([["overdue", overdue], ["today", due], ["ahead", ahead]] as const)
      .filter(([, list]) => list.length > 0)
      .map(([part, list]) => ({ title: t(`reminders:part.${part}`), lines: list.map(line) })),
  });
  const copy = async (mail: Mail) => {
    try {
      const types = { "text/plain": plainText(mail), "text/html": richText(mail, document) };
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(Object.entries(types).map(([type, text]) => [type, new Blob([text], { type })])))]);
      pane.say("reminders:copied", { subject: mail.subject });
    } catch (error) {
      pane.sayFailed(error);
    }
  };

  return (
    <>
      <ScreenHeader title={t("reminders:title")} />
      <CannotRead problems={snapshot.problems} />
      <div className={styles.parts}>
        <div className={styles.form}>
          <Field className={fill.field} label={t("reminders:whose")}>
            <Select className={fill.control} value={whose} onChange={(_, { value }) => setWhose(value)}>
              <PeopleOptions names={names} />
              <option value={EVERYONE}>{t("taskpane:myDay.everyone")}</option>
            </Select>
          </Field>
          <Field className={fill.field} label={t("reminders:until")}>
            <Select className={fill.control} value={span} onChange={(_, { value }) => setSpan(value as Span)}>
              {(Object.keys(SPANS) as Span[]).map((each) => (
                <option key={each} value={each}>
                  {t(`reminders:span.${each}`)}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        {tasks.length === 0 ? (
          <EmptyState icon={<Checkmark24Regular />} title={t("reminders:none")}>
            {t("reminders:noneHint")}
          </EmptyState>
        ) : (
          <>
            <Section title={t("reminders:calendar")}>
              <Surface className={styles.form}>
                <Body1 as="p" block className={styles.text}>
                  {t("reminders:calendarHint", { count: tasks.length })}
                </Body1>
                <Button appearance="primary" icon={<CalendarArrowDown20Regular />} onClick={save}>
                  {t("reminders:save")}
                </Button>
                <Caption1 as="p" block className={styles.quiet}>
                  {t("reminders:againHint")}
                </Caption1>
              </Surface>
            </Section>
            <Section title={t("reminders:mails")} hint={t("reminders:mailsHint")}>
              <Surface flush>
                <ul className={styles.list}>
                  {shown.map((each) => {
                    const mail = mailOf(each);
                    const address = mailto(mail);
                    return (
                      <li key={each.owner} className={styles.owner}>
                        <Body1Strong block>{each.owner}</Body1Strong>
                        <div className={styles.counts}>
                          {each.overdue.length > 0 && <Caption1 className={styles.late}>{t("reminders:count.overdue", { count: each.overdue.length })}</Caption1>}
                          {each.today.length > 0 && <Caption1>{t("reminders:count.today", { count: each.today.length })}</Caption1>}
                          {each.ahead.length > 0 && <Caption1>{t("reminders:count.ahead", { count: each.ahead.length })}</Caption1>}
                        </div>
                        {each.email === "" && <Caption1 className={styles.quiet}>{t("reminders:noAddress")}</Caption1>}
                        <div className={styles.actions}>
                          {address !== null && (
                            <Link className={styles.link} href={address} target="_blank" rel="noopener" aria-label={t("reminders:mailTo", { owner: each.owner })}>
                              <Mail20Regular />
                              {t("reminders:mail")}
                            </Link>
                          )}
                          <Button size="small" icon={<Copy20Regular />} aria-label={t("reminders:copyOf", { owner: each.owner })} onClick={() => void copy(mail)}>
                            {t("reminders:copy")}
                          </Button>
                          {address === null && <Caption1 className={styles.quiet}>{t("reminders:tooLong")}</Caption1>}
                        </div>
                      </li>
                    );
                  })}
                </ul>
              </Surface>
            </Section>
          </>
        )}
      </div>
    </>
  );
}

import { Body1, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { Surface } from "../common/Surface";
import { useWords } from "../state/context";
import type { LogEntry } from "./deal-log";

const useStyles = makeStyles({
  log: { listStyleType: "none", margin: 0, padding: 0 },
  entry: { display: "flex", flexWrap: "wrap", justifyContent: "space-between", columnGap: tokens.spacingHorizontalM, padding: `${tokens.spacingVerticalXXS} 0`, overflowWrap: "anywhere" },
  notes: { flexBasis: "100%", margin: 0, whiteSpace: "pre-line", color: tokens.colorNeutralForeground2 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** What happened to the deal, by day. */
export function Log({ entries }: { readonly entries: readonly LogEntry[] }) {
  const styles = useStyles();
  const { t, formats } = useWords();
  return (
    <Surface>
      <ol className={styles.log}>
        {entries.map(({ day, title, notes, by }, index) => (
          <li key={index} className={styles.entry}>
            <Body1>{title}</Body1>
            <Caption1 className={styles.quiet}>{by === "" ? formats.fullDay(day) : t("deal:signed", { day: formats.fullDay(day), by })}</Caption1>
            {notes !== "" && (
              <Caption1 as="p" block className={styles.notes}>
                {notes}
              </Caption1>
            )}
          </li>
        ))}
      </ol>
    </Surface>
  );
}

import { Body1, Button, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { Copy20Regular } from "@fluentui/react-icons/svg/copy";
import { useMemo } from "react";
import manifest from "../../../package.json";
import { COLUMNS } from "../../process/columns";
import type { ProcessSnapshot } from "../../process/model";
import type { TableSeen, WorkbookSeen } from "../../workbook";
import { CannotRead } from "../common/CannotRead";
import { Section } from "../common/Section";
import { Surface } from "../common/Surface";
import { usePane, usePaneState, useWords } from "../state/context";
import { pastFailures } from "../state/past-failures";
import { problemWords } from "../state/problems";
import { diagnosticsText, surroundings } from "./diagnostics";

const useStyles = makeStyles({
  column: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalL },
  tables: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  table: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  facts: { margin: 0, display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS, overflowWrap: "anywhere" },
  fact: { margin: 0 },
  copy: { alignSelf: "flex-start" },
});

interface Props {
  readonly seen: WorkbookSeen;
  readonly snapshot: ProcessSnapshot | null;
}

/** What Stagebook sees: tables and columns, what cannot be read, what runs it, what failed last; copied in one click. */
export function Seen({ seen, snapshot }: Props) {
  const styles = useStyles();
  const pane = usePane();
  const { t } = useWords();
  const around = useMemo(() => surroundings(manifest.version), []);
  const failures = pastFailures();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(diagnosticsText(around, seen, snapshot, failures));
      pane.say("help:seen.copied");
    } catch (error) {
      pane.sayFailed(error);
    }
  };
  const facts: readonly (readonly [string, string])[] = [
    ["Stagebook", around.stagebook],
    [t("help:seen.office"), [around.host, around.version, around.platform].join(" · ")],
    [t("help:seen.sets"), Object.entries(around.sets).map(([set, version]) => `${set} ${version ?? "–"}`).join(" · ")],
    [t("help:seen.failures"), failures.length === 0 ? t("help:seen.noFailures") : failures.map(({ code, at }) => `${at} ${problemWords({ code, params: {} })}`).join(" · ")],
  ];
  return (
    <div className={styles.column}>
      <CannotRead problems={snapshot?.problems ?? []} />
      <Section title={t("help:seen.tables")}>
        <div className={styles.tables}>
          {seen.tables.length === 0 && <Body1>{t("help:seen.noTables")}</Body1>}
          {seen.tables.map((table) => (
            <Table key={table.name} {...table} />
          ))}
          {seen.others.length > 0 && <Caption1 className={styles.quiet}>{t("help:seen.others", { tables: seen.others.join(t("help:seen.between")) })}</Caption1>}
        </div>
      </Section>
      <Section title={t("help:seen.runs")}>
        <Surface>
          <dl className={styles.facts}>
            {facts.map(([name, value]) => (
              <div key={name}>
                <dt>
                  <Caption1 className={styles.quiet}>{name}</Caption1>
                </dt>
                <dd className={styles.fact}>{value}</dd>
              </div>
            ))}
          </dl>
        </Surface>
      </Section>
      <Button className={styles.copy} icon={<Copy20Regular />} onClick={() => void copy()}>
        {t("help:seen.copy")}
      </Button>
      <Caption1 className={styles.quiet}>{t("help:seen.safe")}</Caption1>
    </div>
  );
}

function Table({ kind, name, sheet, rows, columns, isProtected }: TableSeen) {
  const styles = useStyles();
  const { t } = useWords();
  const language = usePaneState((state) => state.language);
  const understood = columns.flatMap(({ header, id }) => {
    if (id === null) return [];
    const own = COLUMNS[id].header[language];
    return [own === header ? header : t("help:seen.means", { header, column: own })];
  });
  const unknown = columns.flatMap(({ header, id }) => (id === null ? [header] : []));
  const between = t("help:seen.between");
  return (
    <Surface className={styles.table}>
      <Body1>{t("help:seen.table", { kind: t(`help:kind.${kind}`), name, sheet, count: rows })}</Body1>
      <Caption1 className={styles.quiet}>{t("help:seen.understood", { columns: understood.join(between) })}</Caption1>
      {unknown.length > 0 && <Caption1 className={styles.quiet}>{t("help:seen.unknown", { columns: unknown.join(between) })}</Caption1>}
      {isProtected && <Caption1>{t("help:seen.protected")}</Caption1>}
    </Surface>
  );
}

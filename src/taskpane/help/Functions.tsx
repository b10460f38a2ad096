import { Body1, Button, Caption1, Field, Input, Link, Subtitle2, makeStyles, tokens } from "@fluentui/react-components";
import { Search20Regular } from "@fluentui/react-icons/svg/search";
import { TableCellAdd20Regular } from "@fluentui/react-icons/svg/table-cell-add";
import { useMemo, useState } from "react";
import { normalText } from "../../process/columns";
import type { ProcessSnapshot } from "../../process/model";
import { putFormula, type WorkbookSeen } from "../../workbook";
import { ForWriting } from "../common/ForWriting";
import { FailureMessage } from "../common/FailureMessage";
import { Surface } from "../common/Surface";
import { useOperation } from "../common/use-operation";
import { usePane, usePaneState, useWords } from "../state/context";
import { functionExamples, type FunctionExample } from "./function-examples";

const useStyles = makeStyles({
  column: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  search: { width: "100%", minWidth: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  one: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  formula: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: "anywhere", color: tokens.colorNeutralForeground2 },
  // In the colours of the text: the system's colour for links need not fit the ground that Fluent's theme asks for.
  more: { "@media (forced-colors: active)": { color: "CanvasText", textDecorationLine: "underline", forcedColorAdjust: "none" } },
  actions: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: tokens.spacingHorizontalM, marginLeft: "-8px" },
});

interface Props {
  readonly seen: WorkbookSeen;
  readonly snapshot: ProcessSnapshot | null;
}

/** Every function with its definition and a formula for this workbook, which a click puts into the selected cell. */
export function Functions({ seen, snapshot }: Props) {
  const styles = useStyles();
  const { t } = useWords();
  const me = usePaneState((state) => state.me);
  const language = usePaneState((state) => state.language);
  const [wanted, setWanted] = useState("");
  const examples = useMemo(() => functionExamples(seen, snapshot, me, language), [seen, snapshot, me, language]);
  const found = examples.filter(({ name }) => normalText(`SALES.${name} ${t(`definitions:of.${name}`)}`).includes(normalText(wanted)));
  return (
    <div className={styles.column}>
      <Field label={t("help:functions.search")}>
        <Input className={styles.search} type="search" contentBefore={<Search20Regular />} value={wanted} onChange={(_, { value }) => setWanted(value)} />
      </Field>
      <div role="status">{wanted !== "" && <Caption1>{t("help:functions.found", { count: found.length })}</Caption1>}</div>
      <ul className={styles.list}>
        {found.map((example) => (
          <li key={example.name}>
            <One {...example} page={`help/functions${language === "en" ? "" : `.${language}`}.html#sales-${example.name.toLowerCase()}`} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function One({ name, formula, page }: FunctionExample & { readonly page: string }) {
  const styles = useStyles();
  const pane = usePane();
  const { t } = useWords();
  const title = `SALES.${name}`;
  const inserting = useOperation(() =>
    pane.carryOut(async () => {
      const { sheet, address, undo } = await putFormula({ formula, rows: 1, columns: 1, formats: [null], hasHeader: false });
      return { key: "help:functions.inserted", params: { title, sheet, cell: address }, undo };
    })
  );
  return (
    <Surface className={styles.one}>
      <Subtitle2 as="h2" className={styles.name}>
        {title}
      </Subtitle2>
      <Body1>{t(`definitions:of.${name}`)}</Body1>
      <Caption1 className={styles.formula}>{formula}</Caption1>
      <div className={styles.actions}>
        <ForWriting>
          <Button
            appearance="transparent"
            size="small"
            icon={<TableCellAdd20Regular />}
            disabled={inserting.state.is === "running"}
            aria-label={t("help:functions.insertThis", { title })}
            onClick={inserting.start}
          >
            {t("help:functions.insert")}
          </Button>
        </ForWriting>
        <Link className={styles.more} href={page} target="_blank" rel="noopener" aria-label={t("help:functions.moreAbout", { title })}>
          {t("help:functions.more")}
        </Link>
      </div>
      {inserting.state.is === "failed" && <FailureMessage problem={inserting.state.problem} tryAgain={inserting.start} dismiss={inserting.reset} />}
    </Surface>
  );
}

import { Tab, TabList, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { addTexts } from "../../locales";
import { addDefinitions } from "../../locales/definitions";
import "../../locales/help";
import type { ProcessSnapshot } from "../../process/model";
import { lookAround, type WorkbookSeen } from "../../workbook";
import { FailureMessage } from "../common/FailureMessage";
import { useOperation } from "../common/use-operation";
import { Reading } from "../shell/Reading";
import { ScreenHeader } from "../shell/ScreenHeader";
import { useWords } from "../state/context";
import { Functions } from "./Functions";
import { Seen } from "./Seen";
import { Writes } from "./Writes";

addDefinitions(addTexts);

const useStyles = makeStyles({
  tabs: { margin: `0 -8px ${tokens.spacingVerticalM}` },
});

const PARTS = ["functions", "seen", "writes"] as const;
type Part = (typeof PARTS)[number];

/** What the functions compute, what Stagebook sees in this workbook, and what it writes into one. */
export function Help({ snapshot }: { readonly snapshot: ProcessSnapshot | null }) {
  const styles = useStyles();
  const { t } = useWords();
  const [part, setPart] = useState<Part>("functions");
  const [seen, setSeen] = useState<WorkbookSeen | null>(null);
  const looking = useOperation(async () => setSeen(await lookAround()));
  const { start } = looking;
  useEffect(start, [start, snapshot]);
  return (
    <>
      <ScreenHeader title={t("help:title")} />
      <TabList className={styles.tabs} size="small" selectedValue={part} onTabSelect={(_, { value }) => setPart(value as Part)}>
        {PARTS.map((each) => (
          <Tab key={each} value={each}>
            {t(`help:part.${each}`)}
          </Tab>
        ))}
      </TabList>
      {looking.state.is === "failed" && <FailureMessage problem={looking.state.problem} tryAgain={start} inWorkbook={false} />}
      {part === "writes" && <Writes />}
      {part !== "writes" && seen === null && looking.state.is !== "failed" && <Reading />}
      {part === "functions" && seen !== null && <Functions seen={seen} snapshot={snapshot} />}
      {part === "seen" && seen !== null && <Seen seen={seen} snapshot={snapshot} />}
    </>
  );
}

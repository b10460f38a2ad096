import { Body1, Field, Select, Spinner, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useState } from "react";
import { addTexts } from "../../locales";
import "../../locales/insights";
import "../../locales/reasons";
import { addMessages } from "../../locales/messages";
import type { ProcessSnapshot } from "../../process/model";
import { readTables, type ProcessTables } from "../../workbook";
import { ForWriting } from "../common/ForWriting";
import { CannotRead } from "../common/CannotRead";
import { FailureMessage } from "../common/FailureMessage";
import { useFill } from "../common/fill";
import { ownersIn } from "../common/owners";
import { EVERYONE, PeopleOptions } from "../common/PeopleOptions";
import { useOperation } from "../common/use-operation";
import { useToday } from "../common/use-today";
import { ScreenHeader } from "../shell/ScreenHeader";
import { useWords } from "../state/context";
import { dataFor, periodNamed, PERIODS, type PeriodChoice } from "./ask";
import { DashboardSheet } from "./DashboardSheet";
import { Figures } from "./Figures";
import { KeyFigures } from "./KeyFigures";

addMessages(addTexts); // what the figures say when something keeps them from being computed

const useStyles = makeStyles({
  column: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalL },
  ask: { display: "grid", gridTemplateColumns: "repeat(2, minmax(0, 1fr))", gap: tokens.spacingHorizontalS },
});

/** The figures of the process for a period and a person, each with the way to have it in a cell. */
export function Insights({ snapshot }: { readonly snapshot: ProcessSnapshot }) {
  const styles = useStyles();
  const fill = useFill();
  const { t, formats } = useWords();
  const today = useToday();
  const [period, setPeriod] = useState<PeriodChoice>("all");
  const [owner, setOwner] = useState(EVERYONE);
  const [tables, setTables] = useState<ProcessTables | null>(null);
  const reading = useOperation(async () => setTables(await readTables(["Deals", "Process", "History", "Stages", "Targets"])));
  const { start } = reading;
  useEffect(start, [start, snapshot]); // read again whenever the pane has read the workbook again

  const owners = useMemo(() => ownersIn(snapshot).sort(formats.compare), [snapshot, formats]);
  const data = useMemo(
    () => tables && dataFor(tables, { period: periodNamed(period, today), owner: owner === EVERYONE ? null : owner, asOf: today }),
    [tables, period, owner, today]
  );

  return (
    <>
      <ScreenHeader title={t("insights:title")} />
      <CannotRead problems={snapshot.problems} />
      <div className={styles.column}>
        <KeyFigures snapshot={snapshot} />
        <div className={styles.ask}>
          <Field className={fill.field} label={t("insights:period.label")}>
            <Select className={fill.control} value={period} onChange={(_, { value }) => setPeriod(value as PeriodChoice)}>
              {PERIODS.map((each) => (
                <option key={each} value={each}>
                  {t(`insights:period.${each}`)}
                </option>
              ))}
            </Select>
          </Field>
          <Field className={fill.field} label={t("insights:owner")}>
            <Select className={fill.control} value={owner} onChange={(_, { value }) => setOwner(value)}>
              <option value={EVERYONE}>{t("taskpane:myDay.everyone")}</option>
              <PeopleOptions names={owners} />
            </Select>
          </Field>
        </div>
        {reading.state.is === "failed" && <FailureMessage problem={reading.state.problem} tryAgain={start} inWorkbook={false} />}
        {data === null && reading.state.is !== "failed" && <Spinner label={<Body1>{t("insights:reading")}</Body1>} />}
        {data !== null && <Figures data={data} />}
        <ForWriting>
          <DashboardSheet />
        </ForWriting>
      </div>
    </>
  );
}

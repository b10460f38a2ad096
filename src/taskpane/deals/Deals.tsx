import { Body1, Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { Add20Regular } from "@fluentui/react-icons/svg/add";
import { Handshake32Regular } from "@fluentui/react-icons/svg/handshake";
import { Search20Regular } from "@fluentui/react-icons/svg/search";
import { useDeferredValue, useMemo, useState } from "react";
import type { ProcessSnapshot } from "../../process/model";
import { CannotRead } from "../common/CannotRead";
import { EmptyState } from "../common/EmptyState";
import { useFill } from "../common/fill";
import { useToday } from "../common/use-today";
import { ScreenHeader } from "../shell/ScreenHeader";
import { usePane, useWords } from "../state/context";
import { findDeals, groupDeals } from "./group-deals";
import { StageDeals } from "./StageDeals";

const useStyles = makeStyles({
  tools: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", columnGap: tokens.spacingHorizontalS, marginBottom: tokens.spacingVerticalL },
  stages: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalL },
});

/** The open deals by stage, with what each stage holds. */
export function Deals({ snapshot }: { readonly snapshot: ProcessSnapshot }) {
  const styles = useStyles();
  const fill = useFill();
  const pane = usePane();
  const { t } = useWords();
  const today = useToday();
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text);
  const columns = useMemo(
    () => groupDeals(findDeals(snapshot.deals, wanted), snapshot.tasks, snapshot.stages, today),
    [snapshot, wanted, today]
  );
  const hasOpen = snapshot.deals.some((deal) => deal.outcome === "open");
  const isPartial = snapshot.problems.length > 0;
  const add = (
    <Button appearance="primary" icon={<Add20Regular />} onClick={() => pane.open("add-deal")}>
      {t("taskpane:deals.add")}
    </Button>
  );

  return (
    <>
      <ScreenHeader title={t("taskpane:deals.title")} />
      <CannotRead problems={snapshot.problems} />
      {!hasOpen && (
        <EmptyState icon={<Handshake32Regular />} title={t(isPartial ? "taskpane:deals.noneReadable" : "taskpane:deals.none")} actions={add}>
          {t(isPartial ? "taskpane:deals.noneReadableHint" : "taskpane:deals.noneHint")}
        </EmptyState>
      )}
      {hasOpen && (
        <>
          <div className={styles.tools}>
            <Field>
              <Input
                className={fill.control}
                type="search"
                aria-label={t("taskpane:deals.search")}
                placeholder={t("taskpane:deals.searchHint")}
                contentBefore={<Search20Regular />}
                value={text}
                onChange={(_, { value }) => setText(value)}
              />
            </Field>
            {add}
          </div>
          {columns.length === 0 && <Body1>{t("taskpane:deals.notFound", { text: wanted })}</Body1>}
          <div className={styles.stages}>
            {columns.map((column) => (
              <StageDeals key={column.stage} column={column} />
            ))}
          </div>
        </>
      )}
    </>
  );
}

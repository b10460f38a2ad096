import { Body1, Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { Add20Regular } from "@fluentui/react-icons/svg/add";
import { Filter20Regular } from "@fluentui/react-icons/svg/filter";
import { Handshake32Regular } from "@fluentui/react-icons/svg/handshake";
import { Search20Regular } from "@fluentui/react-icons/svg/search";
import { useEffect, useId, useMemo, useRef } from "react";
import "../../locales/deals";
import type { ProcessSnapshot } from "../../process/model";
import { CannotRead } from "../common/CannotRead";
import { EmptyState } from "../common/EmptyState";
import { useFill } from "../common/fill";
import { useAnnounce } from "../shell/LiveRegion";
import { ScreenHeader } from "../shell/ScreenHeader";
import { usePane, useWords } from "../state/context";
import { filtersSet, UNFILTERED } from "./deals-view";
import { Filters } from "./Filters";
import { hasCurrencies } from "./money";
import { StageDeals } from "./StageDeals";
import { useDeals } from "./use-deals";

const useStyles = makeStyles({
  tools: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", gap: tokens.spacingHorizontalS, marginBottom: tokens.spacingVerticalS },
  filters: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS, marginBottom: tokens.spacingVerticalS },
  count: { marginLeft: "auto", color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  stages: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalL, marginTop: tokens.spacingVerticalM },
});

/** The deals by stage, with what each stage holds: the open ones, or those that the filters ask for. */
export function Deals({ snapshot }: { readonly snapshot: ProcessSnapshot }) {
  const styles = useStyles();
  const fill = useFill();
  const pane = usePane();
  const { t } = useWords();
  const { view, change, columns, count, tellsStalled } = useDeals(snapshot);
  const filtersId = useId();
  const toggle = useRef<HTMLButtonElement>(null);
  const named = useMemo(() => hasCurrencies(snapshot.deals), [snapshot.deals]);
  const set = filtersSet(view);
  const isFiltered = set > 0 || view.text.trim() !== "";
  useAnnounceCount(count, isFiltered);
  const isPartial = snapshot.problems.length > 0;
  const hasDeals = snapshot.deals.length > 0;
  const add = (
    <Button appearance="primary" icon={<Add20Regular />} onClick={() => pane.open("add-deal")}>
      {t("taskpane:deals.add")}
    </Button>
  );
  const clear = () => {
    change(UNFILTERED);
    toggle.current?.focus(); // the button that was pressed is gone
  };

  return (
    <>
      <ScreenHeader title={t("taskpane:deals.title")} />
      <CannotRead problems={snapshot.problems} />
      {hasDeals && (
        <>
          <div className={styles.tools}>
            <Field>
              <Input
                className={fill.control}
                type="search"
                aria-label={t("taskpane:deals.search")}
                placeholder={t("taskpane:deals.searchHint")}
                contentBefore={<Search20Regular />}
                value={view.text}
                onChange={(_, { value }) => change({ text: value })}
              />
            </Field>
            {add}
          </div>
          <div className={styles.filters}>
            <Button
              ref={toggle}
              size="small"
              icon={<Filter20Regular />}
              aria-expanded={view.filtersOpen}
              aria-controls={view.filtersOpen ? filtersId : undefined}
              onClick={() => change({ filtersOpen: !view.filtersOpen })}
            >
              {set > 0 ? t("deals:filtersSet", { count: set }) : t("deals:filters")}
            </Button>
            {isFiltered && (
              <Button size="small" appearance="subtle" onClick={clear}>
                {t("deals:clear")}
              </Button>
            )}
            {isFiltered && count > 0 && <span className={styles.count}>{t("deals:found", { count })}</span>}
          </div>
          {view.filtersOpen && <Filters id={filtersId} snapshot={snapshot} view={view} tellsStalled={tellsStalled} onView={change} />}
        </>
      )}
      {count === 0 && isFiltered && hasDeals && <Body1>{t("deals:noneFound")}</Body1>}
      {count === 0 && !(isFiltered && hasDeals) && (
        <EmptyState
          icon={<Handshake32Regular />}
          title={t(isPartial ? "taskpane:deals.noneReadable" : "taskpane:deals.none")}
          actions={hasDeals ? undefined : add}
        >
          {t(isPartial ? "taskpane:deals.noneReadableHint" : "taskpane:deals.noneHint")}
        </EmptyState>
      )}
      <div className={styles.stages}>
        {columns
          .filter(({ deals }) => deals.length > 0)
          .map((column) => (
            <StageDeals key={column.stage} column={column} hasCurrencies={named} />
          ))}
      </div>
    </>
  );
}

/** Tells screen readers how many deals the filters leave, once typing has come to rest. */
function useAnnounceCount(count: number, isFiltered: boolean): void {
  const { t } = useWords();
  const announce = useAnnounce();
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const timer = setTimeout(() => announce(count === 0 && isFiltered ? t("deals:noneFound") : t("deals:found", { count })), 400);
    return () => clearTimeout(timer);
  }, [announce, count, isFiltered, t]);
}

import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { Board20Regular } from "@fluentui/react-icons/svg/board";
import { Filter20Regular } from "@fluentui/react-icons/svg/filter";
import { Search20Regular } from "@fluentui/react-icons/svg/search";
import { TextBulletList20Regular } from "@fluentui/react-icons/svg/text-bullet-list";
import { useId, useRef, type ReactNode } from "react";
import type { ProcessSnapshot } from "../../process/model";
import { useFill } from "../common/fill";
import { useWords } from "../state/context";
import { filtersSet, isFiltered, UNFILTERED, type DealsView } from "./deals-view";
import { Filters } from "./Filters";

const useStyles = makeStyles({
  tools: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", gap: tokens.spacingHorizontalS, marginBottom: tokens.spacingVerticalS },
  filters: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS, marginBottom: tokens.spacingVerticalS },
  count: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  as: { display: "flex", marginLeft: "auto" },
});

const WAYS = [
  { as: "list", icon: <TextBulletList20Regular /> },
  { as: "board", icon: <Board20Regular /> },
] as const;

interface Props {
  readonly snapshot: ProcessSnapshot;
  readonly view: DealsView;
  readonly count: number;
  readonly tellsStalled: boolean;
  readonly onView: (change: Partial<DealsView>) => void;
  /** The button that adds a deal. */
  readonly add: ReactNode;
}

/** Which deals are looked at, and how: search, filters, list or board. */
export function DealsTools({ snapshot, view, count, tellsStalled, onView, add }: Props) {
  const styles = useStyles();
  const fill = useFill();
  const { t } = useWords();
  const filtersId = useId();
  const toggle = useRef<HTMLButtonElement>(null);
  const set = filtersSet(view);
  const clear = () => {
    onView(UNFILTERED);
    toggle.current?.focus(); // the button that was pressed is gone
  };
  return (
    <div>
      <div className={styles.tools}>
        <Field>
          <Input
            className={fill.control}
            type="search"
            aria-label={t("taskpane:deals.search")}
            placeholder={t("taskpane:deals.searchHint")}
            contentBefore={<Search20Regular />}
            value={view.text}
            onChange={(_, { value }) => onView({ text: value })}
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
          onClick={() => onView({ filtersOpen: !view.filtersOpen })}
        >
          {set > 0 ? t("deals:filtersSet", { count: set }) : t("deals:filters")}
        </Button>
        {isFiltered(view) && (
          <Button size="small" appearance="subtle" onClick={clear}>
            {t("deals:clear")}
          </Button>
        )}
        {isFiltered(view) && count > 0 && <span className={styles.count}>{t("deals:found", { count })}</span>}
        <div role="group" aria-label={t("deals:as.label")} className={styles.as}>
          {WAYS.map(({ as, icon }) => (
            <Button
              key={as}
              size="small"
              appearance={view.as === as ? "secondary" : "subtle"}
              icon={icon}
              aria-pressed={view.as === as}
              aria-label={t(`deals:as.${as}`)}
              title={t(`deals:as.${as}`)}
              onClick={() => onView({ as })}
            />
          ))}
        </div>
      </div>
      {view.filtersOpen && <Filters id={filtersId} snapshot={snapshot} view={view} tellsStalled={tellsStalled} onView={onView} />}
    </div>
  );
}

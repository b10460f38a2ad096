import { Body1, Button, makeStyles } from "@fluentui/react-components";
import { Add20Regular } from "@fluentui/react-icons/svg/add";
import { Handshake32Regular } from "@fluentui/react-icons/svg/handshake";
import { useEffect, useMemo, useRef } from "react";
import "../../locales/deal";
import "../../locales/deals";
import type { ProcessSnapshot } from "../../process/model";
import { CannotRead } from "../common/CannotRead";
import { EmptyState } from "../common/EmptyState";
import { ForWriting } from "../common/ForWriting";
import { LateScreen } from "../shell/LateScreen";
import { useAnnounce } from "../shell/LiveRegion";
import { ScreenHeader } from "../shell/ScreenHeader";
import { usePane, useWords } from "../state/context";
import { isFiltered } from "./deals-view";
import { DealsList } from "./DealsList";
import { DealsTools } from "./DealsTools";
import { hasCurrencies } from "./money";
import { useDeals } from "./use-deals";
import { useMovesHere } from "./use-moves-here";

const loadBoard = () => import("./Board").then(({ Board }) => Board);
const loadMoveDialog = () => import("./MoveDialog").then(({ MoveDialog }) => MoveDialog);

const useStyles = makeStyles({
  /** As high as the pane, so that the board can fill what the rest leaves. */
  whole: { display: "flex", flexDirection: "column", height: "100%", "> *": { flexShrink: 0 } },
});

/** The deals by stage, with what each stage holds: the open ones, or those that the filters ask for; as a list or a board. */
export function Deals({ snapshot }: { readonly snapshot: ProcessSnapshot }) {
  const styles = useStyles();
  const pane = usePane();
  const { t } = useWords();
  const { view, change, columns, count, tellsStalled } = useDeals(snapshot);
  const { moves, question, answers, followed, onFollowed } = useMovesHere(snapshot);
  const named = useMemo(() => hasCurrencies(snapshot.deals), [snapshot.deals]);
  const filtered = isFiltered(view);
  useAnnounceCount(count, filtered);
  const isPartial = snapshot.problems.length > 0;
  const hasDeals = snapshot.deals.length > 0;
  const add = (
    <ForWriting>
      <Button appearance="primary" icon={<Add20Regular />} onClick={() => pane.open("add-deal")}>
        {t("taskpane:deals.add")}
      </Button>
    </ForWriting>
  );
  const shown = { columns, named, moves, followed, onFollowed };
  return (
    <div className={view.as === "board" && count > 0 ? styles.whole : undefined}>
      <ScreenHeader title={t("taskpane:deals.title")} />
      <CannotRead problems={snapshot.problems} />
      {hasDeals && <DealsTools snapshot={snapshot} view={view} count={count} tellsStalled={tellsStalled} onView={change} add={add} />}
      {count === 0 && filtered && hasDeals && <Body1>{t("deals:noneFound")}</Body1>}
      {count === 0 && !(filtered && hasDeals) && (
        <EmptyState
          icon={<Handshake32Regular />}
          title={t(isPartial ? "taskpane:deals.noneReadable" : "taskpane:deals.none")}
          actions={hasDeals ? undefined : add}
        >
          {t(isPartial ? "taskpane:deals.noneReadableHint" : "taskpane:deals.noneHint")}
        </EmptyState>
      )}
      {view.as === "list" || count === 0 ? <DealsList {...shown} /> : <LateScreen load={loadBoard} props={shown} />}
      {question !== null && (
        <LateScreen load={loadMoveDialog} waiting={null} props={{ question, deals: snapshot.deals, stages: snapshot.stages, ...answers }} />
      )}
    </div>
  );
}

/** Tells screen readers how many deals the filters leave, once typing has come to rest. */
function useAnnounceCount(count: number, filtered: boolean): void {
  const { t } = useWords();
  const announce = useAnnounce();
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const timer = setTimeout(() => announce(count === 0 && filtered ? t("deals:noneFound") : t("deals:found", { count })), 400);
    return () => clearTimeout(timer);
  }, [announce, count, filtered, t]);
}

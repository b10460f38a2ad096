import { useDeferredValue, useMemo } from "react";
import type { ProcessSnapshot } from "../../process/model";
import { useToday } from "../common/use-today";
import { withPendingDeals } from "../deal/pending-deals";
import { usePane, usePaneState, useWords } from "../state/context";
import { withPending } from "../state/pending";
import { FIRST_VIEW, type DealsView } from "./deals-view";
import { filterDeals } from "./filter-deals";
import { groupDeals, overdueByDeal, type StageColumn } from "./group-deals";
import { hasRates } from "./money";
import { stalledNames } from "./stalled-names";

interface Deals {
  readonly view: DealsView;
  readonly change: (change: Partial<DealsView>) => void;
  /** The deals that the view lets through, by stage. */
  readonly columns: readonly StageColumn[];
  readonly count: number;
  readonly tellsStalled: boolean;
}

/** What the deals screen shows, and how that is changed. */
export function useDeals(snapshot: ProcessSnapshot): Deals {
  const pane = usePane();
  const { formats } = useWords();
  const today = useToday();
  const kept = usePaneState((state) => state.dealsView);
  const view = useMemo(() => kept ?? { ...FIRST_VIEW, as: pane.preferences.dealsAs() }, [kept, pane]);
  const pending = usePaneState((state) => state.pending);
  const moving = usePaneState((state) => state.pendingDeals);
  const wanted = useDeferredValue(view);
  const overdue = useMemo(() => overdueByDeal(withPending(snapshot.tasks, pending), today), [snapshot.tasks, pending, today]);
  // Asked only where it is seen: it goes through the whole history.
  const asks = view.filtersOpen || view.stalled;
  const stalled = useMemo(() => (asks ? stalledNames(snapshot, today) : null), [asks, snapshot, today]);
  const deals = useMemo(() => withPendingDeals(snapshot.deals, moving), [snapshot.deals, moving]);
  const found = useMemo(() => filterDeals(deals, wanted, { overdue, stalled }), [deals, wanted, overdue, stalled]);
  const columns = useMemo(
    () => groupDeals(found, { stages: snapshot.stages, overdue, rated: hasRates(snapshot.deals), compare: formats.compare }),
    [found, snapshot, overdue, formats]
  );
  return {
    view,
    change: (change) => {
      if (change.as !== undefined) pane.preferences.rememberDealsAs(change.as);
      pane.viewDeals({ ...view, ...change });
    },
    columns,
    count: found.length,
    tellsStalled: stalled !== null,
  };
}

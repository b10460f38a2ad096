import { normalText } from "../../process/columns";
import { FailureMessage } from "../common/FailureMessage";
import { usePane, usePaneState } from "../state/context";

/** Why the workbook did not take a deal's move, where the deal is shown. */
export function MoveFailure({ deal, className }: { readonly deal: string; readonly className?: string }) {
  const pane = usePane();
  const mine = usePaneState((state) => state.pendingDeals.get(normalText(deal)));
  if (mine?.failure == null) return null;
  return (
    <div className={className}>
      <FailureMessage problem={mine.failure} tryAgain={mine.again} dismiss={() => pane.forgetDeal(deal)} />
    </div>
  );
}

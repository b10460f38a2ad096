import { normalText } from "../../process/columns";
import type { Deal } from "../../process/model";
import type { DealChange, PendingChanges } from "../state/pending";

/** The deals as the user should see them now: where they are being moved; one whose move failed where the sheet has it. */
export function withPendingDeals(deals: readonly Deal[], pending: PendingChanges<DealChange>): readonly Deal[] {
  if (pending.size === 0) return deals;
  return deals.map((deal) => {
    const mine = pending.get(normalText(deal.deal));
    return mine === undefined || mine.failure !== null ? deal : { ...deal, ...mine.change };
  });
}

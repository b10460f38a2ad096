import { normalText } from "../../process/columns";
import type { Deal } from "../../process/model";
import { amountOf } from "../add-deal/check-deal";
import type { DealsView } from "./deals-view";
import { hasRates, worthOf } from "./money";

/** What is known of deals beside their rows, by their names as they are compared. */
export interface KnownOfDeals {
  /** How many of a deal's open tasks are overdue. */
  readonly overdue: ReadonlyMap<string, number>;
  /** null: nothing tells which are stalled. */
  readonly stalled: ReadonlySet<string> | null;
}

/** The deals that pass every filter, in the order in which they came. A smallest amount that is no number asks for nothing. */
export function filterDeals(deals: readonly Deal[], view: DealsView, known: KnownOfDeals): readonly Deal[] {
  const [text, customer] = [view.text, view.customer].map(normalText);
  const [owner, stage] = [view.owner, view.stage].map((name) => (name === null ? null : normalText(name)));
  const least = amountOf(view.atLeast);
  const rated = hasRates(deals);
  return deals.filter((deal) => {
    if (view.outcome !== "all" && deal.outcome !== view.outcome) return false;
    if (owner !== null && normalText(deal.owner) !== owner) return false;
    if (stage !== null && normalText(deal.stage) !== stage) return false;
    if (customer !== "" && !normalText(deal.customer).includes(customer!)) return false;
    if (text !== "" && ![deal.deal, deal.customer, deal.owner].some((part) => normalText(part).includes(text!))) return false;
    if (typeof least === "number" && (worthOf(deal, rated) ?? -Infinity) < least) return false;
    const name = normalText(deal.deal);
    if (view.overdue && !known.overdue.has(name)) return false;
    return !view.stalled || known.stalled === null || (deal.outcome === "open" && known.stalled.has(name));
  });
}

import type { Outcome } from "../../process/model";
import type { DealsAs } from "../state/preferences";

/** Which deals the user wants to see, and how: kept while another screen is open. */
export interface DealsView {
  readonly as: DealsAs;
  /** Looked for in the names of deals, customers and owners. */
  readonly text: string;
  /** null: anyone's; "": those without an owner. */
  readonly owner: string | null;
  /** null: every stage. */
  readonly stage: string | null;
  /** Looked for in the names of customers, as it was typed. */
  readonly customer: string;
  readonly outcome: Outcome | "all";
  /** The smallest amount, as it was typed. */
  readonly atLeast: string;
  /** Only those with overdue tasks. */
  readonly overdue: boolean;
  /** Only those that do not move. */
  readonly stalled: boolean;
  /** Whether the filters are unfolded. */
  readonly filtersOpen: boolean;
}

export const OUTCOMES = ["open", "won", "lost", "all"] as const satisfies readonly DealsView["outcome"][];

/** What filters let through when none is set. */
export const UNFILTERED = { text: "", owner: null, stage: null, customer: "", outcome: "open", atLeast: "", overdue: false, stalled: false } as const satisfies Partial<DealsView>;

export const FIRST_VIEW: DealsView = { ...UNFILTERED, as: "list", filtersOpen: false };

/** How many of the folded filters are set. The search stands beside them, always to be seen. */
export function filtersSet(view: DealsView): number {
  const chosen = (["owner", "stage", "outcome", "overdue", "stalled"] as const).filter((name) => view[name] !== UNFILTERED[name]);
  const typed = (["customer", "atLeast"] as const).filter((name) => view[name].trim() !== "");
  return chosen.length + typed.length;
}

/** Whether fewer than all open deals are asked for. */
export function isFiltered(view: DealsView): boolean {
  return filtersSet(view) > 0 || view.text.trim() !== "";
}

import type { Velocity } from "./velocity";

/** What a pipeline would bring if one conversion and the cycle were other than they are. */
export interface Outlook {
  readonly conversion: number;
  readonly winRate: number;
  readonly cycle: number;
  /** Open deals × win rate × mean won amount: what the deals open now are expected to bring. */
  readonly amount: number;
  /** The same ÷ mean cycle: the velocity. */
  readonly perDay: number;
}

/**
 * The velocity formula that HubSpot, Salesforce, Pipedrive and Zoho CRM share, with one conversion raised by a number of
 * points (at most to 100 %) and the mean cycle shortened by a number of days. The win rate is a product of the stages'
 * conversions, so it changes by the same factor as the one that is raised. Null: a part of it is not known, or nothing
 * converts at this stage, which no factor can raise.
 */
export function outlook({ open, winRate, meanWon, meanCycle }: Velocity, conversion: number | null, points: number, days: number): Outlook | null {
  if (winRate.rate === null || meanWon === null || meanCycle === null || meanCycle <= days || !conversion) return null;
  const raised = Math.min(1, Math.max(0, conversion + points / 100));
  const rate = Math.min(1, (winRate.rate * raised) / conversion);
  const amount = open * rate * meanWon;
  return { conversion: raised, winRate: rate, cycle: meanCycle - days, amount, perDay: amount / (meanCycle - days) };
}

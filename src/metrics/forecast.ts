import type { Codes } from "../process/cell-column";
import { normalText } from "../process/columns";
import { OPEN, type DealRows } from "../process/deal-rows";
import type { Stage } from "../process/model";
import { StagebookError } from "../process/problem";
import { listed } from "../process/read-table";
import { MoneySums } from "./money";
import { isBounded, isIn, type Period } from "./period";

/** The open deals of one group that are expected to close in a period. */
export interface Forecast {
  readonly open: number;
  readonly amount: number;
  /** Σ Amount × probability; null where no probabilities were asked for. */
  readonly weighted: number | null;
}

/**
 * The weighted forecast by group (METRICS.md): Σ Amount × the stage's Probability over the open deals whose Expected close
 * is in the period. A deal without an amount adds nothing.
 *
 * @param chances probability of each deal; null: the amounts alone
 * @param groupOf group of each deal; a deal with a negative group is left out
 */
export function forecasts(deals: DealRows, chances: Float64Array | null, groupOf: Codes, groups: number, period: Period): Forecast[] {
  const { table, outcomes, length } = deals;
  const expected = expectedCloses(deals, period);
  const amounts = new MoneySums(table, groups);
  const weighted = new MoneySums(table, groups);
  const open = new Int32Array(groups);
  for (let i = 0; i < length; i++) {
    const group = groupOf[i]!;
    if (group < 0 || outcomes[i] !== OPEN || !isIn(expected[i]!, period) || !table.isReadable(i)) continue;
    open[group]! += 1;
    amounts.add(group, i);
    if (chances !== null) weighted.add(group, i, chances[i]!);
  }
  return Array.from(open, (count, group) => ({ open: count, amount: amounts.of(group), weighted: chances === null ? null : weighted.of(group) }));
}

/**
 * When each deal is expected to close: its Expected close, else its Closed date, which HubSpot, Salesforce and Zoho CRM
 * use for both. 0: not known.
 */
export function expectedCloses({ table, length }: DealRows, period: Period): Int32Array {
  if (isBounded(period) && !table.has("closed")) table.need("expectedClose");
  const [expected, closed] = [table.days("expectedClose"), table.days("closed")];
  const days = new Int32Array(length);
  for (let i = 0; i < length; i++) days[i] = expected[i]! || closed[i]!;
  return days;
}

/**
 * The probability of winning each open deal: that of its stage, where the stages have any; else the deal's own, which
 * CRMs export. A column with a number above 1 is in percent. A deal without a probability is a problem: it never counts
 * as 0 or as 1 by itself.
 */
export function chancesOf(deals: DealRows, stages: readonly Stage[] | null): Float64Array {
  const { table, outcomes, length } = deals;
  const byStage = stages?.some(({ probability }) => probability !== null) ? stages : null;
  if (byStage === null && !table.has("probability")) throw new StagebookError("metrics:noProbabilities");
  const own = table.numbers("probability");
  const names = table.text("stage");
  const all = byStage?.map(({ probability }) => probability ?? NaN) ?? [...own];
  const scale = all.some((chance) => chance > 1) ? 100 : 1;
  const places = new Map(byStage?.map(({ name }, place) => [normalText(name), place]));
  const placeOfCode = names.map((label) => places.get(normalText(label)));
  const chances = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    if (outcomes[i] !== OPEN) continue;
    const code = names.codes[i]!;
    const place = byStage === null ? i : placeOfCode[code];
    const chance = (place === undefined ? NaN : all[place]!) / scale;
    if (chance >= 0 && chance <= 1) chances[i] = chance;
    else if (place === undefined) table.report(i, "stage", "process:unknownStage", { stage: names.label(code), stages: listed(byStage!.map(({ name }) => name)) });
    else table.report(i, byStage === null ? "probability" : "stage", "metrics:noProbability", { stage: names.label(code) });
  }
  return chances;
}

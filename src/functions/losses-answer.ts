import { losses, type Loss } from "../metrics/losses";
import { readDealRows } from "../process/deal-rows";
import { listed } from "../process/read-table";
import { answerTable, figureHeader, type AnswerCell } from "./answer-table";
import { choiceOf, periodOf, textOrNull, wantsHeaders, wrong } from "./arguments";
import { LOSS_MEASURES } from "./choices";
import { groupsBy } from "./group-column";
import { needDeals } from "./need-deals";
import { nothing } from "./nothing";
import { tablesOf } from "./tables-of";

/** The answer of SALES.LOSSES: a row for each value of the column `by`, the greatest share first, or the share of one value. */
export function lossesAnswer(
  data: unknown, by: unknown, value: unknown, measure: unknown, from: unknown, to: unknown, headers: unknown
): AnswerCell[][] {
  const only = textOrNull(value, "value");
  const isCount = choiceOf(measure, "measure", LOSS_MEASURES) === "count";
  const period = periodOf(from, to);
  const withHeaders = wantsHeaders(headers);
  const table = tablesOf(data).table("Deals");
  needDeals(table);
  const column = textOrNull(by, "by");
  if (column === null) table.need("reason");
  if (!isCount) table.need("amount");
  const groups = groupsBy(table, column ?? table.headerOf("reason"));
  const lost = losses(readDealRows(table), groups.codes, groups.length, period, !isCount);
  const part = (loss: Loss) => (isCount ? loss.lost : loss.amount!);
  const total = lost.reduce((sum, loss) => sum + part(loss), 0);
  if (total === 0) throw nothing.figure("lossShare", period);
  const share = (group: number) => part(lost[group]!) / total;
  if (only !== null) {
    const group = groups.values.codeOf(only);
    if (group <= 0) throw wrong("functions:noSuchName", "value", { value: only, names: listed(groups.used.map(groups.nameOf)) });
    return [[share(group)]];
  }
  return answerTable(
    [
      { header: groups.header, cell: groups.nameOf },
      { header: figureHeader("lost"), cell: (group) => lost[group]!.lost },
      ...(table.has("amount") ? [{ header: figureHeader("lostAmount"), cell: (group: number) => lost[group]!.amount }] : []),
      { header: figureHeader("lossShare"), cell: share },
    ],
    groups.used.filter((group) => lost[group]!.lost > 0).sort((a, b) => share(b) - share(a)),
    withHeaders
  );
}

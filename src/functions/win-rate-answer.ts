import type { Ratio } from "../metrics/ratio";
import { isBounded, type Period } from "../metrics/period";
import { winRate, winRates, type WinMeasure } from "../metrics/win-rate";
import { readDealRows } from "../process/deal-rows";
import { StagebookError } from "../process/problem";
import { answerTable, figureHeader, type AnswerCell } from "./answer-table";
import { choiceOf, periodOf, textOrNull, wantsHeaders } from "./arguments";
import { MEASURES } from "./choices";
import { groupsBy } from "./group-column";
import { needDeals } from "./need-deals";
import { periodWords } from "./nothing";
import { tablesOf } from "./tables-of";

/** The answer of SALES.WINRATE: one number, or a table with a row for each value of the column `by`. */
export function winRateAnswer(
  data: unknown, by: unknown, measure: unknown, from: unknown, to: unknown, headers: unknown
): AnswerCell[][] {
  const column = textOrNull(by, "by");
  const what = choiceOf(measure, "measure", MEASURES);
  const period = periodOf(from, to);
  const withHeaders = wantsHeaders(headers);
  const table = tablesOf(data).table("Deals");
  needDeals(table);
  const deals = readDealRows(table);
  if (deals.length === 0) throw new StagebookError("functions:nothing.noDeals");
  if (column === null) {
    const { rate } = winRate(deals, what, period);
    if (rate === null) throw nothingClosed(what, period);
    return [[rate]];
  }
  const groups = groupsBy(table, column);
  const rates = winRates(deals, groups.codes, groups.length, what, period);
  if (groups.used.every((group) => rates[group]!.rate === null)) throw nothingClosed(what, period);
  const of = (read: (ratio: Ratio) => number | null) => (group: number) => read(rates[group]!);
  return answerTable(
    [
      { header: groups.header, cell: groups.nameOf },
      { header: figureHeader(what === "amount" ? "wonAmount" : "won"), cell: of(({ numerator }) => numerator) },
      { header: figureHeader(`winRateOf.${what}`), cell: of(({ denominator }) => denominator) },
      { header: figureHeader("winRate"), cell: of(({ rate }) => rate) },
    ],
    groups.used,
    withHeaders
  );
}

function nothingClosed(measure: WinMeasure, period: Period): StagebookError {
  const reason = measure === "all" ? "noDealCreated" : measure === "amount" ? "noAmountClosed" : "noDealClosed";
  return new StagebookError(`functions:nothing.${reason}${isBounded(period) ? "InPeriod" : ""}`, periodWords(period));
}

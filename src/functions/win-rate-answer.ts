import type { Ratio } from "../metrics/ratio";
import { isBounded, type Period } from "../metrics/period";
import { winRates, type WinMeasure } from "../metrics/win-rate";
import { readDealRows } from "../process/deal-rows";
import { StagebookError } from "../process/problem";
import { figureHeader, type AnswerCell } from "./answer-table";
import { choiceOf, periodOf, wantsHeaders } from "./arguments";
import { byColumn } from "./by-column";
import { MEASURES } from "./choices";
import { needDeals } from "./need-deals";
import { periodWords } from "./nothing";
import { tablesOf } from "./tables-of";

/** The answer of SALES.WINRATE: one number, or a table with a row for each value of the column `by`. */
export function winRateAnswer(
  data: unknown, by: unknown, measure: unknown, from: unknown, to: unknown, headers: unknown
): AnswerCell[][] {
  const what = choiceOf(measure, "measure", MEASURES);
  const period = periodOf(from, to);
  const withHeaders = wantsHeaders(headers);
  const table = tablesOf(data).table("Deals");
  needDeals(table);
  const deals = readDealRows(table);
  if (deals.length === 0) throw new StagebookError("functions:nothing.noDeals");
  return byColumn<Ratio>(table, by, withHeaders, {
    compute: (groupOf, groups) => winRates(deals, groupOf, groups, what, period),
    figure: ({ rate }) => rate,
    columns: [
      { header: figureHeader(what === "amount" ? "wonAmount" : "won"), cell: ({ numerator }) => numerator },
      { header: figureHeader(`winRateOf.${what}`), cell: ({ denominator }) => denominator },
      { header: figureHeader("winRate"), cell: ({ rate }) => rate },
    ],
    none: () => nothingClosed(what, period),
  });
}

function nothingClosed(measure: WinMeasure, period: Period): StagebookError {
  const reason = measure === "all" ? "noDealCreated" : measure === "amount" ? "noAmountClosed" : "noDealClosed";
  return new StagebookError(`functions:nothing.${reason}${isBounded(period) ? "InPeriod" : ""}`, periodWords(period));
}

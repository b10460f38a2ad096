import type { Ratio } from "../metrics/ratio";
import { byName } from "../metrics/reps";
import { isBounded, type Period } from "../metrics/period";
import { winRate, winRates, type WinMeasure } from "../metrics/win-rate";
import { isoDay } from "../process/calendar";
import { columnOf } from "../process/columns";
import { readDealRows } from "../process/deal-rows";
import { StagebookError } from "../process/problem";
import { listed, type SheetTable } from "../process/read-table";
import { t } from "../locales";
import { answerTable, columnHeader, figureHeader, type AnswerCell } from "./answer-table";
import { choiceOf, dataRange, periodOf, textOrNull, wantsHeaders } from "./arguments";
import { MEASURES } from "./choices";
import { needDeals } from "./need-deals";
import { readOnce } from "./read-once";

/** The answer of SALES.WINRATE: one number, or a table with a row for each value of the column `by`. */
export function winRateAnswer(
  data: unknown, by: unknown, measure: unknown, from: unknown, to: unknown, headers: unknown
): AnswerCell[][] {
  const column = textOrNull(by, "by");
  const what = choiceOf(measure, "measure", MEASURES);
  const period = periodOf(from, to);
  const withHeaders = wantsHeaders(headers);
  const table = readOnce(dataRange(data));
  needDeals(table);
  const deals = readDealRows(table);
  if (deals.length === 0) throw new StagebookError("functions:nothing.noDeals");
  if (column === null) {
    const { rate } = winRate(deals, what, period);
    if (rate === null) throw nothingClosed(what, period);
    return [[rate]];
  }
  const index = groupColumn(table, column);
  const { codes, labels, keys } = table.textAt(index);
  const rates = winRates(deals, codes, labels.length, what, period);
  const used = new Set(codes);
  const groups = keys.map((_, code) => code).filter((code) => used.has(code)).sort((a, b) => byName(keys[a]!, keys[b]!));
  if (groups.every((code) => rates[code]!.rate === null)) throw nothingClosed(what, period);
  const id = columnOf(table.header[index]);
  const of = (read: (ratio: Ratio) => number | null) => (code: number) => read(rates[code]!);
  return answerTable(
    [
      { header: id === null ? table.header[index]! : columnHeader(id), cell: (code) => (code === 0 ? t("functions:blank") : labels[code]!) },
      { header: figureHeader(what === "amount" ? "wonAmount" : "won"), cell: of(({ numerator }) => numerator) },
      { header: figureHeader(`winRateOf.${what}`), cell: of(({ denominator }) => denominator) },
      { header: figureHeader("winRate"), cell: of(({ rate }) => rate) },
    ],
    groups,
    withHeaders
  );
}

function groupColumn(table: SheetTable, name: string): number {
  const index = table.find(name);
  if (index >= 0) return index;
  const columns = listed(table.header.filter((header) => header !== ""));
  throw new StagebookError("functions:noSuchColumn", { argument: "by", value: name, columns });
}

function nothingClosed(measure: WinMeasure, { from, to }: Period): StagebookError {
  const reason = measure === "all" ? "noDealCreated" : measure === "amount" ? "noAmountClosed" : "noDealClosed";
  const params = { from: from === null ? "…" : isoDay(from), to: to === null ? "…" : isoDay(to) };
  return new StagebookError(`functions:nothing.${reason}${isBounded({ from, to }) ? "InPeriod" : ""}`, params);
}

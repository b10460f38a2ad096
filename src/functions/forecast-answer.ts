import { chancesOf, forecasts, type Forecast } from "../metrics/forecast";
import { readDealRows } from "../process/deal-rows";
import { StagebookError } from "../process/problem";
import { figureHeader, type AnswerCell } from "./answer-table";
import { choiceOf, periodOf, wantsHeaders } from "./arguments";
import { byColumn } from "./by-column";
import { FORECAST_MEASURES } from "./choices";
import { needDeals } from "./need-deals";
import { nothing } from "./nothing";
import { stagesOf, tablesOf } from "./tables-of";

/** The answer of SALES.FORECAST: one amount, or a table with a row for each value of the column `by`. */
export function forecastAnswer(
  data: unknown, by: unknown, measure: unknown, from: unknown, to: unknown, stages: unknown, headers: unknown
): AnswerCell[][] {
  const isWeighted = choiceOf(measure, "measure", FORECAST_MEASURES) === "weighted";
  const period = periodOf(from, to);
  const withHeaders = wantsHeaders(headers);
  const tables = tablesOf(data);
  const table = tables.table("Deals");
  needDeals(table);
  table.need("amount");
  const list = stagesOf(stages, tables);
  const deals = readDealRows(table, list);
  if (deals.length === 0) throw new StagebookError("functions:nothing.noDeals");
  const chances = isWeighted ? chancesOf(deals, list) : null;
  return byColumn<Forecast>(table, by, withHeaders, {
    compute: (groupOf, groups) => forecasts(deals, chances, groupOf, groups, period),
    figure: ({ amount, weighted }) => (isWeighted ? weighted : amount),
    columns: [
      { header: figureHeader("openDeals"), cell: ({ open }) => open },
      { header: figureHeader("expectedAmount"), cell: ({ amount }) => amount },
      ...(isWeighted ? [{ header: figureHeader("forecast"), cell: ({ weighted }: Forecast) => weighted }] : []),
    ],
    none: () => nothing.figure("forecast", period),
  });
}

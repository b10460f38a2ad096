import { t } from "../locales";
import { rangeOf, type Block } from "./cells";
import type { ChartCells } from "./changes";
import { repColumn, repColumns, type Anchors, type At, type DashboardSource } from "./dashboard-cells";
import { chartPlace } from "./dashboard-looks";

/** The charts, by names that stay the same in every language. */
export const CHARTS = ["Stagebook funnel", "Stagebook overdue", "Stagebook won"] as const;
export type ChartName = (typeof CHARTS)[number];

/** How many rows the two tables have that charts show. */
export interface RowsShown {
  readonly people: number;
  readonly steps: number;
}

export interface ChartSource extends ChartCells {
  readonly type: "Funnel" | "BarClustered" | "ColumnClustered";
  readonly title: string;
}

/** The cells that a chart shows; null when the figures it shows are not there. */
export function chartSource(
  sheetId: string,
  source: DashboardSource,
  anchors: Anchors,
  name: ChartName,
  { people, steps }: RowsShown
): ChartSource | null {
  const { language } = source;
  const column = (anchor: At, index: number, rows: number) => {
    const names = { sheetId, top: anchor.row + 2, left: anchor.column, rows: Math.max(1, rows), columns: 1 };
    return { names, values: { ...names, left: anchor.column + index } };
  };
  switch (name) {
    case "Stagebook funnel":
      // Excel's funnel knows no separate series: it is given names and values as one range.
      return { type: "Funnel", title: t("workbook:dashboard.funnel", { lng: language }), asOneRange: true, ...column(anchors.funnel, 1, steps) };
    case "Stagebook overdue": {
      const index = repColumn("overdueNow", source);
      if (index === null) return null;
      const title = t("workbook:dashboard.overdueByOwner", { lng: language });
      return { type: "BarClustered", title, asOneRange: false, ...column(anchors.reps, index, people) };
    }
    case "Stagebook won": {
      const title = t("workbook:dashboard.wonByRep", { lng: language });
      return { type: "ColumnClustered", title, asOneRange: false, ...column(anchors.reps, repColumn("wonAmount", source)!, people) };
    }
  }
}

/** Names, values and the header row above them; without the names, only the values with theirs. */
function wholeRange({ names, values, asOneRange }: ChartCells): Block {
  const left = asOneRange ? names.left : values.left;
  return { ...values, left, top: values.top - 1, rows: values.rows + 1, columns: values.left - left + 1 };
}

/** Queues one chart. Its cells hold numbers already. */
export function queueChart(
  context: Excel.RequestContext,
  sheetId: string,
  source: DashboardSource,
  anchors: Anchors,
  name: ChartName,
  rows: RowsShown
): void {
  const what = chartSource(sheetId, source, anchors, name, rows);
  if (what === null) return;
  const chart = context.workbook.worksheets.getItem(sheetId).charts.add(what.type, rangeOf(context, wholeRange(what)), "Columns");
  chart.name = name;
  chart.title.text = what.title;
  if (!what.asOneRange) {
    chart.legend.visible = false;
    chart.series.getItemAt(0).setXAxisValues(rangeOf(context, what.names));
  }
  const { from, to } = chartPlace(anchors, CHARTS.indexOf(name));
  const cell = ({ row, column }: At) => rangeOf(context, { sheetId, top: row, left: column, rows: 1, columns: 1 });
  chart.setPosition(cell(from), cell(to));
}

/**
 * Queues all charts of a new dashboard. Excel guesses from the cells which of them are names and which values, and the
 * functions' answers arrive later than the charts are made: so the cells hold an example while it guesses.
 */
export function queueCharts(context: Excel.RequestContext, sheetId: string, source: DashboardSource, anchors: Anchors, rows: RowsShown): void {
  const examples = [
    queueExample(context, sheetId, anchors.funnel, rows.steps, 2),
    queueExample(context, sheetId, anchors.reps, rows.people, repColumns(source)),
  ];
  for (const name of CHARTS) queueChart(context, sheetId, source, anchors, name, rows);
  for (const example of examples) rangeOf(context, example).clear("Contents");
}

function queueExample(context: Excel.RequestContext, sheetId: string, { row, column }: At, rows: number, columns: number): Block {
  const block = { sheetId, top: row + 1, left: column, rows: Math.max(1, rows) + 1, columns };
  rangeOf(context, block).values = Array.from({ length: block.rows }, (_, r) =>
    Array.from({ length: columns }, (_, c) => (r === 0 || c === 0 ? "–" : 1))
  );
  return block;
}

/** Queues binding a chart to other cells. */
export function bindChart(context: Excel.RequestContext, chart: Excel.Chart, cells: ChartCells): void {
  if (cells.asOneRange) {
    chart.setData(rangeOf(context, wholeRange(cells)), "Columns");
    return;
  }
  const series = chart.series.getItemAt(0);
  series.setValues(rangeOf(context, cells.values));
  series.setXAxisValues(rangeOf(context, cells.names));
}

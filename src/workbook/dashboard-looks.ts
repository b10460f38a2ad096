import { rangeOf, setNumberFormat } from "./cells";
import {
  CHARTS_ROW, CHARTS_ROWS, dashboardCells, FUNNEL_COLUMNS, funnelRoom, KPI_COUNT, KPI_WIDTH, repColumns,
  type Anchors, type At, type DashboardSource,
} from "./dashboard-cells";

const INK = "#242424";
const QUIET = "#616161";
const BRAND = "#0F548C";
const CARD = "#F0F6FC";
const LINE = "#C7DFF4";
/** People whose rows are formatted beforehand. */
const PEOPLE = 200;

/** Number formats of the columns of SALES.FUNNEL, from the second. */
const FUNNEL_FORMATS = ["#,##0", "0%", "0%", "#,##0", "#,##0", "#,##0", "0.0", "#,##0"];
const TASK_FORMATS = ["#,##0", "#,##0", "0%", "#,##0"];
const DEAL_FORMATS = ["#,##0", "#,##0", "#,##0", "0%", "#,##0", "0.0"];
const KPI_FORMATS = ["#,##0", "#,##0", "0%", "#,##0", "0%", "#,##0"];

/** Queues how a new dashboard looks. Only a new one: what a manager has changed since stays. */
export function queueDashboardLooks(context: Excel.RequestContext, sheetId: string, source: DashboardSource, anchors: Anchors): void {
  const sheet = context.workbook.worksheets.getItem(sheetId);
  sheet.showGridlines = false;
  sheet.tabColor = "#8764B8";
  const at = ({ row, column }: At, rows: number, columns: number) =>
    rangeOf(context, { sheetId, top: row, left: column, rows, columns });
  at({ row: 0, column: 0 }, 1, 1).format.columnWidth = 16;
  at({ row: 0, column: 1 }, 1, 1).format.columnWidth = 110;
  at({ row: 0, column: 2 }, 1, KPI_COUNT * KPI_WIDTH - 1).format.columnWidth = 70;

  const { top, funnel, reps } = anchors;
  const title = at(top, 1, 1).format.font;
  title.size = 20;
  title.bold = true;
  title.color = BRAND;
  at({ ...top, row: top.row + 1 }, 1, 1).format.font.color = QUIET;

  for (const cell of dashboardCells(source, anchors).filter(({ block, column, key }) => block === "top" && !["title", "about"].includes(key) && column >= 0)) {
    const isLabel = cell.key.endsWith(".label");
    const place = { row: top.row + cell.row, column: top.column + cell.column };
    const card = at(place, 1, KPI_WIDTH);
    card.merge();
    card.format.fill.color = CARD;
    card.format.horizontalAlignment = "Left";
    card.format.font.color = isLabel ? QUIET : INK;
    const edge = card.format.borders.getItem("EdgeRight");
    edge.style = "Continuous";
    edge.color = "#FFFFFF";
    edge.weight = "Thick";
    if (isLabel) continue;
    card.format.font.size = 18;
    card.format.font.bold = true;
    card.format.rowHeight = 30;
    setNumberFormat(card, KPI_FORMATS[cell.column / KPI_WIDTH]!);
  }

  queueTable(funnel, FUNNEL_COLUMNS, FUNNEL_FORMATS, funnelRoom(source.stages) - 1);
  queueTable(reps, repColumns(source), [...(source.process === null ? [] : TASK_FORMATS), ...DEAL_FORMATS], PEOPLE);

  function queueTable(anchor: At, columns: number, formats: readonly string[], rows: number): void {
    const heading = at(anchor, 1, 1).format.font;
    heading.bold = true;
    heading.size = 13;
    heading.color = BRAND;
    const header = at({ ...anchor, row: anchor.row + 1 }, 1, columns);
    header.format.font.bold = true;
    header.format.fill.color = CARD;
    header.format.wrapText = true;
    header.format.rowHeight = 42; // three lines: headers are longer than their numbers
    header.format.verticalAlignment = "Center";
    const line = header.format.borders.getItem("EdgeBottom");
    line.style = "Continuous";
    line.color = LINE;
    at({ row: anchor.row + 1, column: anchor.column + 1 }, 1, columns - 1).format.horizontalAlignment = "Right";
    formats.forEach((format, index) =>
      setNumberFormat(at({ row: anchor.row + 2, column: anchor.column + 1 + index }, rows, 1), format)
    );
  }
}

/** The cells that the chart at a place (0, 1, 2) covers. */
export function chartPlace({ top }: Anchors, place: number): { readonly from: At; readonly to: At } {
  const columns = (KPI_COUNT * KPI_WIDTH) / 3;
  const row = top.row + CHARTS_ROW;
  const column = top.column + place * columns;
  return { from: { row, column }, to: { row: row + CHARTS_ROWS - 2, column: column + columns - 1 } };
}

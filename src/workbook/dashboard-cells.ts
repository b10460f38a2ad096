import { t } from "../locales";
import { callOf, quoted } from "../process/formulas";
import type { Language } from "../process/language";
import type { Stage } from "../process/model";
import { columnLetters } from "./cells";

/** A part of the dashboard that stands together. Each has a defined name on its first cell, so that it may be moved. */
export type DashboardBlock = "top" | "funnel" | "reps";

export const BLOCKS: readonly DashboardBlock[] = ["top", "funnel", "reps"];

/** One cell of ours, by its place within its block. */
export interface DashboardCell {
  /** Under which we remember what we wrote there. */
  readonly key: string;
  readonly block: DashboardBlock;
  readonly row: number;
  readonly column: number;
  readonly content: string;
}

/** Zero-based cell. */
export interface At {
  readonly row: number;
  readonly column: number;
}

export type Anchors = Readonly<Record<DashboardBlock, At>>;

export interface DashboardSource {
  readonly language: Language;
  /** Names of the tables; null where the workbook has none. */
  readonly deals: string;
  readonly process: string | null;
  readonly stagesTable: string | null;
  readonly stages: readonly Stage[];
}

/** Rows of the top block: title, what it is, a blank one, labels, values. */
const KPI_ROW = 3;
/** Cells that a figure and its label take, side by side. */
export const KPI_WIDTH = 2;
export const KPI_COUNT = 6;
/** Rows that charts take below the figures. */
export const CHARTS_ROW = 6;
export const CHARTS_ROWS = 16;
/** Rows that a table may grow to without a refresh. */
const PEOPLE_ROOM = 500;

/** Columns of the answers: SALES.FUNNEL and SALES.REPS write them in this order, one table given or both. */
const FUNNEL_OPEN = 5;
const FUNNEL_OPEN_AMOUNT = 6;
/** Of a funnel made of deals; days in the stage are known from History only. */
export const FUNNEL_COLUMNS = 7;
const TASK_COLUMNS = 4;
const REP_WON_AMOUNT = 5;

/** Steps of the funnel: every stage but the lost ones. */
export function stepsOf(stages: readonly Stage[]): readonly Stage[] {
  return stages.filter((stage) => stage.kind !== "lost");
}

/** Rows kept free for the funnel, its header included. */
export function funnelRoom(stages: readonly Stage[]): number {
  return Math.max(12, stepsOf(stages).length + 5);
}

/** Where the blocks stand on a new sheet. */
export function firstAnchors(stages: readonly Stage[]): Anchors {
  const funnel = 1 + CHARTS_ROW + CHARTS_ROWS + 1;
  return {
    top: { row: 1, column: 1 },
    funnel: { row: funnel, column: 1 },
    reps: { row: funnel + 1 + funnelRoom(stages) + 1, column: 1 },
  };
}

/** Column of a figure in the table of SALES.REPS. */
export function repColumn(figure: "overdueNow" | "wonAmount", source: DashboardSource): number | null {
  if (figure === "overdueNow") return source.process === null ? null : TASK_COLUMNS;
  return (source.process === null ? 0 : TASK_COLUMNS) + REP_WON_AMOUNT;
}

/** Columns of the table of SALES.REPS. */
export function repColumns(source: DashboardSource): number {
  return 1 + (source.process === null ? 0 : TASK_COLUMNS) + 6;
}

/** Everything that we write: labels in the user's language, and formulas that a manager can read and change. */
export function dashboardCells(source: DashboardSource, anchors: Anchors): DashboardCell[] {
  const { language, stages } = source;
  const all = (table: string | null) => (table === null ? null : `${table}[#All]`);
  const order = all(source.stagesTable);
  const funnelSum = (column: number) => sumOf(anchors.funnel, column, funnelRoom(stages));
  const repSum = (column: number | null) => (column === null ? "–" : sumOf(anchors.reps, column, PEOPLE_ROOM));
  const open = stages.filter((stage) => stage.kind === "open").sort((a, b) => a.order - b.order);
  const [first, won] = [open[0], stages.find((stage) => stage.kind === "won")];
  const conversion =
    first === undefined || won === undefined
      ? "–"
      : orDash(callOf("CONVERSION", [all(source.deals), quoted(first.name), quoted(won.name), null, null, null, null, order]));
  const kpis: [key: string, label: string, content: string][] = [
    ["openDeals", t("workbook:dashboard.openDeals", { lng: language }), funnelSum(FUNNEL_OPEN)],
    ["openAmount", t("workbook:dashboard.openAmount", { lng: language }), funnelSum(FUNNEL_OPEN_AMOUNT)],
    ["winRate", t("workbook:dashboard.winRate", { lng: language }), orDash(callOf("WINRATE", [all(source.deals)]))],
    ["wonAmount", t("workbook:dashboard.wonAmount", { lng: language }), repSum(repColumn("wonAmount", source))],
    [
      "conversion",
      first === undefined || won === undefined
        ? t("workbook:dashboard.conversion", { lng: language })
        : t("workbook:dashboard.conversionFromTo", { lng: language, from: first.name, to: won.name }),
      conversion,
    ],
    ["overdue", t("workbook:dashboard.overdueTasks", { lng: language }), repSum(repColumn("overdueNow", source))],
  ];
  return [
    { key: "title", block: "top", row: 0, column: 0, content: t("workbook:dashboard.title", { lng: language }) },
    { key: "about", block: "top", row: 1, column: 0, content: t("workbook:dashboard.about", { lng: language }) },
    ...kpis.flatMap(([key, label, content], index): DashboardCell[] => [
      { key: `${key}.label`, block: "top", row: KPI_ROW, column: index * KPI_WIDTH, content: label },
      { key, block: "top", row: KPI_ROW + 1, column: index * KPI_WIDTH, content },
    ]),
    { key: "funnel.heading", block: "funnel", row: 0, column: 0, content: t("workbook:dashboard.funnel", { lng: language }) },
    { key: "funnel", block: "funnel", row: 1, column: 0, content: `=${callOf("FUNNEL", [all(source.deals), null, null, null, null, order])}` },
    { key: "reps.heading", block: "reps", row: 0, column: 0, content: t("workbook:dashboard.reps", { lng: language }) },
    { key: "reps", block: "reps", row: 1, column: 0, content: `=${callOf("REPS", [all(source.deals), all(source.process)])}` },
  ];
}

/** The sum of a column of a block's table, below its header, as far as the table may grow. */
function sumOf(anchor: At, column: number, rows: number): string {
  const letters = columnLetters(anchor.column + column);
  const first = anchor.row + 3; // 1-based, below the heading and the header row
  return `=SUM(${letters}${first}:${letters}${first + rows - 2})`;
}

function orDash(call: string): string {
  return `=IFNA(${call},"–")`;
}


import type { Area, WorkbookDocument } from "../document";
import type { LegendPosition } from "../document/charts";
import type { Element } from "../xml/element";
import { REL, type PackageReader } from "./package-parts";

const EMU_PER_PIXEL = 9525;

interface FileSeries {
  name: string | null;
  nameAt: string | null;
  values: string;
  labels: string | null;
  color: string | null;
}

interface FileChart {
  chartType: string;
  title: string | null;
  legend: LegendPosition | null;
  showValues: boolean;
  series: FileSeries[];
  axes: Partial<Record<"category" | "value", { title?: string; minimum?: number; maximum?: number; gridlines?: boolean }>>;
}

/** Gives a sheet the charts of a file; answers those that are lost. */
export function readCharts(file: PackageReader, sheetPath: string, sheetId: string, document: WorkbookDocument): string[] {
  const lost: string[] = [];
  for (const { target, type } of file.related(sheetPath)) {
    if (type !== REL.drawing) continue;
    const drawing = file.xml(target);
    const charts = new Map(file.related(target).map((each) => [each.id, each]));
    for (const anchor of drawing?.elements ?? []) {
      const chart = anchor.find("chart");
      const part = chart && charts.get(chart.attributes.id ?? chart.attributes["r:id"] ?? "");
      if (!part) continue;
      const name = anchor.find("cNvPr")?.attributes.name ?? "";
      try {
        const space = file.xml(part.target);
        const read = space && (part.type === REL.chartEx ? funnelOf(space) : chartOf(space));
        if (!read || !place(read, name, anchor, sheetId, document)) lost.push(name);
      } catch {
        lost.push(name);
      }
    }
  }
  return lost;
}

function place(chart: FileChart, name: string, anchor: Element, sheetId: string, document: WorkbookDocument): boolean {
  const located = chart.series.flatMap((series) => {
    const values = locate(document, series.values);
    return values ? [{ ...series, at: values, head: series.nameAt ? locate(document, series.nameAt) : null, labelsAt: series.labels ? locate(document, series.labels) : null }] : [];
  });
  if (!located.length) return false;
  const { id } = document.charts.add(sheetId, chart.chartType, { sheetId: located[0]!.at.sheetId, area: located[0]!.at.area }, "Columns");
  const titled = located.every(({ at, head }) => head && beside(head, at));
  const { model } = document;
  const chartId = model.getters.getChartIds(sheetId).find((each) => model.getters.getFigureIdFromChartId(each) === id)!;
  const labels = located[0]!.labelsAt;
  const dataSets = located.map(({ at, head }, index) => ({ dataSetId: String(index), dataRange: document.address(at.sheetId, titled ? union(head!.area, at.area) : at.area) }));
  const labelArea = labels && titled ? withHead(labels.area) : labels?.area;
  const dataSource = { type: "range", dataSets, dataSetsHaveTitle: titled, ...(labelArea ? { labelRange: document.address(labels!.sheetId, labelArea) } : {}) };
  model.dispatch("UPDATE_CHART", { sheetId, figureId: id, chartId, definition: { ...model.getters.getChartDefinition(chartId), dataSource } as never });
  if (!titled) located.forEach(({ name: words }, index) => words !== null && document.charts.setSeries(sheetId, id, String(index), { name: words }));
  located.forEach(({ color }, index) => color && document.charts.setSeries(sheetId, id, String(index), { color }));
  if (name && !document.charts.onSheet(sheetId).some((other) => other.name === name && other.id !== id)) document.charts.rename(sheetId, id, name);
  document.charts.setTitle(sheetId, id, chart.title === null ? { visible: false } : { text: chart.title });
  document.charts.setLegend(sheetId, id, chart.legend === null ? { visible: false } : { visible: true, position: chart.legend });
  if (chart.showValues) document.charts.setShowValues(sheetId, id, true);
  for (const axis of ["category", "value"] as const) if (chart.axes[axis]) document.charts.setAxis(sheetId, id, axis, chart.axes[axis]);
  const figure = figureOf(anchor, sheetId, document);
  document.cells.grow(sheetId, { top: figure.row, bottom: figure.row, left: figure.col, right: figure.col });
  model.dispatch("UPDATE_FIGURE", { sheetId, figureId: id, ...figure });
  return true;
}

function locate(document: WorkbookDocument, formula: string): { sheetId: string; area: Area } | null {
  try {
    return document.locate(formula.replaceAll("$", ""));
  } catch {
    return null; // a name, a list in the formula, or another workbook
  }
}

/** Whether a name's cell is the one before the values, in their own line. */
function beside(head: { sheetId: string; area: Area }, values: { sheetId: string; area: Area }): boolean {
  const { area } = head;
  const across = values.area.top === values.area.bottom && values.area.left !== values.area.right;
  return (
    head.sheetId === values.sheetId &&
    (across ? area.top === values.area.top && area.left === values.area.left - 1 : area.left === values.area.left && area.top === values.area.top - 1)
  );
}

function union(a: Area, b: Area): Area {
  return { top: Math.min(a.top, b.top), left: Math.min(a.left, b.left), bottom: Math.max(a.bottom, b.bottom), right: Math.max(a.right, b.right) };
}

function withHead(labels: Area): Area {
  const across = labels.top === labels.bottom && labels.left !== labels.right;
  return across ? { ...labels, left: Math.max(0, labels.left - 1) } : { ...labels, top: Math.max(0, labels.top - 1) };
}

function figureOf(anchor: Element, sheetId: string, document: WorkbookDocument): { col: number; row: number; offset: { x: number; y: number }; width: number; height: number } {
  const number = (parent: Element | undefined, name: string): number => Number(parent?.child(name)?.text ?? 0);
  const from = anchor.child("from");
  const [col, row] = [number(from, "col"), number(from, "row")];
  const offset = { x: Math.round(number(from, "colOff") / EMU_PER_PIXEL), y: Math.round(number(from, "rowOff") / EMU_PER_PIXEL) };
  const ext = anchor.child("ext");
  if (ext) return { col, row, offset, width: Math.round(Number(ext.attributes.cx) / EMU_PER_PIXEL), height: Math.round(Number(ext.attributes.cy) / EMU_PER_PIXEL) };
  const to = anchor.child("to");
  const span = (dimension: "COL" | "ROW", start: number, end: number): number => {
    let size = 0;
    for (let index = start; index < end; index++) size += document.ranges.size(sheetId, dimension, index);
    return size;
  };
  const width = span("COL", col, number(to, "col")) + number(to, "colOff") / EMU_PER_PIXEL - offset.x;
  const height = span("ROW", row, number(to, "row")) + number(to, "rowOff") / EMU_PER_PIXEL - offset.y;
  return { col, row, offset, width: Math.max(50, Math.round(width)), height: Math.max(50, Math.round(height)) };
}

// ---- what a file says of a chart

function chartOf(space: Element): FileChart | null {
  const chart = space.child("chart");
  const area = chart?.child("plotArea");
  const plot = area?.elements.find(({ name }) => /Chart$/.test(name));
  if (!chart || !plot) return null;
  const value = (parent: Element | undefined, name: string): string | undefined => parent?.child(name)?.attributes.val;
  const grouping = value(plot, "grouping");
  const stacked = grouping === "stacked" ? "Stacked" : grouping === "percentStacked" ? "Stacked100" : "";
  const scatter = plot.name === "scatterChart";
  const series = plot.childrenNamed("ser").map((one): FileSeries => {
    const tx = one.child("tx");
    const fill = one.child("spPr")?.child("solidFill")?.child("srgbClr")?.attributes.val;
    return {
      name: tx?.find("v")?.text ?? null,
      nameAt: tx?.find("f")?.text ?? null,
      values: one.child(scatter ? "yVal" : "val")?.find("f")?.text ?? "",
      labels: one.child(scatter ? "xVal" : "cat")?.find("f")?.text ?? null,
      color: fill ? `#${fill.toUpperCase()}` : null,
    };
  });
  const noMarkers = plot.childrenNamed("ser").every((one) => value(one.child("marker"), "symbol") === "none");
  const types: Record<string, string> = {
    barChart: `${value(plot, "barDir") === "bar" ? "Bar" : "Column"}${stacked || "Clustered"}`,
    bar3DChart: value(plot, "barDir") === "bar" ? "BarClustered" : "3DColumnClustered",
    lineChart: stacked ? "LineStacked" : noMarkers ? "Line" : "LineMarkers",
    areaChart: stacked ? "AreaStacked" : "Area",
    pieChart: "Pie",
    pie3DChart: "3DPie",
    doughnutChart: "Doughnut",
    scatterChart: plot.childrenNamed("ser").every((one) => one.child("spPr")?.child("ln")?.child("noFill")) ? "XYScatter" : "XYScatterLines",
    radarChart: { filled: "RadarFilled", marker: "RadarMarkers" }[value(plot, "radarStyle") ?? ""] ?? "Radar",
  };
  const chartType = types[plot.name];
  if (!chartType) return null;
  const legend = chart.child("legend");
  const positions: Record<string, LegendPosition> = { t: "Top", b: "Bottom", l: "Left", r: "Right", tr: "Corner" };
  const [category, amounts] = [area!.child("catAx") ?? area!.child("dateAx"), area!.childrenNamed("valAx").at(-1)];
  return {
    chartType,
    title: titleOf(chart, series),
    legend: legend ? (positions[value(legend, "legendPos") ?? "r"] ?? "Right") : null,
    showValues: value(plot.child("dLbls"), "showVal") === "1" || (series.length > 0 && plot.childrenNamed("ser").every((one) => value(one.child("dLbls"), "showVal") === "1")),
    series,
    axes: { ...(category ? { category: axisOf(category) } : {}), ...(amounts ? { value: axisOf(amounts) } : {}) },
  };
}

/** A chart of one series with a title but no words in it is called as the series. */
function titleOf(chart: Element, series: FileSeries[]): string | null {
  const title = chart.child("title");
  if (!title || chart.child("autoTitleDeleted")?.attributes.val === "1") return null;
  const words = title.findAll("t").map(({ text }) => text).join("");
  return words || title.find("v")?.text || (series.length === 1 ? series[0]!.name : null);
}

function axisOf(axis: Element): { title?: string; minimum?: number; maximum?: number; gridlines?: boolean } {
  const scaling = axis.child("scaling");
  const [low, high] = [scaling?.child("min")?.attributes.val, scaling?.child("max")?.attributes.val];
  const title = axis.child("title")?.findAll("t").map(({ text }) => text).join("");
  return {
    ...(title ? { title } : {}),
    ...(low === undefined ? {} : { minimum: Number(low) }),
    ...(high === undefined ? {} : { maximum: Number(high) }),
    ...(axis.name === "valAx" ? { gridlines: axis.child("majorGridlines") !== undefined } : {}),
  };
}

function funnelOf(space: Element): FileChart | null {
  const chart = space.child("chart");
  const found = chart?.findAll("series") ?? [];
  if (!chart || !found.length || found.some(({ attributes }) => attributes.layoutId !== "funnel")) return null;
  const data = new Map((space.child("chartData")?.childrenNamed("data") ?? []).map((each) => [each.attributes.id, each]));
  const series = found.map((one): FileSeries => {
    const dims = data.get(one.child("dataId")?.attributes.val ?? "");
    const fill = one.child("spPr")?.child("solidFill")?.child("srgbClr")?.attributes.val;
    return {
      name: one.child("tx")?.find("v")?.text ?? null,
      nameAt: one.child("tx")?.find("f")?.text ?? null,
      values: dims?.child("numDim")?.child("f")?.text ?? "",
      labels: dims?.child("strDim")?.child("f")?.text ?? null,
      color: fill ? `#${fill.toUpperCase()}` : null,
    };
  });
  const title = chart.child("title");
  return {
    chartType: "Funnel",
    title: title ? title.find("v")?.text || title.findAll("t").map(({ text }) => text).join("") || null : null,
    legend: chart.child("legend") ? "Bottom" : null,
    showValues: found.some((one) => one.find("visibility")?.attributes.value === "1"),
    series,
    axes: {},
  };
}

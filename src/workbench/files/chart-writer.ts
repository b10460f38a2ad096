import type { Area } from "../document";
import type { Chart } from "../document/charts";
import type { Element } from "../xml/element";
import { NS, REL, type PackageWriter } from "./package-parts";
import { element } from "./style-book";
import type { FigureData } from "./workbook-data";

const EMU_PER_PIXEL = 9525;
const MIME = "application/vnd.openxmlformats-officedocument";

/** What charts need to know of the workbook around them. */
export interface ChartSurroundings {
  /** "Sheet1!$B$2:$B$5" */
  address(range: { sheetId: string; area: Area }): string;
  /** The text of a range's first cell. */
  text(range: { sheetId: string; area: Area }): string;
}

/** Writes the charts of the n-th sheet; answers the relation of the sheet's drawing, or null when there are none. */
export function writeCharts(file: PackageWriter, sheet: { path: string; number: number }, charts: readonly Chart[], figures: readonly FigureData[], book: ChartSurroundings): string | null {
  if (!charts.length) return null;
  const path = `xl/drawings/drawing${sheet.number}.xml`;
  const anchors = charts.map((chart, index) => {
    const figure = figures.find(({ id }) => id === chart.id)!;
    const frame = chart.chartType === "Funnel" ? funnelFrame(file, path, chart, index, book) : plainFrame(file, path, chart, index, book);
    return element(
      "xdr:oneCellAnchor",
      {},
      element(
        "xdr:from",
        {},
        element("xdr:col", {}, String(figure.col)),
        element("xdr:colOff", {}, emu(figure.offset.x)),
        element("xdr:row", {}, String(figure.row)),
        element("xdr:rowOff", {}, emu(figure.offset.y))
      ),
      element("xdr:ext", { cx: emu(figure.width), cy: emu(figure.height) }),
      frame,
      element("xdr:clientData")
    );
  });
  file.add(
    path,
    element("xdr:wsDr", { "xmlns:xdr": NS.sheetDrawing, "xmlns:a": NS.drawing, "xmlns:r": NS.relationships, "xmlns:c": NS.chart }, ...anchors),
    `${MIME}.drawing+xml`
  );
  return file.relate(sheet.path, path, REL.drawing);
}

const emu = (pixels: number): string => String(Math.round(pixels * EMU_PER_PIXEL));

function frame(chart: Chart, index: number, uri: string, content: Element): Element {
  return element(
    "xdr:graphicFrame",
    { macro: "" },
    element("xdr:nvGraphicFramePr", {}, element("xdr:cNvPr", { id: String(index + 2), name: chart.name }), element("xdr:cNvGraphicFramePr")),
    element("xdr:xfrm", {}, element("a:off", { x: "0", y: "0" }), element("a:ext", { cx: "0", cy: "0" })),
    element("a:graphic", {}, element("a:graphicData", { uri }, content))
  );
}

// ---- the charts of 2007

function plainFrame(file: PackageWriter, drawing: string, chart: Chart, index: number, book: ChartSurroundings): Element {
  const path = `xl/charts/chart${drawing.match(/\d+/)![0]}_${index + 1}.xml`;
  file.add(path, chartSpace(chart, book), `${MIME}.drawingml.chart+xml`);
  const id = file.relate(drawing, path, REL.chart);
  return frame(chart, index, NS.chart, element("c:chart", { "r:id": id }));
}

const val = (name: string, value: string | number): Element => element(`c:${name}`, { val: String(value) });

function chartSpace(chart: Chart, book: ChartSurroundings): Element {
  const shown = chart.title.visible && chart.title.text !== "";
  const legend = { Top: "t", Bottom: "b", Left: "l", Right: "r", Corner: "tr", Custom: "r" }[chart.legend.position];
  return element(
    "c:chartSpace",
    { "xmlns:c": NS.chart, "xmlns:a": NS.drawing, "xmlns:r": NS.relationships },
    val("roundedCorners", 0),
    element(
      "c:chart",
      {},
      ...(shown ? [element("c:title", {}, richText(chart.title.text, chart.title), val("overlay", 0))] : []),
      val("autoTitleDeleted", shown ? 0 : 1),
      element("c:plotArea", {}, element("c:layout"), ...plot(chart, book)),
      ...(chart.legend.visible ? [element("c:legend", {}, val("legendPos", legend), val("overlay", 0))] : []),
      val("plotVisOnly", 1),
      val("dispBlanksAs", "gap")
    )
  );
}

function richText(words: string, look?: { bold: boolean; size: number; color: string }): Element {
  const properties = look
    ? element("a:rPr", { sz: String(Math.round(look.size * 100)), b: look.bold ? "1" : "0" }, solid(look.color))
    : element("a:rPr", { sz: "1000", b: "0" });
  return element("c:tx", {}, element("c:rich", {}, element("a:bodyPr"), element("a:p", {}, element("a:r", {}, properties, element("a:t", {}, words)))));
}

function solid(color: string): Element {
  return element("a:solidFill", {}, element("a:srgbClr", { val: color.replace("#", "").slice(0, 6).toUpperCase() }));
}

/** The kind of plot for Excel's name of a chart type. */
function plot(chart: Chart, book: ChartSurroundings): Element[] {
  const { chartType } = chart;
  const stacked100 = chartType.endsWith("100");
  const stacked = stacked100 || chartType.includes("Stacked");
  const grouping = stacked100 ? "percentStacked" : stacked ? "stacked" : null;
  const labels = chart.showValues ? [element("c:dLbls", {}, val("showLegendKey", 0), val("showVal", 1), val("showCatName", 0), val("showSerName", 0), val("showPercent", 0), val("showBubbleSize", 0))] : [];
  const series = (more: (index: number) => Element[] = () => [], scatter = false): Element[] =>
    chart.series.map((_one, index) => serie(chart, index, book, more(index), scatter));
  const ids = [val("axId", 111), val("axId", 222)];

  if (chartType === "Pie" || chartType === "3DPie") return [element("c:pieChart", {}, val("varyColors", 1), ...series(), ...labels, val("firstSliceAng", 0))];
  if (chartType === "Doughnut") return [element("c:doughnutChart", {}, val("varyColors", 1), ...series(), ...labels, val("firstSliceAng", 0), val("holeSize", 50))];
  if (chartType.startsWith("XYScatter")) {
    const noLine = chartType === "XYScatter" ? [element("c:spPr", {}, element("a:ln", { w: "19050" }, element("a:noFill")))] : [];
    return [element("c:scatterChart", {}, val("scatterStyle", "lineMarker"), val("varyColors", 0), ...series(() => noLine, true), ...labels, ...ids), ...axes(chart, "valAx", "b", "l")];
  }
  if (chartType.startsWith("Radar")) {
    const style = chartType === "RadarFilled" ? "filled" : chartType === "RadarMarkers" ? "marker" : "standard";
    return [element("c:radarChart", {}, val("radarStyle", style), val("varyColors", 0), ...series(), ...labels, ...ids), ...axes(chart, "catAx", "b", "l")];
  }
  if (chartType.startsWith("Line")) {
    const markers = chartType === "Line" ? () => [element("c:marker", {}, val("symbol", "none"))] : undefined;
    return [element("c:lineChart", {}, val("grouping", grouping ?? "standard"), val("varyColors", 0), ...series(markers), ...labels, val("marker", 1), ...ids), ...axes(chart, "catAx", "b", "l")];
  }
  if (chartType.startsWith("Area")) {
    return [element("c:areaChart", {}, val("grouping", grouping ?? "standard"), val("varyColors", 0), ...series(), ...labels, ...ids), ...axes(chart, "catAx", "b", "l")];
  }
  const bar = chartType.startsWith("Bar");
  return [
    element(
      "c:barChart", {}, val("barDir", bar ? "bar" : "col"), val("grouping", grouping ?? "clustered"), val("varyColors", 0), ...series(), ...labels,
      val("gapWidth", bar ? 60 : 80), ...(grouping ? [val("overlap", 100)] : []), ...ids
    ),
    ...axes(chart, "catAx", bar ? "l" : "b", bar ? "b" : "l"),
  ];
}

function serie(chart: Chart, index: number, book: ChartSurroundings, more: Element[], scatter: boolean): Element {
  const one = chart.series[index]!;
  const colour = one.color ? [element("c:spPr", {}, solid(one.color))] : [];
  const look = more.some(({ name }) => name === "c:spPr") ? [] : colour;
  const labels = chart.labels;
  const body = labels && withoutHead(labels.area, one.values.area);
  const category = body ? element(scatter ? "c:xVal" : "c:cat", {}, reference(scatter ? "numRef" : "strRef", book.address({ sheetId: labels.sheetId, area: body }))) : null;
  const head = headOf(one.values, one.name, book);
  const name =
    one.name === null
      ? []
      : [element("c:tx", {}, head ? reference("strRef", book.address(head), one.name) : element("c:v", {}, one.name))];
  return element(
    "c:ser",
    {},
    val("idx", index),
    val("order", index),
    ...name,
    ...look,
    ...more,
    ...(category ? [category] : []),
    element(scatter ? "c:yVal" : "c:val", {}, reference("numRef", book.address(one.values)))
  );
}

/** A reference, with the text that it shows until it is read anew. */
function reference(kind: "strRef" | "numRef", formula: string, shown?: string): Element {
  const cache = shown === undefined ? [] : [element("c:strCache", {}, val("ptCount", 1), element("c:pt", { idx: "0" }, element("c:v", {}, shown)))];
  return element(`c:${kind}`, {}, element("c:f", {}, formula), ...cache);
}

/** The cell above (or left of) the values, when it holds the series' name. */
function headOf({ sheetId, area }: { sheetId: string; area: Area }, name: string | null, book: ChartSurroundings): { sheetId: string; area: Area } | null {
  const across = area.top === area.bottom && area.left !== area.right;
  const [row, col] = across ? [area.top, area.left - 1] : [area.top - 1, area.left];
  if (name === null || row < 0 || col < 0) return null;
  const head = { sheetId, area: { top: row, bottom: row, left: col, right: col } };
  return book.text(head) === name ? head : null;
}

/** Labels beside the values: a head above them is none of them. */
function withoutHead(labels: Area, values: Area): Area {
  const length = (area: Area): number => Math.max(area.bottom - area.top, area.right - area.left);
  if (length(labels) <= length(values)) return labels;
  return labels.left === labels.right ? { ...labels, top: labels.top + 1 } : { ...labels, left: labels.left + 1 };
}

function axes(chart: Chart, categoryKind: "catAx" | "valAx", categoryPlace: string, valuePlace: string): Element[] {
  const axis = (kind: string, id: number, cross: number, place: string, look: Chart["axes"]["value"], gridlines: boolean): Element =>
    element(
      `c:${kind}`,
      {},
      val("axId", id),
      element(
        "c:scaling", {},
        // A list reads from the top down.
        val("orientation", kind === "catAx" && place === "l" ? "maxMin" : "minMax"),
        ...(look.maximum === null ? [] : [val("max", look.maximum)]),
        ...(look.minimum === null ? [] : [val("min", look.minimum)])
      ),
      val("delete", 0),
      val("axPos", place),
      ...(gridlines ? [element("c:majorGridlines", {}, element("c:spPr", {}, element("a:ln", { w: "6350" }, solid("#D9D9D9"))))] : []),
      ...(look.title ? [element("c:title", {}, richText(look.title), val("overlay", 0))] : []),
      element("c:numFmt", { formatCode: "General", sourceLinked: "1" }),
      val("majorTickMark", "none"),
      val("minorTickMark", "none"),
      val("tickLblPos", "nextTo"),
      val("crossAx", cross),
      // The values stand at the bottom also where the list is turned round.
      val("crosses", kind === "valAx" && categoryKind === "catAx" && categoryPlace === "l" ? "max" : "autoZero")
    );
  return [
    axis(categoryKind, 111, 222, categoryPlace, chart.axes.category, false),
    axis("valAx", 222, 111, valuePlace, chart.axes.value, chart.axes.value.gridlines),
  ];
}

// ---- the funnel, one of the charts of 2016

function funnelFrame(file: PackageWriter, drawing: string, chart: Chart, index: number, book: ChartSurroundings): Element {
  const path = `xl/charts/chartEx${drawing.match(/\d+/)![0]}_${index + 1}.xml`;
  file.add(path, funnelSpace(chart, book), "application/vnd.ms-office.chartex+xml");
  const id = file.relate(drawing, path, REL.chartEx);
  const content = frame(chart, index, NS.chartEx, element("cx:chart", { "xmlns:cx": NS.chartEx, "r:id": id }));
  // A program that knows no funnel shows the words instead.
  const words = element(
    "xdr:sp",
    { macro: "", textlink: "" },
    element("xdr:nvSpPr", {}, element("xdr:cNvPr", { id: String(index + 2), name: chart.name }), element("xdr:cNvSpPr")),
    element("xdr:spPr", {}, element("a:prstGeom", { prst: "rect" }, element("a:avLst")), solid("#FFFFFF"), element("a:ln", { w: "6350" }, solid("#BFBFBF"))),
    element("xdr:txBody", {}, element("a:bodyPr"), element("a:p", {}, element("a:r", {}, element("a:rPr", { sz: "1000" }, solid("#595959")), element("a:t", {}, chart.title.text || chart.name))))
  );
  return element(
    "mc:AlternateContent",
    { "xmlns:mc": NS.compatibility },
    element("mc:Choice", { "xmlns:cx2": "http://schemas.microsoft.com/office/drawing/2015/10/21/chartex", Requires: "cx2" }, content),
    element("mc:Fallback", {}, words)
  );
}

function funnelSpace(chart: Chart, book: ChartSurroundings): Element {
  const data = chart.series.map(({ values }, index) => {
    const labels = chart.labels && withoutHead(chart.labels.area, values.area);
    return element(
      "cx:data",
      { id: String(index) },
      ...(labels ? [element("cx:strDim", { type: "cat" }, element("cx:f", {}, book.address({ sheetId: chart.labels!.sheetId, area: labels })))] : []),
      element("cx:numDim", { type: "val" }, element("cx:f", {}, book.address(values)))
    );
  });
  const series = chart.series.map(({ name, values, color }, index) => {
    const head = headOf(values, name, book);
    return element(
      "cx:series",
      { layoutId: "funnel", uniqueId: `{${crypto.randomUUID().toUpperCase()}}` },
      ...(name === null ? [] : [element("cx:tx", {}, element("cx:txData", {}, ...(head ? [element("cx:f", {}, book.address(head))] : []), element("cx:v", {}, name)))]),
      ...(color ? [element("cx:spPr", {}, solid(color))] : []),
      ...(chart.showValues ? [element("cx:dataLabels", {}, element("cx:visibility", { seriesName: "0", categoryName: "0", value: "1" }))] : []),
      element("cx:dataId", { val: String(index) })
    );
  });
  const title = chart.title.visible && chart.title.text !== "" ? [element("cx:title", { pos: "t", align: "ctr", overlay: "0" }, element("cx:tx", {}, element("cx:txData", {}, element("cx:v", {}, chart.title.text))))] : [];
  return element(
    "cx:chartSpace",
    { "xmlns:a": NS.drawing, "xmlns:r": NS.relationships, "xmlns:cx": NS.chartEx },
    element("cx:chartData", {}, ...data),
    element(
      "cx:chart",
      {},
      ...title,
      element("cx:plotArea", {}, element("cx:plotAreaRegion", {}, ...series), element("cx:axis", { id: "0" }, element("cx:catScaling", { gapWidth: "0.06" }), element("cx:tickLabels"))),
      ...(chart.legend.visible ? [element("cx:legend", { pos: "b", align: "ctr", overlay: "0" })] : [])
    )
  );
}

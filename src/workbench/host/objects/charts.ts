import type { Axis, Chart, LegendPosition, Series } from "../../document/charts";
import { ExcelError } from "../../document/excel-error";
import { color, flag, number, oneOf, optional, someText, text, whole } from "../arguments";
import { found, foundOrNull, HostObject, link, method, objectType, property, type ObjectType, type Property } from "../object-type";
import { RANGE, rangeAt, type RangeTarget } from "./range";
import { WORKSHEET, type SheetTarget } from "./worksheet";

interface ChartTarget extends SheetTarget {
  readonly id: string;
}

function chart({ document, sheetId, id }: ChartTarget): Chart {
  return document.charts.get(sheetId, id);
}

function source(argument: unknown): RangeTarget {
  const range = argument instanceof HostObject ? argument.as(RANGE) : null;
  if (!range) throw new ExcelError("InvalidArgument");
  return range;
}

const SERIES_BY = ["Auto", "Columns", "Rows"] as const;

// ---- title, legend, axes, labels

type TitleChange = Parameters<ChartTarget["document"]["charts"]["setTitle"]>[2];

function title<T>(since: string, read: (title: Chart["title"]) => T, change: (value: unknown) => TitleChange): Property<ChartTarget> {
  return property(since, (target) => read(chart(target).title), (target, value) => target.document.charts.setTitle(target.sheetId, target.id, change(value)));
}

const TITLE_FONT: ObjectType<ChartTarget> = objectType<ChartTarget>("ChartFont", {
  bold: title("1.1", ({ bold }) => bold, (value) => ({ bold: flag(value) })),
  color: title("1.1", (look) => look.color, (value) => ({ color: color(value) })),
  size: title("1.1", ({ size }) => size, (value) => ({ size: number(value) })),
});

const TITLE_FORMAT: ObjectType<ChartTarget> = objectType<ChartTarget>("ChartTitleFormat", { font: link("1.1", (target) => HostObject.of(TITLE_FONT, target)) });

const TITLE: ObjectType<ChartTarget> = objectType<ChartTarget>("ChartTitle", {
  format: link("1.1", (target) => HostObject.of(TITLE_FORMAT, target)),
  overlay: property("1.1", () => false),
  text: title("1.1", (look) => look.text, (value) => ({ text: text(value) })),
  visible: title("1.1", ({ visible }) => visible, (value) => ({ visible: flag(value) })),
});

const LEGEND_POSITIONS = ["Top", "Bottom", "Left", "Right", "Corner", "Custom"] as const;

const LEGEND: ObjectType<ChartTarget> = objectType<ChartTarget>("ChartLegend", {
  overlay: property("1.1", () => false),
  position: property(
    "1.1",
    (target) => chart(target).legend.position,
    (target, value) => target.document.charts.setLegend(target.sheetId, target.id, { position: oneOf(LEGEND_POSITIONS, value) as LegendPosition })
  ),
  visible: property(
    "1.1",
    (target) => chart(target).legend.visible,
    (target, value) => target.document.charts.setLegend(target.sheetId, target.id, { visible: flag(value) })
  ),
});

interface AxisTarget extends ChartTarget {
  readonly axis: "category" | "value";
}

function axisOf(target: AxisTarget): Axis {
  return chart(target).axes[target.axis];
}

function setAxis(target: AxisTarget, change: Partial<Axis>): void {
  target.document.charts.setAxis(target.sheetId, target.id, target.axis, change);
}

const AXIS_TITLE: ObjectType<AxisTarget> = objectType<AxisTarget>("ChartAxisTitle", {
  text: property("1.1", (target) => axisOf(target).title, (target, value) => setAxis(target, { title: text(value) })),
  visible: property("1.1", (target) => axisOf(target).title !== "", (target, value) => {
    if (!flag(value)) setAxis(target, { title: "" });
  }),
});

const GRIDLINES: ObjectType<AxisTarget> = objectType<AxisTarget>("ChartGridlines", {
  visible: property("1.1", (target) => axisOf(target).gridlines, (target, value) => setAxis(target, { gridlines: flag(value) })),
});

const bound = (value: unknown): number | null => (value === "" ? null : number(value));

const AXIS: ObjectType<AxisTarget> = objectType<AxisTarget>("ChartAxis", {
  majorGridlines: link("1.1", (target) => HostObject.of(GRIDLINES, target)),
  title: link("1.1", (target) => HostObject.of(AXIS_TITLE, target)),
  maximum: property("1.1", (target) => axisOf(target).maximum ?? "", (target, value) => setAxis(target, { maximum: bound(value) })),
  minimum: property("1.1", (target) => axisOf(target).minimum ?? "", (target, value) => setAxis(target, { minimum: bound(value) })),
});

const AXES: ObjectType<ChartTarget> = objectType<ChartTarget>("ChartAxes", {
  categoryAxis: link("1.1", (target) => HostObject.of(AXIS, { ...target, axis: "category" })),
  valueAxis: link("1.1", (target) => HostObject.of(AXIS, { ...target, axis: "value" })),
});

const LABELS: ObjectType<ChartTarget> = objectType<ChartTarget>("ChartDataLabels", {
  showValue: property(
    "1.1",
    (target) => chart(target).showValues,
    (target, value) => target.document.charts.setShowValues(target.sheetId, target.id, flag(value))
  ),
});

// ---- series

interface SeriesTarget extends ChartTarget {
  readonly seriesId: string;
}

function series(target: SeriesTarget): Series {
  const one = chart(target).series.find(({ id }) => id === target.seriesId);
  if (!one) throw new ExcelError("ItemNotFound");
  return one;
}

const SERIES_FILL: ObjectType<SeriesTarget> = objectType<SeriesTarget>("ChartFill", {
  setSolidColor: method("1.1", (target, [value]) =>
    target.document.charts.setSeries(target.sheetId, target.id, target.seriesId, { color: color(value) })
  ),
  getSolidColor: method("1.9", (target) => series(target).color ?? ""),
});

const SERIES_FORMAT: ObjectType<SeriesTarget> = objectType<SeriesTarget>("ChartSeriesFormat", { fill: link("1.1", (target) => HostObject.of(SERIES_FILL, target)) });

const SERIES: ObjectType<SeriesTarget> = objectType<SeriesTarget>("ChartSeries", {
  dataLabels: link("1.7", (target) => HostObject.of(LABELS, target)),
  format: link("1.1", (target) => HostObject.of(SERIES_FORMAT, target)),
  chartType: property("1.7", (target) => chart(target).chartType),
  hasDataLabels: property(
    "1.7",
    (target) => chart(target).showValues,
    (target, value) => target.document.charts.setShowValues(target.sheetId, target.id, flag(value))
  ),
  gapWidth: property("1.7", (target) => target.document.fact("gapWidths", `${target.id} ${target.seriesId}`) ?? 150, (target, value) => {
    const width = whole(value);
    if (width > 500) throw new ExcelError("InvalidArgument");
    series(target);
    target.document.setFact("gapWidths", `${target.id} ${target.seriesId}`, width);
  }),
  setValues: method("1.7", (target, [range]) => target.document.charts.setValues(target.sheetId, target.id, target.seriesId, source(range))),
  setXAxisValues: method("1.7", (target, [range]) => {
    series(target);
    target.document.charts.setLabels(target.sheetId, target.id, source(range));
  }),
  name: property(
    "1.1",
    (target) => series(target).name ?? `Series${chart(target).series.findIndex(({ id }) => id === target.seriesId) + 1}`,
    (target, value) => target.document.charts.setSeries(target.sheetId, target.id, target.seriesId, { name: text(value) })
  ),
});

const SERIES_LIST: ObjectType<ChartTarget> = objectType<ChartTarget>(
  "ChartSeriesCollection",
  {
    count: property("1.1", (target) => chart(target).series.length),
    getCount: method("1.4", (target) => chart(target).series.length),
    getItemAt: method("1.1", (target, [index]) => {
      const one = chart(target).series[whole(index)];
      if (!one) throw new ExcelError("InvalidArgument");
      return HostObject.of(SERIES, { ...target, seriesId: one.id });
    }),
  },
  { items: (target) => chart(target).series.map(({ id }) => HostObject.of(SERIES, { ...target, seriesId: id })) }
);

// ---- the chart

function place(name: "top" | "left" | "width" | "height"): Property<ChartTarget> {
  return property(
    "1.1",
    (target) => chart(target)[name],
    (target, value) => target.document.charts.place(target.sheetId, target.id, { [name]: number(value) })
  );
}

const CHART: ObjectType<ChartTarget> = objectType<ChartTarget>(
  "Chart",
  {
    axes: link("1.1", (target) => HostObject.of(AXES, target)),
    dataLabels: link("1.1", (target) => HostObject.of(LABELS, target)),
    legend: link("1.1", (target) => HostObject.of(LEGEND, target)),
    series: link("1.1", (target) => HostObject.of(SERIES_LIST, target)),
    title: link("1.1", (target) => HostObject.of(TITLE, target)),
    worksheet: link("1.2", ({ document, sheetId }) => HostObject.of(WORKSHEET, { document, sheetId })),

    chartType: property(
      "1.7",
      (target) => chart(target).chartType,
      (target, value) => target.document.charts.setType(target.sheetId, target.id, someText(value))
    ),
    height: place("height"),
    id: property("1.7", (target) => chart(target).id),
    left: place("left"),
    name: property("1.1", (target) => chart(target).name, (target, name) => target.document.charts.rename(target.sheetId, target.id, someText(name))),
    top: place("top"),
    width: place("width"),

    activate: method("1.9", () => undefined),
    delete: method("1.1", (target) => target.document.charts.remove(target.sheetId, target.id)),
    getDataRangeOrNullObject: method("1.16", (target) => {
      const [first] = chart(target).series;
      return first ? rangeAt(target.document, first.values.sheetId, first.values.area) : HostObject.none(RANGE);
    }),
    setData: method("1.1", (target, [range, seriesBy]) =>
      target.document.charts.setData(target.sheetId, target.id, source(range), oneOf(SERIES_BY, seriesBy ?? "Auto"))
    ),
    setPosition: method("1.1", (target, [start, end]) => {
      const first = corner(target, start);
      const last = optional(end, (value) => corner(target, value)) ?? first;
      target.document.charts.cover(target.sheetId, target.id, {
        top: Math.min(first.area.top, last.area.top), left: Math.min(first.area.left, last.area.left),
        bottom: Math.max(first.area.bottom, last.area.bottom), right: Math.max(first.area.right, last.area.right),
      });
    }),
  },
  { identity: ({ id }) => ({ Id: id }) }
);

/** The cell at a corner of the chart: a Range or an address on the chart's sheet. */
function corner(target: ChartTarget, argument: unknown): { sheetId: string; area: RangeTarget["area"] } {
  const given = argument instanceof HostObject ? argument.as(RANGE) : target.document.locate(someText(argument), target.sheetId);
  if (!given || given.sheetId !== target.sheetId) throw new ExcelError("InvalidArgument");
  return given;
}

function find({ document, sheetId }: SheetTarget, name: unknown): ChartTarget | null {
  const known = document.charts.find(sheetId, someText(name));
  return known && { document, sheetId, id: known.id };
}

export const CHARTS: ObjectType<SheetTarget> = objectType<SheetTarget>(
  "ChartCollection",
  {
    count: property("1.1", ({ document, sheetId }) => document.charts.onSheet(sheetId).length),
    add: method("1.1", ({ document, sheetId }, [type, range, seriesBy]) => {
      const made = document.charts.add(sheetId, someText(type), source(range), oneOf(SERIES_BY, seriesBy ?? "Auto"));
      return HostObject.of(CHART, { document, sheetId, id: made.id });
    }),
    getCount: method("1.4", ({ document, sheetId }) => document.charts.onSheet(sheetId).length),
    getItem: method("1.1", (sheet, [name]) => found(CHART, find(sheet, name))),
    getItemAt: method("1.1", ({ document, sheetId }, [index]) => {
      const known = document.charts.onSheet(sheetId)[whole(index)];
      if (!known) throw new ExcelError("InvalidArgument");
      return HostObject.of(CHART, { document, sheetId, id: known.id });
    }),
    getItemOrNullObject: method("1.4", (sheet, [name]) => foundOrNull(CHART, find(sheet, name))),
  },
  { items: ({ document, sheetId }) => document.charts.onSheet(sheetId).map(({ id }) => HostObject.of(CHART, { document, sheetId, id })) }
);

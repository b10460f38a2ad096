import { columnCount, rowCount, type Area } from "./area";
import { getFacts, setFact, type Model } from "./engine";
import { ExcelError } from "./excel-error";
import { freeName, sameName } from "./names-rules";
import type { WorkbookDocument } from "./workbook-document";

/** Excel's chart types that the engine can draw. */
const KINDS: Record<string, Record<string, unknown>> = {
  ColumnClustered: { type: "bar", stacked: false, horizontal: false },
  ColumnStacked: { type: "bar", stacked: true, horizontal: false },
  ColumnStacked100: { type: "bar", stacked: true, horizontal: false },
  "3DColumn": { type: "bar", stacked: false, horizontal: false },
  "3DColumnClustered": { type: "bar", stacked: false, horizontal: false },
  BarClustered: { type: "bar", stacked: false, horizontal: true },
  BarStacked: { type: "bar", stacked: true, horizontal: true },
  BarStacked100: { type: "bar", stacked: true, horizontal: true },
  Line: { type: "line", stacked: false, labelsAsText: false, cumulative: false, hideDataMarkers: true },
  LineMarkers: { type: "line", stacked: false, labelsAsText: false, cumulative: false },
  LineStacked: { type: "line", stacked: true, labelsAsText: false, cumulative: false },
  Area: { type: "line", stacked: false, labelsAsText: false, cumulative: false, fillArea: true },
  AreaStacked: { type: "line", stacked: true, labelsAsText: false, cumulative: false, fillArea: true },
  Pie: { type: "pie", isDoughnut: false },
  "3DPie": { type: "pie", isDoughnut: false },
  Doughnut: { type: "pie", isDoughnut: true },
  XYScatter: { type: "scatter", labelsAsText: false },
  XYScatterLines: { type: "scatter", labelsAsText: false },
  Radar: { type: "radar", stacked: false },
  RadarMarkers: { type: "radar", stacked: false },
  RadarFilled: { type: "radar", stacked: false, fillArea: true },
  Waterfall: { type: "waterfall", showSubTotals: false, showConnectorLines: true, firstValueAsSubtotal: false, verticalAxisPosition: "left" },
  Funnel: { type: "funnel", horizontal: true, cumulative: false },
};

export type SeriesBy = "Auto" | "Columns" | "Rows";
export type LegendPosition = "Top" | "Bottom" | "Left" | "Right" | "Corner" | "Custom";

/** One line, set of bars or pie of a chart. */
export interface Series {
  readonly id: string;
  readonly name: string | null;
  /** Where its values are. */
  readonly values: { sheetId: string; area: Area };
  readonly color: string | null;
}

/** A chart in Excel's terms; sizes in points. */
export interface Chart {
  readonly id: string;
  readonly sheetId: string;
  readonly name: string;
  readonly chartType: string;
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly title: { readonly text: string; readonly visible: boolean; readonly bold: boolean; readonly size: number; readonly color: string };
  readonly legend: { readonly position: LegendPosition; readonly visible: boolean };
  readonly axes: { readonly category: Axis; readonly value: Axis };
  readonly showValues: boolean;
  readonly series: readonly Series[];
  /** The labels of the categories. */
  readonly labels: { sheetId: string; area: Area } | null;
}

export interface Axis {
  readonly title: string;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly gridlines: boolean;
}

/** What the engine does not keep of a chart. */
interface ChartFacts {
  readonly name: string;
  readonly chartType: string;
  readonly autoTitle: boolean;
  readonly titleVisible: boolean;
  readonly legendPosition: LegendPosition;
  readonly seriesNames?: Readonly<Record<string, string>>;
}

interface Definition {
  readonly type: string;
  readonly dataSource: { type: "range"; dataSets: { dataSetId: string; dataRange: string }[]; dataSetsHaveTitle: boolean; labelRange?: string };
  readonly dataSetStyles: Record<string, { label?: string; backgroundColor?: string }>;
  readonly title: { text?: string; bold?: boolean; fontSize?: number; color?: string };
  readonly legendPosition: "top" | "bottom" | "left" | "right" | "none";
  readonly axesDesign?: Partial<Record<"x" | "y", { title?: { text?: string }; min?: number; max?: number; gridLines?: string }>>;
  readonly showValues?: boolean;
}

const POINTS_PER_PIXEL = 0.75;
const DEFAULT_SIZE = { width: 360, height: 216 };

export class Charts {
  constructor(private readonly document: WorkbookDocument) {}

  private get model(): Model {
    return this.document.model;
  }

  onSheet(sheetId: string): Chart[] {
    return this.model.getters
      .getFigures(sheetId)
      .filter(({ tag }) => tag === "chart")
      .map((figure) => this.describe(sheetId, figure.id))
      .filter((chart) => chart !== null);
  }

  all(): Chart[] {
    return this.document.sheets.ids().flatMap((sheetId) => this.onSheet(sheetId));
  }

  find(sheetId: string, nameOrId: string): Chart | null {
    return this.onSheet(sheetId).find((chart) => chart.id === nameOrId || sameName(chart.name, nameOrId)) ?? null;
  }

  get(sheetId: string, id: string): Chart {
    const chart = this.onSheet(sheetId).find((candidate) => candidate.id === id);
    if (!chart) throw new ExcelError("ItemNotFound");
    return chart;
  }

  private chartId(sheetId: string, figureId: string): string | undefined {
    return this.model.getters.getChartIds(sheetId).find((id) => this.model.getters.getFigureIdFromChartId(id) === figureId);
  }

  private definition(sheetId: string, figureId: string): { chartId: string; definition: Definition } {
    const chartId = this.chartId(sheetId, figureId);
    if (chartId === undefined) throw new ExcelError("ItemNotFound");
    return { chartId, definition: this.model.getters.getChartDefinition(chartId) as unknown as Definition };
  }

  private facts(sheetId: string, figureId: string, definition: Definition): ChartFacts {
    const kept = getFacts(this.model, "charts")[figureId] as ChartFacts | undefined;
    if (kept) return kept;
    const position = this.model.getters.getFigures(sheetId).findIndex(({ id }) => id === figureId);
    return {
      name: `Chart ${position + 1}`, chartType: excelType(definition), autoTitle: false, titleVisible: true,
      legendPosition: definition.legendPosition === "none" ? "Right" : (capital(definition.legendPosition) as LegendPosition),
    };
  }

  private describe(sheetId: string, figureId: string): Chart | null {
    const chartId = this.chartId(sheetId, figureId);
    if (chartId === undefined) return null;
    const { definition } = this.definition(sheetId, figureId);
    const facts = this.facts(sheetId, figureId, definition);
    const figure = this.model.getters.getFigure(sheetId, figureId)!;
    const series = definition.dataSource.type === "range" ? definition.dataSource.dataSets.map((set) => this.series(sheetId, set, definition, facts)) : [];
    const ownTitle = definition.title.text ?? "";
    const text = facts.autoTitle ? (series.length === 1 ? (series[0]!.name ?? "") : "") || "Chart Title" : ownTitle;
    const axis = (key: "x" | "y"): Axis => {
      const design = definition.axesDesign?.[key];
      return { title: design?.title?.text ?? "", minimum: design?.min ?? null, maximum: design?.max ?? null, gridlines: design?.gridLines !== "none" };
    };
    return {
      id: figureId,
      sheetId,
      name: facts.name,
      chartType: facts.chartType,
      top: (this.start(sheetId, "ROW", figure.row) + figure.offset.y) * POINTS_PER_PIXEL,
      left: (this.start(sheetId, "COL", figure.col) + figure.offset.x) * POINTS_PER_PIXEL,
      width: figure.width * POINTS_PER_PIXEL,
      height: figure.height * POINTS_PER_PIXEL,
      title: { text, visible: facts.titleVisible, bold: definition.title.bold ?? false, size: definition.title.fontSize ?? 14, color: (definition.title.color ?? "#595959").toUpperCase() },
      legend: { position: facts.legendPosition, visible: definition.legendPosition !== "none" },
      axes: { category: axis("x"), value: axis("y") },
      showValues: definition.showValues ?? false,
      series,
      labels: definition.dataSource.labelRange ? this.document.locate(definition.dataSource.labelRange, sheetId) : null,
    };
  }

  private series(sheetId: string, set: { dataSetId: string; dataRange: string }, definition: Definition, facts: ChartFacts): Series {
    const values = this.document.locate(set.dataRange, sheetId);
    const { area } = values;
    const titled = definition.dataSource.dataSetsHaveTitle && rowCount(area) * columnCount(area) > 1;
    const across = rowCount(area) === 1 && columnCount(area) > 1;
    const name = facts.seriesNames?.[set.dataSetId] ?? (titled ? this.document.cells.text({ sheetId: values.sheetId, row: area.top, col: area.left }) : null);
    const body = titled ? (across ? { ...area, left: area.left + 1 } : { ...area, top: area.top + 1 }) : area;
    const color = definition.dataSetStyles[set.dataSetId]?.backgroundColor?.toUpperCase() ?? null;
    return { id: set.dataSetId, name, values: { sheetId: values.sheetId, area: body }, color };
  }

  /** The pixel at which a row or column starts. */
  private start(sheetId: string, dimension: "ROW" | "COL", index: number): number {
    let start = 0;
    for (let line = 0; line < index; line += 1) start += this.document.ranges.size(sheetId, dimension, line);
    return start;
  }

  private anchor(sheetId: string, dimension: "ROW" | "COL", pixels: number): { index: number; offset: number } {
    let left = Math.max(0, pixels);
    for (let index = 0; ; index += 1) {
      const size = this.document.ranges.size(sheetId, dimension, index);
      if (left < size) return { index, offset: left };
      left -= size;
    }
  }

  /** Makes a chart of a range: labels in its first column (or row), names in the other first line. */
  add(sheetId: string, chartType: string, source: { sheetId: string; area: Area }, seriesBy: SeriesBy): Chart {
    const kind = KINDS[chartType];
    if (!kind) throw new ExcelError("NotImplemented", `Charts of type ${chartType} are not available in this host.`);
    const protection = this.document.sheets.protection(sheetId);
    if (protection && !protection.options.allowEditObjects) throw new ExcelError("AccessDenied");
    const id = this.document.newId();
    const names = this.onSheet(sheetId).map(({ name }) => name);
    this.document.batch(() => {
      const result = this.model.dispatch("CREATE_CHART", {
        sheetId,
        figureId: id,
        chartId: `${id}-chart`,
        col: 5,
        row: 4,
        offset: { x: 0, y: 0 },
        size: { width: DEFAULT_SIZE.width / POINTS_PER_PIXEL, height: DEFAULT_SIZE.height / POINTS_PER_PIXEL },
        definition: {
          ...kind, dataSource: this.source(source, seriesBy, chartType), dataSetStyles: {}, title: {},
          legendPosition: kind.type === "funnel" ? "none" : "bottom", aggregated: false, ...(kind.type === "pie" && { showValues: false }),
        } as never,
      });
      if (!result.isSuccessful) throw new ExcelError("InvalidArgument", result.reasons.join(", "));
      this.setFacts(id, { name: freeName("Chart ", names), chartType, autoTitle: true, titleVisible: true, legendPosition: "Bottom" });
    });
    return this.get(sheetId, id);
  }

  private setFacts(id: string, facts: ChartFacts | undefined): void {
    setFact(this.model, "charts", id, facts);
  }

  private source({ sheetId, area }: { sheetId: string; area: Area }, seriesBy: SeriesBy, chartType: string): Definition["dataSource"] {
    this.document.cells.grow(sheetId, area);
    const byRows = seriesBy === "Rows" || (seriesBy === "Auto" && columnCount(area) > rowCount(area));
    const isNumber = (row: number, col: number): boolean => typeof this.document.cells.value({ sheetId, row, col }) === "number";
    const lastRow = area.bottom;
    const lastColumn = area.right;
    // Excel's rule of thumb: a first line without numbers is names or labels.
    const hasTopNames = rowCount(area) > 1 && !this.anyNumber(sheetId, { ...area, bottom: area.top, left: columnCount(area) > 1 ? area.left + 1 : area.left });
    const hasLeftNames = columnCount(area) > 1 && (!isNumber(lastRow, area.left) || (chartType.startsWith("XYScatter") && !byRows));
    const inner = { ...area, top: area.top, left: hasLeftNames && !byRows ? area.left + 1 : area.left };
    const at = (part: Area): string => this.document.address(sheetId, part);
    if (byRows) {
      const labels = hasTopNames ? at({ ...area, bottom: area.top, left: hasLeftNames ? area.left + 1 : area.left }) : undefined;
      const rows: string[] = [];
      for (let row = area.top + (hasTopNames ? 1 : 0); row <= lastRow; row += 1) rows.push(at({ ...area, top: row, bottom: row }));
      return { type: "range", dataSets: rows.map((dataRange, index) => ({ dataSetId: String(index), dataRange })), dataSetsHaveTitle: hasLeftNames, ...(labels && { labelRange: labels }) };
    }
    const columns: string[] = [];
    for (let col = inner.left; col <= lastColumn; col += 1) columns.push(at({ ...inner, left: col, right: col }));
    const labelRange = hasLeftNames ? at({ ...area, right: area.left, top: area.top }) : undefined;
    return { type: "range", dataSets: columns.map((dataRange, index) => ({ dataSetId: String(index), dataRange })), dataSetsHaveTitle: hasTopNames, ...(labelRange && { labelRange }) };
  }

  private anyNumber(sheetId: string, area: Area): boolean {
    return this.document.cells.values(sheetId, area).some((row) => row.some((value) => typeof value === "number"));
  }

  private redefine(sheetId: string, id: string, change: Partial<Definition> & Record<string, unknown>, facts: Partial<ChartFacts> = {}): void {
    const { chartId, definition } = this.definition(sheetId, id);
    this.document.batch(() => {
      this.setFacts(id, { ...this.facts(sheetId, id, definition), ...facts });
      if (Object.keys(change).length === 0) return;
      const result = this.model.dispatch("UPDATE_CHART", { sheetId, figureId: id, chartId, definition: { ...definition, ...change } as never });
      if (!result.isSuccessful && !result.reasons.includes("NoChanges" as never)) throw new ExcelError("InvalidArgument", result.reasons.join(", "));
    });
  }

  rename(sheetId: string, id: string, name: string): void {
    if (name === "") throw new ExcelError("InvalidArgument");
    this.redefine(sheetId, id, {}, { name });
  }

  setType(sheetId: string, id: string, chartType: string): void {
    const kind = KINDS[chartType];
    if (!kind) throw new ExcelError("NotImplemented");
    this.redefine(sheetId, id, kind, { chartType });
  }

  setData(sheetId: string, id: string, source: { sheetId: string; area: Area }, seriesBy: SeriesBy): void {
    const { chartType } = this.get(sheetId, id);
    this.document.batch(() => this.redefine(sheetId, id, { dataSource: this.source(source, seriesBy, chartType) }, { seriesNames: {} }));
  }

  setTitle(sheetId: string, id: string, change: { text?: string; visible?: boolean; bold?: boolean; size?: number; color?: string }): void {
    const { definition } = this.definition(sheetId, id);
    const { title } = this.get(sheetId, id);
    const visible = change.visible ?? (change.text !== undefined ? true : title.visible);
    const text = change.text ?? title.text;
    this.redefine(
      sheetId,
      id,
      {
        title: {
          ...definition.title, text: visible ? text : "", ...(change.bold !== undefined && { bold: change.bold }),
          ...(change.size !== undefined && { fontSize: change.size }), ...(change.color !== undefined && { color: change.color }),
        },
      },
      { titleVisible: visible, ...(change.text !== undefined && { autoTitle: false }) }
    );
  }

  setLegend(sheetId: string, id: string, change: { position?: LegendPosition; visible?: boolean }): void {
    const { legend } = this.get(sheetId, id);
    const next = { ...legend, ...change };
    const position = { Top: "top", Bottom: "bottom", Left: "left", Right: "right", Corner: "right", Custom: "right" }[next.position] as "top";
    this.redefine(sheetId, id, { legendPosition: next.visible ? position : "none" }, { legendPosition: next.position });
  }

  setAxis(sheetId: string, id: string, axis: "category" | "value", change: Partial<Axis>): void {
    const { definition } = this.definition(sheetId, id);
    const key = axis === "category" ? "x" : "y";
    const before = definition.axesDesign?.[key] ?? {};
    this.redefine(sheetId, id, {
      axesDesign: {
        ...definition.axesDesign,
        [key]: {
          ...before,
          ...(change.title !== undefined && { title: { ...before.title, text: change.title } }),
          ...(change.minimum !== undefined && { min: change.minimum ?? undefined }),
          ...(change.maximum !== undefined && { max: change.maximum ?? undefined }),
          ...(change.gridlines !== undefined && { gridLines: change.gridlines ? "major" : "none" }),
        },
      },
    });
  }

  setShowValues(sheetId: string, id: string, showValues: boolean): void {
    this.redefine(sheetId, id, { showValues });
  }

  setSeries(sheetId: string, id: string, seriesId: string, change: { name?: string; color?: string }): void {
    const { definition } = this.definition(sheetId, id);
    const facts = this.facts(sheetId, id, definition);
    const before = definition.dataSetStyles[seriesId] ?? {};
    this.redefine(
      sheetId,
      id,
      {
        dataSetStyles: {
          ...definition.dataSetStyles,
          [seriesId]: { ...before, ...(change.name !== undefined && { label: change.name }), ...(change.color !== undefined && { backgroundColor: change.color }) },
        },
      },
      change.name === undefined ? {} : { seriesNames: { ...facts.seriesNames, [seriesId]: change.name } }
    );
  }

  /** Lets a series take its values from other cells. Its name stays where it was read from. */
  setValues(sheetId: string, id: string, seriesId: string, from: { sheetId: string; area: Area }): void {
    const { definition } = this.definition(sheetId, id);
    const facts = this.facts(sheetId, id, definition);
    const names = { ...facts.seriesNames };
    for (const series of this.get(sheetId, id).series) if (series.name !== null) names[series.id] = series.name;
    const across = columnCount(from.area) > rowCount(from.area);
    const head = across ? { ...from.area, left: from.area.left - 1 } : { ...from.area, top: from.area.top - 1 };
    const { dataSetsHaveTitle } = definition.dataSource;
    // The engine reads a name from the first cell of each series where one of them has its name there.
    const hasHead = head.top >= 0 && head.left >= 0;
    if (dataSetsHaveTitle && !hasHead) throw new ExcelError("NotImplemented", "Values in the first row need a cell for their name above them.");
    const dataRange = this.document.address(from.sheetId, dataSetsHaveTitle ? head : from.area);
    this.redefine(
      sheetId,
      id,
      { dataSource: { ...definition.dataSource, dataSets: definition.dataSource.dataSets.map((set) => (set.dataSetId === seriesId ? { ...set, dataRange } : set)) } },
      { seriesNames: names }
    );
  }

  /** Lets the categories take their labels from other cells. */
  setLabels(sheetId: string, id: string, from: { sheetId: string; area: Area }): void {
    const { definition } = this.definition(sheetId, id);
    const across = columnCount(from.area) > rowCount(from.area);
    const { dataSetsHaveTitle } = definition.dataSource;
    // Where series have a name in their first cell, the engine skips the labels' first cell too.
    const head = across ? { ...from.area, left: Math.max(0, from.area.left - 1) } : { ...from.area, top: Math.max(0, from.area.top - 1) };
    const labelRange = this.document.address(from.sheetId, dataSetsHaveTitle ? head : from.area);
    this.redefine(sheetId, id, { dataSource: { ...definition.dataSource, labelRange } });
  }

  /** Moves or sizes a chart; points. */
  place(sheetId: string, id: string, change: { top?: number; left?: number; width?: number; height?: number }): void {
    const chart = { ...this.get(sheetId, id), ...change };
    if ([chart.top, chart.left, chart.width, chart.height].some((value) => !Number.isFinite(value) || value < 0)) throw new ExcelError("InvalidArgument");
    const row = this.anchor(sheetId, "ROW", chart.top / POINTS_PER_PIXEL);
    const col = this.anchor(sheetId, "COL", chart.left / POINTS_PER_PIXEL);
    this.document.batch(() => {
      this.document.cells.grow(sheetId, { top: row.index, bottom: row.index, left: col.index, right: col.index });
      this.model.dispatch("UPDATE_FIGURE", {
        sheetId, figureId: id, row: row.index, col: col.index, offset: { x: col.offset, y: row.offset },
        width: chart.width / POINTS_PER_PIXEL, height: chart.height / POINTS_PER_PIXEL,
      });
    });
  }

  /** Lays a chart over cells. */
  cover(sheetId: string, id: string, area: Area): void {
    const top = this.start(sheetId, "ROW", area.top);
    const left = this.start(sheetId, "COL", area.left);
    this.place(sheetId, id, {
      top: top * POINTS_PER_PIXEL,
      left: left * POINTS_PER_PIXEL,
      height: (this.start(sheetId, "ROW", area.bottom + 1) - top) * POINTS_PER_PIXEL,
      width: (this.start(sheetId, "COL", area.right + 1) - left) * POINTS_PER_PIXEL,
    });
  }

  remove(sheetId: string, id: string): void {
    this.get(sheetId, id);
    this.document.batch(() => {
      this.model.dispatch("DELETE_FIGURE", { sheetId, figureId: id });
      this.setFacts(id, undefined);
    });
  }
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Excel's type of a chart that was made in the grid. */
function excelType(definition: Definition): string {
  const wanted = definition as unknown as Record<string, unknown>;
  const match = Object.entries(KINDS).find(([, kind]) => Object.entries(kind).every(([key, value]) => wanted[key] === value || (value === false && !wanted[key])));
  return match?.[0] ?? "ColumnClustered";
}

import { MAX_COLUMNS, MAX_ROWS, type Area, type CellPosition } from "../../document/area";
import type { CellStyle } from "../../document/cells";
import { ExcelError } from "../../document/excel-error";
import { color, flag, number, oneOf, someText, whole } from "../arguments";
import { HostObject, link, method, objectType, property, type Property, type ObjectType } from "../object-type";
import { BORDERS } from "./borders";
import type { RangeTarget } from "./range";

/** At most so many cells are compared to say whether they look alike. */
const COMPARED = 20_000;

/** What all cells of a range have in common; null where they differ, as Excel answers. */
export function alike<T>(range: RangeTarget, read: (position: CellPosition) => T): T | null {
  const { document, sheetId, area } = range;
  const within = document.cells.withinGrid(sheetId, area) ?? { ...area, bottom: area.top, right: area.left };
  const first = read({ sheetId, row: within.top, col: within.left });
  let compared = 0;
  for (let row = within.top; row <= within.bottom; row += 1) {
    for (let col = within.left; col <= within.right; col += 1) {
      if (read({ sheetId, row, col }) !== first) return null;
      if ((compared += 1) > COMPARED) return first;
    }
  }
  return first;
}

/** A property of the look of cells. */
function look<T>(since: string, read: (style: CellStyle) => T, change: (value: unknown) => CellStyle): Property<RangeTarget> {
  return property(
    since,
    (range) => alike(range, (position) => read(range.document.cells.style(position))),
    (range, value) => range.document.cells.setStyle(range.sheetId, range.area, change(value))
  );
}

const FILL: ObjectType<RangeTarget> = objectType<RangeTarget>("RangeFill", {
  color: look("1.1", ({ fillColor }) => (fillColor ?? "#FFFFFF").toUpperCase(), (value) => ({ fillColor: value === "" ? "" : color(value) })),
  clear: method("1.1", ({ document, sheetId, area }) => document.cells.setStyle(sheetId, area, { fillColor: "" })),
});

const UNDERLINES = ["None", "Single", "Double", "SingleAccountant", "DoubleAccountant"] as const;

const FONT: ObjectType<RangeTarget> = objectType<RangeTarget>("RangeFont", {
  bold: look("1.1", ({ bold }) => bold ?? false, (value) => ({ bold: flag(value) })),
  color: look("1.1", ({ textColor }) => (textColor || "#000000").toUpperCase(), (value) => ({ textColor: color(value) })),
  italic: look("1.1", ({ italic }) => italic ?? false, (value) => ({ italic: flag(value) })),
  name: look("1.1", ({ fontName }) => fontName ?? "Calibri", (value) => ({ fontName: someText(value) })),
  size: look("1.1", ({ fontSize }) => fontSize ?? 11, (value) => {
    const size = number(value);
    if (size < 1 || size > 409) throw new ExcelError("InvalidArgument");
    return { fontSize: size };
  }),
  strikethrough: look("1.9", ({ strikethrough }) => strikethrough ?? false, (value) => ({ strikethrough: flag(value) })),
  underline: look("1.1", ({ underline }) => (underline ? "Single" : "None"), (value) => ({ underline: oneOf(UNDERLINES, value) !== "None" })),
});

const PROTECTION: ObjectType<RangeTarget> = objectType<RangeTarget>("FormatProtection", {
  formulaHidden: property("1.2", () => false),
  locked: look("1.2", ({ unlocked }) => !unlocked, (value) => ({ unlocked: !flag(value) })),
});

const HORIZONTAL = ["General", "Left", "Center", "Right", "Fill", "Justify", "CenterAcrossSelection", "Distributed"] as const;
const VERTICAL = ["Top", "Center", "Bottom", "Justify", "Distributed"] as const;

/** The engine counts pixels at 96 dpi, Excel's API points. */
const POINTS_PER_PIXEL = 0.75;

function lines(area: Area, dimension: "ROW" | "COL"): { from: number; to: number } {
  return dimension === "ROW" ? { from: area.top, to: area.bottom } : { from: area.left, to: area.right };
}

function size(dimension: "ROW" | "COL"): Property<RangeTarget> {
  return property(
    "1.1",
    ({ document, sheetId, area }) => {
      const { from, to } = lines(area, dimension);
      const first = document.ranges.size(sheetId, dimension, from);
      for (let index = from + 1; index <= Math.min(to, from + 5_000); index += 1) {
        if (document.ranges.size(sheetId, dimension, index) !== first) return null;
      }
      return first * POINTS_PER_PIXEL;
    },
    ({ document, sheetId, area }, value) => {
      const points = number(value);
      if (points < 0 || points > (dimension === "ROW" ? 409.5 : 1_790)) throw new ExcelError("InvalidArgument");
      const { from, to } = lines(area, dimension);
      document.checkWritable(sheetId, area, "format");
      if (points === 0) document.ranges.setHidden(sheetId, dimension, from, to, true);
      else document.ranges.setSize(sheetId, dimension, from, to, Math.round(points / POINTS_PER_PIXEL));
    }
  );
}

/** How cells look. */
export const RANGE_FORMAT: ObjectType<RangeTarget> = objectType<RangeTarget>("RangeFormat", {
  borders: link("1.1", (range) => HostObject.of(BORDERS, range)),
  fill: link("1.1", (range) => HostObject.of(FILL, range)),
  font: link("1.1", (range) => HostObject.of(FONT, range)),
  protection: link("1.2", (range) => HostObject.of(PROTECTION, range)),

  columnWidth: size("COL"),
  rowHeight: size("ROW"),
  horizontalAlignment: look(
    "1.1",
    ({ align }) => (align ? align.charAt(0).toUpperCase() + align.slice(1) : "General"),
    (value) => {
      const word = oneOf(HORIZONTAL, value);
      const align = { Left: "left", Center: "center", Right: "right", CenterAcrossSelection: "center" }[word as string] as CellStyle["align"];
      return { align };
    }
  ),
  indentLevel: look("1.9", ({ indent }) => indent ?? 0, (value) => {
    const indent = whole(value);
    if (indent > 250) throw new ExcelError("InvalidArgument");
    return { indent };
  }),
  shrinkToFit: property("1.9", () => false),
  textOrientation: property("1.7", () => 0),
  useStandardHeight: property("1.7", () => false),
  useStandardWidth: property("1.7", () => false),
  verticalAlignment: look(
    "1.1",
    ({ verticalAlign }) => (verticalAlign === "top" ? "Top" : verticalAlign === "middle" ? "Center" : "Bottom"),
    (value) => ({ verticalAlign: { Top: "top", Center: "middle", Bottom: "bottom", Justify: "top", Distributed: "middle" }[oneOf(VERTICAL, value)] as CellStyle["verticalAlign"] })
  ),
  wrapText: look("1.1", ({ wrapping }) => wrapping === "wrap", (value) => ({ wrapping: flag(value) ? "wrap" : "overflow" })),

  autofitColumns: method("1.2", ({ document, sheetId, area }) => {
    const within = document.cells.usedArea(sheetId, { ...area, top: 0, bottom: MAX_ROWS - 1 }, true);
    if (within) document.ranges.autofit(sheetId, "COL", Math.max(area.left, within.left), Math.min(area.right, within.right));
  }),
  autofitRows: method("1.2", ({ document, sheetId, area }) => {
    const within = document.cells.usedArea(sheetId, { ...area, left: 0, right: MAX_COLUMNS - 1 }, true);
    if (within) document.ranges.autofit(sheetId, "ROW", Math.max(area.top, within.top), Math.min(area.bottom, within.bottom));
  }),
});

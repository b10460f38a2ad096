import { ExcelError } from "../../document/excel-error";
import { color, oneOf, whole } from "../arguments";
import { HostObject, method, objectType, property, type ObjectType } from "../object-type";
import type { RangeTarget } from "./range";

const SIDES = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideVertical", "InsideHorizontal", "DiagonalDown", "DiagonalUp"] as const;
type Side = (typeof SIDES)[number];
const STYLES = ["None", "Continuous", "Dash", "DashDot", "DashDotDot", "Dot", "Double", "SlantDashDot"] as const;
const WEIGHTS = ["Hairline", "Thin", "Medium", "Thick"] as const;

interface Border extends RangeTarget {
  readonly side: Side;
}

/** What the document keeps of a side. */
function drawn(border: Border) {
  return border.document.borders.side(border.sheetId, border.area, border.side);
}

function draw(border: Border, change: { style?: (typeof STYLES)[number]; color?: string; weight?: (typeof WEIGHTS)[number] }): void {
  border.document.checkWritable(border.sheetId, border.area, "format");
  border.document.borders.draw(border.sheetId, border.area, border.side, change);
}

const BORDER: ObjectType<Border> = objectType<Border>(
  "RangeBorder",
  {
    color: property("1.1", (border) => drawn(border)?.color ?? "#000000", (border, value) => draw(border, { color: color(value) })),
    sideIndex: property("1.1", ({ side }) => side),
    style: property("1.1", (border) => drawn(border)?.style ?? "None", (border, value) => draw(border, { style: oneOf(STYLES, value) })),
    weight: property("1.1", (border) => drawn(border)?.weight ?? "Thin", (border, value) => draw(border, { weight: oneOf(WEIGHTS, value) })),
  },
  { identity: ({ side }) => ({ Id: side }) }
);

/** The lines around and between cells. */
export const BORDERS: ObjectType<RangeTarget> = objectType<RangeTarget>(
  "RangeBorderCollection",
  {
    count: property("1.1", () => SIDES.length),
    getItem: method("1.1", (range, [side]) => HostObject.of(BORDER, { ...range, side: oneOf(SIDES, side) })),
    getItemAt: method("1.1", (range, [index]) => {
      const side = SIDES[whole(index)];
      if (!side) throw new ExcelError("InvalidArgument");
      return HostObject.of(BORDER, { ...range, side });
    }),
  },
  { items: (range) => SIDES.map((side) => HostObject.of(BORDER, { ...range, side })) }
);

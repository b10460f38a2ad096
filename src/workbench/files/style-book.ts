import { Element } from "../xml/element";
import { NS } from "./package-parts";
import { DEFAULT_FONT_SIZE, type BorderData, type BorderSide, type StyleData } from "./workbook-data";

/** Number formats that have a number of their own in every file (ECMA-376, 18.8.30). */
export const BUILT_IN_FORMATS: Record<number, string> = {
  0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
  14: "m/d/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
  22: "m/d/yyyy h:mm", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;[Red](#,##0.00)",
  45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
};

const DEFAULT_FONT = "Arial";
const SIDES: BorderSide[] = ["left", "right", "top", "bottom"];

/** A look of cells: what the engine calls style, format and border. */
export interface Look {
  style?: StyleData;
  format?: string;
  border?: BorderData;
}

/** Gathers the looks of a workbook and numbers them, as xl/styles.xml wants it. */
export class StyleBook {
  private readonly fonts = new Shelf();
  private readonly fills = new Shelf();
  private readonly borders = new Shelf();
  private readonly formats = new Map<string, number>();
  private readonly looks = new Shelf();
  private readonly differences = new Shelf();

  constructor() {
    this.font({});
    this.fills.add(element("fill", {}, element("patternFill", { patternType: "none" })));
    this.fills.add(element("fill", {}, element("patternFill", { patternType: "gray125" })));
    this.border({});
    this.look({});
  }

  /** The number of a look for a cell's `s`. */
  look({ style = {}, format, border }: Look): number {
    const numFmtId = this.format(format);
    const fontId = this.font(style);
    const fillId = style.fillColor ? this.fills.add(fill(style.fillColor, false)) : 0;
    const borderId = border ? this.border(border) : 0;
    const alignment = alignmentOf(style);
    const protection = style.unlocked ? [element("protection", { locked: "0" })] : [];
    return this.looks.add(
      element(
        "xf",
        {
          numFmtId: String(numFmtId), fontId: String(fontId), fillId: String(fillId), borderId: String(borderId), xfId: "0",
          ...(numFmtId ? { applyNumberFormat: "1" } : {}), ...(fontId ? { applyFont: "1" } : {}), ...(fillId ? { applyFill: "1" } : {}),
          ...(borderId ? { applyBorder: "1" } : {}), ...(alignment.length ? { applyAlignment: "1" } : {}), ...(protection.length ? { applyProtection: "1" } : {}),
        },
        ...alignment,
        ...protection
      )
    );
  }

  /** The number of a conditional look (dxf). */
  difference(style: StyleData): number {
    const font = [
      ...(style.bold === undefined ? [] : [element("b", style.bold ? {} : { val: "0" })]),
      ...(style.italic === undefined ? [] : [element("i", style.italic ? {} : { val: "0" })]),
      ...(style.strikethrough ? [element("strike")] : []),
      ...(style.underline ? [element("u")] : []),
      ...(style.textColor ? [element("color", { rgb: argb(style.textColor) })] : []),
    ];
    return this.differences.add(
      element("dxf", {}, ...(font.length ? [element("font", {}, ...font)] : []), ...(style.fillColor ? [fill(style.fillColor, true)] : []))
    );
  }

  private format(format: string | undefined): number {
    if (!format || /^general$/i.test(format)) return 0;
    const builtIn = Object.keys(BUILT_IN_FORMATS).find((id) => BUILT_IN_FORMATS[Number(id)] === format);
    if (builtIn) return Number(builtIn);
    const id = this.formats.get(format) ?? 164 + this.formats.size;
    this.formats.set(format, id);
    return id;
  }

  private font(style: StyleData): number {
    return this.fonts.add(
      element(
        "font",
        {},
        ...(style.bold ? [element("b")] : []),
        ...(style.italic ? [element("i")] : []),
        ...(style.strikethrough ? [element("strike")] : []),
        ...(style.underline ? [element("u")] : []),
        element("sz", { val: String(style.fontSize ?? DEFAULT_FONT_SIZE) }),
        element("color", style.textColor ? { rgb: argb(style.textColor) } : { theme: "1" }),
        element("name", { val: style.fontName ?? DEFAULT_FONT }),
        element("family", { val: "2" })
      )
    );
  }

  private border(border: BorderData): number {
    const sides = SIDES.map((side) => {
      const line = border[side];
      return line ? element(side, { style: line.style }, element("color", { rgb: argb(line.color) })) : element(side);
    });
    return this.borders.add(element("border", {}, ...sides, element("diagonal")));
  }

  xml(): Element {
    const formats = [...this.formats].map(([formatCode, id]) => element("numFmt", { numFmtId: String(id), formatCode }));
    const root = element("styleSheet", { xmlns: NS.main });
    if (formats.length) root.children.push(element("numFmts", { count: String(formats.length) }, ...formats));
    root.children.push(
      this.fonts.list("fonts"),
      this.fills.list("fills"),
      this.borders.list("borders"),
      element("cellStyleXfs", { count: "1" }, element("xf", { numFmtId: "0", fontId: "0", fillId: "0", borderId: "0" })),
      this.looks.list("cellXfs"),
      element("cellStyles", { count: "1" }, element("cellStyle", { name: "Normal", xfId: "0", builtinId: "0" })),
      this.differences.list("dxfs"),
      element("tableStyles", { count: "0", defaultTableStyle: "TableStyleMedium2", defaultPivotStyle: "PivotStyleLight16" })
    );
    return root;
  }
}

/** Elements by number, each kept once. */
class Shelf {
  private readonly places = new Map<string, number>();
  private readonly items: Element[] = [];

  add(item: Element): number {
    const key = JSON.stringify(item);
    const known = this.places.get(key);
    if (known !== undefined) return known;
    this.places.set(key, this.items.length);
    return this.items.push(item) - 1;
  }

  list(name: string): Element {
    return element(name, { count: String(this.items.length) }, ...this.items);
  }
}

export function element(name: string, attributes: Record<string, string> = {}, ...children: (Element | string)[]): Element {
  return new Element(name, attributes, children);
}

/** A conditional look has its colour as background, a cell's as foreground: so Excel writes them. */
function fill(color: string, conditional: boolean): Element {
  return conditional
    ? element("fill", {}, element("patternFill", { patternType: "solid" }, element("bgColor", { rgb: argb(color) })))
    : element("fill", {}, element("patternFill", { patternType: "solid" }, element("fgColor", { rgb: argb(color) }), element("bgColor", { indexed: "64" })));
}

function alignmentOf(style: StyleData): Element[] {
  const attributes: Record<string, string> = {
    ...(style.align ? { horizontal: style.align } : {}),
    ...(style.verticalAlign ? { vertical: { top: "top", middle: "center", bottom: "bottom" }[style.verticalAlign] } : {}),
    ...(style.rotation ? { textRotation: String(rotationToExcel(style.rotation)) } : {}),
    ...(style.wrapping === "wrap" ? { wrapText: "1" } : {}),
  };
  return Object.keys(attributes).length ? [element("alignment", attributes)] : [];
}

/** The engine turns by radians clockwise; Excel by degrees, up to 90 counter-clockwise and from 91 on clockwise. */
function rotationToExcel(radians: number): number {
  const degrees = Math.round((-radians * 180) / Math.PI);
  return degrees >= 0 ? degrees : 90 - degrees;
}

export function rotationFromExcel(degrees: number): number {
  return ((degrees > 90 ? degrees - 90 : -degrees) * Math.PI) / 180;
}

export function argb(color: string): string {
  return `FF${color.replace("#", "").slice(0, 6).toUpperCase()}`;
}

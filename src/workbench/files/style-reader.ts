import type { Element } from "../xml/element";
import { BUILT_IN_FORMATS, rotationFromExcel, type Look } from "./style-book";
import type { BorderData, BorderSide, StyleData } from "./workbook-data";
import { isTrue } from "./validations";

/** The looks of a file: what a cell's `s` and a rule's `dxfId` mean. */
export class StyleReader {
  private readonly looks: Look[];
  private readonly differences: StyleData[];
  private readonly colours: Colours;

  constructor(styles: Element | null, theme: Element | null) {
    this.colours = new Colours(styles, theme);
    const formats = new Map(Object.entries(BUILT_IN_FORMATS).map(([id, format]) => [Number(id), format]));
    for (const { attributes } of styles?.child("numFmts")?.childrenNamed("numFmt") ?? []) formats.set(Number(attributes.numFmtId), attributes.formatCode ?? "General");
    const fonts = (styles?.child("fonts")?.childrenNamed("font") ?? []).map((font) => this.font(font));
    const usual = fonts[0] ?? {};
    const fills = (styles?.child("fills")?.childrenNamed("fill") ?? []).map((fill) => this.fill(fill, "fgColor"));
    const borders = (styles?.child("borders")?.childrenNamed("border") ?? []).map((border) => this.border(border));
    this.looks = (styles?.child("cellXfs")?.childrenNamed("xf") ?? []).map((xf) => {
      const { numFmtId = "0", fontId = "0", fillId = "0", borderId = "0" } = xf.attributes;
      const format = formats.get(Number(numFmtId)) ?? "General";
      const style: StyleData = {
        ...unlike(fonts[Number(fontId)] ?? {}, usual),
        ...(fills[Number(fillId)] ? { fillColor: fills[Number(fillId)]! } : {}),
        ...alignment(xf.child("alignment")),
        ...(xf.child("protection")?.attributes.locked === "0" ? { unlocked: true } : {}),
      };
      const border = borders[Number(borderId)];
      return {
        ...(Object.keys(style).length ? { style } : {}),
        ...(format === "General" ? {} : { format }),
        ...(border && Object.keys(border).length ? { border } : {}),
      };
    });
    this.differences = (styles?.child("dxfs")?.childrenNamed("dxf") ?? []).map((dxf) => {
      const font = dxf.child("font");
      const fill = dxf.child("fill");
      const fillColor = fill && (this.fill(fill, "bgColor") ?? this.fill(fill, "fgColor"));
      return { ...(font ? withoutFace(this.font(font)) : {}), ...(fillColor ? { fillColor } : {}) };
    });
  }

  look(index: number): Look {
    return this.looks[index] ?? {};
  }

  difference(index: number): StyleData {
    return this.differences[index] ?? {};
  }

  private font(font: Element): StyleData {
    const flag = (name: string): boolean => font.child(name) !== undefined && font.child(name)!.attributes.val !== "0" && font.child(name)!.attributes.val !== "false";
    const underline = font.child("u");
    const textColor = this.colours.of(font.child("color"));
    const size = font.child("sz")?.attributes.val;
    const face = font.child("name")?.attributes.val;
    return {
      ...(flag("b") ? { bold: true } : {}),
      ...(flag("i") ? { italic: true } : {}),
      ...(flag("strike") ? { strikethrough: true } : {}),
      ...(underline && underline.attributes.val !== "none" ? { underline: true } : {}),
      ...(textColor && textColor !== "#000000" ? { textColor } : {}),
      ...(size ? { fontSize: Number(size) } : {}),
      ...(face ? { fontName: face } : {}),
    };
  }

  private fill(fill: Element, side: "fgColor" | "bgColor"): string | null {
    const pattern = fill.child("patternFill");
    if (!pattern || pattern.attributes.patternType === "none") return null;
    if (side === "fgColor" && pattern.attributes.patternType !== "solid") return null;
    return this.colours.of(pattern.child(side));
  }

  private border(border: Element): BorderData {
    const sides: BorderData = {};
    for (const side of ["left", "right", "top", "bottom"] as BorderSide[]) {
      const line = border.child(side);
      const style = line?.attributes.style;
      if (!style || style === "none") continue;
      sides[side] = { style: LINES[style] ?? "thin", color: this.colours.of(line.child("color")) ?? "#000000" };
    }
    return sides;
  }
}

/** The engine's five lines for Excel's thirteen. */
const LINES: Record<string, string> = { medium: "medium", thick: "thick", dashed: "dashed", mediumDashed: "dashed", dotted: "dotted", hair: "dotted" };

/** What differs from the font that the workbook has everywhere. */
function unlike(font: StyleData, usual: StyleData): StyleData {
  const { fontSize, fontName, ...rest } = font;
  return { ...rest, ...(fontSize === usual.fontSize ? {} : { fontSize }), ...(fontName === usual.fontName ? {} : { fontName }) };
}

function withoutFace({ fontSize: _size, fontName: _name, ...style }: StyleData): StyleData {
  return style;
}

function alignment(alignment: Element | undefined): StyleData {
  const { horizontal = "", vertical = "", wrapText, textRotation } = alignment?.attributes ?? {};
  const align = ({ left: "left", right: "right", center: "center", centerContinuous: "center", distributed: "center" } as const)[horizontal];
  const verticalAlign = ({ top: "top", center: "middle", distributed: "middle", justify: "middle", bottom: "bottom" } as const)[vertical];
  return {
    ...(align ? { align } : {}),
    ...(verticalAlign ? { verticalAlign } : {}),
    ...(isTrue(wrapText) ? { wrapping: "wrap" as const } : {}),
    ...(textRotation && textRotation !== "0" && textRotation !== "255" ? { rotation: rotationFromExcel(Number(textRotation)) } : {}),
  };
}

/** The colours of a file: by value, by number in a palette, or of the theme with a tint. */
class Colours {
  private readonly theme: string[];
  private readonly palette: string[];

  constructor(styles: Element | null, theme: Element | null) {
    const scheme = theme?.find("clrScheme");
    const named = (name: string, usual: string): string => {
      const colour = scheme?.child(name)?.elements[0]?.attributes;
      return colour?.lastClr ?? (/^[0-9a-f]{6}$/i.test(colour?.val ?? "") ? colour!.val! : usual);
    };
    // Files count the first four in this order, though the theme lists dark before light.
    this.theme = [
      named("lt1", "FFFFFF"), named("dk1", "000000"), named("lt2", "E7E6E6"), named("dk2", "44546A"),
      ...[["accent1", "4472C4"], ["accent2", "ED7D31"], ["accent3", "A5A5A5"], ["accent4", "FFC000"], ["accent5", "5B9BD5"], ["accent6", "70AD47"]].map(([name, usual]) => named(name!, usual!)),
    ];
    const own = styles?.find("indexedColors")?.childrenNamed("rgbColor").map(({ attributes }) => (attributes.rgb ?? "FF000000").slice(-6));
    this.palette = own?.length ? own : PALETTE;
  }

  of(colour: Element | undefined): string | null {
    if (!colour) return null;
    const { rgb, theme, indexed, tint } = colour.attributes;
    const base = rgb ? rgb.slice(-6) : theme !== undefined ? this.theme[Number(theme)] : indexed !== undefined && Number(indexed) < 64 ? this.palette[Number(indexed)] : undefined;
    return base ? `#${tinted(base, Number(tint ?? 0)).toUpperCase()}` : null;
  }
}

/** Towards white (tint > 0) or black, by the lightness as ECMA-376 18.8.19 has it. */
function tinted(hex: string, tint: number): string {
  if (!tint) return hex;
  const [r, g, b] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as [number, number, number];
  const [high, low] = [Math.max(r, g, b), Math.min(r, g, b)];
  const light = (high + low) / 2;
  const next = tint < 0 ? light * (1 + tint) : light * (1 - tint) + tint;
  const saturation = high === low ? 0 : light > 0.5 ? (high - low) / (2 - high - low) : (high - low) / (high + low);
  const hue = high === low ? 0 : high === r ? ((g - b) / (high - low) + 6) % 6 : high === g ? (b - r) / (high - low) + 2 : (r - g) / (high - low) + 4;
  const chroma = (1 - Math.abs(2 * next - 1)) * saturation;
  const side = chroma * (1 - Math.abs((hue % 2) - 1));
  const order = [[chroma, side, 0], [side, chroma, 0], [0, chroma, side], [0, side, chroma], [side, 0, chroma], [chroma, 0, side]][Math.floor(hue) % 6]!;
  return order
    .map((part) => Math.round((part + next - chroma / 2) * 255).toString(16).padStart(2, "0"))
    .join("");
}

/** Excel's palette of old: eight colours twice, then 48 more. */
const PALETTE = (
  "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF " +
  "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF " +
  "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 " +
  "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333"
).split(" ");

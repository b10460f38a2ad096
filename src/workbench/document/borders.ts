import type { Area } from "./area";
import type { Model } from "./engine";
import type { WorkbookDocument } from "./workbook-document";

export type BorderSide =
  | "EdgeTop" | "EdgeBottom" | "EdgeLeft" | "EdgeRight" | "InsideVertical" | "InsideHorizontal" | "DiagonalDown" | "DiagonalUp";

export interface BorderLook {
  readonly style: "None" | "Continuous" | "Dash" | "DashDot" | "DashDotDot" | "Dot" | "Double" | "SlantDashDot";
  readonly color: string;
  readonly weight: "Hairline" | "Thin" | "Medium" | "Thick";
}

type EngineStyle = "thin" | "medium" | "thick" | "dashed" | "dotted";

const POSITIONS: Partial<Record<BorderSide, "top" | "bottom" | "left" | "right" | "v" | "h">> = {
  EdgeTop: "top", EdgeBottom: "bottom", EdgeLeft: "left", EdgeRight: "right", InsideVertical: "v", InsideHorizontal: "h",
};

/** The lines of cells. The engine draws thin, medium, thick, dashed and dotted ones; diagonals it does not. */
export class Borders {
  constructor(private readonly document: WorkbookDocument) {}

  private get model(): Model {
    return this.document.model;
  }

  /** How a side of an area looks, judged by its first cell; null when nothing is drawn. */
  side(sheetId: string, area: Area, side: BorderSide): BorderLook | null {
    const cell = {
      EdgeTop: { row: area.top, col: area.left, key: "top" }, EdgeBottom: { row: area.bottom, col: area.left, key: "bottom" },
      EdgeLeft: { row: area.top, col: area.left, key: "left" }, EdgeRight: { row: area.top, col: area.right, key: "right" },
      InsideVertical: { row: area.top, col: area.left, key: "right" }, InsideHorizontal: { row: area.top, col: area.left, key: "bottom" },
      DiagonalDown: null, DiagonalUp: null,
    }[side];
    if (!cell || (side === "InsideVertical" && area.left === area.right) || (side === "InsideHorizontal" && area.top === area.bottom)) return null;
    const drawn = this.model.getters.getCellBorder({ sheetId, row: cell.row, col: cell.col })?.[cell.key as "top"];
    if (!drawn) return null;
    const weight = drawn.style === "medium" ? "Medium" : drawn.style === "thick" ? "Thick" : "Thin";
    const style = drawn.style === "dashed" ? "Dash" : drawn.style === "dotted" ? "Dot" : "Continuous";
    return { style, color: drawn.color.toUpperCase(), weight };
  }

  /** Draws a side; what is not named stays. Naming a colour or a weight draws a line where there was none. */
  draw(sheetId: string, area: Area, side: BorderSide, change: Partial<BorderLook>): void {
    const position = POSITIONS[side];
    if (!position) return;
    const before = this.side(sheetId, area, side) ?? { style: "Continuous", color: "#000000", weight: "Thin" };
    const look = { ...before, ...change };
    this.document.batch(() => {
      this.document.cells.grow(sheetId, { ...area, bottom: Math.min(area.bottom, area.top + 10_000), right: Math.min(area.right, area.left + 500) });
      const target = this.document.cells.withinGrid(sheetId, area)!;
      const border = look.style === "None" ? { position, color: "" } : { position, color: look.color, style: engineStyle(look) };
      this.model.dispatch("SET_ZONE_BORDERS", { sheetId, target: [{ ...target }], border });
      this.document.formatted(sheetId, area);
    });
  }
}

function engineStyle({ style, weight }: BorderLook): EngineStyle {
  if (style === "Dash" || style === "DashDot" || style === "DashDotDot" || style === "SlantDashDot") return "dashed";
  if (style === "Dot") return "dotted";
  return weight === "Medium" ? "medium" : weight === "Thick" ? "thick" : "thin";
}

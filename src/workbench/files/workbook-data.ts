/** The workbook as the engine exports and loads it (`WorkbookDocument.toJSON`), as far as files concern it. */
export interface WorkbookData {
  version: string;
  sheets: SheetData[];
  styles: Record<string, StyleData>;
  formats: Record<string, string>;
  borders: Record<string, BorderData>;
  namedRanges?: Record<string, string>;
  settings?: object;
  facts?: Facts;
}

/** What the engine has no place for. */
export interface Facts {
  sheets?: Record<string, { veryHidden?: boolean; protection?: { options: Record<string, unknown>; password: string | null } }>;
  names?: Record<string, { comment?: string; visible?: boolean }>;
  settings?: Record<string, unknown>;
  properties?: Record<string, unknown>;
  /** Excel's number format by the one that the engine shows in its place. */
  formats?: Record<string, string>;
  [section: string]: Record<string, unknown> | undefined;
}

export interface SheetData {
  id: string;
  name: string;
  colNumber: number;
  rowNumber: number;
  rows: Record<number, HeaderData>;
  cols: Record<number, HeaderData>;
  merges: string[];
  cells: Record<string, string>;
  /** By ranges: "A1:C3" → id. */
  styles: Record<string, number>;
  formats: Record<string, number>;
  borders: Record<string, number>;
  conditionalFormats: ConditionalFormatData[];
  dataValidationRules: ValidationData[];
  figures: FigureData[];
  tables: unknown[];
  areGridLinesVisible: boolean;
  isVisible: boolean;
  isLocked?: boolean;
  color?: string;
  panes?: { xSplit: number; ySplit: number };
  headerGroups?: { ROW: unknown[]; COL: unknown[] };
}

export interface HeaderData {
  size?: number;
  isHidden?: boolean;
}

export interface StyleData {
  bold?: boolean;
  italic?: boolean;
  strikethrough?: boolean;
  underline?: boolean;
  align?: "left" | "right" | "center";
  verticalAlign?: "top" | "middle" | "bottom";
  wrapping?: "overflow" | "wrap" | "clip";
  fillColor?: string;
  textColor?: string;
  fontSize?: number;
  fontName?: string;
  unlocked?: boolean;
  rotation?: number;
}

export type BorderSide = "top" | "bottom" | "left" | "right";
export type BorderData = Partial<Record<BorderSide, { style: string; color: string }>>;

export interface ConditionalFormatData {
  id: string;
  rule: Record<string, unknown> & { type: string };
  ranges: string[];
  stopIfTrue?: boolean;
}

export interface ValidationData {
  id: string;
  criterion: { type: string; values: string[]; displayStyle?: string; dateValue?: string };
  isBlocking?: boolean;
  ranges: string[];
}

export interface FigureData {
  id: string;
  col: number;
  row: number;
  offset: { x: number; y: number };
  width: number;
  height: number;
  tag: string;
  data: Record<string, unknown>;
}

/** The engine's own sizes, in pixels. */
export const DEFAULT_COLUMN = 96;
export const DEFAULT_ROW = 23;
export const DEFAULT_FONT_SIZE = 10;

/** A column of n pixels in Excel's unit, the width of a digit of the default font, and back. */
export const columnToExcel = (pixels: number): number => Math.round(((pixels - 5) / 7) * 100) / 100;
export const columnFromExcel = (width: number): number => Math.round(width * 7 + 5);
/** A row of n pixels in points, and back. */
export const rowToExcel = (pixels: number): number => pixels * 0.75;
export const rowFromExcel = (points: number): number => Math.round(points / 0.75);

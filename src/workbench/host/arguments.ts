import { ExcelError } from "../document/excel-error";

/** Checks of arguments; what is not as Excel wants it is InvalidArgument. */

export function text(value: unknown): string {
  if (typeof value !== "string") throw new ExcelError("InvalidArgument");
  return value;
}

export function someText(value: unknown): string {
  if (text(value) === "") throw new ExcelError("InvalidArgument");
  return value as string;
}

export function number(value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new ExcelError("InvalidArgument");
  return value;
}

export function whole(value: unknown, least = 0): number {
  if (!Number.isInteger(value) || (value as number) < least) throw new ExcelError("InvalidArgument");
  return value as number;
}

export function integer(value: unknown): number {
  if (!Number.isInteger(value)) throw new ExcelError("InvalidArgument");
  return value as number;
}

export function flag(value: unknown): boolean {
  if (typeof value !== "boolean") throw new ExcelError("InvalidArgument");
  return value;
}

export function record(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new ExcelError("InvalidArgument");
  return value as Record<string, unknown>;
}

/** A value that may be left out: undefined when it was. */
export function optional<T>(value: unknown, check: (value: unknown) => T): T | undefined {
  return value === null || value === undefined ? undefined : check(value);
}

/** One of Excel's words; case counts, as it does in Excel. */
export function oneOf<const Words extends readonly string[]>(words: Words, value: unknown): Words[number] {
  if (typeof value !== "string" || !words.includes(value)) throw new ExcelError("InvalidArgument");
  return value;
}

export const WRONG_SIZE = "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

/** A matrix for a range; a single value stands for the same value in every cell. */
export function matrix(value: unknown, rows: number, columns: number): unknown[][] {
  if (!Array.isArray(value)) {
    if (value === null || typeof value === "object") throw new ExcelError("InvalidArgument");
    return Array.from({ length: rows }, () => Array.from({ length: columns }, () => value));
  }
  if (!value.every((row) => Array.isArray(row))) throw new ExcelError("InvalidArgument");
  if (value.length !== rows || value.some((row: unknown[]) => row.length !== columns)) {
    throw new ExcelError("InvalidArgument", WRONG_SIZE);
  }
  return value as unknown[][];
}

const NAMED_COLORS: Record<string, string> = {
  black: "#000000", white: "#FFFFFF", red: "#FF0000", green: "#008000", blue: "#0000FF", yellow: "#FFFF00", orange: "#FFA500",
  gray: "#808080", grey: "#808080", silver: "#C0C0C0", maroon: "#800000", purple: "#800080", navy: "#000080", teal: "#008080",
  lime: "#00FF00", aqua: "#00FFFF", cyan: "#00FFFF", fuchsia: "#FF00FF", magenta: "#FF00FF", olive: "#808000", pink: "#FFC0CB",
  brown: "#A52A2A", gold: "#FFD700", lightgray: "#D3D3D3", lightgrey: "#D3D3D3", darkgray: "#A9A9A9", lightblue: "#ADD8E6",
  lightgreen: "#90EE90", lightyellow: "#FFFFE0", darkblue: "#00008B", darkgreen: "#006400", darkred: "#8B0000",
  cornflowerblue: "#6495ED", tomato: "#FF6347", coral: "#FF7F50", salmon: "#FA8072", khaki: "#F0E68C", indigo: "#4B0082",
  violet: "#EE82EE", beige: "#F5F5DC", ivory: "#FFFFF0", lavender: "#E6E6FA", turquoise: "#40E0D0", crimson: "#DC143C",
  whitesmoke: "#F5F5F5", steelblue: "#4682B4", royalblue: "#4169E1", seagreen: "#2E8B57", skyblue: "#87CEEB", darkorange: "#FF8C00",
};

/** An HTML colour as Excel answers it: #RRGGBB in capitals. */
export function color(value: unknown): string {
  if (typeof value === "string") {
    const named = NAMED_COLORS[value.toLowerCase()];
    if (named) return named;
    const digits = /^#?([0-9a-f]{6})$/i.exec(value)?.[1];
    if (digits) return `#${digits.toUpperCase()}`;
  }
  throw new ExcelError("InvalidArgument");
}

import { parseA1, type Area } from "../document";
import { parseXml, type Element } from "../xml/element";
import { addinFunctionsIn, fromFile, shift } from "./formulas";

/** A cell as a file has it. */
export interface FileCell {
  row: number;
  col: number;
  style: number;
  value: string | number | boolean | null;
  isError: boolean;
  formula: string | null;
  /** Where the formula's result is spread over. */
  array: Area | null;
  /** The add-ins' functions that the formula calls. */
  ofAddin: readonly string[];
}

export interface FileSheet {
  cells: FileCell[];
  rows: { index: number; height: number | null; hidden: boolean; style: number }[];
  /** Everything but the cells. */
  rest: Element;
}

const ATTRIBUTES = `((?:[^>"']|"[^"]*"|'[^']*')*?)`;
const ROW_OR_CELL = new RegExp(`<(?:\\w+:)?row\\b${ATTRIBUTES}/?>|<(?:\\w+:)?c\\b${ATTRIBUTES}(?:/>|>([\\s\\S]*?)</(?:\\w+:)?c>)`, "g");

/** Reads a sheet. The cells are scanned as text: as elements, 100,000 of them would take many seconds and much memory. */
export function readSheet(xml: string, strings: readonly string[], addinFunctions: Iterable<string>): FileSheet {
  const data = /<((?:\w+:)?)sheetData\b[^>]*?(?:\/>|>([\s\S]*?)<\/\1sheetData>)/.exec(xml);
  const rest = parseXml(data ? xml.slice(0, data.index) + xml.slice(data.index + data[0].length) : xml, { prefixes: false });
  const cells: FileCell[] = [];
  const rows: FileSheet["rows"] = [];
  const shared = new Map<string, { formula: string; row: number; col: number }>();
  let row = -1;
  let col = -1;
  for (const [, rowAttributes, cellAttributes = "", inner = ""] of (data?.[2] ?? "").matchAll(ROW_OR_CELL)) {
    const given = attributesOf(rowAttributes ?? cellAttributes);
    if (rowAttributes !== undefined) {
      row = given.r ? Number(given.r) - 1 : row + 1;
      col = -1;
      const height = given.ht && given.customHeight !== "0" && given.customHeight !== undefined ? Number(given.ht) : null;
      const hidden = given.hidden === "1" || given.hidden === "true";
      const style = given.customFormat === "1" || given.customFormat === "true" ? Number(given.s ?? 0) : 0;
      if (height !== null || hidden || style) rows.push({ index: row, height, hidden, style });
      continue;
    }
    const at = given.r ? parseA1(given.r) : null;
    if (at) [row, col] = [at.top, at.left];
    else col += 1;
    cells.push(cellOf(row, col, given, inner, strings, addinFunctions, shared));
  }
  return { cells, rows, rest };
}

function cellOf(
  row: number,
  col: number,
  given: Record<string, string>,
  inner: string,
  strings: readonly string[],
  addinFunctions: Iterable<string>,
  shared: Map<string, { formula: string; row: number; col: number }>
): FileCell {
  const f = /<(?:\w+:)?f\b((?:[^>"']|"[^"]*")*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?f>)/.exec(inner);
  const raw = /<(?:\w+:)?v\b[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/.exec(inner)?.[1];
  let formula: string | null = null;
  let array: Area | null = null;
  if (f) {
    const kind = attributesOf(f[1]!);
    const text = unescape(f[2] ?? "");
    if (kind.t === "shared" && kind.si !== undefined) {
      const master = shared.get(kind.si);
      if (text) shared.set(kind.si, { formula: text, row, col });
      formula = text || (master ? shift(master.formula, row - master.row, col - master.col) : null);
    } else if (kind.t !== "dataTable") {
      formula = text || null;
    }
    if (kind.t === "array" && kind.ref) array = parseA1(kind.ref);
  }
  const { value, isError } = valueOf(given.t, raw, inner, strings);
  const ofAddin = formula !== null && /_xldudf_/i.test(formula) ? addinFunctionsIn(formula, addinFunctions) : [];
  return { row, col, style: Number(given.s ?? 0), value, isError, formula: formula === null ? null : fromFile(formula, addinFunctions), array, ofAddin };
}

function valueOf(type: string | undefined, raw: string | undefined, inner: string, strings: readonly string[]): { value: FileCell["value"]; isError: boolean } {
  if (type === "inlineStr") return { value: textOf(inner), isError: false };
  if (raw === undefined) return { value: null, isError: false };
  if (type === "s") return { value: strings[Number(raw)] ?? "", isError: false };
  if (type === "b") return { value: raw.trim() === "1" || raw.trim() === "true", isError: false };
  if (type === "e") return { value: unescape(raw), isError: true };
  if (type === "str") return { value: unescape(raw), isError: false };
  if (type === "d") return { value: Date.parse(/[zZ]|T.*[+-]/.test(raw) ? raw : `${raw}${raw.includes("T") ? "" : "T00:00:00"}Z`) / 86_400_000 + 25_569, isError: false };
  return { value: raw.trim() === "" ? null : Number(raw), isError: false };
}

/** The texts that cells share, by number. Furigana beside Chinese or Japanese text is none of it. */
export function readStrings(xml: string | null): string[] {
  return [...(xml ?? "").matchAll(/<(?:\w+:)?si\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g)].map(([, inner = ""]) => textOf(inner));
}

function textOf(inner: string): string {
  const spoken = inner.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, "");
  return [...spoken.matchAll(/<(?:\w+:)?t\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?t>)/g)].map(([, text = ""]) => unescape(text)).join("");
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, double, single] of text.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) attributes[name!] = unescape(double ?? single ?? "");
  return attributes;
}

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescape(text: string): string {
  const read = text.includes("&")
    ? text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi, (_, hex: string, decimal: string, name: string) => (name ? NAMED[name.toLowerCase()]! : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal))))
    : text;
  // Excel writes characters that XML cannot hold as _x000D_.
  return read.includes("_x") ? read.replace(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : read;
}

import type { Headless } from "../headless";

type Json = Record<string, unknown>;

interface SheetData {
  readonly id: string;
  readonly name: string;
  readonly cells: Json;
  readonly styles: Record<string, number>;
  readonly formats: Record<string, number>;
  readonly merges: unknown[];
  readonly cols: Json;
  readonly rows: Json;
  readonly panes?: unknown;
  readonly conditionalFormats: unknown[];
  readonly dataValidationRules: unknown[];
  readonly figures: unknown[];
  readonly tables: unknown[];
}

/** Everything that a person could notice in the workbook, comparable: no internal numbers, no order that nobody sees. */
export function contentsOf({ document }: Headless): unknown {
  const data = document.toJSON() as unknown as {
    sheets: SheetData[];
    styles: Record<string, unknown>;
    formats: Record<string, unknown>;
    namedRanges: unknown;
    facts: Record<string, Json>;
  };
  return {
    sheets: data.sheets.map((sheet) => ({
      name: sheet.name,
      cells: Object.fromEntries(Object.entries(sheet.cells).filter(([, content]) => content !== "" && content !== undefined)),
      styles: eachCell(sheet.styles, data.styles),
      formats: eachCell(sheet.formats, data.formats),
      merges: sheet.merges,
      cols: sheet.cols,
      conditionalFormats: withoutIds(sheet.conditionalFormats),
      dropdowns: dropdownsByCell(sheet.dataValidationRules as { criterion: unknown; isBlocking: boolean; ranges: string[] }[]),
      charts: withoutIds(sheet.figures),
      tables: withoutIds(sheet.tables),
      freeze: (sheet as unknown as Json)["panes"],
    })),
    // By name: the engine's own numbers for them go on counting.
    tables: Object.values((data.facts["tables"] ?? {}) as Record<string, { name: string }>).sort((one, other) => one.name.localeCompare(other.name)),
    settings: data.facts["settings"] ?? {},
    names: data.namedRanges,
  };
}

/** Zones such as "A2:B9" that share a number, as one entry per cell. */
function eachCell(zones: Record<string, number>, meaning: Record<string, unknown>): Json {
  const cells: Json = {};
  for (const [zone, number] of Object.entries(zones)) {
    const [from, to = from] = zone.split(":").map(cell);
    for (let row = from!.row; row <= to!.row; row++) {
      for (let column = from!.column; column <= to!.column; column++) {
        const value = meaning[String(number)];
        if (value !== undefined && JSON.stringify(value) !== "{}") cells[`${row},${column}`] = value;
      }
    }
  }
  return Object.fromEntries(Object.entries(cells).sort(([a], [b]) => a.localeCompare(b)));
}

/** What each cell's dropdown offers, however the rules divide the cells among them. */
function dropdownsByCell(rules: { criterion: unknown; isBlocking: boolean; ranges: string[] }[]): Json {
  const meanings = Object.fromEntries(rules.map(({ criterion, isBlocking }, index) => [String(index), { criterion, isBlocking }]));
  return eachCell(Object.fromEntries(rules.flatMap(({ ranges }, index) => ranges.map((range) => [range, index]))), meanings);
}

function cell(address: string): { row: number; column: number } {
  const [, letters, digits] = /^([A-Z]+)(\d+)$/u.exec(address)!;
  return { row: Number(digits), column: [...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) };
}

function withoutIds(items: unknown[]): unknown[] {
  return items
    .map((item) => JSON.parse(JSON.stringify(item, (key, value: unknown) => (/id$/iu.test(key) ? undefined : value))) as unknown)
    .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}

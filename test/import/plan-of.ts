import { readFileSync } from "node:fs";
import { decodeText } from "../../src/import/decode-text";
import type { ImportChoices, ImportPlan, ImportSource } from "../../src/import/import-plan";
import { planImport } from "../../src/import/plan-import";
import { proposeMapping } from "../../src/import/propose-mapping";
import { readCsv } from "../../src/import/read-csv";
import { isoDay } from "../../src/process/calendar";
import type { Cell, Day, Grid } from "../../src/process/model";

export function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url));
}

export async function sourceOf(file: Uint8Array | string): Promise<ImportSource> {
  const { text, encoding } = decodeText(typeof file === "string" ? new TextEncoder().encode(file) : file);
  const { grid, delimiter, problems } = await readCsv(text);
  return { grid, firstRow: 1, delimiter, encoding, problems };
}

export function sheet(grid: Grid, firstRow = 1): ImportSource {
  return { grid, firstRow, delimiter: null, encoding: null, problems: [] };
}

/** The plan of a file or a sheet with the proposed mapping. */
export async function planOf(from: Uint8Array | string | ImportSource, choices: ImportChoices = {}): Promise<ImportPlan> {
  const source = typeof from === "string" || from instanceof Uint8Array ? await sourceOf(from) : from;
  return planImport(source, proposeMapping(source), choices);
}

export const iso = (day: Day | null): string | null => (day === null ? null : isoDay(day));

/** Some properties of each row, as a test compares them. */
export function pick<T, K extends keyof T>(rows: readonly T[], ...keys: readonly K[]): T[K][][] {
  return rows.map((row) => keys.map((key) => row[key]));
}

export function codes(problems: readonly { code: string; row?: number }[]): (string | number | undefined)[][] {
  return problems.map(({ code, row }) => [code, row]);
}

/** A header and rows as a sheet. */
export function table(header: string, ...rows: readonly (readonly Cell[])[]): ImportSource {
  return sheet([header.split("|").map((name) => name.trim()), ...rows]);
}

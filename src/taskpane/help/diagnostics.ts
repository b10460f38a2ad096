import type { ProcessSnapshot } from "../../process/model";
import type { WorkbookSeen } from "../../workbook";
import type { PastFailure } from "../state/past-failures";

/** What runs the add-in. */
export interface Surroundings {
  readonly stagebook: string;
  readonly host: string;
  readonly platform: string;
  readonly version: string;
  readonly displayLanguage: string;
  readonly browser: string;
  /** Of each requirement set the highest version that there is; null: none. */
  readonly sets: Readonly<Record<string, string | null>>;
}

/** The sets that the manifest asks for, with all their versions up to now. */
const SETS: Readonly<Record<string, readonly string[]>> = {
  ExcelApi: Array.from({ length: 20 }, (_, nth) => `1.${nth + 1}`),
  SharedRuntime: ["1.1", "1.2"],
  CustomFunctionsRuntime: ["1.1", "1.2", "1.3", "1.4", "1.5"],
};

/** Asks Office what it is and can do. */
export function surroundings(stagebook: string): Surroundings {
  const { diagnostics, displayLanguage, requirements } = Office.context;
  const highest = (set: string) => SETS[set]!.filter((version) => requirements.isSetSupported(set, version)).at(-1) ?? null;
  return {
    stagebook, displayLanguage,
    host: String(diagnostics.host), platform: String(diagnostics.platform), version: diagnostics.version,
    browser: navigator.userAgent,
    sets: Object.fromEntries(Object.keys(SETS).map((set) => [set, highest(set)])),
  };
}

/**
 * The diagnostics to hand on: nothing in them comes from a cell, nor is it a name that somebody gave. Tables are told by
 * what they are, columns by what they mean, problems and failures by their codes. In English, whoever reads them.
 */
export function diagnosticsText(around: Surroundings, seen: WorkbookSeen, snapshot: ProcessSnapshot | null, failures: readonly PastFailure[]): string {
  const problems = new Map<string, number>();
  for (const { code } of snapshot?.problems ?? []) problems.set(code, (problems.get(code) ?? 0) + 1);
  const lines = [
    `Stagebook ${around.stagebook}`,
    `Office: ${around.host} ${around.version}, ${around.platform}, ${around.displayLanguage}`,
    `Browser: ${around.browser}`,
    `Requirement sets: ${Object.entries(around.sets).map(([set, version]) => `${set} ${version ?? "-"}`).join(", ")}`,
    `Workbook: ${seen.isReadOnly ? "read-only" : "writable"}, dates from ${seen.countsFrom1904 ? 1904 : 1900}, ${seen.others.length} other tables`,
    ...seen.tables.map(({ kind, rows, columns, isProtected }) => {
      const unknown = columns.flatMap(({ id }, index) => (id === null ? [index + 1] : []));
      return [
        `Table ${kind}: ${rows} rows; columns ${columns.map(({ id }) => id ?? "?").join(", ")}`,
        ...(unknown.length > 0 ? [`not understood: ${unknown.map((nth) => `column ${nth}`).join(", ")}`] : []),
        ...(isProtected ? ["protected"] : []),
      ].join("; ");
    }),
    `Process language: ${snapshot?.language ?? "-"}`,
    `Cannot be read: ${problems.size === 0 ? "nothing" : [...problems].map(([code, count]) => `${code} × ${count}`).join(", ")}`,
    `Last failures: ${failures.length === 0 ? "none" : failures.map(({ code, at }) => `${at} ${code}`).join(", ")}`,
  ];
  return lines.join("\n");
}

import type { TableKind } from "../process/columns";
import { LANGUAGES, type Language } from "../process/language";

/** The key in workbook.settings, which Excel keeps per add-in and file. */
const KEY = "stagebook";

export interface RememberedTable {
  readonly id: string;
  readonly name: string;
}

export interface RememberedDashboard {
  readonly sheetId: string;
  /** What we wrote into each cell of our blocks, by address, to tell a manager's change from our own text. */
  readonly written: Readonly<Record<string, string | number>>;
}

/**
 * What the workbook remembers of us. The tables speak for themselves by their headers; this only says which of several
 * is ours. Its shape has a version, because a colleague may have a newer Stagebook.
 */
export interface Remembered {
  readonly version: 1;
  readonly language: Language | null;
  readonly tables: Partial<Readonly<Record<TableKind, RememberedTable>>>;
  readonly dashboard: RememberedDashboard | null;
  /** The sheets of a sample process; null: the process is a real one. */
  readonly sample: readonly string[] | null;
}

const NOTHING: Remembered = { version: 1, language: null, tables: {}, dashboard: null, sample: null };

export function loadRemembered(context: Excel.RequestContext): Excel.Setting {
  const setting = context.workbook.settings.getItemOrNullObject(KEY);
  setting.load("value");
  return setting;
}

/** The setting as it was loaded; what a newer version wrote, or someone broke, counts as nothing remembered. */
export function parseRemembered(setting: Excel.Setting): Remembered {
  if (setting.isNullObject || typeof setting.value !== "string") return NOTHING;
  try {
    const value = JSON.parse(setting.value) as Partial<Remembered> | null;
    if (value?.version !== 1) return NOTHING;
    return {
      version: 1,
      language: LANGUAGES.find((language) => language === value.language) ?? null,
      tables: value.tables ?? {},
      dashboard: value.dashboard ?? null,
      sample: value.sample ?? null,
    };
  } catch {
    return NOTHING;
  }
}

/** The raw text, to put it back; null when there was none. */
export function rawRemembered(setting: Excel.Setting): string | null {
  return setting.isNullObject ? null : String(setting.value);
}

/** Queues writing it. */
export function writeRemembered(context: Excel.RequestContext, remembered: Remembered): void {
  context.workbook.settings.add(KEY, JSON.stringify(remembered));
}

/** Queues forgetting everything. */
export function forgetAll(context: Excel.RequestContext): void {
  context.workbook.settings.getItem(KEY).delete();
}

/** Puts back what `rawRemembered` gave. */
export async function putBackRemembered(context: Excel.RequestContext, raw: string | null): Promise<void> {
  const setting = context.workbook.settings.getItemOrNullObject(KEY);
  setting.load("value");
  await context.sync();
  if (raw === null && !setting.isNullObject) setting.delete();
  else if (raw !== null) context.workbook.settings.add(KEY, raw);
  await context.sync();
}

import { setTranslationMethod } from "@odoo/o-spreadsheet";
import chinese from "./texts/engine.zh-CN.json";
import type { PageLanguage } from "./texts";

const TEXTS: Record<PageLanguage, Readonly<Record<string, string>>> = { "en-US": {}, "zh-CN": chinese };

let current: PageLanguage = "en-US";

/** The engine's own words: its menus, tools and panels. What has no translation stays English. */
export function translate(words: string): string {
  return TEXTS[current][words] ?? words;
}

// The engine puts values into the words itself.
setTranslationMethod(translate as Parameters<typeof setTranslationMethod>[0], () => true);

/** The grid speaks this language when it is mounted next. */
export function translateEngine(language: PageLanguage): void {
  current = language;
}

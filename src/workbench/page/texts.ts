import english from "./texts/en.json";
import chinese from "./texts/zh-CN.json";

/** The languages of the page itself; the add-in may have others. */
export const PAGE_LANGUAGES = { "en-US": "English", "zh-CN": "简体中文" } as const;
export type PageLanguage = keyof typeof PAGE_LANGUAGES;
export type TextKey = keyof typeof english;

const TEXTS: Record<PageLanguage, Record<TextKey, string>> = { "en-US": english, "zh-CN": chinese };

let current: PageLanguage = "en-US";

/** The nearest language of the page to a tag such as zh-Hans. */
export function nearestPageLanguage(tag: string | null): PageLanguage {
  return /^zh\b/i.test(tag ?? "") ? "zh-CN" : "en-US";
}

export function setPageLanguage(language: PageLanguage): void {
  current = language;
}

export function text(key: TextKey, values: Record<string, string | number> = {}): string {
  return TEXTS[current][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

import i18next, { type Resource } from "i18next";
import { nearestLanguage, type Language } from "../process/language";

/**
 * The texts, one JSON file per folder of `src` and language. A key names its folder: t("taskpane:myDay.title").
 * i18next is the whole library; a lazy chunk adds its own folder's texts with addTexts when it loads.
 */
export const i18n = i18next.createInstance();

void i18n.init({
  lng: "en",
  fallbackLng: false,
  ns: [],
  interpolation: { escapeValue: false }, // texts are set as text, never as HTML
  initAsync: false,
  resources: {},
});

/** Adds the texts of one folder, in every language at once. */
export function addTexts(folder: string, texts: Record<Language, Resource[string][string]>): void {
  for (const [language, bundle] of Object.entries(texts)) i18n.addResourceBundle(language, folder, bundle);
}

export function language(): Language {
  return nearestLanguage(i18n.language);
}

export function setLanguage(next: Language): void {
  void i18n.changeLanguage(next);
}

export const t = i18n.t.bind(i18n);

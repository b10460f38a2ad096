/** The languages in which every text, header and template exists. */
export const LANGUAGES = ["en", "zh-CN"] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in every language. */
export type Text = Readonly<Record<Language, string>>;

/** The nearest of our languages to a BCP 47 tag such as Office's display language: any Chinese reads as zh-CN. */
export function nearestLanguage(tag: string | null | undefined): Language {
  return /^zh\b/i.test(tag ?? "") ? "zh-CN" : "en";
}

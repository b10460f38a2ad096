import {
  createDarkTheme,
  createLightTheme,
  teamsHighContrastTheme,
  type BrandVariants,
  type Theme,
} from "@fluentui/react-components";
import type { Language } from "../../process/language";
import type { ThemeName } from "./choose-theme";

/** Stagebook's teal at the luminance of each of Fluent's own brand steps, so that Fluent's contrasts hold. */
const TEAL: BrandVariants = {
  10: "#051918",
  20: "#042726",
  30: "#023332",
  40: "#00413f",
  50: "#004e4c",
  60: "#055c5a",
  70: "#036866",
  80: "#047775",
  90: "#079390",
  100: "#05aca8",
  110: "#4ab6b3",
  120: "#69c1bd",
  130: "#8bcecb",
  140: "#afdbd9",
  150: "#cce7e5",
  160: "#eaf4f4",
};

/** Fluent's own reds are too dim in the dark for small text on a row under the pointer (3.1 to 1); this is 4.8 to 1. */
const LEGIBLE_RED = "#f4919a";

const LATIN = "'Segoe UI', 'Segoe UI Web (West European)', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', Arial";

/**
 * The fonts of Office where they are installed. In Chinese a Chinese font follows before the browser falls back to any;
 * in English it must not, since its quotation marks are as wide as a character.
 */
const FONTS: Readonly<Record<Language, string>> = {
  en: `${LATIN}, sans-serif`,
  "zh-CN": `'Segoe UI', 'Microsoft YaHei UI', 'PingFang SC', 'Noto Sans CJK SC', ${LATIN}, sans-serif`,
};

const BY_NAME: Readonly<Record<ThemeName, Theme>> = {
  light: createLightTheme(TEAL),
  dark: {
    ...createDarkTheme(TEAL),
    // Fluent's dark themes are meant to have their brand's text lightened (its theme designer does the same).
    colorBrandForeground1: TEAL[110],
    colorBrandForeground2: TEAL[120],
    colorStatusDangerForeground1: LEGIBLE_RED,
    colorPaletteRedForeground1: LEGIBLE_RED,
  },
  "high-contrast": teamsHighContrastTheme,
};

/** Fluent's theme of this name, in the fonts of this language. */
export function themeOf(name: ThemeName, language: Language): Theme {
  return { ...BY_NAME[name], fontFamilyBase: FONTS[language] };
}

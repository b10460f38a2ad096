export type ThemeName = "light" | "dark" | "high-contrast";

/** What the host and the browser say of the colours the user wants. */
export interface ThemeSigns {
  /** Office's own word, where the host gives one. */
  readonly isDarkTheme?: boolean;
  readonly bodyBackgroundColor?: string;
  readonly bodyForegroundColor?: string;
  /** prefers-color-scheme: dark */
  readonly prefersDark: boolean;
  /** forced-colors: active */
  readonly forcedColors: boolean;
}

/** A colour's relative luminance (WCAG 2.2), 0 to 1; null when it is not "#rrggbb" or "#rgb". */
export function luminance(color: string | undefined): number | null {
  const short = /^#?([\da-f])([\da-f])([\da-f])$/iu.exec(color ?? "");
  const hex = short === null ? color : short.slice(1).map((digit) => digit + digit).join("");
  const parts = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})$/iu.exec(hex ?? "");
  if (parts === null) return null;
  const [red, green, blue] = parts.slice(1).map((part) => {
    const value = parseInt(part, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * The theme that fits the host: high contrast when the system forces its colours (or Office's text stands on its
 * background with the greatest contrast there is, as its high-contrast themes do), then Office's own word, then its
 * background, then what the browser prefers.
 */
export function chooseTheme(signs: ThemeSigns): ThemeName {
  if (signs.forcedColors) return "high-contrast";
  const background = luminance(signs.bodyBackgroundColor);
  const foreground = luminance(signs.bodyForegroundColor);
  if (background === 0 && foreground === 1 && signs.isDarkTheme !== false) return "high-contrast";
  if (signs.isDarkTheme !== undefined) return signs.isDarkTheme ? "dark" : "light";
  if (background !== null) return background < 0.18 ? "dark" : "light";
  return signs.prefersDark ? "dark" : "light";
}

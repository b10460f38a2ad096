import { useEffect, useState } from "react";
import { chooseTheme, type ThemeName } from "./choose-theme";

const PREFERS_DARK = "(prefers-color-scheme: dark)";
const FORCED_COLORS = "(forced-colors: active)";

function currentTheme(): ThemeName {
  // Office gives a theme on the desktop and on newer web hosts only.
  const office = Office.context.officeTheme as Office.OfficeTheme | undefined;
  return chooseTheme({
    isDarkTheme: office?.isDarkTheme,
    bodyBackgroundColor: office?.bodyBackgroundColor,
    bodyForegroundColor: office?.bodyForegroundColor,
    prefersDark: window.matchMedia(PREFERS_DARK).matches,
    forcedColors: window.matchMedia(FORCED_COLORS).matches,
  });
}

/** The theme that fits the host now. */
export function useTheme(): ThemeName {
  const [theme, setTheme] = useState(currentTheme);
  useEffect(() => {
    const update = () => setTheme(currentTheme());
    const queries = [window.matchMedia(PREFERS_DARK), window.matchMedia(FORCED_COLORS)];
    for (const query of queries) query.addEventListener("change", update);
    // Excel has no event for a change of Office's theme: it is asked again when the user comes back to the pane.
    window.addEventListener("focus", update);
    document.addEventListener("visibilitychange", update);
    return () => {
      for (const query of queries) query.removeEventListener("change", update);
      window.removeEventListener("focus", update);
      document.removeEventListener("visibilitychange", update);
    };
  }, []);
  return theme;
}

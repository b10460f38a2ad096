import { useMemo } from "react";
import { dayToDate } from "../../process/calendar";
import { usePaneState, useWords } from "../state/context";
import type { TargetPeriod } from "./periods";

/** How a period is written in the pane's language: "Jan 2026", "Q1 2026", "2026年第1季度". */
export function usePeriodLabel(): (period: TargetPeriod) => string {
  const { t } = useWords();
  const language = usePaneState((state) => state.language);
  return useMemo(() => {
    const month = new Intl.DateTimeFormat(language, { timeZone: "UTC", year: "numeric", month: "short" });
    return ({ every, from }: TargetPeriod) => {
      const date = dayToDate(from);
      if (every === "month") return month.format(date);
      const year = String(date.getUTCFullYear());
      return every === "year" ? t("setup:period.yearName", { year }) : t("setup:period.quarterName", { year, quarter: date.getUTCMonth() / 3 + 1 });
    };
  }, [t, language]);
}

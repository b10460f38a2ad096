import type { ConversionMode } from "../metrics/conversion";
import type { TargetMeasure } from "../metrics/targets";
import type { Every } from "../process/calendar-periods";
import type { WinMeasure } from "../metrics/win-rate";
import type { Language } from "../process/language";
import { figureHeader } from "./answer-table";
import type { Choices } from "./arguments";

/** The default first. */
export const MODES: Choices<ConversionMode> = {
  cohort: { en: "cohort", "zh-CN": "同批" },
  resolved: { en: "resolved", "zh-CN": "已结" },
  period: { en: "period", "zh-CN": "期间" },
  snapshot: { en: "snapshot", "zh-CN": "快照" },
};

/** The default first. */
export const MEASURES: Choices<WinMeasure> = {
  count: { en: "count", "zh-CN": "数量" },
  amount: { en: "amount", "zh-CN": "金额" },
  all: { en: "all", "zh-CN": "全部" },
};

/** The default first. */
export const FORECAST_MEASURES: Choices<"weighted" | "amount"> = {
  weighted: { en: "weighted", "zh-CN": "加权" },
  amount: MEASURES.amount,
};

/** The default first. */
export const TARGET_MEASURES: Choices<TargetMeasure> = { amount: MEASURES.amount, count: MEASURES.count };

/** The default first. */
export const LOSS_MEASURES: Choices<"count" | "amount"> = { count: MEASURES.count, amount: MEASURES.amount };

/** Figures by the words of their headers. */
export function figureChoices<T extends string>(keys: readonly T[]): Choices<T> {
  const words = (key: T, lng: Language) => withoutUnit(figureHeader(key, lng));
  return Object.fromEntries(keys.map((key) => [key, { en: words(key, "en"), "zh-CN": words(key, "zh-CN") }])) as Choices<T>;
}

/** "Mean cycle (days)" without its unit. */
export function withoutUnit(header: string): string {
  return header.replace(/\s*[(（].*$/su, "");
}

/** The default first. */
export const EVERY: Choices<Every> = {
  month: { en: "month", "zh-CN": "月" },
  day: { en: "day", "zh-CN": "日" },
  week: { en: "week", "zh-CN": "周" },
  quarter: { en: "quarter", "zh-CN": "季度" },
  year: { en: "year", "zh-CN": "年" },
};

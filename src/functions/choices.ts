import type { ConversionMode } from "../metrics/conversion";
import type { WinMeasure } from "../metrics/win-rate";
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

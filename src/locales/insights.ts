import en from "./en/insights.json";
import zhCN from "./zh-CN/insights.json";
import { addTexts } from ".";

addTexts("insights", { en, "zh-CN": zhCN });

import en from "./en/deals.json";
import zhCN from "./zh-CN/deals.json";
import { addTexts } from ".";

addTexts("deals", { en, "zh-CN": zhCN });
